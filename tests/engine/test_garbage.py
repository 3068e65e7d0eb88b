"""While much is made at once Python does not look for garbage; afterwards it does as before."""

import contextlib
import gc

import pytest

from stoeprand.engine.garbage import garbage_left_alone


@pytest.fixture(autouse=True)
def looking():
    yield
    gc.enable()


def test_python_looks_for_garbage_again_also_when_something_went_wrong() -> None:
    gc.enable()
    with contextlib.suppress(ValueError), garbage_left_alone():
        assert not gc.isenabled()
        raise ValueError("oops")
    assert gc.isenabled()


def test_who_wants_no_looking_for_garbage_at_all_keeps_it_so() -> None:
    gc.disable()
    with garbage_left_alone():
        pass
    assert not gc.isenabled()
