"""A FAQ, and its pages as we write them."""

from __future__ import annotations

import re
from typing import Any

import pytest

from aic_faq import (
    FAQ,
    Answer,
    HTMLExporter,
    Question,
    Source,
    rich_text,
    verify,
)

BASE_URL = "https://example.org"
# The exporter names all of its profiles where it is asked for one that it lacks.
with pytest.raises(ValueError) as _raised:
    HTMLExporter(profile="none of them")  # type: ignore[arg-type]
PROFILES = re.findall("'([a-z]+)'", str(_raised.value.args[0]).partition(", got")[0])


ORDERS = FAQ(
    title="Orders",
    url="/faq",
    language="en",
    intro=rich_text("Ask **away**."),
    contact=rich_text("## Another question?\n\n[Write](/contact)."),
    questions=(
        Question(
            id="delay",
            title="How long does it take?",
            answer=Answer(body=rich_text("Three days, or [less](/fast).\n\n- by *bike*;\n- by train.")),
            aliases=("time",),
        ),
        Question(
            id="price",
            title="Is `<b>` what it costs?",
            answer=Answer(
                body=rich_text("| day | euros |\n|-|-|\n| 1 | 2 |\n\nSee[^1].\n\n[^1]: [All](/all).")
            ),
        ),
        Question(
            id="return",
            title="Sending it back",
            answer=Answer(body=rich_text("Yes ![a label](/label.png):\n\n    code\n\n- [x] done")),
        ),
        Question(id="pay", title="How do I pay?", answer=Answer(body=rich_text("By card."))),
    ),
)


def page_of(faq: FAQ, profile: str, jsonld: str | None = None) -> str:
    """Write the page of a FAQ."""
    exporter = HTMLExporter(base_url=BASE_URL, profile=profile)  # type: ignore[arg-type]
    return exporter.export(faq, jsonld=jsonld)


def codes(page: str, **options: Any) -> list[str]:
    """Verify a page, and give the codes of what is found."""
    return [problem.code.value for problem in verify(Source(page, "page.html"), **options).diagnostics]
