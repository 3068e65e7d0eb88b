"""Page and command line say the same of an area and of an answer."""

from datetime import date
from decimal import Decimal
from typing import Any

from click.testing import CliRunner

from stoeprand.commands import main
from stoeprand.engine import check, find_room, validate
from stoeprand.room.presentation import area_page, decision
from tests.room.making import PURSE, area, document, kerb

DAY = date(2026, 11, 24)
PARTS: dict[str, Any] = {
    "kerbs": [
        PURSE,
        kerb("advice", "cost", [{"at_most": 100, "level": "consult"}, {"level": "agree"}]),
        kerb("spare", "cost", [{"level": "tell"}]),
    ],
}


def printed(tmp_path, command: str, *more: str, given: str = "") -> str:
    path = tmp_path / "area.json"
    path.write_bytes(document(**PARTS))
    arguments = [command, str(path), *more, "--at", DAY.isoformat(), "--lang", "nl"]
    ran = CliRunner().invoke(main, arguments, input=given)
    return " ".join(ran.output.replace("\u00a0", " ").split())


def plain(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


def test_the_verdict_on_an_area_is_the_same(tmp_path):
    garden = area(**PARTS)
    page = area_page(garden, find_room(garden, DAY), validate(garden, DAY), DAY, "nl")
    text = printed(tmp_path, "room")
    assert page.verdicts
    for verdict in page.verdicts:
        for words in (verdict.name, verdict.meaning, verdict.proof):
            assert plain(words) in text


def test_what_needs_less_asking_is_the_same(tmp_path):
    garden, values = area(**PARTS), {"cost": Decimal(3000)}
    remains = decision(garden, check(garden, values, DAY), values, DAY, "nl").remains
    text = printed(tmp_path, "check", "-", given='{"values": {"cost": 3000}}')
    assert remains
    assert remains.remainders
    for words in (remains.heading, remains.caveat, *(r.sentence for r in remains.remainders)):
        assert plain(words) in text
