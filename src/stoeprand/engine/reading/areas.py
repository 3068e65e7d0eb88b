"""A whole area file, out of its bytes: the area, or every fault at once."""

from collections.abc import Collection

from stoeprand.engine.area import Area, AreaPerson, WorkedExample
from stoeprand.engine.domains import Value
from stoeprand.engine.garbage import garbage_left_alone
from stoeprand.engine.messages import Message, message, quoted
from stoeprand.engine.reading.bands import read_level
from stoeprand.engine.reading.dimensions import Dimensions, read_dimensions
from stoeprand.engine.reading.fields import A_NUMBER, A_TEXT, Form
from stoeprand.engine.reading.ideas import fit_known
from stoeprand.engine.reading.json_nodes import read_json
from stoeprand.engine.reading.kerbs import Surroundings, read_kerbs, read_working_days
from stoeprand.engine.reading.nodes import Faults, ListNode, MapNode, Node, Scalar, decode
from stoeprand.engine.reading.scalars import fault_of_id, fault_of_slug, read_amount
from stoeprand.engine.reading.yaml_nodes import read_yaml

FORMAT = 1
DEFAULT_ANSWER_TERM = 5
"""Working days within which a person answers when the file does not say."""

_REQUIRED = ("format", "area", "title", "direction", "dimensions", "kerbs")
_OPTIONAL = ("promised_until", "words", "people", "examples")


def read_area(data: bytes, name: str) -> Area:
    """Return the area that a YAML or JSON file holds.

    `name` says which (`.json` is JSON) and names it in faults.

    Raises FaultyFile with every fault when the file breaks any rule of the format.
    """
    faults = Faults(name)
    text = decode(data, faults)
    read = read_json if name.lower().endswith(".json") else read_yaml
    with garbage_left_alone():
        return area_of(read(text, faults), faults)


def area_of(node: Node, faults: Faults) -> Area:
    """Return the area that a node holds, as it stands in a file or as it is to stand in one.

    Raises FaultyFile with every fault.
    """
    form = Form(node, message("area"), faults, required=_REQUIRED, optional=_OPTIONAL)
    area = _read_area(form)
    faults.refuse_if_any()
    assert area is not None  # noqa: S101  (without a fault there is an area)
    return area


def _read_area(form: Form) -> Area | None:
    _check_format(form)
    slug, title, direction = _read_slug(form), form.text("title"), form.text("direction")
    promised_until, words = form.day("promised_until"), _read_words(form)
    people, dimensions = _read_people(form), read_dimensions(form)
    kerbs = read_kerbs(form, Surroundings(dimensions, _ids_of_people(form)))
    examples = _read_examples(form, dimensions)
    if not (slug and title and direction):
        return None
    return Area(
        id=slug,
        title=title,
        direction=direction,
        dimensions=dimensions.readable,
        kerbs=kerbs,
        people=people,
        promised_until=promised_until,
        words=words,
        examples=examples,
    )


def _check_format(form: Form) -> None:
    scalar = form.scalar("format", "number", A_NUMBER)
    if scalar and read_amount(scalar.text) != FORMAT:
        form.note(
            scalar.line,
            message("format is {found}, expected {known}", found=quoted(scalar.text), known=FORMAT),
        )


def _read_slug(form: Form) -> str | None:
    scalar = form.scalar("area", "text", A_TEXT)
    if scalar and (wrong := fault_of_slug(scalar.text)):
        form.note(scalar.line, wrong)
        return None
    return scalar.text if scalar else None


def _read_words(form: Form) -> tuple[str, ...]:
    scalars = [form.scalar_of(item, "text", A_TEXT, "words") for item in form.items("words")]
    return tuple(scalar.text for scalar in scalars if scalar)


def _read_people(form: Form) -> dict[str, AreaPerson]:
    people = {}
    for person_id, (line, node) in form.entries("people").items():
        if wrong := fault_of_id(person_id):
            form.note(line, wrong)
        if person := _read_person(person_id, node, form.faults):
            people[person_id] = person
    return people


def _ids_of_people(form: Form) -> Collection[str] | None:
    """Return who is in the file, at fault or not; None where that is no map."""
    node = form.node("people")
    if node is None:
        return ()
    return node.entries if isinstance(node, MapNode) else None


def _read_person(person_id: str, node: Node, faults: Faults) -> AreaPerson | None:
    what = message("person {id}", id=quoted(person_id))
    form = Form(node, what, faults, required=("name", "role"), optional=("answers_within",))
    name, role = form.text("name"), form.text("role")
    term = read_working_days(form, "answers_within") or DEFAULT_ANSWER_TERM
    return AreaPerson(person_id, name, role, term) if name and role else None


def _read_examples(form: Form, dimensions: Dimensions) -> tuple[WorkedExample, ...]:
    items = form.items("examples")
    examples = [
        _read_example(item, message("example {number}", number=number), form.faults, dimensions)
        for number, item in enumerate(items, 1)
    ]
    return tuple(example for example in examples if example)


def _read_example(
    node: Node, what: Message, faults: Faults, dimensions: Dimensions
) -> WorkedExample | None:
    form = Form(node, what, faults, required=("title", "values", "level"), optional=("on",))
    title, level, day = form.text("title"), read_level(form, "level"), form.day("on")
    values = _read_values(form, dimensions)
    return (
        WorkedExample(title, values, level, day, form.line) if title and level is not None else None
    )


def _read_values(form: Form, dimensions: Dimensions) -> dict[str, Value]:
    """Return the values that fit; those of a dimension that is at fault itself are not read."""
    values: dict[str, Value] = {}
    for dimension_id, (line, held) in form.entries("values").items():
        if dimensions.is_at_fault(dimension_id):
            continue
        value = fit_known(dimensions.readable, dimension_id, _plain(held))
        if isinstance(value, Message):
            form.note(line, value)
        elif value is not None:
            values[dimension_id] = value
    return values


def _plain(node: Node) -> object:
    """Return what a node holds as an idea in JSON would hold it."""
    if isinstance(node, ListNode):
        return [_plain(item) for item in node.items]
    if isinstance(node, MapNode):
        return {key: _plain(held) for key, (_, held) in node.entries.items()}
    return _plain_scalar(node)


def _plain_scalar(scalar: Scalar) -> object:
    if scalar.kind == "number":
        return read_amount(scalar.text)
    if scalar.kind == "flag":
        return scalar.text == "true"
    return scalar.text if scalar.kind == "text" else None
