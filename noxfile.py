"""What can be done with this repository: one verb for each session.

``nox`` alone checks and tests everything; ``nox -l`` lists the sessions.
"""

import shutil
from pathlib import Path

import nox

nox.needs_version = ">=2025.2.9"
nox.options.sessions = ["check", "lint", "typecheck", "tests"]
nox.options.reuse_existing_virtualenvs = True

ROOT = Path(__file__).parent
PYPROJECT = nox.project.load_toml(ROOT / "pyproject.toml")
# What the tests use beside the packages.
TESTING = ("generate", "specs", "sandbox", "demo", "tests", "diff", "typecheck", "build")
# The tests of what is not in the packages; those of the sandbox and the demo know providers.
PROVIDERS_TOOLS = ("tests/test_demo", "tests/test_sandbox")
TOOLS = ("tests/generator", "tests/maintenance", "tests/test_bench", *PROVIDERS_TOOLS)
# Two processes, each with files of its own; `-n 0` runs everything in one.
PYTEST = ("pytest", "-n", "2", "--dist", "loadfile")
PROVIDERS = sorted(spec.parent.name for spec in (ROOT / "specs").glob("*/openapi.yaml"))


def _install(session: nox.Session, *groups: str) -> None:
    """Install dependency groups of pyproject.toml."""
    session.install(*nox.project.dependency_groups(PYPROJECT, *groups))


def _dependencies() -> list[str]:
    """What the packages need at run time."""
    projects = (nox.project.load_toml(file) for file in ROOT.glob("generated/*/pyproject.toml"))
    return sorted({one for project in projects for one in project["project"]["dependencies"]})


def _wheels(session: nox.Session, providers: list[str], folder: Path) -> list[str]:
    """Build the wheels of *providers* into *folder*."""
    shutil.rmtree(folder, ignore_errors=True)
    for provider in providers:
        session.run(
            *("python", "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"),
            *("--wheel-dir", str(folder), str(ROOT / "generated" / provider)),
        )
    return [str(wheel) for wheel in sorted(folder.glob("*.whl"))]


def _install_packages(session: nox.Session, providers: list[str]) -> None:
    """Install the packages as users get them: as wheels."""
    _install(session, "build")
    wheels = _wheels(session, providers, Path(session.create_tmp()) / "wheels")
    session.install(*wheels)
    # The version does not change with the code, so pip would keep an older build.
    session.install("--force-reinstall", "--no-deps", *wheels)


@nox.session
def generate(session: nox.Session) -> None:
    """Write generated/ from specs/ and overlays/; name providers to write only these."""
    _install(session, "generate")
    session.run("python", "-m", "overlays.generator", *session.posargs)


@nox.session
def check(session: nox.Session) -> None:
    """Are the specs valid, is generated/ up to date, do the overlays fit, are the layers kept?"""
    _install(session, "generate", "specs")
    session.install(*_dependencies())
    session.run("python", "-m", "overlays.generator.check")


@nox.session
def lint(session: nox.Session) -> None:
    """Run ruff over everything that is written by hand, and look for misspellings."""
    _install(session, "lint")
    session.run("ruff", "check", *session.posargs, ".")
    session.run("ruff", "format", *([] if session.posargs else ["--check"]), ".")
    session.run("codespell")


@nox.session
def typecheck(session: nox.Session) -> None:
    """Run mypy and pyright, both strict, over packages, overlays, tests and the README's code.

    The runtime is checked as part of the packages: its sync modules are only there.
    """
    _install(session, *TESTING)
    session.install(*_dependencies())
    session.run("python", "-m", "overlays.generator", "--check")
    readme = Path(session.create_tmp()) / "readme"
    session.run("python", "tests/docs/blocks.py", "README.md", str(readme))
    packages = [f"generated/{name}/specloom_{name}" for name in PROVIDERS]
    for package in packages:
        session.run("mypy", package)
    others = [
        *("noxfile.py", "overlays/generator", "tests", str(readme)),
        *(f"overlays/{name}" for name in PROVIDERS),
    ]
    session.run("mypy", *others)
    session.run("basedpyright", *packages, *others)


@nox.session
def tests(session: nox.Session) -> None:
    """Run the tests; `product` or `tools` for a part, a provider for what concerns only it."""
    chosen = [name for name in session.posargs if name in PROVIDERS]
    part = next((word for word in session.posargs if word in ("product", "tools")), None)
    options = [option for option in session.posargs if option not in (*chosen, part)]
    if part == "tools":
        options += TOOLS
    elif part == "product" or chosen:
        left_out = [folder for folder in TOOLS if part or folder not in PROVIDERS_TOOLS]
        options += [f"--ignore={folder}" for folder in left_out]
    _install(session, *TESTING)
    session.install(*_dependencies())
    session.run("python", "-m", "overlays.generator", "--check", *chosen)
    session.run(*PYTEST, *options, env={"SPECLOOM_PROVIDERS": ",".join(chosen)})


@nox.session
def minimums(session: nox.Session) -> None:
    """Run the tests on the lowest versions of the dependencies that the packages declare."""
    # What passes type checkers is what is declared without bounds: the newest.
    _install(session, *(group for group in TESTING if group != "typecheck"))
    session.install(*(one.split(",")[0].replace(">=", "==") for one in _dependencies()))
    session.run("pip", "list")
    session.run(*PYTEST, *session.posargs)


@nox.session
def demo(session: nox.Session) -> None:
    """Run the clients against the sandbox: create, wait, page, repeat, delete, fail."""
    _install(session, "sandbox", "demo")
    _install_packages(session, PROVIDERS)
    session.run("python", "-m", "demo", *session.posargs, env={"PYTHONPATH": str(ROOT / "tests")})


@nox.session
def sandbox(session: nox.Session) -> None:
    """Serve the providers on loopback until Ctrl-C, for clients without an account."""
    _install(session, "sandbox")
    session.run(
        "python", "-m", "sandbox", *session.posargs, env={"PYTHONPATH": str(ROOT / "tests")}
    )


@nox.session
def bench(session: nox.Session) -> None:
    """Measure the clients beside the official SDKs and bare httpx; `--readme` writes it down."""
    _install(session, "sandbox", "build", "floor")
    tmp = Path(session.create_tmp())
    wheels = _wheels(session, PROVIDERS, tmp / "wheels")
    floor = nox.project.dependency_groups(PYPROJECT, "floor")
    ours = _environment(session, tmp / "ours", *floor, *wheels)
    # The version does not change with the code, so pip would keep an older build.
    _run_python(session, ours, "pip", "install", "--force-reinstall", "--no-deps", *wheels)
    official = nox.project.dependency_groups(PYPROJECT, "official")
    theirs = _environment(session, tmp / "official", *official)
    options = list(session.posargs)
    if "--readme" in options:
        at = options.index("--readme")
        options[at : at + 1] = ["--readme=README.md", "--results=tests/bench/RESULTS.md"]
    session.run(
        *("python", "-m", "bench", "--ours", ours, "--official", theirs),
        *("--json", str(tmp / "bench.json"), *options),
        env={"PYTHONPATH": str(ROOT / "tests")},
    )
    session.log(f"everything that was measured is in {tmp / 'bench.json'}")


def _environment(session: nox.Session, folder: Path, *packages: str) -> str:
    """Make a virtual environment; returns its Python."""
    session.run("python", "-m", "venv", str(folder))
    places = (folder / "bin" / "python", folder / "Scripts" / "python.exe")
    python = str(next(place for place in places if place.exists()).absolute())
    _run_python(session, python, "pip", "install", *packages)
    return python


def _run_python(session: nox.Session, python: str, module: str, *arguments: str) -> None:
    """Run a module with a Python that is not the session's."""
    session.run(python, "-m", module, *arguments, external=True, silent=True)


@nox.session
def diff(session: nox.Session) -> None:
    """Say what has changed in the packages since a commit (HEAD), and the versions for that."""
    _install(session, "generate", "diff")
    session.run("python", "-m", "overlays.generator.changes", *session.posargs)


@nox.session
def new(session: nox.Session) -> None:
    """Scaffold a provider: pass its name, and the path of an OpenAPI document."""
    _install(session, "generate")
    session.run("python", "-m", "overlays.generator.adopting", *session.posargs)


@nox.session
def build(session: nox.Session) -> None:
    """Build wheels and sdists of all packages into dist/, check them, and build them again."""
    _install(session, "build")
    target, again = ROOT / "dist", Path(session.create_tmp()) / "again"
    # So that the same sources result in the same bytes (https://reproducible-builds.org).
    epoch = session.run("git", "log", "-1", "--format=%ct", external=True, silent=True, log=False)
    env = {"SOURCE_DATE_EPOCH": str(epoch).strip()}
    for folder in (target, again):
        shutil.rmtree(folder, ignore_errors=True)
        for name in PROVIDERS:
            source = str(ROOT / "generated" / name)
            session.run(
                "python", "-m", "build", "--no-isolation", "--outdir", str(folder), source,
                env=env, silent=True,
            )  # fmt: skip
    session.run("twine", "check", "--strict", *map(str, sorted(target.iterdir())))
    for file in sorted(target.iterdir()):
        if file.read_bytes() != (again / file.name).read_bytes():
            session.error(f"{file.name} is not the same when it is built again")
    session.log(f"{len(list(target.iterdir()))} files in {target}, the same when built again")
