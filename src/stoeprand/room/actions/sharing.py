"""Sharing ideas: from then on others find them, and find the area by them."""

from collections.abc import Iterable

from django.db import transaction

from stoeprand.people.models import Organisation
from stoeprand.room.models import Area, Idea
from stoeprand.room.search.index import index_ideas
from stoeprand.room.shared import SharedIdea


@transaction.atomic
def share_ideas(*, organisation: Organisation, slug: str, ideas: Iterable[SharedIdea]) -> int:
    """Keep ideas of an area for all to see; one of a known name is replaced. Return how many.

    Raises Area.DoesNotExist where the organisation has no area of that name.
    """
    area = Area.objects.held(organisation=organisation, slug=slug)
    rows = [
        Idea(
            organisation=organisation,
            area=area,
            slug=idea.slug,
            title=idea.title,
            values=idea.values,
        )
        for idea in ideas
    ]
    Idea.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["area", "slug"],
        update_fields=["title", "values"],
    )
    index_ideas(area)
    return len(rows)
