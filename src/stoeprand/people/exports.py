"""What is kept of somebody, for themselves: as JSON, complete, and readable without us."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db.models import Q

from stoeprand.ledger.models import Particular
from stoeprand.people.models import Deputy, Invitation, Membership, OwnerOf, Person, Session, Tenure
from stoeprand.post.models import Mail

Kept = Callable[[Person], Any]
"""Returns what a part of the product keeps of somebody, as JSON."""

_parts: dict[str, Kept] = {}


def register(name: str, kept: Kept) -> None:
    """Have what another part keeps of people exported too; call it in `ready()` of an app.

    Raises ValueError where the name is taken.
    """
    if name in _parts:
        raise ValueError(f"there is a part {name!r} already")
    _parts[name] = kept


def kept_of(person: Person) -> dict[str, Any]:
    """Return all that is kept of somebody; of secrets what they are for.

    What others wrote about them in sentences of their own is not found here.
    """
    return {
        "person": {
            "name": person.name,
            "email": person.email,
            "language": person.language,
            "organisation": person.organisation.name,
            "roles": sorted(person.roles),
            "last_signed_in": _moment(person.last_login),
            "has_password": person.has_usable_password(),
        },
        "circles": [_membership(each) for each in _memberships(person)],
        "offices": [
            {"office": each.office.title, **_days(each.since, each.until)}
            for each in Tenure.objects.filter(person=person).select_related("office")
        ],
        "owner_in_areas": list(
            OwnerOf.objects.filter(person=person).values_list("name_in_areas", flat=True)
        ),
        "deputies": [_deputy(each) for each in _deputies(person)],
        "invitations": [
            {"email": each.email, "name": each.name, "invited_at": _moment(each.invited_at)}
            for each in Invitation.objects.filter(person=person)
        ],
        **_of_signing_in(person),
        "mails": [
            {"subject": each.subject, "queued_at": _moment(each.queued_at), "text": each.text}
            for each in Mail.objects.filter(person=person).order_by("pk")
        ],
        "ledger": [
            {"entry": each.entry.number, "what": each.name, "text": each.text}
            for each in Particular.objects.filter(person=person).select_related("entry")
        ],
        **{name: kept(person) for name, kept in _parts.items()},
    }


def _of_signing_in(person: Person) -> dict[str, Any]:
    return {
        "sessions": [
            {"browser": each.browser, "signed_in_at": _moment(each.signed_in_at)}
            for each in Session.objects.filter(person=person)
        ],
        "second_factors": [
            {"kind": each.type, "since": _moment(each.created_at)}
            for each in Authenticator.objects.filter(user=person)
        ],
        "work_accounts": list(
            SocialAccount.objects.filter(user=person).values("provider", "uid", "extra_data")
        ),
    }


def _memberships(person: Person) -> list[Membership]:
    rows = Membership.objects.filter(person=person).select_related("circle", "function")
    return list(rows.order_by("since", "pk"))


def _membership(row: Membership) -> dict[str, Any]:
    function = row.function.title if row.function else None
    return {"circle": row.circle.name, "function": function, **_days(row.since, row.until)}


def _deputies(person: Person) -> list[Deputy]:
    rows = Deputy.objects.filter(Q(person=person) | Q(deputy=person))
    return list(rows.select_related("person", "deputy").order_by("since", "pk"))


def _deputy(row: Deputy) -> dict[str, Any]:
    return {"of": row.person.name, "deputy": row.deputy.name, **_days(row.since, row.until)}


def _days(since: date, until: date | None) -> dict[str, str | None]:
    return {"since": since.isoformat(), "until": until.isoformat() if until else None}


def _moment(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
