"""Who may send registers and withdraw versions. Whoever is signed in may read them."""

from stoeprand.people.rules import administrators, advisers, any_of, managers, sponsors

keepers = any_of(advisers, sponsors, managers, administrators)
