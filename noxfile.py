"""The one control panel of the project: `nox` runs what CI runs, `nox --list` shows the rest."""

from __future__ import annotations

import os
import re
import shutil
import tarfile
import zipfile
from pathlib import Path

import nox

nox.needs_version = ">=2025.10"
nox.options.default_venv_backend = "uv|virtualenv"
# The tests run on every Python the machine has; a missing one is no failure, and none is fetched.
nox.options.download_python = "never"
nox.options.error_on_missing_interpreters = False
nox.options.sessions = ["lint", "typing", "minimums", "wheel", "browser", "adopt", "docs", "tests"]

ROOT = Path(__file__).parent
EXTRAS = "check,cli,dask,html,preview,rst,search,sphinx,templates"
PYPROJECT = nox.project.load_toml(ROOT / "pyproject.toml")
PYTHONS = nox.project.python_versions(PYPROJECT)
OLDEST = PYTHONS[0]
# Without this session `minimums` takes the oldest of them, and `tests` what is the newest for each Python.
SPHINXES = ("8.1", "8.2", "9.0")
PARALLEL = ("--numprocesses=auto",)
WITHOUT_HEAVY = ("-m", "not (browser or docs or network or tex or heavy)")
# Properties are tried on all their examples under the newest Python.
AGAIN = (*PARALLEL, *WITHOUT_HEAVY, "--hypothesis-profile=quick")
# What was left out of a package or is found only beside the sources shows in what uses it from outside.
PACKAGED = ("tests/cli", "tests/schemas", "tests/test_documentation.py", "tests/test_front_door.py")
# The core is covered throughout; in the extension some branches are for one release of Sphinx only.
SPHINX_FLOOR = 95

# pyenv shows only the versions that somebody chose, unless it is asked for all.
if pyenv := os.environ.get("PYENV_ROOT"):
    versions = sorted(path.name for path in Path(pyenv, "versions").glob("3.*"))
    os.environ["PYENV_VERSION"] = ":".join(
        version for version in versions if version.rpartition(".")[0] in PYTHONS
    )

# What the tests read besides themselves; the browser has a session of its own.
PAGES = ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "LICENSE", "docs")
TEST_FILES = (
    *PAGES,
    ".pre-commit-hooks.yaml",
    "action.yml",
    "pyproject.toml",
    "benchmarks",
    "examples",
    "tests",
)
NOT_COPIED = shutil.ignore_patterns("__pycache__", "browser", "node_modules", "typing")


def group(name: str) -> tuple[str, ...]:
    """Give the requirements of a dependency group (PEP 735)."""
    return nox.project.dependency_groups(PYPROJECT, name)


def newest_python() -> str:
    """Give the newest of our Pythons that this machine has."""
    there = [version for version in PYTHONS if shutil.which(f"python{version}")]
    return there[-1] if there else OLDEST


@nox.session
def lint(session: nox.Session) -> None:
    """Check layout and style; `nox -s lint -- --fix` mends them."""
    session.install(*group("lint"))
    mend = "--fix" in session.posargs
    session.run("ruff", "format", *([] if mend else ["--check"]))
    session.run("ruff", "check", *(["--fix"] if mend else []))


@nox.session(python=OLDEST)
def typing(session: nox.Session) -> None:
    """Check the types with mypy and pyright, and that the public API is typed throughout."""
    session.install(f"-e.[{EXTRAS}]", *group("typing"), "nox")
    session.run("mypy")
    session.run("pyright")
    session.run("pyright", "--verifytypes", "aic_faq", "--ignoreexternal")


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """Run the tests on each Python, on the newest all of them; the oldest counts every branch of the core."""
    session.install(f"-e.[{EXTRAS}]", *group("tests"))
    if session.python == OLDEST:
        count_branches(session)
    if session.python == newest_python():
        # Counting makes everything twice as slow: what takes long runs here, where nothing is counted.
        session.run("pytest", *PARALLEL, *session.posargs)
    elif session.python != OLDEST:
        session.run("pytest", *AGAIN, "--ignore=tests/sphinx", *session.posargs)


def count_branches(session: nox.Session) -> None:
    """Run what takes no long time, and stop unless that reaches every branch of the core."""
    measure = {"COVERAGE_FILE": str(Path(session.create_tmp()) / "coverage")}
    counted = ("--cov", "--cov-report=", "--cov-fail-under=0")
    session.run("pytest", *AGAIN, *counted, *session.posargs, env=measure)
    if not session.posargs:  # a part of the tests cannot reach every branch
        session.run("coverage", "report", "--include=*/aic_faq/*", env=measure)
        report = ("coverage", "report", "--include=*/sphinx_aic_faq/*", f"--fail-under={SPHINX_FLOOR}")
        session.run(*report, env=measure)


@nox.session(python=OLDEST)
@nox.parametrize("version", SPHINXES)
def sphinx(session: nox.Session, version: str) -> None:
    """Build the documentation of the tests with each Sphinx that is supported."""
    session.install("-e.[sphinx]", f"sphinx~={version}.0", *group("tests"))
    session.run("pytest", *PARALLEL, "tests/sphinx", *session.posargs)


@nox.session(python=OLDEST)
def adopt(session: nox.Session) -> None:
    """Take over FAQ pages that other projects have published."""
    session.install("-e.[sphinx]", *group("tests"))
    session.run("pytest", "-m", "network", "tests/sphinx", *session.posargs)


@nox.session(python=OLDEST)
def pdf(session: nox.Session) -> None:
    """Make PDFs with TeX: that of the tests, which is read, and that of the documentation."""
    session.run("sh", "tools/system-packages", "tex", external=True)
    session.install(f"-e.[{EXTRAS}]", *group("tests"), *group("docs"))
    session.run("pytest", "-m", "tex", "tests/sphinx", *session.posargs)
    built = Path(session.create_tmp()).resolve() / "latex"
    session.run("sphinx-build", "-W", "-n", "-q", "-E", "-b", "latex", "docs", str(built))
    with session.chdir(built):
        options = "LATEXMKOPTS=-interaction=nonstopmode -halt-on-error"
        session.run("make", "all-pdf", options, external=True, silent=True)
    session.log(f"made {built / 'aic-faq.pdf'}")


@nox.session(python=OLDEST)
def minimums(session: nox.Session) -> None:
    """Run the tests on the oldest releases that pyproject.toml promises to work with."""
    project = PYPROJECT["project"]
    extras = project["optional-dependencies"]
    promised = [
        *project["dependencies"],
        *(package for extra in EXTRAS.split(",") for package in extras[extra]),
    ]
    constraints = Path(session.create_tmp()) / "minimums.txt"
    constraints.write_text("\n".join(promised).replace(">=", "=="), encoding="utf-8")
    session.install(f"-e.[{EXTRAS}]", *group("tests"), "--constraint", str(constraints))
    session.run("pytest", *AGAIN, *session.posargs)


@nox.session
def wheel(session: nox.Session) -> None:
    """Build the sdist, the wheel out of it, and test the wheel with src out of reach.

    `-- --built FOLDER` tests what stands there instead: a release is built once.
    """
    folder = Path(session.create_tmp()).resolve()
    shutil.rmtree(folder)
    match session.posargs:
        case ["--built", given, *arguments]:
            made = ROOT / given
        case arguments:
            made = folder / "dist"
            session.install("build")
            session.run("python", "-m", "build", "--outdir", str(made))
    built = next(made.glob("*.whl"))
    check_contents(session, built, next(made.glob("*.tar.gz")))

    session.install(f"{built}[{EXTRAS}]", *group("tests"))
    copy = folder / "copy"
    copy.mkdir(parents=True)
    for name in TEST_FILES:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, copy / name, ignore=NOT_COPIED)
        else:
            shutil.copy(ROOT / name, copy)
    with session.chdir(copy):
        files = "aic_faq.__file__, sphinx_aic_faq.__file__"
        found = (
            f"import aic_faq, sphinx_aic_faq, sys; sys.exit(any('site-packages' not in f for f in ({files})))"
        )
        session.run("python", "-c", found)
        session.run("pytest", *AGAIN, *(arguments or (*PACKAGED, "tests/sphinx/test_places.py")))


def check_contents(session: nox.Session, built: Path, sdist: Path) -> None:
    """Stop unless the wheel holds the packages, all of them, and the licence, and the sdist the tests."""
    expected = {
        path.relative_to(folder).as_posix()
        for folder in (ROOT / "src", ROOT / "sphinx_ext")
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    with zipfile.ZipFile(built) as archive:
        names = set(archive.namelist())
    metadata = {name for name in names if ".dist-info/" in name}
    if expected != names - metadata:
        session.error(f"wheel and sources differ in {sorted(expected ^ (names - metadata))}")
    if not any(name.endswith(".dist-info/licenses/LICENSE") for name in metadata):
        session.error("the wheel lacks LICENSE")
    for marker in ("aic_faq/py.typed", "sphinx_aic_faq/py.typed"):
        if marker not in names:
            session.error(f"the wheel lacks {marker}")
    with tarfile.open(sdist) as archive:
        inside = {re.sub(r"^[^/]+/", "", name) for name in archive.getnames()}
    if missing := {"LICENSE", "README.md", "noxfile.py", "tests/conftest.py"} - inside:
        session.error(f"the sdist lacks {sorted(missing)}")


@nox.session
def browser(session: nox.Session) -> None:
    """Look at the pages in Chromium, with axe and with the Nu HTML checker."""
    session.run("sh", "tools/system-packages", external=True)
    session.install(f"-e.[{EXTRAS}]", *group("browser"))
    quietly = ("--ignore-scripts", "--no-package-lock", "--no-audit", "--no-fund")
    session.run("npm", "install", "--prefix", "tests/browser", *quietly, external=True)
    # The tests of one file share what takes long to start: a browser, a build of Sphinx.
    shared = (*PARALLEL, "--dist=loadscope")
    session.run("pytest", "-m", "browser", *shared, *session.posargs, "tests/browser")


@nox.session
def docs(session: nox.Session) -> None:
    """Build the documentation, follow its links, and run the examples in it and in docstrings."""
    session.install(f"-e.[{EXTRAS}]", *group("tests"), *group("docs"))
    built = Path(session.create_tmp()).resolve()
    shutil.rmtree(built)
    for builder in ("html", "linkcheck", "latex"):
        # Pages are read once, for all builders.
        places = ("-d", str(built / "doctrees"), "docs", str(built / builder))
        session.run("sphinx-build", "-W", "-n", "-q", "-b", builder, *places)
    session.run(
        "pytest", "-m", "", "tests/test_documentation.py", "tests/test_generated_pages.py", *session.posargs
    )


@nox.session
def bench(session: nox.Session) -> None:
    """Measure the time and memory of the package against the floor; `-- --parts sphinx` takes one part."""
    session.install(f".[{EXTRAS}]", *group("bench"), *group("plots"))
    rivals = Path(session.create_tmp()).resolve() / "rivals"
    session.run("python", "-m", "venv", "--clear", str(rivals))
    python = str(rivals / "bin" / "python")
    session.run(python, "-m", "pip", "install", "--quiet", *group("rivals"), external=True)
    session.run("python", "-m", "benchmarks", "--rivals", python, *session.posargs)
    # What asks for a part of the other benchmarks does not ask for these.
    if set(session.posargs) <= {"--quick", "--write"}:
        session.run("python", "-m", "benchmarks.search", "--faqtory", python, *session.posargs)


@nox.session(python=OLDEST)
def fuzz(session: nox.Session) -> None:
    """Fuzz: `nox -s fuzz -- SECONDS [TARGET ...]`, each target for so long; see fuzz/README.md."""
    session.install("-e.", *group("fuzz"))
    seconds, *targets = session.posargs or ["60"]
    for target in targets or ("read", "rich_text", "html", "slug"):
        session.run("python", "-m", "fuzz", target, seconds)
