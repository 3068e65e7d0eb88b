"""A slow and obviously right program that says what an area means, and the tests that use it.

The engine is fast and therefore not obvious. What lives here tries every value of every dimension
in turn and reads the answer off the list. Nothing in this folder imports the engine, except
`engine_under_test`, which holds all contact with it.
"""
