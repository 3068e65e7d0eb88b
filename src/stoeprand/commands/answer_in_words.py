"""The answer to "may I?" for whoever reads a terminal.

The level first, then why, and whom to ask.
"""

from collections.abc import Iterator
from datetime import date

from stoeprand.commands.faulty_ideas import FaultyIdea
from stoeprand.commands.paper import Paper
from stoeprand.commands.speech import speech_in
from stoeprand.engine.area import Area
from stoeprand.engine.decision import Decision, Reason
from stoeprand.engine.levels import Level
from stoeprand.engine.messages import Message, message
from stoeprand.engine.reading.ideas import Idea
from stoeprand.engine.sentences import (
    confirmation_in_words,
    explanation,
    headline,
    idea_in_words,
    kerb_sentence,
    left_in_words,
    level_name,
    promise_in_words,
    remains_in_words,
    silence_in_words,
    source_in_words,
    stands_for_in_words,
    still_open_kerb,
    talk_in_words,
    unsaid_in_words,
    whom_to_ask_in_words,
    why_in_words,
)

NO_NAME = message("idea without a name")


class AnswerPrinter:
    """Prints answers about the ideas of one area, on one day."""

    def __init__(self, area: Area, at: date, language: str) -> None:
        self._area = area
        self._at = at
        self._speech = speech_in(language)
        self._paper = Paper()

    def show(self, answered: tuple[Idea, Decision] | FaultyIdea) -> None:
        """Print one answer, or what is wrong with the idea."""
        if isinstance(answered, FaultyIdea):
            name = answered.id or self._speech.say(NO_NAME)
            self._paper.heading(name)
            self._paper.line(self._speech.say(answered.message))
        else:
            self._show_decision(*answered)
        self._paper.end()

    def _show_decision(self, idea: Idea, decision: Decision) -> None:
        speech, area, paper = self._speech, self._area, self._paper
        name = idea.id or speech.say(NO_NAME)
        paper.levelled(name, decision.worst, self._level(decision))
        paper.line(idea_in_words(speech, area, idea.values), faint=True)
        paper.line(f"{headline(speech, decision)} {explanation(speech, area, decision)}")
        self._show_remains(idea, decision)
        self._part(message("Because of"), (self._reason(reason) for reason in decision.because))
        self._part(message("How much is left"), self._left(decision))
        self._part(message("Perhaps"), (still_open_kerb(speech, area, k) for k in decision.perhaps))
        self._part(
            message("Whom to talk to"), (talk_in_words(speech, area, t) for t in decision.talk_to)
        )
        self._part(message("What nobody has said yet"), self._unsaid(decision))
        promise = promise_in_words(speech, area.promised_until, self._at)
        self._part(message("How long this room lasts"), iter([promise]))

    def _part(self, title: Message, lines: Iterator[str]) -> None:
        self._paper.part(self._speech.say(title), lines)

    def _level(self, decision: Decision) -> str:
        worst = level_name(self._speech, decision.worst)
        if decision.level is not None:
            return worst
        return f"{level_name(self._speech, decision.best)} … {worst}"

    def _show_remains(self, idea: Idea, decision: Decision) -> None:
        if decision.level in (None, Level.FREE):
            return
        speech = self._speech
        remains = remains_in_words(speech, self._area, decision, idea.values, self._at)
        said = [f"{r.sentence} ({speech.name_of(r.dimension)})" for r in remains.remainders]
        self._paper.part(remains.heading, said or [remains.caveat])
        if said:
            self._paper.line(remains.caveat, indent=4, faint=True)

    def _reason(self, reason: Reason) -> str:
        speech, area = self._speech, self._area
        kerb = area.kerb(reason.kerb)
        title, level = speech.read(kerb.title), level_name(speech, reason.level)
        return "\n".join(
            line
            for line in (
                f"{title} ({level})",
                kerb_sentence(speech, area, kerb),
                why_in_words(speech, kerb),
                speech.say(message("Source: {source}", source=source_in_words(speech, kerb))),
                stands_for_in_words(speech, area, kerb),
                silence_in_words(speech, kerb, reason.level),
                confirmation_in_words(speech, kerb) if kerb.confirmed_on is None else "",
                promise_in_words(speech, kerb.promised_until, self._at),
            )
            if line
        )

    def _left(self, decision: Decision) -> Iterator[str]:
        for left in decision.left:
            title = self._speech.read(self._area.kerb(left.kerb).title)
            yield f"{title}\n{left_in_words(self._speech, self._area, left)}"

    def _unsaid(self, decision: Decision) -> Iterator[str]:
        for unsaid in decision.unsaid:
            questions = (whom_to_ask_in_words(self._speech, self._area, k) for k in unsaid.kerbs)
            yield "\n".join([unsaid_in_words(self._speech, self._area, unsaid), *questions])
