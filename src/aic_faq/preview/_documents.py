"""The documents of a preview: read again where they have changed."""

from __future__ import annotations

import os
from collections import defaultdict
from itertools import count
from secrets import token_hex
from typing import TYPE_CHECKING

from attrs import frozen

from aic_faq.batch import is_no_faq
from aic_faq.diagnostics import visible
from aic_faq.errors import ConfigurationError, FileAccessError
from aic_faq.preview._problems import Problem, cannot_be_read, problem_of
from aic_faq.preview._selection import Selection, nearest_folder, real_place
from aic_faq.preview._snapshot import Snapshot
from aic_faq.readers import ReadResult, read, read_data
from aic_faq.richtext.remembered import RememberedTexts
from aic_faq.source import read_bytes
from aic_faq.walking import walk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from aic_faq.model import FAQ
    from aic_faq.preview._settings import Settings

__all__ = ("Documents", "Shown")

_SETTINGS = frozenset({"aic-faq.toml", "pyproject.toml"})
# What a template may take in from its folder.
_TEMPLATES = (".css", ".htm", ".html", ".j2", ".jinja", ".jinja2", ".js", ".svg", ".txt")


@frozen(kw_only=True, eq=False)
class Shown:
    """Hold a document as the preview shows it.

    Attributes:
        number: tells it apart from the others for as long as the preview runs.
        name: what it was given by.
        revision: grows with each change.
        content: what it was read from; equal where nothing has changed.
        snapshot: the document now.
        former: as it was when it had a page, where it has none now.
    """

    number: int
    name: str
    revision: int
    content: object
    snapshot: Snapshot
    former: Snapshot | None


class Documents:
    """Hold the documents of a preview, and look whether they have changed.

    One thread may call :meth:`refresh` and another :meth:`check`: what they
    give is replaced as a whole, so that others always see a consistent state.
    """

    def __init__(self, names: Iterable[str], configure: Callable[[], Settings], /) -> None:
        """Read all documents; ``names`` are files, folders and patterns.

        ``configure`` gives the settings. It is called again, in another thread, where a
        configuration file or the template has changed.

        Raises:
            FileAccessError: where a document cannot be read, or a pattern fits none.
        """
        self.session: str = token_hex(4)
        """Tells this run from others at the same port."""
        self._configure = configure
        self._settings = configure()
        self._selection = Selection.of(names, self._settings.reading)
        self._revisions = count(1)
        self._numbers: dict[str, int] = {}
        self._texts: defaultdict[str, RememberedTexts] = defaultdict(RememberedTexts)
        self._findings: Mapping[int, tuple[Problem, ...]] = {}
        self.problem: str = ""
        """What is wrong with the settings: then the former ones count."""
        self.shown: tuple[Shown, ...] = ()
        self._known: tuple[Shown, ...] = ()  # what is no FAQ, too
        self.refresh()
        self._refuse_missing()

    def _refuse_missing(self) -> None:
        shown = {each.name for each in self.shown}
        for name in self._selection.names:
            found = Selection.of([name], self._settings.reading)
            if found.patterns and not found.documents():
                raise FileAccessError(name, "no such file or directory")
            if found.shelves and shown.isdisjoint(found.documents()):
                raise FileAccessError(name, "none of the documents in it is a FAQ")
        for each in self.shown:
            if isinstance(each.content, _Unreadable):
                raise FileAccessError(each.name, each.content.reason)

    @property
    def faqs(self) -> tuple[FAQ, ...]:
        """Give the FAQs that are shown, or nothing where a document has errors."""
        faqs = [each.snapshot.result.faq for each in self.shown]
        found = tuple(faq for faq in faqs if faq is not None)
        return found if len(found) == len(faqs) else ()

    def folders(self) -> frozenset[str]:
        """Give the folders to watch."""
        settings = (os.curdir, os.path.dirname(self._settings.configuration or ""), self._template_folder)
        places = (os.path.realpath(folder) for folder in settings if folder is not None)
        return self._selection.folders() | {nearest_folder(place) for place in places}

    def concerns(self, path: str, /) -> bool:
        """Tell whether a change at a path may change what is shown."""
        return self.configured_by(path) or self._selection.concerns(path)

    def configured_by(self, path: str, /) -> bool:
        """Tell whether a file holds settings, or the template."""
        folder, name = os.path.split(path)
        if name in _SETTINGS:
            return True
        template, inside = self._settings.page.template, self._template_folder
        if template is None or inside is None:
            return False
        is_inside = f"{folder}{os.sep}".startswith(os.path.realpath(inside) + os.sep)
        return path == real_place(os.fspath(template)) or (is_inside and name.endswith(_TEMPLATES))

    @property
    def _template_folder(self) -> str | None:
        template = self._settings.page.template
        if template is None or os.path.isdir(template):
            return None if template is None else os.fspath(template)
        return os.path.dirname(os.path.abspath(template))

    def refresh(self, *, configure: bool = False) -> bool:
        """Read what has changed, settings too with ``configure``, and tell whether anything has."""
        problem = self.problem
        again = configure and self._configured_anew()
        earlier = {each.name: each for each in self._known}
        documents = self._selection.documents()
        self._known = tuple(self._looked_at(name, earlier.get(name), again=again) for name in documents)
        shown = tuple(each for each in self._known if not (documents[each.name] and _is_something_else(each)))
        changed = (shown, problem) != (self.shown, self.problem)
        self.shown = shown
        return changed

    def _configured_anew(self) -> bool:
        """Take the settings as they are now, and tell whether documents may look different with them."""
        former = self._settings
        try:
            self._settings = self._configure()
        except (ConfigurationError, FileAccessError) as error:
            self.problem = "\n".join(map(visible, str(error).split("\n")))
        else:
            self.problem = ""
        # A template is named as before, whatever is in it now.
        return self._settings.page.template is not None or _outputs(self._settings) != _outputs(former)

    def _looked_at(self, name: str, earlier: Shown | None, *, again: bool) -> Shown:
        """Give the document as it is: the very same object where it has not changed."""
        content = _content(name, self._settings)
        if earlier is not None and not again and content == earlier.content:
            return earlier
        with self._texts[name].in_use():
            result = _read(name, content, self._settings)
        snapshot = Snapshot(result=result, settings=self._settings)
        former = None
        if not snapshot.is_good and earlier is not None:
            former = earlier.snapshot if earlier.snapshot.is_good else earlier.former
        return Shown(
            number=self._numbers.setdefault(name, len(self._numbers)),
            name=name,
            revision=next(self._revisions),
            content=content,
            snapshot=snapshot,
            former=former,
        )

    def check(self) -> None:
        """Check all documents together, as some problems are about two of them."""
        shown = self.shown
        results = [(each.name, each.snapshot.result) for each in shown]
        owners = {
            path: number for number, (name, result) in enumerate(results) for path in _paths(name, result)
        }
        findings: list[list[Problem]] = [[*each.snapshot.failures] for each in shown]
        for diagnostic in self._settings.check(results):
            number = owners[diagnostic.path]
            findings[number].append(problem_of(diagnostic, results[number][1].source_of(diagnostic)))
        self._findings = {each.revision: tuple(found) for each, found in zip(shown, findings, strict=True)}

    def findings(self, shown: Shown, /) -> tuple[Problem, ...] | None:
        """Give what is wrong with a document; None until it has been checked."""
        return self._findings.get(shown.revision)


def _outputs(settings: Settings) -> tuple[object, ...]:
    return settings.page, settings.jsonld, settings.text, settings.reading


@frozen
class _Unreadable:
    reason: str


def _content(name: str, settings: Settings) -> object:
    """Give the bytes of a file; of a folder, what tells whether it has changed."""
    if os.path.isdir(name):
        return tuple(_stamps(name))
    try:
        return read_bytes(name, limit=settings.reading.limits.bytes)
    except FileAccessError as error:
        return _Unreadable(error.reason)


def _stamps(folder: str) -> Iterator[tuple[object, ...]]:
    for above, inner, names in walk(folder):
        # Nothing that is hidden is read: what editors and version control keep there is no change.
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        for name in sorted(name for name in names if not name.startswith(".")):
            path = os.path.join(above, name)
            try:
                status = os.stat(path)
            except OSError:  # it went in between, or is a link to nowhere
                yield (path,)
            else:
                yield path, status.st_mtime_ns, status.st_size, status.st_ino


def _read(name: str, content: object, settings: Settings) -> ReadResult:
    try:
        if isinstance(content, bytes):
            return read_data(content, name, options=settings.reading)
        return read(name, options=settings.reading)
    except FileAccessError as error:
        return ReadResult(faqs=(), diagnostics=(cannot_be_read(name, error),))


def _is_something_else(shown: Shown) -> bool:
    """Tell whether a document that was found is no FAQ, and has not been one since the preview began."""
    result = shown.snapshot.result
    return result.faq is None and shown.former is None and is_no_faq(result.diagnostics)


def _paths(name: str, result: ReadResult) -> Iterator[str]:
    yield name
    yield from (source.name for source in result.sources)
    yield from (diagnostic.path for diagnostic in result.diagnostics)
