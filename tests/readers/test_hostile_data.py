"""JSON and TOML of any size are read or refused in time."""

from __future__ import annotations

import time

import pytest

from aic_faq.errors import InvalidFAQError
from aic_faq.readers.json.nodes import read_json
from aic_faq.readers.problems import ProblemCollector
from aic_faq.readers.toml.nodes import read_toml
from aic_faq.source import Source, Span
from tests.readers.located_nodes import LIMITS, nodes_of_json, nodes_of_toml, plain

SECONDS = 60


@pytest.mark.parametrize("sign", ["1", "-1", "0.", "1e"])
def test_ten_thousand_digits(sign: str) -> None:
    """Numbers of any length are texts to us."""
    number = sign + "0" * 10_000
    assert (number, False) == plain(nodes_of_json(f"[{number}]"))[0]
    if sign != "-1":
        assert (number, False) == plain(nodes_of_toml(f"a = {number}"))["a"]


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        '{"a":' * 100_000,
        '["' + "\\u0041" * 100_000,
        "[" + "1," * 100_000,
        '["a" ' + " " * 100_000 + '"b"]',
        "[" + '"\\ud83d\\ude00",' * 20_000 + '"\\b"]',
        "x" * 100_000 + "=[",
        "<script " * 20_000,
        "a." * 100_000 + "b = 1",
        "a = [\n" * 20_000,
        '"""' * 50_000,
        "[a]\n" * 20_000,
        "[[a]]\nb = 1\n" * 20_000,
        "a = '''" + "'\n" * 50_000,
        "".join(f"k{number} = 1\n" for number in range(20_000)) + "k1 = 2",
        "a = 1 #" + "[" * 100_000,
    ],
)
def test_hostile_data_takes_no_time(text: str) -> None:
    """Reading and explaining take time in proportion to the text."""
    start = time.process_time()
    for read in (read_json, read_toml):
        try:
            read(ProblemCollector(Source(text, "f")), Span(0, len(text)), LIMITS)
        except InvalidFAQError:
            continue
    assert time.process_time() - start < SECONDS
