"""Publishing a draft: from then on its kerbs count, and those who own them are asked about them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from stoeprand.engine import Limit
from stoeprand.engine.area import Kerb
from stoeprand.engine.messages import message
from stoeprand.ledger.actions import append
from stoeprand.ledger.chain import Json
from stoeprand.people.actions.refusing import Refused, see_that
from stoeprand.people.models import Organisation, Person
from stoeprand.room.actions.asking_owners import ask_owners
from stoeprand.room.actions.drafting import held_draft
from stoeprand.room.actions.promising import Explained, reopen, see_that_it_is_explained
from stoeprand.room.actions.publishing import Unpublishable, publish_area
from stoeprand.room.drafts import draft_of
from stoeprand.room.effects import find_changes
from stoeprand.room.kerb_changes import KerbChange
from stoeprand.room.models import Area, AreaVersion
from stoeprand.room.publishing_plans import (
    Plan,
    not_for,
    plan_of,
    promises_taken_back,
)
from stoeprand.room.rules import may_publish

NOT_EXPLAINED = Explained()


@dataclass(frozen=True, slots=True)
class Published:
    """A version that now counts, whom we asked by mail, and whom we could not find for that.

    `nobody` are owners as the area file names them, for whom nobody in the organisation answers.
    """

    version: AreaVersion
    asked: tuple[Person, ...]
    nobody: tuple[str, ...]


def publish_draft(
    *,
    organisation: Organisation,
    slug: str,
    revision: int,
    in_force_from: date,
    by: Person,
    limit: Limit,
    explained: Explained = NOT_EXPLAINED,
) -> Published:
    """Publish the draft of an area, in force from a day on; the draft is gone by it.

    A new or moved kerb that its owner did not confirm counts, and is marked as claimed; its owner
    gets a mail. Whoever publishes a kerb of their own confirms it by that. What takes promised room
    away must be `explained`; where `limit` is too short to know, all that is promised counts as
    taken away.

    Raises PermissionDenied, NoSuchDraft, Outdated, and Refused.
    """
    see_that(may_publish, by, organisation)
    draft = draft_of(organisation, slug)
    plan = plan_of(draft, day=in_force_from, today=timezone.localdate(), by=by)
    _see_that_it_is_theirs(plan, by)
    if plan.says_nothing_new:
        raise Refused(message("This draft says the same as what holds already."))
    # Searched before anything is held: meanwhile others can write.
    taken_back = promises_taken_back(plan, find_changes(plan.old, plan.new, plan.day, limit))
    if taken_back:
        see_that_it_is_explained(explained)
    with transaction.atomic():
        # The area first, as whoever confirms a kerb does; of one that is new there is no row yet.
        Area.objects.select_for_update().filter(organisation=organisation, slug=slug).first()
        held_draft(organisation, slug, revision).delete()
        version = _published(organisation, plan, by)
        if taken_back:
            reopen(version, taken_back, explained, by)
        asked = ask_owners(version, plan.new, plan.unconfirmed, plan.people)
        _tell_the_ledger(version, plan, taken_back, explained, asked.kerbs, by)
    return Published(version, asked.people, asked.nobody)


def _see_that_it_is_theirs(plan: Plan, by: Person) -> None:
    others = not_for(plan, by)
    if others is None:
        raise Refused(
            message("Here more changes than your own kerbs. Only a sponsor can publish this.")
        )
    if others:
        titles = "; ".join(kerb.title.said_in(by.language) for kerb in others)
        raise Refused(
            message("These kerbs are not yours: {kerbs}. A sponsor can publish them.", kerbs=titles)
        )


def _published(organisation: Organisation, plan: Plan, by: Person) -> AreaVersion:
    """Publish what was planned, unless another version was published since."""
    newest = AreaVersion.objects.filter(organisation=organisation, area__slug=plan.new.id)
    base = newest.filter(in_force_from__lte=plan.day).order_by("-in_force_from", "-pk").first()
    if (base.pk if base else None) != (plan.base.pk if plan.base else None):
        raise Refused(
            message("Somebody published a new version a moment ago. Look again at what changes.")
        )
    try:
        return publish_area(
            organisation=organisation,
            document=plan.document.encode(),
            name=f"area.{plan.format}",
            in_force_from=plan.day,
            by=by,
        )
    except Unpublishable:
        raise Refused(
            message("This day is past. Choose today or a later day."), "in_force_from"
        ) from None


def _tell_the_ledger(
    version: AreaVersion,
    plan: Plan,
    taken_back: Sequence[str],
    explained: Explained,
    asked: Sequence[Kerb],
    by: Person,
) -> None:
    for change in plan.changes:
        facts: dict[str, Json] = {
            "area": plan.new.id,
            "version": version.pk,
            "kerb": change.kerb.id,
        }
        append(organisation=version.organisation, action=_action(change), by=by, facts=facts)
        if change.after and change.after.confirmed_on is not None:
            append(organisation=version.organisation, action="kerb.confirmed", by=by, facts=facts)
    if taken_back:
        append(
            organisation=version.organisation,
            action="promise.reopened",
            by=by,
            facts={"area": plan.new.id, "version": version.pk, "kerbs": list(taken_back)},
            personal={
                "reason": explained.reason,
                "instead": explained.instead,
                "letter": explained.letter,
            },
        )
    for kerb in asked:
        append(
            organisation=version.organisation,
            action="kerb.asked",
            by=by,
            facts={"area": plan.new.id, "version": version.pk, "kerb": kerb.id},
            personal={"owner": plan.people[kerb.owner]},
        )


def _action(change: KerbChange) -> str:
    if change.before is None or (change.before.is_open and change.after):
        return "kerb.set"
    return "kerb.moved" if change.after else "kerb.removed"
