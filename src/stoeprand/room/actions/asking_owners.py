"""Asking owners about kerbs that count already: is this so? and, where it is open: what holds?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from stoeprand.engine.area import Area, Kerb
from stoeprand.people.models import Person
from stoeprand.post.actions import BadAddress
from stoeprand.post.links import sign
from stoeprand.room.mails import AskedKerb, mail_owner
from stoeprand.room.models import AreaVersion

CONFIRM = "kerb.confirm"
FILL_IN = "kerb.fill-in"
"""What a link in a mail is for; it holds the version and the kerb."""

VALID_FOR = timedelta(days=90)
"""So long an owner can answer from the mail."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Who was asked about which kerbs; `nobody` are the owners for whom nobody answers."""

    people: tuple[Person, ...]
    kerbs: tuple[Kerb, ...]
    nobody: tuple[str, ...]


def ask_owners(
    version: AreaVersion, area: Area, kerbs: Sequence[Kerb], people: Mapping[str, Person]
) -> Asked:
    """Queue a mail to each owner of these kerbs of a version, in its transaction.

    `people` has by owner who answers for them. A person gets one mail with all their kerbs.
    """
    by_person: dict[int, list[Kerb]] = {}
    for kerb in kerbs:
        if kerb.owner in people:
            by_person.setdefault(people[kerb.owner].pk, []).append(kerb)
    asked: list[Person] = []
    unreachable: set[str] = set()
    for theirs in by_person.values():
        person = people[theirs[0].owner]
        try:
            mail_owner(version, area, [_asked(version, kerb, person) for kerb in theirs], person)
            asked.append(person)
        except BadAddress:
            unreachable |= {kerb.owner for kerb in theirs}
    reached = people.keys() - unreachable
    return Asked(
        people=tuple(asked),
        kerbs=tuple(kerb for kerb in kerbs if kerb.owner in reached),
        nobody=tuple(dict.fromkeys(k.owner for k in kerbs if k.owner not in reached)),
    )


def _asked(version: AreaVersion, kerb: Kerb, person: Person) -> AskedKerb:
    purpose = FILL_IN if kerb.is_open else CONFIRM
    payload = {"version": str(version.pk), "kerb": kerb.id}
    return AskedKerb(kerb, sign(purpose, version.organisation, payload, person))
