"""Walking over the bits of whole numbers that stand for sets."""

from collections.abc import Iterator


def bits_of(mask: int) -> Iterator[int]:
    """Yield the numbers of the bits that are set, from low to high."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def bits_from_high(mask: int) -> Iterator[int]:
    """Yield the numbers of the bits that are set, from high to low."""
    while mask:
        bit = mask.bit_length() - 1
        yield bit
        mask ^= 1 << bit
