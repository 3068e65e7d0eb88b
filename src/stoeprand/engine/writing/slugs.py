"""Short names out of what people call a thing: `Wat je zelf uitgeeft` is `wat-je-zelf-uitgeeft`."""

import re
import unicodedata
from collections.abc import Collection

from stoeprand.engine.reading.scalars import LONGEST_ID

_SEPARATE_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d"})


def slug_of(title: str, taken: Collection[str], fallback: str) -> str:
    """Return an id of a-z, 0-9 and `-` that is not taken; `fallback` where no letter is left."""
    letters = unicodedata.normalize("NFKD", title.lower().translate(_SEPARATE_LETTERS))
    plain = "".join(c for c in letters if not unicodedata.combining(c) and c not in "'’")
    slug = re.sub("[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_ID].strip("-") or fallback
    number, found = 1, slug
    while found in taken:
        number += 1
        found = f"{slug[: LONGEST_ID - len(str(number)) - 1]}-{number}"
    return found
