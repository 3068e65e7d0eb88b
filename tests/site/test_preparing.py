"""Starting the first time sets all up; starting again does nothing over."""

import pytest
from django.db import connection

from stoeprand.people.models import Organisation
from stoeprand.site import preparing
from tests.room.making import organisation


@pytest.fixture
def _packed(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path / "static"
    packed = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": packed}


@pytest.mark.django_db
def test_tables_that_are_up_to_date_are_left_alone():
    assert preparing.bring_tables_up_to_date() is False


@pytest.mark.django_db(transaction=True)
def test_tables_that_lack_are_made():
    with connection.cursor() as cursor:
        # of an app to whose rows no others point
        cursor.execute("DELETE FROM django_migrations WHERE app = 'mfa'")
        cursor.execute("DROP TABLE mfa_authenticator")
    assert preparing.bring_tables_up_to_date() is True
    assert "mfa_authenticator" in connection.introspection.table_names()


@pytest.mark.usefixtures("_packed")
def test_files_are_laid_out_once_packed_and_under_lasting_names(settings):
    assert preparing.collect_files() is True
    names = {path.name for path in settings.STATIC_ROOT.rglob("*")}
    assert {"staticfiles.json", "stoeprand.css.gz", "stoeprand.css.br"} <= names
    assert preparing.collect_files() is False


@pytest.mark.usefixtures("_packed")
def test_files_are_laid_out_anew_when_one_changed(monkeypatch):
    preparing.collect_files()
    monkeypatch.setattr(preparing, "__version__", "next")
    assert preparing.collect_files() is True


@pytest.mark.usefixtures("_packed")
def test_scripts_that_no_page_uses_are_left_out(settings):
    preparing.collect_files()
    scripts = {path.name for path in settings.STATIC_ROOT.rglob("htm*.js")}
    assert {"htmx-2.js", "htmx-2.min.js"} <= scripts
    assert not any("4" in name.split(".")[0] for name in scripts)


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_packed")
def test_an_empty_installation_gets_the_demo_and_another_does_not():
    preparing.prepare()
    assert [each.slug for each in Organisation.objects.all()] == ["waterwijk"]
    preparing.prepare()
    assert Organisation.objects.count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_packed")
def test_an_installation_with_an_organisation_gets_no_demo():
    organisation("waterdam")
    preparing.prepare()
    assert [each.slug for each in Organisation.objects.all()] == ["waterdam"]


def test_without_its_look_nothing_is_served(monkeypatch):
    monkeypatch.setattr(preparing, "STYLES", "stoeprand/nothing.css")
    with pytest.raises(preparing.NoLook):
        preparing.prepare()
