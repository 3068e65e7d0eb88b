"""The demo: a made-up municipality with areas and ideas: the first page is no empty shell."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

from django.db import transaction
from django.utils import timezone

from stoeprand.engine import read_area, read_values
from stoeprand.engine.area import Area as AreaInEngine
from stoeprand.people.models import Organisation
from stoeprand.room.actions.demo_change import set_up_change
from stoeprand.room.actions.publishing import publish_area, publish_history
from stoeprand.room.actions.sharing import share_ideas
from stoeprand.room.models import AreaVersion
from stoeprand.room.shared import SharedIdea, kept

NAME = "Gemeente Waterwijk"
SLUG = "waterwijk"
BEGIN = date(2026, 1, 1)
"""The day from which the first version of each area is in force."""

DOCUMENT = "area.yaml"
EARLIER = "earlier"
"""The folder of an area with its earlier versions: `before-DAY.yaml` held until the day before."""

IDEAS = "ideas.jsonl"


@transaction.atomic
def set_up_demo() -> Organisation:
    """Make the demo municipality: areas, ideas, a change; or bring it up to date; return it.

    Doing so again changes nothing. An area that is new comes with its earlier versions; one whose
    file differs from what was published last gets a new version from today on.
    """
    demo, _is_new = Organisation.objects.get_or_create(slug=SLUG, defaults={"name": NAME})
    for folder in _folders_of_areas():
        document = read_document(folder)
        area = read_area(document, DOCUMENT)
        _publish(demo, area.id, _history(folder, document))
        ideas = _ideas(area, (folder / IDEAS).read_text(encoding="utf-8"))
        share_ideas(organisation=demo, slug=area.id, ideas=ideas)
    set_up_change(demo)
    return demo


def is_demo(organisation: Organisation) -> bool:
    """Say whether an organisation is the made-up one, which a page about it must tell."""
    return organisation.slug == SLUG


def read_document(folder: Traversable) -> bytes:
    """Return the area file of a folder of the demo."""
    return (folder / DOCUMENT).read_bytes()


def _folders_of_areas() -> list[Traversable]:
    folders = [folder for folder in files("stoeprand.demo").iterdir() if folder.is_dir()]
    with_area = [folder for folder in folders if (folder / DOCUMENT).is_file()]
    return sorted(with_area, key=lambda folder: folder.name)


def _publish(demo: Organisation, slug: str, history: Mapping[date, bytes]) -> None:
    document = history[max(history)]
    versions = AreaVersion.objects.filter(organisation=demo, area__slug=slug)
    newest = versions.order_by("-pk").values_list("sha256", flat=True).first()
    if newest is None:
        publish_history(organisation=demo, name=DOCUMENT, versions=history)
    elif newest != sha256(document).hexdigest():
        today = timezone.localdate()
        publish_area(organisation=demo, document=document, name=DOCUMENT, in_force_from=today)


def _history(folder: Traversable, newest: bytes) -> dict[date, bytes]:
    """Return the versions of an area by the day from which each is in force, the newest last."""
    earlier = folder / EARLIER
    files_of_past = earlier.iterdir() if earlier.is_dir() else ()
    history, begin = {}, BEGIN
    for file in sorted(files_of_past, key=lambda file: file.name):
        history[begin] = file.read_bytes()
        begin = date.fromisoformat(file.name.removeprefix("before-").removesuffix(".yaml"))
    return history | {begin: newest}


def _ideas(area: AreaInEngine, lines: str) -> Iterator[SharedIdea]:
    for line in lines.splitlines():
        if line.strip():
            idea = json.loads(line, parse_float=Decimal)
            values = read_values(area, idea["values"])
            yield SharedIdea(idea["idea"], idea["title"], kept(area, values))
