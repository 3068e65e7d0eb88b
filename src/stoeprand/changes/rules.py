"""Who may do what to a change. Whoever is at the organisation's pages may read one that began."""

from stoeprand.people.rules import advisers, any_of, sponsors

directing = sponsors
"""Give direction, say the three sentences, say which areas belong to a change."""

preparing = any_of(sponsors, advisers)
"""Write down what a sponsor may come to say. It counts nowhere before the sponsor says it."""
