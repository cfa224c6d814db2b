"""Configuration: ``[tool.aic-faq]`` in ``pyproject.toml``, or a file ``aic-faq.toml``."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, get_args

from attrs import Factory, frozen

from aic_faq.diagnostics import did_you_mean, quoted
from aic_faq.errors import ConfigurationError
from aic_faq.fieldwise import Fieldwise
from aic_faq.languages import language_tag
from aic_faq.source import read_bytes
from aic_faq.urls import is_absolute

if TYPE_CHECKING:
    from aic_faq.diagnostics import Code

__all__ = ("Configuration", "find_configuration")

_FILES = ("aic-faq.toml", "pyproject.toml")
_LARGEST = 1024 * 1024


@frozen(eq=False, repr=False, kw_only=True)
class Configuration(Fieldwise):
    """Hold what a project has set for all its FAQs.

    Attributes:
        path: the file; None where there is none.
        select: the codes that are told; ``all`` and ``default`` stand for many.
        ignore: codes that are not told all the same.
        per_file_ignores: patterns of paths, relative to the folder of the file, with codes.
        base_url: the address that links are made absolute with.
        language: the language of the content, whatever the documents say.
        profile: the form of the page that ``build`` writes.
    """

    path: str | None = None
    select: tuple[str, ...] = ("default",)
    ignore: tuple[str, ...] = ()
    per_file_ignores: Mapping[str, tuple[str, ...]] = Factory(dict)
    base_url: str | None = None
    language: str | None = None
    profile: str | None = None

    def ignored_in(self, path: str, /) -> frozenset[Code]:
        """Give the codes that are not told of the document ``path``; patterns start at the configuration."""
        if not self.per_file_ignores:
            return frozenset()
        from fnmatch import fnmatchcase  # noqa: PLC0415 - only for documents that are checked

        from aic_faq.checks.choice import chosen_codes  # noqa: PLC0415 - it loads all rules

        folder = os.path.dirname(os.path.abspath(self.path or ""))
        name = os.path.relpath(os.path.abspath(path), folder).replace(os.sep, "/")
        those = (codes for pattern, codes in self.per_file_ignores.items() if fnmatchcase(name, pattern))
        return frozenset().union(*map(chosen_codes, those))


def find_configuration(folder: str | os.PathLike[str] = ".", /) -> Configuration:
    """Find the configuration for a folder: in it, or else in the nearest folder above.

    A ``pyproject.toml`` without the table ``tool.aic-faq`` counts for nothing.

    Raises:
        ConfigurationError: where the file says what cannot be.
        FileAccessError: where it cannot be read.
    """
    above = os.path.abspath(folder)
    while True:
        for name in _FILES:
            path = os.path.join(above, name)
            table = _table(path) if os.path.isfile(path) else None
            if table is not None:
                return _configuration(path, table)
        if above == os.path.dirname(above):
            return Configuration()
        above = os.path.dirname(above)


def _table(path: str) -> object | None:
    import tomllib  # noqa: PLC0415 - only where there is a file

    try:
        data: object = tomllib.loads(read_bytes(path, limit=_LARGEST).decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        message = f"{path}: it is no TOML: {error}"
        raise ConfigurationError(message) from error
    if os.path.basename(path) == _FILES[0]:
        return data
    for name in ("tool", "aic-faq"):
        data = data.get(name) if isinstance(data, Mapping) else None
    return data


def _configuration(path: str, table: object) -> Configuration:
    """Read the table, and report all that is wrong with it at once."""
    problems: list[str] = []
    values: dict[str, Any] = {}
    if not isinstance(table, Mapping):
        problems.append("expected a table")
        table = {}
    for key, value in table.items():
        name = str(key).replace("-", "_")
        problem = _PROBLEMS[name](value) if name in _PROBLEMS else _unknown(str(key))
        if problem:
            problems.append(f"{key}: {problem}")
        else:
            values[name] = value
    if problems:
        raise ConfigurationError("\n".join(f"{path}: {problem}" for problem in problems))
    return Configuration(path=path, **_frozen(values))


def _frozen(values: dict[str, Any]) -> dict[str, Any]:
    frozen_values: dict[str, Any] = {}
    for name, value in values.items():
        if isinstance(value, Mapping):
            frozen_values[name] = {pattern: tuple(codes) for pattern, codes in value.items()}
        else:
            frozen_values[name] = tuple(value) if isinstance(value, list) else value
    return frozen_values


def _unknown(key: str) -> str:
    hint = did_you_mean(key, _PROBLEMS)
    return f"there is no such setting: expected one of {', '.join(_PROBLEMS)}{hint}"


def _codes_problem(value: object) -> str:
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        return f"expected a list of codes, found {quoted(str(value))}"
    from aic_faq.checks.choice import chosen_codes  # noqa: PLC0415 - as above

    try:
        chosen_codes(value)
    except ConfigurationError as error:
        return ", ".join(str(error).split("\n"))
    return ""


def _patterns_problem(value: object) -> str:
    if not isinstance(value, Mapping):
        return f"expected a table of patterns with lists of codes, found {quoted(str(value))}"
    return ", ".join(filter(None, map(_codes_problem, value.values())))


def _base_url_problem(value: object) -> str:
    if isinstance(value, str) and is_absolute(value):
        return ""
    return f"expected an absolute address such as https://example.org, found {quoted(str(value))}"


def _language_problem(value: object) -> str:
    if isinstance(value, str) and language_tag(value) is not None:
        return ""
    return f"expected a BCP 47 tag such as fr or pt-BR, found {quoted(str(value))}"


def _profile_problem(value: object) -> str:
    from aic_faq.exporters.html import ProfileName  # noqa: PLC0415 - few settings name a profile

    profiles = get_args(ProfileName)
    return "" if value in profiles else f"expected one of {', '.join(profiles)}, found {quoted(str(value))}"


_PROBLEMS = {
    "select": _codes_problem,
    "ignore": _codes_problem,
    "per_file_ignores": _patterns_problem,
    "base_url": _base_url_problem,
    "language": _language_problem,
    "profile": _profile_problem,
}
