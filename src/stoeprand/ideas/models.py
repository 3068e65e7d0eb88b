"""What is kept of an idea that somebody went on with, and of what others were asked about it.

What people wrote in sentences stands beside the ledger (`Particular`), and is erased with them.
"""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy

from stoeprand.engine.levels import LEVEL_IDS
from stoeprand.ideas.answerers import owners_answered_by
from stoeprand.ledger.models import Entry
from stoeprand.people.models import Circle, Membership, Organisation, Person
from stoeprand.people.reading import holds_on
from stoeprand.room.models import Area, AreaVersion

SENTENCE = "sentence"
"""The name under which stands beside the ledger what somebody wrote."""

LONGEST_TITLE = 500


class State(models.TextChoices):
    """How far an idea is."""

    STARTED = "started", gettext_lazy("begun")
    TOLD = "told", gettext_lazy("begun and told")
    ADVICE = "advice", gettext_lazy("advice is asked")
    AGREEMENT = "agreement", gettext_lazy("agreement is asked")
    AGREED = "agreed", gettext_lazy("agreed")
    MOVE = "move", gettext_lazy("an honest answer is asked")
    REFUSED = "refused", gettext_lazy("not agreed")
    WITHDRAWN = "withdrawn", gettext_lazy("withdrawn")
    DONE = "done", gettext_lazy("done")


WENT_AHEAD = (State.STARTED, State.TOLD, State.DONE)
OVER = (State.WITHDRAWN, State.DONE)
"""In these nothing more is asked of anybody."""


class Goings(models.QuerySet[Any]):
    """Ideas that somebody went on with, and who may see them."""

    def visible_to(self, person: Person | None) -> Self:
        """Return those that somebody may see.

        One's own; those about which one was asked, or answers for who was; what went ahead in
        one's circles; and what went ahead where whoever did it agreed to be shown.
        """
        if person is None:
            return self.none()
        today = timezone.localdate()
        asked = Asked.objects.filter(organisation=person.organisation_id).filter(
            Q(to=person) | Q(owner_id__in=owners_answered_by(person, today))
        )
        circles = Membership.objects.filter(holds_on(today), person=person).values("circle")
        went_ahead = Q(state__in=WENT_AHEAD) & (Q(may_be_shown=True) | Q(circle__in=circles))
        return self.filter(
            Q(asked_by=person) | Q(pk__in=asked.values("going")) | went_ahead,
            organisation=person.organisation_id,
        )


class Going(models.Model):
    """An idea that somebody went on with.

    `values` are as an address writes them. `version`, `level` and `kerbs` (those above free) say
    what the answer was on the day `asked_on`; they stay as they were. `key` is that of the form by
    which it came: the same form, sent twice, is one idea. `went_ahead_on` is the day it began.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey(AreaVersion, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=LONGEST_TITLE)
    values = models.JSONField()
    level = models.CharField(max_length=7, choices=[(each, each) for each in LEVEL_IDS])
    kerbs = models.JSONField()
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField()
    circle = models.ForeignKey(Circle, on_delete=models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=9, choices=State)
    went_ahead_on = models.DateField(null=True)
    may_be_shown = models.BooleanField(default=False)
    key = models.CharField(max_length=64)
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, null=True, related_name="+")
    decided = models.ForeignKey(Entry, on_delete=models.PROTECT, null=True, related_name="+")

    objects: ClassVar[Goings] = Goings.as_manager()  # type: ignore[assignment]  # a manager of this set

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["asked_by", "key"], name="a_form_is_one_idea"),
        ]
        indexes = [
            models.Index(fields=["area", "state", "went_ahead_on"], name="what_went_ahead"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def went_ahead(self) -> bool:
        """Whether somebody does it, or has done it."""
        return self.state in WENT_AHEAD

    @property
    def is_over(self) -> bool:
        """Whether nothing more is asked of anybody."""
        return self.state in OVER


class Kind(models.TextChoices):
    """What is asked of an owner; all but the last are levels of the answer."""

    TELL = "tell", gettext_lazy("told")
    CONSULT = "consult", gettext_lazy("asked for advice")
    AGREE = "agree", gettext_lazy("asked for agreement")
    MOVE = "move", gettext_lazy("asked for an honest answer")


class AnswerKind(models.TextChoices):
    """What an owner answers; what can be answered depends on what is asked."""

    SEEN = "seen"
    ADVICE = "advice"
    YES = "yes"
    NO = "no"


class AsksSeen(models.QuerySet[Any]):
    """What was asked of owners, and who may see it."""

    def visible_to(self, person: Person | None) -> Self:
        """Return what belongs to an idea that somebody asked about, or was asked about."""
        if person is None:
            return self.none()
        return self.filter(organisation=person.organisation_id).filter(
            Q(going__asked_by=person)
            | Q(to=person)
            | Q(owner_id__in=owners_answered_by(person, timezone.localdate()))
        )

    def waiting(self) -> Self:
        """Return what still waits for an answer."""
        return self.filter(answer="", is_called_off=False)


class Asked(models.Model):
    """What is asked of one owner about an idea.

    `owner_id` is the owner as the area file names them, `to` who answered for them on the day that
    it was asked: None where the organisation has nobody for that owner. Who may answer is looked at
    when they do. `silence_counts`: no answer up to and including `due` counts as yes; such a yes
    has no `answered_by`. What the owner says after that is kept beside it (`later_…`).
    `heard_move`: whoever asked heard that a kerb that held the idea back was moved.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    going = models.ForeignKey(Going, on_delete=models.PROTECT, related_name="asks")
    kind = models.CharField(max_length=7, choices=Kind)
    kerbs = models.JSONField()
    owner_id = models.CharField(max_length=64)
    to = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    asked_on = models.DateField()
    due = models.DateField()
    silence_counts = models.BooleanField()
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, null=True, related_name="+")
    is_called_off = models.BooleanField(default=False)

    answer = models.CharField(max_length=6, choices=AnswerKind, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    answer_entry = models.ForeignKey(Entry, on_delete=models.PROTECT, null=True, related_name="+")
    later_answer = models.CharField(max_length=6, choices=AnswerKind, blank=True)
    later_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    later_entry = models.ForeignKey(Entry, on_delete=models.PROTECT, null=True, related_name="+")
    heard_move = models.BooleanField(default=False)

    objects: ClassVar[AsksSeen] = AsksSeen.as_manager()  # type: ignore[assignment]  # a manager of this set

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["going", "kind", "owner_id"], name="an_owner_is_asked_once"
            ),
        ]
        indexes = [
            models.Index(
                fields=["organisation", "owner_id"],
                condition=Q(answer=""),
                name="what_waits_for_an_owner",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.owner_id}"

    @property
    def is_waiting(self) -> bool:
        """Whether an answer is still awaited."""
        return not self.answer and not self.is_called_off

    @property
    def is_by_silence(self) -> bool:
        """Whether it is a yes because nobody answered in time."""
        return bool(self.answer) and self.answered_by_id is None


class RefusalKind(models.TextChoices):
    """What kind of no it is."""

    NO = "no", gettext_lazy("simply no")
    NOT_YET = "not_yet", gettext_lazy("not yet")
    NOT_SO = "not_so", gettext_lazy("not this way")


class Refusals(models.QuerySet[Any]):
    """Honest noes: whoever is signed in at the organisation sees them."""

    def visible_to(self, person: Person | None) -> Self:
        """Return those that somebody may see."""
        return self.none() if person is None else self.filter(organisation=person.organisation_id)


class Refusal(models.Model):
    """An honest no: which kind, by whom and why (`asked`), and when it is looked at again.

    `heard_day`: whoever asked heard that the day came.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    asked = models.OneToOneField(Asked, on_delete=models.PROTECT, related_name="refusal")
    kind = models.CharField(max_length=7, choices=RefusalKind)
    again_on = models.DateField(null=True)
    heard_day = models.BooleanField(default=False)

    objects: ClassVar[Refusals] = Refusals.as_manager()  # type: ignore[assignment]  # a manager of this set

    def __str__(self) -> str:
        return f"{self.kind} {self.asked_id}"


def words_in(entry: Entry | None) -> str:
    """Return what somebody wrote with something that they did; empty where that was erased."""
    if entry is None:
        return ""
    texts = (each.text for each in entry.particulars.all() if each.name == SENTENCE)
    return next(iter(texts), None) or ""
