"""The tests of a kerb, over places or over subsets."""

from stoeprand.engine.area import MembersTest, Test
from stoeprand.engine.compiled.regions import Run, runs_of_test
from stoeprand.engine.compiled.subsets import SubsetTest, subset_test
from stoeprand.engine.domains import Domain, SetDomain


def ready_test(domain: Domain, test: Test) -> tuple[Run, ...] | SubsetTest:
    """Return a test of the file as runs of places, or over subsets."""
    if isinstance(domain, SetDomain):
        assert isinstance(test, MembersTest)  # noqa: S101  (reading keeps kinds apart)
        return subset_test(domain, test)
    return runs_of_test(domain, test)


def can_be_met(domain: Domain, test: Test) -> bool:
    """Say whether some value of the dimension meets a test."""
    ready = ready_test(domain, test)
    return ready.can_hold() if isinstance(ready, SubsetTest) else bool(ready)
