"""Erasing what is personal beside the chain; the chain itself stays as it was, and still holds."""

from django.db import transaction

from stoeprand.ledger.models import Particular
from stoeprand.people.models import Person


@transaction.atomic
def erase(person: Person) -> int:
    """Erase every text that goes with a person, and its salt; return how many there were.

    Without its salt no seal tells anything: whoever guesses the name cannot find out whether the
    guess is right. That something was there can still be seen, and when. What others wrote about
    this person in texts of their own is not found here.
    """
    return Particular.objects.filter(person=person).update(salt=None, text=None, person=None)
