"""The register that an address names, and its versions."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from stoeprand.mandates.models import Register, RegisterVersion
from stoeprand.people.models import Person


def register_or_404(person: Person, slug: str) -> Register:
    """Return a register that somebody may see. Raises Http404."""
    found: Register = get_object_or_404(Register.objects.visible_to(person), slug=slug)
    return found


def version_in_use(person: Person, slug: str) -> RegisterVersion | None:
    """Return the newest version of a register that was not withdrawn, with its register."""
    versions = RegisterVersion.objects.visible_to(person).in_use()
    return versions.filter(register__slug=slug).select_related("register").first()


def version_or_404(person: Person, slug: str, version_id: int) -> RegisterVersion:
    """Return a version of a register, withdrawn or not, with its register. Raises Http404."""
    versions = RegisterVersion.objects.visible_to(person).select_related("register")
    found = versions.filter(register__slug=slug, pk=version_id).first()
    if found is None:
        raise Http404
    return found
