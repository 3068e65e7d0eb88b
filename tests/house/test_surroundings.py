"""Tests run on the database that was asked for, and never on anybody's own data."""

import os
from pathlib import Path

import pytest
from django.db import connection

from tests.house.project import ROOT


@pytest.mark.django_db
def test_tests_run_on_the_database_that_was_asked_for(request):
    assert connection.vendor == request.config.getoption("--database")


@pytest.mark.postgresql
@pytest.mark.django_db
def test_postgresql_is_one_of_our_own_that_nobody_else_can_reach():
    with connection.cursor() as cursor:
        cursor.execute("SHOW listen_addresses")
        assert cursor.fetchone() == ("",)


def test_tests_keep_their_data_apart():
    data = Path(os.environ["STOEPRAND_DATA"])
    assert data.is_dir()
    assert ROOT not in data.parents
