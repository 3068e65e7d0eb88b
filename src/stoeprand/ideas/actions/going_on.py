"""Going on with an idea: beginning it, telling it, asking advice, agreement or an honest answer."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from stoeprand.engine import Limit
from stoeprand.engine.decision import Decision
from stoeprand.engine.domains import Values
from stoeprand.engine.levels import Level
from stoeprand.engine.messages import Message, message
from stoeprand.ideas.actions.deciding import own_going
from stoeprand.ideas.actions.holding import tidy, written_down
from stoeprand.ideas.mails import mail_asked
from stoeprand.ideas.models import LONGEST_TITLE, Asked, Going, State
from stoeprand.ideas.plans import Plan, movable, plans_for, plans_to_move
from stoeprand.ideas.versions import area_of, version_on
from stoeprand.ledger.chain import Json
from stoeprand.people.actions.refusing import Refused, see_that_all_are_of
from stoeprand.people.models import Circle, Person
from stoeprand.room.actions import check_idea
from stoeprand.room.models import Area, AreaVersion
from stoeprand.room.shared import kept

FIRST_STATE = {
    Level.FREE: State.STARTED,
    Level.TELL: State.TOLD,
    Level.CONSULT: State.ADVICE,
    Level.AGREE: State.AGREEMENT,
    Level.NO: State.MOVE,
}
LONGEST_KEY = 64


@dataclass(frozen=True, slots=True)
class Offer:
    """What somebody sends along when they go on with an idea.

    `level` is that of the answer that they saw; `key` that of the form that they sent.
    """

    title: str
    level: str
    key: str
    sentence: str = ""
    circle: Circle | None = None
    may_be_shown: bool = False


def go_on(*, slug: str, values: Values, offer: Offer, by: Person, limit: Limit) -> Going:
    """Go on with an idea as far as its answer of today lets one; return it.

    What is free begins; what is to be told begins and is told; for the rest the owners are asked.
    The same form sent twice is one idea.

    Raises NoSuchArea, OutOfTime, PermissionDenied for a circle of others, and Refused where the
    answer is not the one that was seen, or depends on something that is not known yet.
    """
    see_that_all_are_of(by.organisation, offer.circle)
    if not offer.title.strip():
        raise Refused(message("Say in a few words what you want to do."), "title")
    if not offer.key or len(offer.key) > LONGEST_KEY:
        raise Refused(message("Open the page again, and try once more."))
    if before := Going.objects.filter(asked_by=by, key=offer.key).first():
        return before  # type: ignore[no-any-return]  # a row of this very model
    today = timezone.localdate()
    version = version_on(by.organisation, slug, today)
    decision = check_idea(area=area_of(version), values=values, at=today, limit=limit)
    if decision.level is None or decision.level.id != offer.level:
        raise Refused(_is_other_by_now())
    return _kept(version, values, decision, offer, by)


@transaction.atomic
def propose_to_move(*, going_id: int, kerbs: list[str], sentence: str, by: Person) -> Going:
    """Propose to the owners of kerbs that hold an idea back to move them; return the idea.

    An owner is asked once about an idea. Raises PermissionDenied, and Refused for other kerbs.
    """
    going = own_going(going_id, by)
    if going.is_over or not kerbs or not set(kerbs) <= set(going.kerbs):
        raise Refused(message("Choose a kerb that counts for this idea."), "kerb")
    area = area_of(going.version)
    if movable(area, kerbs) != kerbs:
        raise Refused(message("Nobody here can move this kerb."), "kerb")
    today = timezone.localdate()
    plans = plans_to_move(going.organisation, area, kerbs, by, today)
    known = set(going.asks.filter(kind="move").values_list("owner_id", flat=True))
    new = [plan for plan in plans if plan.owner_id not in known]
    if new:
        _ask(going, new, tidy(sentence), "idea.move-proposed", by)
    return going


@transaction.atomic
def _kept(
    version: AreaVersion, values: Values, decision: Decision, offer: Offer, by: Person
) -> Going:
    # Whoever publishes holds the area: the answer is of the version that is in force now.
    area = Area.objects.held(organisation=by.organisation, slug=version.area.slug)
    if before := Going.objects.filter(asked_by=by, key=offer.key).first():
        return before  # type: ignore[no-any-return]  # a row of this very model
    today = timezone.localdate()
    if version_on(by.organisation, area.slug, today).pk != version.pk:
        raise Refused(_is_other_by_now())
    assert decision.level is not None  # noqa: S101  (`go_on` refused what still depends)
    read = area_of(version)
    going = Going.objects.create(
        organisation=by.organisation,
        area=area,
        version=version,
        title=" ".join(offer.title.replace("\0", "").split())[:LONGEST_TITLE],
        values=kept(read, values),
        level=decision.level.id,
        kerbs=[reason.kerb for reason in decision.because],
        asked_by=by,
        asked_on=today,
        circle=offer.circle,
        state=FIRST_STATE[decision.level],
        went_ahead_on=today if decision.level <= Level.TELL else None,
        may_be_shown=offer.may_be_shown,
        key=offer.key,
    )
    plans = plans_for(by.organisation, read, decision, by, today)
    _ask(going, plans, tidy(offer.sentence), "idea.shared", by)
    return going


def _ask(going: Going, plans: list[Plan], sentence: str, action: str, by: Person) -> None:
    """Keep what is asked of each owner, mail them, and write it down."""
    today = timezone.localdate()
    asks = [
        Asked.objects.create(
            organisation=going.organisation,
            going=going,
            kind=plan.kind,
            kerbs=list(plan.kerbs),
            owner_id=plan.owner_id,
            to=plan.to,
            asked_on=today,
            due=plan.due,
            silence_counts=plan.silence_counts,
        )
        for plan in plans
    ]
    for asked in asks:
        if asked.to is not None and asked.to.pk != by.pk:
            mail_asked(asked, sentence)
    facts: dict[str, Json] = {
        "level": going.level,
        "kerbs": going.kerbs,
        "version": going.version_id,
        "asked": [_told(asked) for asked in asks],
    }
    entry = written_down(action, going, by, facts, sentence)
    Asked.objects.filter(pk__in=[asked.pk for asked in asks]).update(entry=entry)
    if going.entry_id is None:
        Going.objects.filter(pk=going.pk).update(entry=entry)
        going.entry = entry


def _told(asked: Asked) -> dict[str, Json]:
    return {
        "asked": asked.pk,
        "kind": str(asked.kind),
        "owner": asked.owner_id,
        "due": asked.due.isoformat(),
        "silence_counts": asked.silence_counts,
    }


def _is_other_by_now() -> Message:
    return message("The answer changed while you looked at it. See what holds now.")
