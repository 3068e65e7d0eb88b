"""The comparisons in a module, and how to turn one of them into its neighbour while all runs on.

What is compared is compiled anew and put into the functions that are there already: whoever has
imported one of them, and every property or cache around it, then runs the other code.
"""

import ast
import functools
import importlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

NEIGHBOURS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}


@dataclass(frozen=True, slots=True)
class Mutant:
    """A comparison that was turned into its neighbour."""

    file: Path
    lines: range
    was: str
    now: str
    within: tuple[str, ...]
    """Names of the classes and the function that it stands in."""
    code: CodeType
    """The whole module with the neighbour in it."""

    def put_in_place(self, source: Path) -> None:
        """Let the function around it run the other code; `source` is where imports begin."""
        name = ".".join(self.file.relative_to(source).with_suffix("").parts)
        module = importlib.import_module(name.removesuffix(".__init__"))
        _function(module, self.within).__code__ = _code(self.code, self.within)


def mutants_of(file: Path) -> Iterator[Mutant]:
    """Yield what each comparison within a function of a module could have been, from the top on."""
    tree = ast.parse(file.read_text())
    for compared, within in _comparisons(tree, ()):
        lines = range(compared.lineno, (compared.end_lineno or compared.lineno) + 1)
        was = ast.unparse(compared)
        for place, operator in enumerate(compared.ops):
            compared.ops[place] = NEIGHBOURS[type(operator)]()
            code = compile(tree, str(file), "exec", dont_inherit=True)
            yield Mutant(file, lines, was, ast.unparse(compared), within, code)
            compared.ops[place] = operator


def _comparisons(
    node: ast.AST, within: tuple[str, ...], *, in_function: bool = False
) -> Iterator[tuple[ast.Compare, tuple[str, ...]]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Compare) and in_function:
            yield child, within
        if isinstance(child, ast.FunctionDef) and not in_function:
            yield from _comparisons(child, (*within, child.name), in_function=True)
        elif isinstance(child, ast.ClassDef) and not in_function:
            yield from _comparisons(child, (*within, child.name))
        else:
            yield from _comparisons(child, within, in_function=in_function)


def _code(module: CodeType, within: tuple[str, ...]) -> CodeType:
    code = module
    for name in within:
        inner = (each for each in code.co_consts if isinstance(each, CodeType))
        code = next(each for each in inner if each.co_name == name)
    return code


def _function(module: object, within: tuple[str, ...]) -> FunctionType:
    """Return the function itself, without what its decorators put around it."""
    found: Any = module
    for name in within:
        found = vars(found)[name]
    if isinstance(found, property):
        found = found.fget
    elif isinstance(found, functools.cached_property):
        found = found.func
    while hasattr(found, "__wrapped__"):
        found = found.__wrapped__
    assert isinstance(found, FunctionType)  # noqa: S101  (nothing else was decorated so far)
    return found
