"""Which comparisons of the engine could be wrong without any test noticing?

In a copy of the tree cosmic-ray turns each comparison of a part into its neighbour (`<` into `<=`,
`is` into `is not`), one at a time, and runs the tests of that part: see mutation.toml.
"""

import json
import os
import resource
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from collections import Counter
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

PARTS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text())
PAIRS = "Lt_LtE|LtE_Lt|Gt_GtE|GtE_Gt|Eq_NotEq|NotEq_Eq|Is_IsNot|IsNot_Is"
OPTIONS = "-x -q --no-header -p no:cacheprovider --hypothesis-profile=mutants"
AROUND = {"STOEPRAND_ORACLE_AREAS": "60", **os.environ, "PYTHONPATH": "src"}
MOST_BYTES = 4 << 30  # so that one that collects without end leaves the machine alone


def try_out(part: str) -> str:
    """Return how many mutants of a part met which end, and those that survived."""
    with tempfile.TemporaryDirectory(prefix="mutants-") as tree:
        left_out = shutil.ignore_patterns(".*", "node_modules", "var")
        shutil.copytree(".", tree, ignore=left_out, dirs_exist_ok=True)

        def run(*command: str) -> str:
            done = subprocess.run(command, cwd=tree, env=AROUND, capture_output=True, text=True)
            return sys.exit(done.stdout + done.stderr) if done.returncode else done.stdout

        names = [f"tests/{name}" for name in PARTS[part]["tests"]]
        test = [sys.executable, "-m", "pytest", *OPTIONS.split(), *names]
        began = time.monotonic()
        run(*test)
        seconds = 20 + 3 * (time.monotonic() - began)
        Path(tree, "config.toml").write_text(_config(part, shlex.join(test), seconds))
        run("cosmic-ray", "init", "config.toml", "mutants.sqlite")
        run("cr-filter-operators", "mutants.sqlite", "config.toml")
        run("cosmic-ray", "exec", "config.toml", "mutants.sqlite")
        return _report(part, run("cosmic-ray", "dump", "mutants.sqlite"))


def _config(part: str, test: str, timeout: float) -> str:
    return f"""
[cosmic-ray]
module-path = {json.dumps([f"src/stoeprand/engine/{name}" for name in PARTS[part]["modules"]])}
test-command = {json.dumps(test)}
timeout = {timeout:.1f}
[cosmic-ray.distributor]
name = "local"
[cosmic-ray.filters.operators-filter]
exclude-operators = ["(?!core/ReplaceComparisonOperator_({PAIRS})$)"]
"""


def _report(part: str, dump: str) -> str:
    results = (json.loads(line)[1] for line in dump.splitlines())
    tried = [result for result in results if result["worker_outcome"] != "skipped"]
    ends = Counter("timeout" if r["output"] == "timeout" else r["test_outcome"] for r in tried)
    told = ", ".join(f"{count} {end}" for end, count in sorted(ends.items()))
    survivors = sorted(r["diff"] for r in tried if r["test_outcome"] == "survived")
    return "\n\n".join([f"{part}: {len(tried)} mutants, {told}", *survivors])


def main() -> None:
    """Try out all parts, or those that are named, and print of each what came out."""
    asked = sys.argv[1:] or list(PARTS)
    if strange := [part for part in asked if part not in PARTS]:
        sys.exit(f"there is no part {', '.join(strange)}, expected {', '.join(PARTS)}")
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
    with ThreadPoolExecutor(2) as workers:
        for done in as_completed([workers.submit(try_out, part) for part in asked]):
            print(done.result(), flush=True)


if __name__ == "__main__":
    main()
