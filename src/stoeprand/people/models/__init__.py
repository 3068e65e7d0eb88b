"""Organisations and their people: who they are, what they do there, and how they sign in.

Models keep; what happens to them is in `people/actions`. Every model names its organisation, and
what not everybody may see is read through `visible_to(person)`.
"""

from stoeprand.people.models.circles import Circle, Function, FunctionValue, Membership
from stoeprand.people.models.invitations import Invitation
from stoeprand.people.models.offices import Deputy, Office, OwnerOf, Tenure
from stoeprand.people.models.organisations import Hostname, Look, Organisation
from stoeprand.people.models.persons import Person, Role, RoleHeld
from stoeprand.people.models.signing_in import Attempt, IdentityProvider, Session

__all__ = [
    "Attempt",
    "Circle",
    "Deputy",
    "Function",
    "FunctionValue",
    "Hostname",
    "IdentityProvider",
    "Invitation",
    "Look",
    "Membership",
    "Office",
    "Organisation",
    "OwnerOf",
    "Person",
    "Role",
    "RoleHeld",
    "Session",
    "Tenure",
]
