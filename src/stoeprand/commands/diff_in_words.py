"""What changes between two versions of an area, for whoever reads a terminal.

Broken promises first, then the kerbs, then what becomes stricter and what becomes looser.
"""

from collections.abc import Sequence

from stoeprand.commands.paper import Paper
from stoeprand.engine.messages import Message, message
from stoeprand.engine.sentences import Speech, day_in_words
from stoeprand.engine.sentences.comparing import times_of
from stoeprand.engine.sentences.diffs import (
    ExampleInWords,
    KerbChangeInWords,
    MoveInWords,
    PromiseInWords,
    ended_promises,
    fit_in_words,
    kerb_changes_in_words,
    moves_in_words,
    promises_in_words,
    summary_in_words,
    two_areas_in_words,
)
from stoeprand.engine.sentences.speech import sentence
from stoeprand.engine.versions import Diff

MOST_OF_A_PART = 8
"""So much of each part is printed, unless all is asked for; the rest is counted."""


class DiffPrinter:
    """Prints what changes between two versions; with `everything` all of each part."""

    def __init__(self, diff: Diff, speech: Speech, *, everything: bool = False) -> None:
        self._most = None if everything else MOST_OF_A_PART
        self._diff = diff
        self._speech = speech
        self._times = times_of(speech, diff)
        self._paper = Paper()

    def show(self) -> None:
        """Print all of it, the most important first."""
        speech, diff = self._speech, self._diff
        self._paper.heading(speech.read(diff.new.title))
        self._paper.line(two_areas_in_words(speech, diff))
        self._paper.line(summary_in_words(speech, diff))
        self._paper.line(self._days(), faint=True)
        self._paper.end()
        promises = promises_in_words(speech, diff)
        broken = [self._broken(promise) for promise in promises if promise.is_broken]
        self._part(message("Promises that are not kept"), broken)
        shortened = [self._shortened(promise) for promise in promises if not promise.is_broken]
        self._part(message("Promises that become shorter"), shortened)
        ended = [_lines(each.title, each.sentence) for each in ended_promises(speech, diff)]
        self._part(message("Promises that end by themselves"), ended)
        changes = kerb_changes_in_words(speech, diff)
        kerbs = [self._kerb(change) for change in changes if not change.only_wording]
        self._part(message("Kerbs that change"), kerbs)
        moves = moves_in_words(speech, diff)
        stricter = [self._move(move) for move in moves if move.is_stricter]
        self._part(message("What becomes stricter"), stricter)
        looser = [self._move(move) for move in moves if not move.is_stricter]
        self._part(message("What becomes looser"), looser)
        fits = [
            f"{fit.sentence}\n{self._for_example(fit.example)}"
            for fit in fit_in_words(speech, diff)
        ]
        self._part(message("What fits here"), fits)
        wording = [self._kerb(change) for change in changes if change.only_wording]
        self._part(message("Also different; changes no answer"), wording)
        if broken or moves:
            words = message("Each example is a whole idea; --json shows all that it holds.")
            self._paper.line(speech.say(words), faint=True)

    def _days(self) -> str:
        at, new_at = (day_in_words(self._speech, day) for day in (self._diff.at, self._diff.new_at))
        if self._diff.at == self._diff.new_at:
            return self._speech.say(message("Looked at on {day}.", day=at))
        return self._speech.say(message("{day} compared with {later}.", day=at, later=new_at))

    def _part(self, title: Message, items: Sequence[str]) -> None:
        if not items:
            return
        self._paper.part(self._speech.say(title), items[: self._most])
        self._paper.line(self._more(len(items)), indent=4)
        self._paper.end()

    def _more(self, count: int) -> str:
        """Return how many there are beside those shown; nothing where all of them are."""
        if self._most is None or count <= self._most:
            return ""
        words = message("And {count} more; --all shows them too.", count=count - self._most)
        return self._speech.say(words)

    def _broken(self, promise: PromiseInWords) -> str:
        return _lines(
            promise.title,
            promise.promised,
            promise.sentence,
            self._example(promise.example),
            promise.cause,
            self._talk_about_it(promise.owner),
        )

    def _shortened(self, promise: PromiseInWords) -> str:
        return _lines(promise.title, promise.sentence, self._talk_about_it(promise.owner))

    def _kerb(self, change: KerbChangeInWords) -> str:
        sides = (
            self._speech.say(message("{conditions}: {said}", conditions=when, said=said))
            for when, said in ((self._times.now, change.before), (self._times.then, change.after))
        )
        told = [sentence(side) for side in sides] if change.before != change.after else []
        return _lines(
            change.title,
            change.condition,
            *change.steps[: self._most],
            self._more(len(change.steps)),
            *told,
            *change.notes,
            self._talk_about_it(change.owner),
        )

    def _move(self, move: MoveInWords) -> str:
        talk = self._talk_about_it("; ".join(move.people[: self._most]))
        cause = f"{move.cause} {talk}".strip()
        return _lines(move.sentence, self._example(move.example), cause, move.caution)

    def _example(self, example: ExampleInWords | None) -> str:
        return self._for_example(example.about) if example else ""

    def _for_example(self, idea: str) -> str:
        return self._speech.say(message("For example: {idea}.", idea=idea)) if idea else ""

    def _talk_about_it(self, person: str) -> str:
        if not person:
            return ""
        return self._speech.say(message("Talk about it with {person}.", person=person))


def _lines(*lines: str) -> str:
    return "\n".join(line for line in lines if line)
