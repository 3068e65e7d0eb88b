"""One line in the environment says by which server mail goes; no password goes in clear."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from stoeprand.site.mail_server import MailServer, own_address, sender, server


def named(address: str) -> MailServer:
    return server({"STOEPRAND_MAIL_SERVER": address})


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("", MailServer()),
        ("smtp://localhost", MailServer("localhost", 25)),
        ("smtp://localhost:2525", MailServer("localhost", 2525)),
        ("smtps://mail.test", MailServer("mail.test", 465, is_encrypted=True)),
        (
            "smtp+starttls://noor%40a.test:ge%3Aheim%2F@mail.test",
            MailServer("mail.test", 587, "noor@a.test", "ge:heim/", becomes_encrypted=True),
        ),
        ("smtps://[2001:db8::1]:466", MailServer("2001:db8::1", 466, is_encrypted=True)),
    ],
)
def test_a_mail_server_is_one_address(address, expected):
    assert named(address) == expected


@pytest.mark.parametrize(
    "address", ["mail.test", "http://mail.test", "smtp://", "smtps://mail.test:abc", "smtp://a/b"]
)
def test_what_is_no_mail_server_is_refused_with_what_would_be_one(address):
    with pytest.raises(ValueError, match="smtps://user:password@host"):
        named(address)


def test_a_password_is_never_sent_unencrypted_nor_shown():
    with pytest.raises(ValueError, match="unencrypted") as refused:
        named("smtp://noor:geheim@mail.test")
    assert "geheim" not in str(refused.value)


@pytest.mark.parametrize(
    ("hosts", "https", "address", "from_whom"),
    [
        (["localhost"], False, "http://localhost", "stoeprand@localhost"),
        (["mag.test"], True, "https://mag.test", "stoeprand@mag.test"),
        ([".mag.test"], True, "https://mag.test", "stoeprand@mag.test"),
        (["*"], False, "http://localhost", "stoeprand@localhost"),
    ],
)
def test_where_nothing_is_said_mail_comes_from_the_first_hostname(hosts, https, address, from_whom):
    assert own_address({}, hosts, https=https) == address
    assert sender({}, hosts) == from_whom


def test_what_is_said_counts():
    said = {"STOEPRAND_ADDRESS": "https://a.test/", "STOEPRAND_MAIL_FROM": "mag@a.test"}
    assert own_address(said, ["b.test"], https=False) == "https://a.test"
    assert sender(said, ["b.test"]) == "mag@a.test"


PROGRAM = """
import json
from stoeprand.site import settings
print(json.dumps([settings.MAIL_GOES_OUT, settings.MAIL_IS_SHOWN]))
"""


@pytest.mark.parametrize(
    ("environment", "goes_out", "is_shown"),
    [
        ({}, False, True),
        ({"STOEPRAND_HOSTS": "mag.waterdam.test localhost"}, False, False),
        ({"STOEPRAND_HOSTS": "localhost"}, False, True),
        ({"STOEPRAND_MAIL_SERVER": "smtp://localhost"}, True, False),
    ],
)
def test_mail_is_shown_only_where_nobody_else_knows_the_installation(
    environment, goes_out, is_shown, tmp_path: Path
):
    ours = ("STOEPRAND_HOSTS", "STOEPRAND_MAIL_SERVER")
    here = {name: text for name, text in os.environ.items() if name not in ours}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env=here | {"STOEPRAND_DATA": str(tmp_path)} | environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout) == [goes_out, is_shown]
