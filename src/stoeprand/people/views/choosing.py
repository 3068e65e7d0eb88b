"""Which person somebody chose in a form: one of their own organisation who is here."""

from django.http import HttpRequest

from stoeprand.engine.messages import message
from stoeprand.people.actions.refusing import Refused
from stoeprand.people.asking import signed_in_person
from stoeprand.people.models import Person
from stoeprand.people.views.forms import text_of


def chosen_person(request: HttpRequest, name: str = "person") -> Person:
    """Return the person whom a field names. Raises Refused where it names nobody."""
    found = maybe_person(request, name)
    if found is None:
        raise Refused(message("Choose a person."), name)
    return found


def maybe_person(request: HttpRequest, name: str) -> Person | None:
    """Return the person whom a field names, or None."""
    chosen = text_of(request, name)
    if not chosen.isdecimal():
        return None
    everybody = Person.objects.visible_to(signed_in_person(request)).filter(is_active=True)
    found: Person | None = everybody.filter(pk=int(chosen)).first()
    return found
