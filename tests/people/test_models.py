"""People belong to an organisation, and an address is theirs there alone."""

import pytest
from django.db import IntegrityError, transaction

from stoeprand.people.models import Hostname, Person
from tests.room.making import organisation

pytestmark = pytest.mark.django_db


def test_the_same_address_may_have_an_account_at_two_organisations():
    for owner in (organisation("waterdam"), organisation("polderveen")):
        Person.objects.create(organisation=owner, email="noor@voorbeeld.test", name="Noor")
    assert Person.objects.filter(email="noor@voorbeeld.test").count() == 2


def test_an_address_has_one_account_at_an_organisation_whatever_its_capitals():
    owner = organisation()
    Person.objects.create(organisation=owner, email="noor@voorbeeld.test", name="Noor")
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.create(organisation=owner, email="Noor@Voorbeeld.test", name="Noor Linde")


def test_two_organisations_cannot_have_the_same_hostname():
    organisation("waterdam", "mag.waterdam.test")
    with pytest.raises(IntegrityError), transaction.atomic():
        organisation("polderveen", "mag.waterdam.test")


def test_a_hostname_in_capitals_is_no_other_hostname():
    organisation("waterdam", "mag.waterdam.test")
    with pytest.raises(IntegrityError), transaction.atomic():
        organisation("polderveen", "MAG.waterdam.test")


def test_whoever_is_shown_is_shown_by_name():
    owner = organisation("waterdam", "mag.waterdam.test")
    person = Person(organisation=owner, email="noor@voorbeeld.test", name="Noor Linde")
    assert (str(owner), str(person)) == ("Gemeente Waterdam", "Noor Linde")
    assert str(Hostname.objects.get()) == "mag.waterdam.test"
