"""`python -m stoeprand` is the same as `stoeprand`."""

from stoeprand.commands import main

main(prog_name="stoeprand")
