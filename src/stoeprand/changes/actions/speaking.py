"""What matters to a sponsor, what is fixed, and what they do not know yet: three sentences."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from stoeprand.changes.actions.preparing import forget_prepared, prepare_texts
from stoeprand.changes.actions.standing import see_that_they_hold
from stoeprand.changes.models import LONGEST_SENTENCE, Change, Prepared, Sentences
from stoeprand.changes.rules import directing
from stoeprand.changes.texts import kept_text
from stoeprand.engine.messages import message
from stoeprand.ledger.actions import append
from stoeprand.people.actions.refusing import Refused, see_that, see_that_all_are_of
from stoeprand.people.models import Office, Person


@dataclass(frozen=True, slots=True)
class ThreeSentences:
    """The three sentences as somebody wrote them; an empty one is not said (yet)."""

    matters: str
    fixed: str
    unknown: str


@transaction.atomic
def say_sentences(
    *,
    change: Change,
    sentences: ThreeSentences,
    office: Office | None,
    by: Person,
    on: date | None = None,
) -> Sentences:
    """Say the three sentences of a sponsor, on a day (today); what they said before stays readable.

    With `office` they are said in its name, and go to its successor. The same once more changes
    nothing. Raises PermissionDenied or Refused.
    """
    see_that(directing, by, change.organisation)
    see_that_all_are_of(change.organisation, office)
    held, day = Change.objects.select_for_update().get(pk=change.pk), on or timezone.localdate()
    if held.begun_on is None:
        raise Refused(message("This change has not begun yet."))
    see_that_they_hold(office, by, day)
    texts = _kept(sentences)
    last = Sentences.objects.filter(change=held, person=by, office=office).order_by("pk").last()
    if last and {name: getattr(last, name) for name in texts} == texts:
        return last
    said = Sentences(
        organisation=held.organisation, change=held, person=by, office=office, on=day, **texts
    )
    said.save()
    forget_prepared(held, by, Prepared.Kind.SENTENCES)
    append(
        organisation=held.organisation,
        action="change.sponsor-said",
        by=by,
        facts={"change": held.slug, "office": office.slug if office else None},
        personal={name: text for name, text in texts.items() if text},
    )
    return said


def prepare_sentences(
    *, change: Change, sponsor: Person, sentences: ThreeSentences, by: Person
) -> Prepared:
    """Write down three sentences that a sponsor may come to say.

    Raises PermissionDenied or Refused.
    """
    return prepare_texts(
        change=change,
        sponsor=sponsor,
        kind=Prepared.Kind.SENTENCES,
        texts=_kept(sentences),
        by=by,
    )


def _kept(sentences: ThreeSentences) -> dict[str, str]:
    texts = {
        name: kept_text(text, name, LONGEST_SENTENCE) for name, text in asdict(sentences).items()
    }
    if not any(texts.values()):
        raise Refused(message("Say at least one of the three."), "matters")
    return texts
