"""Configuration: where it is found, what it says, and what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from aic_faq import Code, Configuration, ConfigurationError, FileAccessError, all_rules, find_configuration
from aic_faq.checks.choice import chosen_codes, chosen_rules

SETTINGS = "select, ignore, per_file_ignores, base_url, language, profile"
FULL = """
select = ["default", "french-spacing"]
ignore = ["long-title"]
base-url = "https://example.org"
language = "fr"
profile = "headings"
[per-file-ignores]
"old/*.md" = ["vague-link"]
"*.yaml" = ["all"]
"""


def test_everything_that_can_be_set(tmp_path: Path) -> None:
    """Hyphens and underscores are alike; patterns are relative to the folder of the file."""
    (tmp_path / "aic-faq.toml").write_text(FULL, encoding="utf-8")
    (tmp_path / "a" / "b").mkdir(parents=True)

    found = find_configuration(tmp_path / "a" / "b")

    assert (
        Configuration(
            path=str(tmp_path / "aic-faq.toml"),
            select=("default", "french-spacing"),
            ignore=("long-title",),
            per_file_ignores={"old/*.md": ("vague-link",), "*.yaml": ("all",)},
            base_url="https://example.org",
            language="fr",
            profile="headings",
        )
        == found
    )
    assert {Code.VAGUE_LINK} == found.ignored_in(str(tmp_path / "old" / "faq.md"))
    assert {rule.code for rule in all_rules()} == found.ignored_in(str(tmp_path / "faq.yaml"))
    assert frozenset() == found.ignored_in(str(tmp_path / "faq.md"))


def test_pyproject_counts_where_it_has_the_table(tmp_path: Path) -> None:
    """The nearest file that says something counts; without any there are defaults."""
    inner = tmp_path / "inner"
    inner.mkdir()
    (tmp_path / "pyproject.toml").write_text('[tool.aic-faq]\nlanguage = "de"\n', encoding="utf-8")
    (inner / "pyproject.toml").write_text('[project]\nname = "a"\n', encoding="utf-8")

    assert "de" == find_configuration(inner).language
    (inner / "pyproject.toml").write_text("tool = 1\n", encoding="utf-8")
    assert "de" == find_configuration(inner).language
    (tmp_path / "pyproject.toml").unlink()
    assert Configuration() == find_configuration(inner)
    assert frozenset() == Configuration().ignored_in("faq.md")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('select = ["vague-links"]', "select: no rule has the code 'vague-links'; did you mean vague-link?"),
        ('ignore = "tab"', "ignore: expected a list of codes, found 'tab'"),
        ("ignore = [1]", "ignore: expected a list of codes, found '[1]'"),
        (
            "per_file_ignores = 1",
            "per_file_ignores: expected a table of patterns with lists of codes, found '1'",
        ),
        (
            '[per-file-ignores]\na = ["x-y-z"]',
            "per-file-ignores: no rule has the code 'x-y-z'; see the list of rules in the documentation",
        ),
        (
            'base_url = "/faq"',
            "base_url: expected an absolute address such as https://example.org, found '/faq'",
        ),
        ('language = "?"', "language: expected a BCP 47 tag such as fr or pt-BR, found '?'"),
        ('profile = "tabs"', "profile: expected one of details, headings, dl, dsfr, govuk, found 'tabs'"),
        (
            'baseurl = "x"',
            f"baseurl: there is no such setting: expected one of {SETTINGS}; did you mean 'base_url'?",
        ),
        (
            "x = 1",
            f"x: there is no such setting: expected one of {SETTINGS}",
        ),
        ("select = ", "it is no TOML: "),
    ],
)
def test_mistakes_are_told_with_what_is_expected(tmp_path: Path, text: str, message: str) -> None:
    """A configuration that cannot be is refused, and all that is wrong is told at once."""
    path = tmp_path / "aic-faq.toml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(ConfigurationError) as raised:
        find_configuration(tmp_path)

    assert str(raised.value).startswith(f"{path}: {message}")
    path.write_text('profile = "x"\nlanguage = 1\n', encoding="utf-8")
    with pytest.raises(ConfigurationError) as raised:
        find_configuration(tmp_path)
    assert 2 == len(str(raised.value).splitlines())


def test_a_table_that_is_none(tmp_path: Path) -> None:
    """A value where the table should be is a mistake as well."""
    (tmp_path / "pyproject.toml").write_text("[tool]\naic-faq = 3\n", encoding="utf-8")

    with pytest.raises(ConfigurationError, match="expected a table"):
        find_configuration(tmp_path)


def test_a_file_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever may not read the configuration is told so."""
    from aic_faq import config

    def refuse(path: str, *, limit: int) -> bytes:
        assert limit
        raise FileAccessError(path, "permission denied")

    (tmp_path / "aic-faq.toml").write_text("", encoding="utf-8")
    monkeypatch.setattr(config, "read_bytes", refuse)

    with pytest.raises(FileAccessError, match="permission denied"):
        find_configuration(tmp_path)


def test_rules_are_chosen_by_code_and_by_group() -> None:
    """What is ignored counts more than what is selected."""
    assert [Code.TAB] == [rule.code for rule in chosen_rules(["tab", "vague-link"], ["vague-link"])]
    assert all_rules() == chosen_rules(["all"])
    assert [rule for rule in all_rules() if rule.is_default] == list(chosen_rules(["default"]))
    with pytest.raises(ConfigurationError) as raised:
        chosen_codes(["a-b", "c-d"])
    assert 2 == len(str(raised.value).splitlines())
