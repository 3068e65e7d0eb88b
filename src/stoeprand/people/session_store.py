"""Where sessions are kept: in rows that know whose they are, so that people can end them."""

from datetime import datetime
from hashlib import sha256
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as InDatabase

from stoeprand.people.models import Session

BROWSER = "browser"
"""What a session remembers of the browser: its kind, in a few words."""

SIGNED_IN_AT = "signed_in_at"
"""In a session: when somebody last showed that it is them."""


def name_of_session(session: Session) -> str:
    """Return a name for a session on a page: its key, by which one is signed in, shows nowhere."""
    return sha256(session.session_key.encode()).hexdigest()[:16]


class SessionStore(InDatabase):
    """Sessions of the site (SESSION_ENGINE)."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        """Return the model in which sessions are kept."""
        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """Return the row of a session, with its person where somebody is signed in."""
        row = super().create_model_instance(data)
        assert isinstance(row, Session)  # noqa: S101  (by get_model_class)
        person = data.get(SESSION_KEY)
        row.person_id = int(person) if person else None
        signed_in_at = data.get(SIGNED_IN_AT)
        row.signed_in_at = datetime.fromisoformat(signed_in_at) if signed_in_at else None
        row.browser = str(data.get(BROWSER, ""))[:80]
        return row
