"""What other programs read: JSON, SARIF, annotations and JUnit XML."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from jsonschema import Draft202012Validator

from aic_faq import Code, Diagnostic, Position, Severity, Source, Span, check, read
from aic_faq.checks.reports import REPORTS, write_report

SEED = Path(__file__).parents[2] / "examples" / "accelerateur.md"
ODD = Diagnostic(
    code=Code.INVALID_YAML,
    severity=Severity.ERROR,
    message='50% of <it> & "more"',
    hint="do, or: not",
    path="a folder/é,:.md",
    position=Position(3),
)
PLACELESS = Diagnostic(code=Code.TAB, severity=Severity.WARNING, message="x", path="<faq>")

# What SARIF 2.1.0 (OASIS, 27 March 2020, sections 3.13 to 3.58) says of the objects that are written.
_TEXT = {
    "type": "object",
    "required": ["text"],
    "properties": {"text": {"type": "string", "minLength": 1}, "markdown": {"type": "string"}},
    "additionalProperties": False,
}
_ARTIFACT = {
    "type": "object",
    "required": ["uri"],
    "properties": {"uri": {"type": "string", "pattern": r"^[A-Za-z0-9._~/%-]+$"}},
    "additionalProperties": False,
}
_REGION = {
    "type": "object",
    "properties": {
        "startLine": {"type": "integer", "minimum": 1},
        "startColumn": {"type": "integer", "minimum": 1},
        "charOffset": {"type": "integer", "minimum": 0},
        "charLength": {"type": "integer", "minimum": 0},
    },
    "dependentRequired": {"startColumn": ["startLine"], "charLength": ["charOffset"]},
    "additionalProperties": False,
}


def _object(required: str, **properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "required": required.split(),
        "properties": properties,
        "additionalProperties": False,
    }


def _list(item: dict[str, Any], least: int = 0) -> dict[str, Any]:
    return {"type": "array", "items": item, "minItems": least}


_REPLACEMENT = _object(
    "deletedRegion", deletedRegion=_REGION, insertedContent=_object("text", text={"type": "string"})
)
_CHANGE = _object(
    "artifactLocation replacements", artifactLocation=_ARTIFACT, replacements=_list(_REPLACEMENT, 1)
)
_RESULT = _object(
    "message ruleId",
    ruleId={"type": "string"},
    ruleIndex={"type": "integer", "minimum": 0},
    level={"enum": ["none", "note", "warning", "error"]},
    message=_TEXT,
    locations=_list(
        _object(
            "physicalLocation",
            physicalLocation=_object("artifactLocation", artifactLocation=_ARTIFACT, region=_REGION),
        )
    ),
    fixes=_list(_object("artifactChanges", description=_TEXT, artifactChanges=_list(_CHANGE, 1)), 1),
)
_RULE = _object("id", id={"type": "string"}, shortDescription=_TEXT, fullDescription=_TEXT)
_DRIVER = _object(
    "name",
    name={"type": "string"},
    semanticVersion={"type": "string", "pattern": r"^\d+\.\d+\.\d+"},
    rules=_list(_RULE),
)
_RUN = _object(
    "tool results",
    tool=_object("driver", driver=_DRIVER),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    results=_list(_RESULT),
)
SARIF = _object(
    "version runs",
    **{"$schema": {"type": "string", "format": "uri"}},
    version={"const": "2.1.0"},
    runs=_list(_RUN, 1),
)


def found() -> tuple[Diagnostic, ...]:
    """Give what is found in the founding document, and two odd diagnostics."""
    diagnostics = check(read(Source(SEED.read_text("utf-8"), "faq.md")))
    return (*diagnostics, ODD, PLACELESS)


def test_json_says_all() -> None:
    """Places, spans, edits and whether they are safe can be read out of JSON."""
    diagnostics = found()

    written = json.loads(write_report("json", diagnostics))

    assert [diagnostic.code.value for diagnostic in diagnostics] == [each["code"] for each in written]
    [folded] = [each for each in written if each["code"] == "folded-list"]
    assert {
        "code": "folded-list",
        "severity": "warning",
        "message": "this paragraph is read as part of the list item above it:"
        " one blank line is a mere line ending here",
        "hint": "leave two blank lines there, or write | instead of >",
        "path": "faq.md",
        "line": 44,
        "column": 7,
        "span": [3148, 3211],
        "data_path": "",
        "fix": "safe",
        "edits": [{"span": [3141, 3141], "replacement": "\n"}],
    } == folded
    assert [None, None, None, None] == [written[-1][name] for name in ("line", "column", "span", "fix")]
    assert [] == json.loads(write_report("json", ()))


def test_sarif_is_what_its_specification_says() -> None:
    """The log has the required properties and no others, and its indices lead to its rules."""
    diagnostics = found()

    log = json.loads(write_report("sarif", diagnostics))

    assert [] == list(Draft202012Validator(SARIF).iter_errors(log))
    run = log["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert [result["ruleId"] for result in run["results"]] == [
        rules[result["ruleIndex"]]["id"] for result in run["results"]
    ]
    assert [diagnostic.code.value for diagnostic in diagnostics] == [r["ruleId"] for r in run["results"]]
    assert len({rule["id"] for rule in rules}) == len(rules)
    odd, placeless = run["results"][-2:]
    assert {
        "artifactLocation": {"uri": "a%20folder/%C3%A9%2C%3A.md"},
        "region": {"startLine": 3},
    } == odd["locations"][0]["physicalLocation"]
    assert ["error", '50% of <it> & "more"\ndo, or: not'] == [odd["level"], odd["message"]["text"]]
    assert {"artifactLocation": {"uri": "%3Cfaq%3E"}} == placeless["locations"][0]["physicalLocation"]
    empty = json.loads(write_report("sarif", ()))
    assert [] == list(Draft202012Validator(SARIF).iter_errors(empty))


def test_the_edits_of_sarif_mend_the_document() -> None:
    """Whoever makes the replacements gets what the fix makes."""
    text = SEED.read_text("utf-8")
    log = json.loads(write_report("sarif", found()))
    [fix] = [r["fixes"][0] for r in log["runs"][0]["results"] if r["ruleId"] == "folded-list"]
    [replacement] = fix["artifactChanges"][0]["replacements"]
    at = replacement["deletedRegion"]["charOffset"]

    mended = text[:at] + replacement["insertedContent"]["text"] + text[at:]

    rest = [diagnostic.code for diagnostic in check(read(Source(mended, "faq.md")))]
    assert Code.FOLDED_LIST not in rest
    assert Code.FOLDED_PARAGRAPH in rest


def test_annotations_are_escaped() -> None:
    """No content can end a command or begin another one."""
    assert (
        '::error file=a folder/é%2C%3A.md,line=3,title=invalid-yaml::50%25 of <it> & "more"%0Ado, or: not\n'
        "::warning file=<faq>,title=tab::x\n"
        "::warning file=b,line=1,col=2,title=tab::x\n"
    ) == write_report("github", (ODD, PLACELESS, evolve(PLACELESS, path="b", position=Position(1, 2))))
    assert not write_report("github", ())


def test_junit_counts_failures() -> None:
    """A suite for each document; where all is well, one test that has passed."""
    suites = ET.fromstring(write_report("junit", (ODD, PLACELESS, ODD)))  # noqa: S314 - our own

    assert [("a folder/é,:.md", "2"), ("<faq>", "1")] == [(s.get("name"), s.get("failures")) for s in suites]
    failure = suites[0][0][0]
    assert ["invalid-yaml", '50% of <it> & "more"'] == [failure.get("type"), failure.get("message")]
    assert f"{ODD}\ndo, or: not" == failure.text
    assert ["3", None] == [suites[0][0].get("line"), suites[1][0].get("line")]
    good = ET.fromstring(write_report("junit", ()))  # noqa: S314 - our own
    assert ("1", "0", 0) == (good.get("tests"), good.get("failures"), len(good[0][0]))


@pytest.mark.parametrize("name", REPORTS)
def test_spans_without_a_column_are_written_too(name: str) -> None:
    """Every form takes a diagnostic with a span."""
    assert write_report(name, (evolve(ODD, span=Span(1, 2)),))
