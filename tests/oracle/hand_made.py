"""Builders of the areas that are worked out by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

DAY = date(2026, 5, 20)
PEOPLE = {
    "noor": {"name": "Noor", "role": "manager"},
    "chris": {"name": "Chris", "role": "controller"},
}


def area(dimensions: dict[str, Any], *kerbs: dict[str, Any], **more: Any) -> dict[str, Any]:
    """An area with these dimensions and kerbs."""
    return {
        "format": 1,
        "area": "pleinen",
        "title": "Pleinen",
        "direction": "Een plein is van wie er komt.",
        "people": PEOPLE,
        "dimensions": dimensions,
        "kerbs": list(kerbs),
        **more,
    }


def kerb(kerb_id: str, on: str, bands: Any, **more: Any) -> dict[str, Any]:
    """A kerb of Noor's."""
    paper = {"title": kerb_id, "nature": "policy", "source": "Nota", "movable_by": "manager"}
    return {"id": kerb_id, **paper, "owner": "noor", "on": on, "bands": bands, **more}


def bands(*pairs: tuple[Any, str], then: str) -> list[dict[str, Any]]:
    """Bands with an end that is included, and the level of what lies beyond."""
    return [{"at_most": end, "level": level} for end, level in pairs] + [{"level": then}]
