"""What was said before of the columns of a register."""

from stoeprand.mandates.models import ColumnMapping, Register


def known_columns(register: Register | None) -> dict[str, str]:
    """Return what columns are about by their folded names; nothing for a new register."""
    if register is None:
        return {}
    said = ColumnMapping.objects.filter(register=register)
    return dict(said.values_list("header", "column"))
