"""Run in an interpreter of its own: imports a package and each of its modules, and reports.

Each module is imported as if it were the first, so that no module leans on another's having
been imported before it.
"""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path


def loaded(package: str) -> list[str]:
    """Return the modules of the package that are imported now."""
    return sorted(name for name in sys.modules if name.split(".")[0] == package)


def forget(package: str) -> None:
    """Forget the package, as if it had never been imported."""
    for name in loaded(package):
        del sys.modules[name]


def modules(package: str) -> list[str]:
    """Return the names of all modules of the package, by its files."""
    file = importlib.import_module(package).__file__
    folder = Path(str(file)).parent
    parts = (each.relative_to(folder.parent).with_suffix("").parts for each in folder.rglob("*.py"))
    return sorted(".".join(each).removesuffix(".__init__") for each in parts)


def resources(package: str) -> list[str]:
    """Return the modules that have what is called, by their names."""
    parts = (name.split(".") for name in modules(package))
    return [".".join(each) for each in parts if len(each) == 2 and each[1].endswith("jobs")]


def main(package: str) -> None:
    """Print what was found as JSON."""
    importlib.import_module(package)
    by_package = loaded(package)
    others = sorted({"anyio", "attr", "httpx", "orjson"} & sys.modules.keys())
    importlib.import_module(f"{package}.client")
    by_client = loaded(package)
    for home in resources(package):
        importlib.import_module(home)
    by_resources = loaded(package)
    failures: dict[str, str] = {}
    names = modules(package)
    for name in names:
        forget(package)
        try:
            importlib.import_module(name)
        except Exception as error:
            failures[name] = repr(error)
    report = {
        "by_package": by_package,
        "others_by_package": others,
        "by_client": by_client,
        "by_resources": by_resources,
        "modules": names,
        "failures": failures,
    }
    sys.stdout.write(json.dumps(report))


if __name__ == "__main__":
    main(sys.argv[1])
