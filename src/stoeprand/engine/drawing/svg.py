"""Writing SVG: elements as text, in which nothing that a file says can be more than a text."""

_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_NO_BREAK_SPACE = "\u00a0"


def element(name: str, *inside: str, **attributes: str | int) -> str:
    """Return an element; `_` in the name of an attribute stands for `-`, at its end for nothing."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_escaped(str(value))}"'
        for key, value in attributes.items()
    )
    if not inside:
        return f"<{name}{written}/>"
    return f"<{name}{written}>{''.join(inside)}</{name}>"


def characters(text: str) -> str:
    """Return a text as what stands between tags."""
    return _escaped(text)


def clean(text: str) -> str:
    """Return a text on one line, a space for what XML forbids or what would turn its direction."""
    shown = (c if c.isprintable() or c == _NO_BREAK_SPACE else " " for c in text)
    return "".join(shown).strip(" ")


def _escaped(text: str) -> str:
    return text.translate(_ESCAPED)
