"""What `stoeprand validate` must say of the worked examples and of conditions that nobody meets."""

from __future__ import annotations

from datetime import date
from typing import Any

from .answers import check
from .domains import Document, completions, every_value, stricter
from .kerbs import holds, kerb_levels


def validate_examples(document: Document, at: date) -> list[dict[str, Any]]:
    """An entry per worked example, in file order, without its line."""
    return [judged_example(document, example, at) for example in document.get("examples", [])]


def judged_example(document: Document, example: Document, at: date) -> dict[str, Any]:
    """Whether one worked example comes out as meant, and the kerbs that make it stricter."""
    day = date.fromisoformat(example["on"]) if "on" in example else at
    answer = check(document, example["values"], day)
    best, worst, meant = answer["best"], answer["worst"], example["level"]
    return {
        "title": example["title"],
        "meant": meant,
        "best": best,
        "worst": worst,
        "kerbs": kerbs_stricter_than(document, example["values"], meant, day),
        "ok": best == worst == meant,
    }


def kerbs_stricter_than(document: Document, values: Any, meant: str, day: date) -> list[str]:
    """The kerbs whose own level is stricter than meant in some completion, in file order."""
    rows = [kerb_levels(document, idea, day) for idea in completions(document, values)]
    found = {kerb for row in rows for kerb, level in row.items() if stricter(level, meant)}
    return [kerb["id"] for kerb in document["kerbs"] if kerb["id"] in found]


def kerbs_nobody_meets(document: Document) -> list[str]:
    """The kerbs with a condition that no value of its dimension meets: a warning names each."""
    return [
        kerb["id"]
        for kerb in document["kerbs"]
        if any(is_impossible(document, name, test) for name, test in kerb.get("when", {}).items())
    ]


def is_impossible(document: Document, name: str, test: Document) -> bool:
    """Whether no value of a dimension passes a test."""
    kind = document["dimensions"][name]["kind"]
    return not any(holds(kind, test, value) for value in every_value(document, name))
