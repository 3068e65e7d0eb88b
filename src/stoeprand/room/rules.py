"""Who prepares kerbs, and who may publish them. Whose a kerb is is looked at by the actions."""

from stoeprand.people.rules import advisers, any_of, managers, sponsors

may_prepare = any_of(sponsors, managers, advisers)
"""Advisers prepare, and publish nothing."""

may_publish = any_of(sponsors, managers)
"""Sponsors publish everything; managers what is about kerbs of their own alone."""
