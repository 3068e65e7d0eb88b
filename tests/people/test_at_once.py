"""Two who do the same thing at the same moment, in real processes: it is done once."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.post.installations import Installation, blank

PEOPLE = """
import json
from datetime import date
from django.test import RequestFactory
from stoeprand.ledger.verifying import verify
from stoeprand.people.actions import inviting, offices, roles, signing_in
from stoeprand.people.actions.inviting import make_person
from stoeprand.people.models import Person, Role, RoleHeld, Session, Tenure
from stoeprand.people.session_store import SessionStore
here = Organisation.objects.get()
"""

AT_ONCE = """
def result():
    try:
        {what}
    except Exception as error:
        return type(error).__name__
    return "done"
print("ready", flush=True)
while not os.path.exists({go!r}):
    time.sleep(0.001)
print(json.dumps(result()))
"""

MANY = 4


@pytest.fixture
def installation(request, tmp_path, transactional_db) -> Iterator[Installation]:
    with blank(tmp_path, request.config.getoption("--database")) as made:
        yield made


def at_once(folder: Path, installation: Installation, *scripts: str) -> list[str]:
    """Do things in processes of their own that begin at the same moment; what became of each."""
    go = folder / "go"
    running = [
        installation.start(PEOPLE + AT_ONCE.format(what=script, go=str(go))) for script in scripts
    ]
    for process in running:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n", process.communicate()
    go.touch()
    said = []
    for process in running:
        out, complaints = process.communicate(timeout=60)
        assert process.returncode == 0, complaints
        said.append(json.loads(out))
    return said


def test_an_invitation_that_is_accepted_four_times_at_once_makes_one_person(installation, tmp_path):
    token = installation.run(f"""{PEOPLE}
guest = inviting.Guest("Omar Riet", "omar@voorbeeld.test", [Role.MANAGER])
print(json.dumps(inviting.invite(organisation=here, guest=guest, by=None, language="nl").token))
""")
    accept = (
        f'inviting.accept_invitation(organisation=here, token="{token}", name="", language="nl")'
    )
    assert sorted(at_once(tmp_path, installation, *[accept] * MANY)) == ["BadLink"] * 3 + ["done"]
    left = installation.run(f"""{PEOPLE}
print(json.dumps([Person.objects.count(), RoleHeld.objects.count(), len(list(verify(here)))]))
""")
    assert left == [1, 1, 0]


def test_a_link_that_is_used_four_times_at_once_signs_in_once(installation, tmp_path):
    token = installation.run(f"""{PEOPLE}
noor = make_person(here, "Noor Linde", "noor@voorbeeld.test", "nl")
print(json.dumps(signing_in.link_to_sign_in(noor).rpartition("/")[2]))
""")
    use = (
        'request = RequestFactory().post("/", headers={"host": "localhost"}); '
        "request.session = SessionStore(); "
        f'signing_in.sign_in_with_link(request, here, "{token}"); request.session.save()'
    )
    assert sorted(at_once(tmp_path, installation, *[use] * MANY)) == ["BadLink"] * 3 + ["done"]
    assert installation.run(f"{PEOPLE}print(json.dumps(Session.objects.count()))") == 1


def test_of_two_administrators_who_take_the_role_from_each_other_one_stays(installation, tmp_path):
    keys = installation.run(f"""{PEOPLE}
people = [make_person(here, name, f"{{name}}@voorbeeld.test", "nl") for name in ("Ada", "Bo")]
for each in people:
    roles.give_roles(each, [Role.ADMINISTRATOR])
print(json.dumps([each.pk for each in people]))
""")
    take = "by = Person.objects.get(pk={}); roles.take_role(person=Person.objects.get(pk={}), \
role=Role.ADMINISTRATOR, by=by)"
    said = at_once(tmp_path, installation, take.format(*keys), take.format(*reversed(keys)))
    assert sorted(said)[-1] == "done"
    assert said.count("done") == 1
    assert installation.run(f"{PEOPLE}print(json.dumps(RoleHeld.objects.count()))") == 1


def test_an_office_that_is_handed_to_two_at_once_has_one_holder_at_a_time(installation, tmp_path):
    keys = installation.run(f"""{PEOPLE}
people = [
    make_person(here, name, f"{{name}}@voorbeeld.test", "nl") for name in ("Ada", "Omar", "Lila")
]
roles.give_roles(people[0], [Role.ADMINISTRATOR])
offices.make_office(
    organisation=here, title="Secretaris", holder=people[0], since=date(2026, 1, 1), by=people[0]
)
print(json.dumps([each.pk for each in people]))
""")
    hand = (
        "from stoeprand.people.models import Office; offices.hand_over_office("
        "office=Office.objects.get(), successor=Person.objects.get(pk={}), "
        f"since=date(2027, 3, 1), by=Person.objects.get(pk={keys[0]}))"
    )
    assert at_once(tmp_path, installation, *[hand.format(pk) for pk in keys[1:]]) == [
        "done",
        "done",
    ]
    tenures = installation.run(f"""{PEOPLE}
print(json.dumps([
    [each.since.isoformat(), each.until and each.until.isoformat()]
    for each in Tenure.objects.order_by("since")
]))
""")
    assert tenures == [["2026-01-01", "2027-02-28"], ["2027-03-01", None]]
