"""One run of ``aic-faq check``: documents, rules, and what becomes of both."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import click
from attrs import define

from aic_faq.checks.choice import chosen_rules
from aic_faq.checks.editing import apply_edits, fix, fixable
from aic_faq.checks.rule import CheckOptions
from aic_faq.checks.running import check_all
from aic_faq.checks.similarity import load_ratio
from aic_faq.cli import _options
from aic_faq.diagnostics import Code, Severity
from aic_faq.errors import ConfigurationError, PluginError
from aic_faq.readers import read

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from aic_faq.checks.rule import Rule
    from aic_faq.config import Configuration
    from aic_faq.diagnostics import Diagnostic, Edit
    from aic_faq.options import ReadOptions
    from aic_faq.readers import ReadResult
    from aic_faq.source import Source

__all__ = ("CheckRun", "check_options", "rules")


def rules(ctx: click.Context, select: Iterable[str], ignore: Iterable[str], /) -> tuple[Rule, ...]:
    """Choose rules, and make sure that they can be used.

    Raises:
        click.UsageError: where one is unknown, or needs a package that is not there.
    """
    try:
        chosen = chosen_rules(select, ignore)
        if any(rule.code is Code.NEAR_DUPLICATE_TITLE for rule in chosen):
            load_ratio()
    except (ConfigurationError, PluginError) as error:
        raise click.UsageError(str(error), ctx) from error
    return chosen


def check_options(*, base_url: str | None, language: str | None, site: str | None = None) -> CheckOptions:
    """Say what documents are checked against.

    Raises:
        click.UsageError: where a value cannot be.
    """
    try:
        return CheckOptions(base_url=base_url, language=language, site=site)
    except ValueError as error:
        raise _options.refused_value(error) from error


@define
class CheckRun:
    """Hold the documents of a run, each under the name that it was given by."""

    results: list[tuple[str, ReadResult]]
    rules: tuple[Rule, ...]
    options: CheckOptions
    reading: ReadOptions
    configuration: Configuration

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Check all documents, and leave out what is not wanted of some of them."""
        results = [result for _, result in self.results]
        return tuple(self._wanted(check_all(results, rules=self.rules, options=self.options)))

    def _wanted(self, diagnostics: Iterable[Diagnostic]) -> Iterable[Diagnostic]:
        for diagnostic in diagnostics:
            ignored = self.configuration.ignored_in(diagnostic.path)
            if diagnostic.severity is Severity.ERROR or diagnostic.code not in ignored:
                yield diagnostic

    def source_of(self, diagnostic: Diagnostic, /) -> Source | None:
        """Give the text that a diagnostic speaks of."""
        found = (result.source_of(diagnostic) for _, result in self.results)
        return next((source for source in found if source is not None), None)

    def count_fixable(self, diagnostics: Iterable[Diagnostic], /) -> tuple[int, int]:
        """Count what --fix would mend, and what --unsafe-fixes would mend besides."""
        edited = [diagnostic for diagnostic in diagnostics if fixable(diagnostic, unsafe=True)]
        safe = sum(fixable(diagnostic) for diagnostic in edited)
        return safe, len(edited) - safe

    def errors(self) -> tuple[Diagnostic, ...]:
        """Give what keeps documents from being read, and so from being mended."""
        found = (diagnostic for _, result in self.results for diagnostic in result.diagnostics)
        return tuple(diagnostic for diagnostic in found if diagnostic.severity is Severity.ERROR)

    def mended(self, *, unsafe: bool, after: Container[str] | None = None) -> dict[str, tuple[str, str]]:
        """Give former and mended text of each file in which something can be mended, by its path.

        ``after`` are files that have just been mended: then it is about the folders that have one of them.
        """
        changed: dict[str, tuple[str, str]] = {}
        for _, result in self.results:
            if after is not None and (
                result.source is not None or not any(source.name in after for source in result.sources)
            ):
                continue
            texts = self._mended(result, unsafe=unsafe)
            former = {source.name: source.text for source in result.sources}
            changed |= {name: (former[name], text) for name, text in texts.items()}
        return changed

    def read_again(self, changed: Container[str]) -> None:
        """Read those documents again of which a file has changed."""
        self.results = [
            (file, read(file, options=self.reading))
            if any(source.name in changed for source in result.sources)
            else (file, result)
            for file, result in self.results
        ]

    def _mended(self, result: ReadResult, *, unsafe: bool) -> dict[str, str]:
        """Mend one document until nothing more is found; the files of a folder, once."""
        rules = self.rules
        if result.source is not None:
            ignored = self.configuration.ignored_in(result.source.name)
            rules = tuple(rule for rule in rules if rule.code not in ignored)
            options = self.options
            fixed = fix(result.source, rules=rules, options=options, read_options=self.reading, unsafe=unsafe)
            return {fixed.source.name: fixed.source.text} if fixed.count else {}
        groups: defaultdict[str, list[tuple[Edit, ...]]] = defaultdict(list)
        for diagnostic in self._wanted(check_all((result,), rules=rules, options=self.options)):
            if fixable(diagnostic, unsafe=unsafe):
                groups[diagnostic.path].append(diagnostic.edits)
        texts: dict[str, str] = {}
        for source in result.sources:
            text, count = apply_edits(source.text, groups[source.name])
            if count:
                texts[source.name] = text
        return texts
