"""Preparing what an area is to become. A draft counts nowhere: the ledger tells nothing of it."""

from collections.abc import Callable

from django.db import IntegrityError, transaction
from django.utils import timezone

from stoeprand.engine import read_area
from stoeprand.engine.area import Area as AreaInEngine
from stoeprand.engine.messages import message
from stoeprand.engine.writing import (
    HowItIsTyped,
    kerb_from_fields,
    with_kerb,
    without_kerb,
    write_area,
)
from stoeprand.engine.writing.field_names import Fields
from stoeprand.people.actions.refusing import Refused, see_that
from stoeprand.people.models import Organisation, Person
from stoeprand.room.actions.publishing import LONGEST_SLUG
from stoeprand.room.drafts import NoSuchDraft, area_of_draft
from stoeprand.room.models import AreaVersion, Draft
from stoeprand.room.published import versions_on
from stoeprand.room.rules import may_prepare

Change = Callable[[AreaInEngine], AreaInEngine]


class Outdated(Exception):
    """The draft is not what the page showed: somebody changed it since. `draft` is what it is now.

    `draft.by` is who changed it last.
    """

    def __init__(self, draft: Draft) -> None:
        super().__init__(f"revision {draft.revision}")
        self.draft = draft


@transaction.atomic
def begin_draft(*, organisation: Organisation, slug: str, by: Person) -> Draft:
    """Return the draft of an area, begun from the version in force where there is none yet.

    Raises PermissionDenied, and AreaVersion.DoesNotExist where nothing of that name is in force.
    """
    see_that(may_prepare, by, organisation)
    found: Draft | None = Draft.objects.filter(organisation=organisation, slug=slug).first()
    if found:
        return found
    versions = versions_on(organisation, timezone.localdate())
    version = versions.get(area__slug=slug)
    return _begun(organisation, slug, version.document, version.format, version, by)


@transaction.atomic
def begin_draft_from_file(
    *, organisation: Organisation, document: bytes, name: str, by: Person
) -> Draft:
    """Begin a draft from a file, which is kept word for word; the area may be new here.

    `name` says how to read it (`.json` is JSON) and stands in faults. Raises PermissionDenied,
    FaultyFile with every fault, and Refused where there is a draft of that area already.
    """
    see_that(may_prepare, by, organisation)
    area = read_area(document, name)
    if len(area.id) > LONGEST_SLUG:
        raise Refused(message("The name of the area in this file is too long."), "file")
    if Draft.objects.filter(organisation=organisation, slug=area.id).exists():
        raise Refused(
            message(
                "There is a draft of “{area}” already. Publish it or throw it away first.",
                area=area.title.said_in(by.language),
            ),
            "file",
        )
    versions = versions_on(organisation, timezone.localdate())
    version = versions.filter(area__slug=area.id).first()
    is_json = name.lower().endswith(".json")
    file_format = AreaVersion.Format.JSON if is_json else AreaVersion.Format.YAML
    return _begun(organisation, area.id, document.decode(), file_format, version, by)


def set_kerb(
    *,
    organisation: Organisation,
    slug: str,
    revision: int,
    fields: Fields,
    typed: HowItIsTyped,
    by: Person,
) -> Draft:
    """Put the kerb that was filled in in the draft of an area, in the place of the one of its id.

    `revision` is that of the draft as the page showed it. Raises PermissionDenied, FaultyFields and
    FaultyChange with everything that is wrong, NoSuchDraft, and Outdated.
    """

    def put(area: AreaInEngine) -> AreaInEngine:
        return with_kerb(area, kerb_from_fields(area, fields, typed))

    return change_draft(organisation=organisation, slug=slug, revision=revision, change=put, by=by)


def remove_kerb(
    *, organisation: Organisation, slug: str, revision: int, kerb_id: str, by: Person
) -> Draft:
    """Take a kerb out of the draft of an area; see `set_kerb`. KeyError where there is none."""

    def take_out(area: AreaInEngine) -> AreaInEngine:
        return without_kerb(area, kerb_id)

    return change_draft(
        organisation=organisation, slug=slug, revision=revision, change=take_out, by=by
    )


@transaction.atomic
def change_draft(
    *, organisation: Organisation, slug: str, revision: int, change: Change, by: Person
) -> Draft:
    """Change the draft of an area as the page showed it; see `set_kerb`. Raises what it raises."""
    see_that(may_prepare, by, organisation)
    draft = held_draft(organisation, slug, revision)
    draft.document = write_area(change(area_of_draft(draft)))
    draft.format = AreaVersion.Format.YAML
    draft.revision += 1
    draft.by = by
    draft.updated_at = timezone.now()
    draft.save()
    return draft


@transaction.atomic
def discard_draft(*, organisation: Organisation, slug: str, revision: int, by: Person) -> None:
    """Throw the draft of an area away. Raises PermissionDenied, NoSuchDraft and Outdated."""
    see_that(may_prepare, by, organisation)
    held_draft(organisation, slug, revision).delete()


def held_draft(organisation: Organisation, slug: str, revision: int) -> Draft:
    """Return a draft that nobody else changes until this transaction ends; as the page showed it.

    Raises NoSuchDraft and Outdated.
    """
    drafts = Draft.objects.select_for_update(of=("self",)).select_related("by")
    draft: Draft | None = drafts.filter(organisation=organisation, slug=slug).first()
    if draft is None:
        raise NoSuchDraft(slug)
    if draft.revision != revision:
        raise Outdated(draft)
    return draft


def carry_into_draft(
    *, before: AreaVersion, after: AreaVersion, change: Change, by: Person
) -> None:
    """Bring what an owner said of a published kerb into the draft of its area, where there is one.

    `change` gives the area as it is with it, or the same area where the draft says something else.
    Call it inside the transaction of what the owner did.
    """
    drafts = Draft.objects.select_for_update().filter(
        organisation=after.organisation, slug=after.area.slug
    )
    for draft in drafts:
        area = area_of_draft(draft)
        changed = change(area)
        if draft.based_on_id == before.pk:
            draft.based_on = after
        if changed is not area:
            draft.document, draft.format = write_area(changed), AreaVersion.Format.YAML
            draft.revision += 1
            draft.by, draft.updated_at = by, timezone.now()
        draft.save()


def _begun(
    organisation: Organisation,
    slug: str,
    document: str,
    file_format: str,
    version: AreaVersion | None,
    by: Person,
) -> Draft:
    try:
        with transaction.atomic():
            return Draft.objects.create(
                organisation=organisation,
                slug=slug,
                document=document,
                format=file_format,
                based_on=version,
                by=by,
                updated_at=timezone.now(),
            )
    except IntegrityError:  # somebody else began one at the same moment
        begun: Draft = Draft.objects.get(organisation=organisation, slug=slug)
        return begun
