"""Names for in an address: made of what somebody typed, and free."""

from typing import Any

from django.db.models import QuerySet
from django.utils.text import slugify

LONGEST = 50


def free_slug(taken: QuerySet[Any], text: str) -> str:
    """Return a name for in an address that none of the rows has, as close to the text as can be."""
    begin = slugify(text)[:LONGEST].strip("-") or "naamloos"
    slugs = set(taken.filter(slug__startswith=begin).values_list("slug", flat=True))
    slug, number = begin, 1
    while slug in slugs:
        number += 1
        slug = f"{begin}-{number}"
    return slug
