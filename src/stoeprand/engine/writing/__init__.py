"""Writing areas to files, and changing them as people do on pages.

`write_area` gives the file of an area. The functions named `with_…` go from one area to the next,
and `kerb_from_fields` from what was filled in to a kerb; all are judged by the rules of `reading`.
"""

from stoeprand.engine.writing.edits import (
    with_confirmation,
    with_dimension,
    with_end,
    with_example,
    with_kerb,
    with_person,
    with_promise,
    without_kerb,
)
from stoeprand.engine.writing.field_values import HowItIsTyped
from stoeprand.engine.writing.fields import kerb_from_fields
from stoeprand.engine.writing.fields_of_kerb import fields_of_kerb
from stoeprand.engine.writing.json_text import write_area_json
from stoeprand.engine.writing.refusals import (
    FaultyChange,
    FaultyFields,
    FieldFault,
    PlacedFault,
)
from stoeprand.engine.writing.yaml_text import write_area

__all__ = [
    "FaultyChange",
    "FaultyFields",
    "FieldFault",
    "HowItIsTyped",
    "PlacedFault",
    "fields_of_kerb",
    "kerb_from_fields",
    "with_confirmation",
    "with_dimension",
    "with_end",
    "with_example",
    "with_kerb",
    "with_person",
    "with_promise",
    "without_kerb",
    "write_area",
    "write_area_json",
]
