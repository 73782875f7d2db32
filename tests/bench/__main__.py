"""Measure, and print what came out.

python -m bench --ours PYTHON --official PYTHON [--json FILE] [--results FILE] [--readme FILE]
    [--only WORD]
"""

from __future__ import annotations

import argparse
import platform
import sys
import tempfile
from pathlib import Path

import orjson

from . import bodies, report
from .rows import IMPORT_ROUNDS, OFFICIAL, ROWS, SCALES, Result
from .tasks import PROVIDERS
from .turns import Field, Race, field_of, grow, imports, versions

PARTS = 3
"""Times that the whole table is gone through, each with its share of the rounds."""


def machine() -> str:
    """Return what this runs on."""
    model = platform.processor() or platform.machine()
    cpu = Path("/proc/cpuinfo")
    if cpu.exists():
        lines = cpu.read_text(encoding="utf-8").splitlines()
        model = next((line.partition(": ")[2] for line in lines if "model name" in line), model)
    return f"{platform.system()}, {model}, Python {platform.python_version()}"


def run(field: Field, only: str) -> tuple[list[Result], report.Scales]:
    """Measure all rows and scales whose title has *only* in it."""
    races = [Race(row, provider) for row in ROWS if only in row.title for provider in PROVIDERS]
    for part in range(PARTS):
        for race in races:
            race.run(field, part, PARTS)
            print(f"{part + 1} of {PARTS}: {race.row.title}, {race.provider}", file=sys.stderr)
    results = [race.result() for race in races]
    for result in results:
        say(result)
    if only in "import":
        for result in imports(field, IMPORT_ROUNDS):
            results.append(result)
            say(result)
    scales = {
        scale.title: {provider: grow(field, scale, provider) for provider in scale.providers}
        for scale in SCALES
        if only in scale.title
    }
    return results, scales


def say(result: Result) -> None:
    """Show that something was measured."""
    ratio = report.times(result.ratio("floor"))
    line = f"{result.title}, {result.provider}: {ratio} the floor; limit {report.verdict(result)}"
    print(line, file=sys.stderr, flush=True)


def main() -> None:
    """Run."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--ours", required=True, help="a Python that has our packages")
    parser.add_argument("--official", required=True, help="one that has the official SDKs")
    parser.add_argument("--json", type=Path, help="where to write everything")
    parser.add_argument("--results", type=Path, help="where to write the tables")
    parser.add_argument("--readme", type=Path, help="a file with markers, for the headline rows")
    parser.add_argument("--only", default="", help="a word of the rows to measure")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bodies.write(Path(folder))
        with field_of(given.ours, given.official, Path(folder)) as field:
            results, scales = run(field, given.only)
    ours = versions(given.ours, ["httpx", "orjson", "httpx-sse", "specloom-agentset"])
    theirs = versions(given.official, list(OFFICIAL.values()))
    data = report.as_json(results, scales, {**ours, **theirs}, machine())
    units = {scale.title: scale.unit for scale in SCALES}
    tables = [report.table(results), report.scaling(scales, units), report.absences(results)]
    print("\n\n".join(filter(None, tables)))
    if given.json:
        given.json.write_bytes(
            orjson.dumps(data, option=orjson.OPT_INDENT_2 | orjson.OPT_NON_STR_KEYS)
        )
    if given.results:
        given.results.write_text(report.document(data, tables), encoding="utf-8")
    if given.readme:
        text = given.readme.read_text(encoding="utf-8")
        given.readme.write_text(
            report.replaced(text, report.block(data, results)), encoding="utf-8"
        )


if __name__ == "__main__":
    main()
