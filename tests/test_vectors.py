"""Every hostile document ends in a value or a diagnostic, and no output passes anything on that harms.

The work is done by :mod:`tests.vectors`, in a process with limits of time and memory.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.vectors import Inspector, problems_of_html, problems_of_jsonld

SMALL, MOST_MEMORY, SECONDS = 1_000_000, 300, 60

pytestmark = pytest.mark.heavy

FEWEST = {"markdown": 0.95, "strings": 0.85}

JSONLD = '{"mainEntity": [{"acceptedAnswer": {"text": "\\u003cb>"}}]}'

Outcomes = list[dict[str, Any]]


@pytest.fixture(scope="module")
def outcomes(shared: Path) -> Outcomes:
    """Read and export every vector."""
    command = [sys.executable, "-m", "tests.vectors", str(shared / "vectors")]
    root = Path(__file__).resolve().parent.parent
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    last = found[-1]["id"] if found else "the first one"
    assert 0 == done.returncode, f"it stopped after {last}: {done.stderr}"
    lists = (json.loads(path.read_text("utf-8")) for path in (shared / "vectors").glob("*.json"))
    assert sum(len(vectors) for vectors in lists if isinstance(vectors, list)) == len(found)
    return found


def test_no_output_holds_what_harms(outcomes: Outcomes) -> None:
    """No script, handler, dangerous URL, unbalanced tag, duplicate id or control character in any output."""
    assert {} == {outcome["id"]: outcome["found"] for outcome in outcomes if outcome["found"]}


def test_time(outcomes: Outcomes) -> None:
    """Nothing takes time out of proportion; a busy machine is given its due."""
    assert {} == {outcome["id"]: outcome["seconds"] for outcome in outcomes if outcome["seconds"] > SECONDS}


def test_memory(outcomes: Outcomes) -> None:
    """What is no large document takes less than 300 MB."""
    assert {} == {
        outcome["id"]: outcome["grown"]
        for outcome in outcomes
        if outcome["size"] < SMALL and outcome["grown"] > MOST_MEMORY
    }


def test_expectations(outcomes: Outcomes) -> None:
    """What is to be read is, what is to be refused is, and the words that are to be shown are, alone."""
    wrong = {
        outcome["id"]
        for outcome in outcomes
        if (outcome["expect"] == "accept" and not all(outcome["accepted"].values()))
        or (outcome["expect"] == "reject" and any(outcome["accepted"].values()))
        or outcome["lacks"]
        or outcome["shows"]
    }
    assert set() == wrong


@pytest.mark.parametrize("kind", FEWEST)
def test_enough_is_accepted(outcomes: Outcomes, kind: str) -> None:
    """Rejecting everything would be no defence: harmless Markdown and odd texts are read."""
    accepted = [outcome["accepted"] for outcome in outcomes if outcome["class"] == kind]
    assert accepted
    for role in accepted[0]:
        share = sum(each[role] for each in accepted) / len(accepted)
        assert share >= FEWEST[kind], role


@pytest.mark.parametrize(
    "html",
    [
        "<script>x</script>",
        "<p onclick='x'>a</p>",
        "<p style='x'>a</p>",
        '<a href=" java\tscript:x">a</a>',
        "<img src='data:text/html,x'>",
        "<p>",
        "</p>",
        "<b><i>a</b></i>",
        "<p id='a'></p><p id='a'></p>",
        "<!-- a -->",
        "<iframe></iframe>",
        "<svg></svg>",
        "<meta http-equiv='refresh' content='x'>",
        f'<script type="application/ld+json">{JSONLD}</script>',
    ],
)
def test_the_inspector_sees_what_harms(html: str) -> None:
    """What this test is about would be found."""
    assert problems_of_html(html)


def test_the_inspector_lets_the_rest_pass() -> None:
    """Safe HTML, and what looks dangerous only to those who do not know what a scheme is."""
    html = (
        '<p id="a"><a href="/a:b">x</a><a href="%6Aavascript:x">x</a><a href="mailto:a@b.fr">x</a><br>'
        '<img src="data:image/png;base64,AA=="></p>'
    )
    assert [] == problems_of_html(html)
    assert [] == Inspector().finish()
    assert ["url faq"] == problems_of_jsonld('{"url": "faq", "mainEntity": []}')
