"""The columns of a register of mandates, and what organisations call them."""

import re
import unicodedata
from collections.abc import Mapping, Sequence

from django.db import models
from django.utils.translation import gettext_lazy


class Column(models.TextChoices):
    """What a column of a register can be about."""

    NUMBER = "number", gettext_lazy("Number")
    POWER = "power", gettext_lazy("Power")
    COMPETENT_BODY = "competent_body", gettext_lazy("Competent body")
    KIND = "kind", gettext_lazy("Kind")
    MANDATED_TO = "mandated_to", gettext_lazy("Mandated to")
    SUB_MANDATE = "sub_mandate", gettext_lazy("Sub-mandate to")
    FURTHER_SUB_MANDATE = "further_sub_mandate", gettext_lazy("Further sub-mandate to")
    LEGAL_BASIS = "legal_basis", gettext_lazy("Legal basis")
    DECIDED_ON = "decided_on", gettext_lazy("Date of decision")
    PUBLISHED_ON = "published_on", gettext_lazy("Date of publication")
    REMARKS = "remarks", gettext_lazy("Remarks")


NEEDED = (Column.POWER, Column.MANDATED_TO)
"""Without these a row says nothing: what may be decided, and by whom."""

DAYS = (Column.DECIDED_ON, Column.PUBLISHED_ON)

OTHER = ""
"""In the place of a Column: a column that is kept as it is, and is about none of these."""

NAMES: Mapping[Column, Sequence[str]] = {
    Column.NUMBER: ("nummer", "nr", "volgnummer", "mandaatnummer", "number", "no"),
    Column.POWER: (
        *("bevoegdheid", "omschrijving bevoegdheid", "bevoegdheden", "gemandateerde bevoegdheid"),
        *("omschrijving", "onderwerp", "power", "description"),
    ),
    Column.COMPETENT_BODY: (
        *("bevoegd orgaan", "bevoegd bestuursorgaan", "bestuursorgaan", "mandaatgever"),
        *("mandaatverlener", "orgaan", "competent body", "body"),
    ),
    Column.KIND: ("soort", "soort mandaat", "soort bevoegdheid", "type", "aard", "kind"),
    Column.MANDATED_TO: (
        *("gemandateerde", "mandaat aan", "gemandateerd aan", "gemandateerde functionaris"),
        *("mandataris", "mandaatnemer", "functionaris", "mandated to", "mandate to"),
    ),
    Column.SUB_MANDATE: (
        *("ondermandaat", "ondermandaat aan", "ondergemandateerde", "ondergemandateerd aan"),
        *("sub mandate to", "sub mandate", "submandate"),
    ),
    Column.FURTHER_SUB_MANDATE: (
        *("doorondermandaat", "doorondermandaat aan", "door ondermandaat", "door ondermandaat aan"),
        *("doorondergemandateerde", "further sub mandate to", "further sub mandate"),
    ),
    Column.LEGAL_BASIS: (
        *("wettelijke grondslag", "grondslag", "wettelijke basis", "juridische grondslag"),
        *("wettelijk kader", "wet en regelgeving", "wetsartikel", "artikel", "legal basis"),
    ),
    Column.DECIDED_ON: (
        "datum besluit",
        "besluitdatum",
        "datum mandaatbesluit",
        "date of decision",
    ),
    Column.PUBLISHED_ON: (
        *("datum bekendmaking", "bekendmakingsdatum", "datum publicatie", "publicatiedatum"),
        *("bekendgemaakt op", "bekendmaking", "date of publication", "published on"),
    ),
    Column.REMARKS: (
        *("opmerkingen", "opmerking", "bijzonderheden", "toelichting", "remarks", "remark"),
    ),
}
"""What organisations call each column, the clearest name first, folded."""

LONGEST_NAME = 200

_NO_WORD = re.compile(r"[\W_]+")
_COLUMNS = {name: column for column, names in NAMES.items() for name in names}


def folded(name: str) -> str:
    """Return the name of a column without capitals, accents, marks, and all that stands between."""
    parts = unicodedata.normalize("NFKD", name.replace("\u00ad", "").casefold())
    bare = "".join(part for part in parts if not unicodedata.combining(part))
    return _NO_WORD.sub(" ", bare).strip()[:LONGEST_NAME]


def recognised(name: str) -> Column | None:
    """Return what a column of this name is about, as most organisations call it; or None."""
    return _COLUMNS.get(folded(name))


def guessed(names: Sequence[str], known: Mapping[str, str]) -> list[str]:
    """Return what each column is about, `OTHER` where we do not see it; each thing at most once.

    `known` is what was said before of columns by their folded names. Of two that could be about the
    same thing the one with the clearest name is.
    """
    found = [OTHER] * len(names)
    bare = [folded(name) for name in names]
    for place, name in enumerate(bare):
        if known.get(name, OTHER) not in (OTHER, *found):
            found[place] = known[name]
    for column, clear_names in NAMES.items():
        free = [
            (clear_names.index(name), place)
            for place, name in enumerate(bare)
            if name in clear_names and name not in known and found[place] == OTHER
        ]
        if free and column not in found:
            found[min(free)[1]] = column.value
    return found
