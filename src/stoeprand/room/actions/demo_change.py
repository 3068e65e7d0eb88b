"""The change that the demo municipality is in, with the sponsors who stand for it."""

import tomllib
from importlib.resources import files
from typing import Any

from stoeprand.changes.actions import ThreeSentences, add_area, say_sentences
from stoeprand.changes.models import Change
from stoeprand.people.actions.inviting import make_person
from stoeprand.people.actions.roles import give_roles
from stoeprand.people.models import Office, Organisation, Person, Role, Tenure
from stoeprand.room.actions.beginning_changes import begin_change

FILE = "change.toml"


def set_up_change(demo: Organisation) -> None:
    """Begin the change of the demo where none has begun; its areas are to be there already."""
    if Change.objects.filter(organisation=demo).exists():
        return
    told = tomllib.loads((files("stoeprand.demo") / FILE).read_text(encoding="utf-8"))
    sponsors = [_sponsor(demo, each) for each in told["sponsors"]]
    first, office = sponsors[0], _office(demo, told, sponsors[0])
    change = begin_change(
        organisation=demo,
        title=told["title"],
        direction=told["direction"],
        office=office,
        by=first,
        on=told["begun_on"],
    )
    for slug in told["areas"]:
        add_area(change=change, area_slug=slug, by=first)
    for sponsor, each in zip(sponsors, told["sponsors"], strict=True):
        say_sentences(
            change=change,
            sentences=ThreeSentences(each["matters"], each["fixed"], each["unknown"]),
            office=office if sponsor == first else None,
            by=sponsor,
            on=each["said_on"],
        )


def _sponsor(demo: Organisation, told: dict[str, Any]) -> Person:
    """Return a sponsor of the demo, made where they are not there yet."""
    person: Person | None = Person.objects.filter(organisation=demo, email=told["email"]).first()
    if person is None:
        person = make_person(demo, told["name"], told["email"], "nl")
    give_roles(person, [Role.SPONSOR])
    return person


def _office(demo: Organisation, told: dict[str, Any], holder: Person) -> Office:
    """Return the office in whose name the change has its direction, held since it began."""
    office, is_new = Office.objects.get_or_create(
        organisation=demo, slug=told["office"]["slug"], defaults={"title": told["office"]["title"]}
    )
    if is_new:
        Tenure.objects.create(
            organisation=demo, office=office, person=holder, since=told["begun_on"]
        )
    return office
