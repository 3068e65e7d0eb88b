"""Questions about all ideas at once, as clauses for a SAT solver, and its answers as ideas."""
