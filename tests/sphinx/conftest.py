"""Real builds with Sphinx, each in a folder of its own."""

from __future__ import annotations

import gettext
import io
import itertools
import os
import re
import shutil
import warnings
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest
import sphinx.locale
from attrs import Factory, field, frozen
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from tests.sphinx.pages import Page, read_page

if TYPE_CHECKING:
    from docutils import nodes

Build: TypeAlias = Callable[..., "Built"]
Write: TypeAlias = Callable[..., Path]

PROJECT = Path(__file__).parent / "project"
SITE = "https://docs.example/en/"
CONF = f"""\
extensions = ["sphinx_aic_faq", "myst_parser"]
project = "Garden"
html_baseurl = "{SITE}"
html_theme = "basic"
myst_enable_extensions = ["deflist"]
exclude_patterns = ["faq", "faq.md"]
"""
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
# Those of other extensions are theirs to mend.
_OURS = r"(sphinx_)?aic_faq\b"


@frozen
class Built:
    """What one build left behind, and what it did."""

    app: Sphinx
    warnings: str
    read: list[str] = field(repr=False)
    written: list[str] = field(repr=False)

    @property
    def out(self) -> Path:
        """Give the folder of the output."""
        return Path(self.app.outdir)

    def text(self, name: str) -> str:
        """Read a file of the output."""
        return (self.out / name).read_text(encoding="utf-8")

    def page(self, name: str) -> Page:
        """Read a page of HTML."""
        return read_page(self.text(name))

    def doctree(self, name: str) -> nodes.document:
        """Give a document as it was read, before references were resolved."""
        return self.app.env.get_doctree(name)

    def lines(self) -> list[str]:
        """Give the warnings, one an item, with paths below the source folder."""
        return self.warnings.replace(f"{self.app.srcdir}{os.sep}", "").splitlines()


@frozen
class _Record:
    """Notes which documents are read and written in this process."""

    read: list[str] = Factory(list)
    written: list[str] = Factory(list)

    def connect(self, app: Sphinx) -> None:
        app.connect("source-read", lambda _app, name, _text: self.read.append(name))
        app.connect("doctree-resolved", lambda _app, _tree, name: self.written.append(name))


def build_project(
    source: Path,
    out: Path,
    builder: str = "html",
    *,
    doctrees: Path | None = None,
    confoverrides: Mapping[str, Any] | None = None,
    parallel: int = 1,
    freshenv: bool = False,
    warns: bool = False,
    warningiserror: bool = False,
) -> Built:
    """Build a project as ``sphinx-build -n`` does; a warning fails unless the test is about warnings."""
    told = io.StringIO()
    record = _Record()
    sphinx.locale.translators.clear()
    gettext._translations.clear()  # type: ignore[attr-defined]  # a process remembers catalogues
    with warnings.catch_warnings(), patch_docutils(source), docutils_namespace():
        warnings.simplefilter("ignore")
        warnings.filterwarnings("error", module=_OURS)
        app = Sphinx(
            source,
            source,
            out,
            doctrees or out.parent / ("messages" if builder == "gettext" else "doctrees"),
            builder,
            confoverrides={"nitpicky": True, **(confoverrides or {})},
            status=None,
            warning=told,
            freshenv=freshenv,
            parallel=parallel,
            warningiserror=warningiserror,
        )
        record.connect(app)
        app.build()
    built = Built(app, _COLOUR.sub("", told.getvalue()), record.read, record.written)
    if not warns:
        assert built.warnings == ""
        assert app.statuscode == 0
    return built


@pytest.fixture(autouse=True, scope="session")
def _same_date() -> Any:
    """Let every build stand at the same moment, so that outputs can be compared."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1700000000")
        yield


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Give a function that writes files of a project, its ``conf.py`` too, and gives the folder."""

    def written(files: Mapping[str, str | bytes], folder: str = "source", conf: str = "") -> Path:
        source = tmp_path / folder
        for name, content in {"conf.py": CONF + conf, **files}.items():
            path = source / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return source

    return written


@pytest.fixture
def build(write: Write) -> Build:
    """Give a function that builds a project, given as its files or as a folder."""

    def built(
        source: Path | Mapping[str, str | bytes], builder: str = "html", *, conf: str = "", **options: Any
    ) -> Built:
        folder = source if isinstance(source, Path) else write(source, conf=conf)
        return build_project(folder, folder.parent / "build" / builder, builder, **options)

    return built


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a copy of the test project."""
    return shutil.copytree(PROJECT, tmp_path_factory.mktemp("project") / "source")


@pytest.fixture(scope="session")
def outputs(project: Path) -> Build:
    """Give a function that builds the test project, once for each builder and set of options."""
    known: dict[tuple[object, ...], Built] = {}
    numbers = itertools.count()

    def built(builder: str = "html", *, parallel: int = 1, **confoverrides: Any) -> Built:
        key = (builder, parallel, *sorted(confoverrides.items()))
        if key not in known:
            out = project.parent / f"build-{next(numbers)}" / builder
            known[key] = build_project(project, out, builder, parallel=parallel, confoverrides=confoverrides)
        return known[key]

    return built
