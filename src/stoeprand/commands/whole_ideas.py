"""Ideas that a command takes all together or not at all: every faulty one is named in one go."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from stoeprand.commands.faulty_ideas import FaultyIdea, FaultyIdeas
from stoeprand.commands.files import quoted_path
from stoeprand.commands.ideas import read_ideas
from stoeprand.engine.area import Area
from stoeprand.engine.messages import Message, listed, message, quoted
from stoeprand.engine.reading.ideas import Idea


def read_whole(
    area: Area, path: str, *, complete: bool = False, different_ids: bool = False
) -> list[Idea]:
    """Return all ideas of a .json, .jsonl or .csv file, or of standard input for `-`, in order.

    `complete` asks a value for every dimension, `different_ids` an id that no other idea has.
    Raises FaultyIdeas that names every faulty one: by its id, else by its number in the file.
    """
    if Path(path).suffix.lower() == ".parquet":
        wrong = message("only check reads Parquet, expected .json, .jsonl or .csv")
        raise FaultyIdeas(message("{file}: {wrong}", file=quoted_path(path), wrong=wrong))
    found: list[Idea | FaultyIdea] = []
    broken: tuple[Message, ...] = ()
    try:
        found.extend(read_ideas(area, path))  # keeps what came before a fault of the whole file
    except FaultyIdeas as error:
        broken = error.faults
    faults = [
        fault
        for number, read in enumerate(found, 1)
        for fault in _faults_of(area, read, number, complete, different_ids)
    ]
    if different_ids:
        faults.extend(_ids_twice(found))
    if faults or broken:
        raise FaultyIdeas(*faults, *broken)
    return [idea for idea in found if isinstance(idea, Idea)]


def read_one(area: Area, path: str) -> Idea:
    """Return the only idea of a file, as `read_whole` reads it. Raises FaultyIdeas likewise."""
    ideas = read_whole(area, path)
    if len(ideas) != 1:
        wrong = message("holds {count} ideas, expected one", count=len(ideas))
        raise FaultyIdeas(message("{file}: {wrong}", file=quoted_path(path), wrong=wrong))
    return ideas[0]


def _faults_of(
    area: Area, read: Idea | FaultyIdea, number: int, complete: bool, with_id: bool
) -> Iterator[Message]:
    """Yield what is wrong with one idea; `number` stands for the id where there is none."""
    if isinstance(read, FaultyIdea):
        yield read.message if read.names_its_place else _named(read.id, number, read.message)
        return
    if with_id and not read.id:
        yield _named(read.id, number, message("has no id, expected one"))
    unknown = [key for key in area.dimensions if key not in read.values]
    if complete and unknown:
        wrong = message("lacks {dimensions}, expected a value for each", dimensions=listed(unknown))
        yield _named(read.id, number, wrong)


def _ids_twice(found: Sequence[Idea | FaultyIdea]) -> Iterator[Message]:
    """Yield the ids that more than one idea has."""
    for idea_id, count in Counter(read.id for read in found if read.id).items():
        if count > 1:
            wrong = message("stands {count} times, expected it once", count=count)
            yield message("idea {idea}: {wrong}", idea=quoted(idea_id), wrong=wrong)


def _named(idea_id: str | None, number: int, wrong: Message) -> Message:
    if idea_id:
        return message("idea {idea}: {wrong}", idea=quoted(idea_id), wrong=wrong)
    return message("idea number {number}: {wrong}", number=number, wrong=wrong)
