"""What somebody wrote in a form, made ready to be kept; or why it cannot be kept so."""

from stoeprand.engine.messages import Message, message
from stoeprand.people.actions.refusing import Refused


def kept_text(written: str, field: str, longest: int) -> str:
    """Return a text without what stands around it. Raises Refused for one that is too long."""
    # browsers send \r\n, and no database keeps a NUL
    text = written.replace("\r\n", "\n").replace("\0", "").strip()
    if len(text) > longest:
        raise Refused(message("Say it shorter: at most {longest} signs.", longest=longest), field)
    return text


def said_text(written: str, field: str, longest: int, lacking: Message) -> str:
    """Return a text that has to be there. Raises Refused, with `lacking` where there is none."""
    text = kept_text(written, field, longest)
    if not text:
        raise Refused(lacking, field)
    return text
