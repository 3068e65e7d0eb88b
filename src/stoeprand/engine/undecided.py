"""What can still be said of an idea where there was no time to be certain: which kerbs may count.

Kerb by kerb that is exact and quick; what takes time is how kerbs work on each other.
"""

from datetime import date

from stoeprand.engine.area import Area, Kerb
from stoeprand.engine.compiled.area import compile_area
from stoeprand.engine.domains import Values


def kerbs_that_may_count(area: Area, values: Values, at: date) -> list[Kerb]:
    """Return the kerbs that ask something in some completion of an idea, in the file's order.

    `values` are what is known of the idea. Others leave it free, whatever is filled in.
    """
    compiled = compile_area(area, at)
    return [area.kerb(each) for each in compiled.kerb_ids_of_terms(compiled.possible_terms(values))]
