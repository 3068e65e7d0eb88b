"""A kerb out of the fields of a page, as a person filled them in.

The name of a field is the way to what it holds, with points: `title`, `source.url`,
`when.partner.in`, `bands.health`; of a text in languages each has its own, `title.nl`. What a page
asks in another shape than a file has it:

- `bands.0.bound`, `bands.0.end` (`at_most` or `below`) and `bands.0.level`, 0 being the first row:
  a row in which neither a bound nor a level was filled in is not there;
- `open`, filled in with anything: nobody has said the bands yet, whatever stands in the rows;
- `silence`: a number of working days.

No rule of files is said here once more: the fields become nodes, and the reader judges those.
"""

from collections.abc import Sequence
from dataclasses import replace

from stoeprand.engine.area import Area, Kerb
from stoeprand.engine.faults import FaultyFile
from stoeprand.engine.messages import Message
from stoeprand.engine.reading.dimensions import Dimensions
from stoeprand.engine.reading.kerbs import Surroundings, read_kerb
from stoeprand.engine.reading.nodes import Faults, Node
from stoeprand.engine.writing.field_names import Fields, Tree, name_of_field, tree_of
from stoeprand.engine.writing.field_values import AS_IN_A_FILE, HowItIsTyped, TypedKerb
from stoeprand.engine.writing.judging import Places
from stoeprand.engine.writing.plainer import in_plainer_words
from stoeprand.engine.writing.refusals import FaultyFields, FieldFault, Path
from stoeprand.engine.writing.slugs import slug_of

_NO_FILE = ""
_ID_WITHOUT_A_TITLE = "kerb"


def kerb_from_fields(area: Area, fields: Fields, typed: HowItIsTyped = AS_IN_A_FILE) -> Kerb:
    """Return the kerb that was filled in for an area; its id comes from its title where it lacks.

    `typed` reads amounts and days as the person writes them. The kerb is not put in the area.
    Raises FaultyFields with every fault, in the order of the fields; a field without a meaning is
    one.
    """
    made = TypedKerb(area, typed)
    tree = tree_of(fields, made.faults)
    taken = {kerb.id for kerb in area.kerbs}
    tree.setdefault("id", slug_of(_title_in(tree), taken, _ID_WITHOUT_A_TITLE))
    places = Places()
    read = _read(area, places.node_of(made.document_of(tree)))
    if isinstance(read, Kerb) and not made.faults:
        return replace(read, line=0)
    told = () if isinstance(read, Kerb) else read.faults
    raise FaultyFields(_by_field([(places.path_of(f.line), f.message) for f in told], made, fields))


def _by_field(
    told: Sequence[tuple[Path, Message]], made: TypedKerb, fields: Fields
) -> list[FieldFault]:
    """Return what is wrong by the names of the fields, in their order.

    What could not be read as it was typed is not said to be missing once more.
    """
    faults = list(made.faults)
    unreadable = {fault.field for fault in faults}
    for path, wrong in told:
        name = made.names.get(path) or name_of_field(path, fields)
        if name not in unreadable:
            faults.append(FieldFault(name, wrong))
    order = {name: place for place, name in enumerate(fields)}
    faults.sort(key=lambda fault: order.get(fault.field, len(order)))
    return [FieldFault(fault.field, in_plainer_words(fault.message)) for fault in faults]


def _read(area: Area, node: Node) -> Kerb | FaultyFile:
    """Return the kerb that a node holds in an area, or every fault of it."""
    dimensions = Dimensions(tuple(area.dimensions), area.dimensions, frozenset())
    faults = Faults(_NO_FILE)
    try:
        kerb = read_kerb(node, Surroundings(dimensions, area.people), faults)
        faults.refuse_if_any()
    except FaultyFile as error:
        return error
    assert kerb is not None  # noqa: S101  (without a fault there is a kerb)
    return kerb


def _title_in(tree: Tree) -> str:
    """Return the title as it was filled in, in Dutch where it is in several languages."""
    title = tree.get("title", "")
    if isinstance(title, dict):
        title = title.get("nl") or next(iter(title.values()))
    return title if isinstance(title, str) else ""
