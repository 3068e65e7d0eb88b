"""Keeps the house true: locks, texts at the root, sizes of rooms, who may import what."""
