"""What publishing a draft would do: what changes, whose it is, which promises are not kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from stoeprand.engine.area import Area, Kerb
from stoeprand.engine.writing import write_area
from stoeprand.people.models import Person
from stoeprand.people.reading import who_are
from stoeprand.people.rules import sponsors
from stoeprand.room import published
from stoeprand.room.drafts import area_of_draft, area_of_version, read_kept
from stoeprand.room.effects import Found
from stoeprand.room.kerb_changes import KerbChange, changes_between, differ_in_kerbs_alone
from stoeprand.room.models import AreaVersion, Draft


@dataclass(frozen=True, slots=True)
class Plan:
    """A draft beside the version that is in force on the day from which it is to hold.

    `new` is the area as it would be published: confirmed are the kerbs that their owners confirmed
    and that still say the same, and those that `by` owns and publishes. `document` is its file,
    word for word as it was sent where nothing had to be put right. `people` has by owner who
    answers for them today; whom nobody answers for lacks. `is_behind` says that another version
    came into force since the draft began: what that one changed, this one would change back.
    """

    base: AreaVersion | None
    old: Area | None
    new: Area
    document: str
    format: str
    day: date
    changes: tuple[KerbChange, ...]
    people: Mapping[str, Person]
    is_behind: bool

    @property
    def says_nothing_new(self) -> bool:
        """Whether it says the same as what is in force on that day."""
        return (
            self.old is not None and not self.changes and differ_in_kerbs_alone(self.old, self.new)
        )

    @property
    def unconfirmed(self) -> tuple[Kerb, ...]:
        """The kerbs that would be asked about: new or moved ones that their owner did not confirm.

        Open ones are among them.
        """
        kerbs = (change.after for change in self.changes)
        return tuple(kerb for kerb in kerbs if kerb and kerb.confirmed_on is None)

    @property
    def has_promises(self) -> bool:
        """Whether anything is promised on that day."""
        if self.old is None:
            return False
        ends = [self.old.promised_until, *(kerb.promised_until for kerb in self.old.kerbs)]
        return any(end is not None and end >= self.day for end in ends)


def plan_of(draft: Draft, *, day: date, today: date, by: Person) -> Plan:
    """Return what publishing a draft from a day on would do."""
    organisation = draft.organisation
    base = (
        published.versions_on(organisation, day)
        .filter(area__slug=draft.slug)
        .select_related("area")
        .first()
    )
    old = area_of_version(base) if base else None
    drafted = area_of_draft(draft)
    changes = changes_between(old, drafted)
    owners = {owner for change in changes for owner in change.owners}
    people = who_are(organisation, owners, today) if owners else {}
    put_right = _with_confirmations(drafted, old, changes, people, by, today)
    document, file_format = draft.document, draft.format
    if put_right is not drafted:
        document, file_format = write_area(put_right), AreaVersion.Format.YAML
    new = read_kept(document, file_format)  # the same each time, so that what is found is kept
    return Plan(
        base=base,
        old=old,
        new=new,
        document=document,
        format=file_format,
        day=day,
        changes=tuple(changes_between(old, new)),
        people=people,
        is_behind=base is not None and base.pk != draft.based_on_id,
    )


def not_for(plan: Plan, by: Person) -> tuple[Kerb, ...] | None:
    """Return the changed kerbs that somebody may not publish, as they are not theirs.

    None where more changes than kerbs, or the area is new: that only a sponsor publishes.
    """
    if sponsors(by):
        return ()
    if plan.old is None or not differ_in_kerbs_alone(plan.old, plan.new):
        return None
    return tuple(
        change.kerb
        for change in plan.changes
        if any(not _is(plan.people.get(owner), by) for owner in change.owners)
    )


def promises_taken_back(plan: Plan, found: Found) -> tuple[str, ...]:
    """Return the ids of the promised kerbs that would not be kept; the area's own promise is "".

    Where it could not be found out, all that is promised is taken to be at stake.
    """
    if not plan.has_promises or plan.old is None:
        return ()
    if found.diff is not None:
        return tuple(dict.fromkeys(each.kerb or "" for each in found.diff.broken_promises))
    whole = plan.old.promised_until is not None and plan.old.promised_until >= plan.day
    kerbs = [k.id for k in plan.old.kerbs if k.promised_until and k.promised_until >= plan.day]
    return ("", *kerbs) if whole else tuple(kerbs)


def _with_confirmations(
    area: Area,
    old: Area | None,
    changes: Sequence[KerbChange],
    people: Mapping[str, Person],
    by: Person,
    today: date,
) -> Area:
    """Return the area with each kerb confirmed on the day that its owner did so, and only then.

    What a file says of that is no confirmation by somebody here.
    """
    before = {kerb.id: kerb.confirmed_on for kerb in old.kerbs} if old else {}
    changed = {change.kerb.id for change in changes}

    def confirmed_on(kerb: Kerb) -> date | None:
        if kerb.id not in changed:
            return before[kerb.id]
        return None if kerb.is_open or not _is(people.get(kerb.owner), by) else today

    kerbs = tuple(replace(kerb, confirmed_on=confirmed_on(kerb)) for kerb in area.kerbs)
    return area if kerbs == area.kerbs else replace(area, kerbs=kerbs)


def _is(one: Person | None, other: Person) -> bool:
    return one is not None and one.pk == other.pk
