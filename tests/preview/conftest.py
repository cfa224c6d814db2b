"""Documents to preview, in a folder of their own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from aic_faq.checks import check_all
from aic_faq.exporters.html import HTMLExporter
from aic_faq.exporters.jsonld import JSONLDExporter
from aic_faq.exporters.text import TextExporter
from aic_faq.options import ReadOptions
from aic_faq.preview import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aic_faq.diagnostics import Diagnostic
    from aic_faq.readers import ReadResult

GOOD = "---\ntitle: FAQ\nlanguage: en\nquestions:\n  - title: Is it there?\n    desc: Yes.\n---\n"
BROKEN = GOOD.replace("Is it", "Is: it")


def _check(results: Sequence[tuple[str, ReadResult]]) -> tuple[Diagnostic, ...]:
    return check_all(result for _, result in results)


@pytest.fixture(scope="session")
def make_settings() -> Callable[..., Settings]:
    """Give a function that makes settings; what it is given is for the page."""

    def made(**page: Any) -> Settings:
        return Settings(
            page=HTMLExporter(**page),
            jsonld=JSONLDExporter(),
            text=TextExporter(),
            reading=ReadOptions(),
            check=_check,
        )

    return made


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a new folder with a good document."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "faq.md").write_text(GOOD, "utf-8")
    return tmp_path
