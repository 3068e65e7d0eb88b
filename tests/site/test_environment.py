"""Settings come from the environment, and none of them has to be set."""

import stat
from concurrent.futures import ThreadPoolExecutor

import pytest

from stoeprand.site import environment


def test_the_secret_is_made_once_and_for_nobody_else_to_read(tmp_path):
    secret = environment.secret_key({}, tmp_path)
    assert len(secret) >= 50
    assert environment.secret_key({}, tmp_path) == secret
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600


def test_processes_that_start_at_once_have_the_same_secret(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        secrets = set(pool.map(lambda _: environment.secret_key({}, tmp_path), range(32)))
    assert len(secrets) == 1


def test_a_secret_from_the_environment_is_not_written_down(tmp_path):
    assert environment.secret_key({"STOEPRAND_SECRET_KEY": "mine"}, tmp_path) == "mine"
    assert list(tmp_path.iterdir()) == []


def test_a_secret_that_was_never_finished_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(environment, "PATIENCE", 0.1)
    (tmp_path / "secret-key").touch()
    with pytest.raises(RuntimeError, match="is empty"):
        environment.secret_key({}, tmp_path)


@pytest.mark.parametrize("address", ["", "sqlite"])
def test_the_embedded_database_lies_in_the_data_folder(tmp_path, address):
    database = environment.database(address, tmp_path)
    assert database["ENGINE"] == "django.db.backends.sqlite3"
    assert database["NAME"].parent == tmp_path
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_another_database_is_given_by_its_address(tmp_path):
    database = environment.database("postgresql://bram:s%40fe@db.test:5433/room", tmp_path)
    assert [database[key] for key in ("USER", "PASSWORD", "HOST", "PORT", "NAME")] == [
        *("bram", "s@fe", "db.test", "5433", "room")
    ]


def test_a_database_may_be_reached_through_a_socket(tmp_path):
    database = environment.database("postgresql://bram@/room?host=/run/postgresql", tmp_path)
    assert (database["HOST"], database["PORT"], database["NAME"]) == ("/run/postgresql", "", "room")


def test_what_an_address_asks_of_the_connection_is_not_dropped(tmp_path):
    address = "postgresql://bram@db.test/room?sslmode=require&sslrootcert=/etc/ca%20s.pem"
    options = environment.database(address, tmp_path)["OPTIONS"]
    assert (options["sslmode"], options["sslrootcert"]) == ("require", "/etc/ca s.pem")
    assert options["pool"]
    plain = environment.database(f"{address}&host=/run/postgresql", tmp_path)
    assert "host" not in plain["OPTIONS"]
    assert plain["HOST"] == "/run/postgresql"


def test_a_database_of_another_kind_is_refused(tmp_path):
    with pytest.raises(ValueError, match="postgresql://"):
        environment.database("mysql://localhost/room", tmp_path)


def test_without_hosts_it_answers_to_this_machine_alone():
    assert environment.hosts({}) == ["localhost", "127.0.0.1", "[::1]"]
    assert environment.hosts({"STOEPRAND_HOSTS": "a.test, b.test"}) == ["a.test", "b.test"]


@pytest.mark.parametrize("yes", ["1", "true", "Yes", " on "])
def test_a_switch_is_on_when_it_says_so(yes):
    assert environment.is_on({"STOEPRAND_DEBUG": yes}, "STOEPRAND_DEBUG")


@pytest.mark.parametrize("no", ["", "0", "false", "nee"])
def test_a_switch_is_off_by_default_and_for_anything_else(no):
    assert not environment.is_on({"STOEPRAND_DEBUG": no}, "STOEPRAND_DEBUG")
    assert not environment.is_on({}, "STOEPRAND_DEBUG")


def test_the_data_folder_is_made_where_it_is_not(tmp_path):
    folder = environment.data_folder({"STOEPRAND_DATA": str(tmp_path / "a" / "b")})
    assert folder.is_dir()


def test_by_default_data_lies_below_the_folder_one_works_in(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert environment.data_folder({}) == tmp_path / "var"
