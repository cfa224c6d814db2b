"""Templates of the user's own: the only module that imports Jinja.

The template gets the parts that the default page is made of, so that nothing
is written twice. It runs in Jinja's sandbox and escapes what is no part.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from attrs import frozen

from aic_faq.diagnostics import quoted
from aic_faq.errors import FAQError, FileAccessError, TemplateError
from aic_faq.source import access_reason, read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from types import TracebackType

    from jinja2 import Environment, Template
    from markupsafe import Markup

    from aic_faq.exporters.html._body import Body, Group
    from aic_faq.exporters.html._parts import Parts
    from aic_faq.exporters.html._profile import ShownQuestion
    from aic_faq.model import Question, Section

__all__ = ("rendered", "template_files")

_PREFIX = "aic_faq"
_ENTRY = "page.html"
_OURS = os.path.dirname(__file__)
_NO_JINJA = "templates need the package jinja2; install it: pip install 'aic-faq[templates]'"


def rendered(template: str | os.PathLike[str], parts: Parts, /) -> Iterator[str]:
    """Write a page or fragment with a template, piece by piece.

    Raises:
        FileAccessError: where the template cannot be read.
        TemplateError: where it cannot be used.
    """
    path = os.fspath(template)
    folder, name = (path, _ENTRY) if os.path.isdir(path) else os.path.split(path)
    try:
        from markupsafe import Markup  # noqa: PLC0415 - comes with Jinja

        environment = _environment(folder)
    except ImportError as error:
        raise TemplateError(path, None, _NO_JINJA) from error
    try:
        yield from _loaded(environment, folder, name).generate(_context(parts, Markup))
    except FAQError:
        raise
    except Exception as error:  # a template can fail like any program
        raise _template_error(error, folder, name) from error


def template_files(template: str | os.PathLike[str], /) -> dict[str, bytes] | None:
    """Give a template and all templates of its folder that it takes in: each name with what stands there.

    None where a name is only known while the template runs. What cannot be
    read or used is left to :func:`rendered`, which says why.

    Raises:
        TemplateError: where Jinja is not installed.
    """
    path = os.fspath(template)
    folder, name = (path, _ENTRY) if os.path.isdir(path) else os.path.split(path)
    try:
        from jinja2 import TemplateSyntaxError, meta  # noqa: PLC0415
    except ImportError as error:
        raise TemplateError(path, None, _NO_JINJA) from error
    environment = _environment(folder)
    found: dict[str, bytes] = {}
    names = [name]
    while names:
        name = names.pop()
        path = os.path.join(folder, *name.split("/"))
        if name in found or not os.path.isfile(path):
            continue
        found[name] = read_bytes(path)
        try:
            tree = environment.parse(found[name].decode("utf-8"))
        except (UnicodeDecodeError, TemplateSyntaxError):
            continue
        for other in meta.find_referenced_templates(tree):
            if other is None:
                return None
            names.append(other)
    return found


def _environment(folder: str) -> Environment:
    from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader, StrictUndefined  # noqa: PLC0415
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415

    ours = PrefixLoader({_PREFIX: FileSystemLoader(_OURS)})
    return ImmutableSandboxedEnvironment(
        loader=ChoiceLoader([ours, FileSystemLoader(folder or os.curdir)]),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )


def _loaded(environment: Environment, folder: str, name: str) -> Template:
    path = os.path.join(folder, name)
    try:
        # Jinja says of a file that cannot be read that it is not there.
        with open(path, "rb"):
            pass
    except (OSError, ValueError) as error:
        raise FileAccessError(path, access_reason(error)) from error
    return environment.get_template(name)


def _template_error(error: Exception, folder: str, name: str) -> TemplateError:
    """Find the line of the template that an error comes from."""
    path, line = os.path.join(folder, name), None
    for file, number in _places(error.__traceback__):
        # Jinja puts the name and the line of the template into the traceback.
        if not (file.endswith(".py") or file.startswith("<")):
            path, line = file, number
    return TemplateError(path, line, _reason(error))


def _reason(error: Exception) -> str:
    from jinja2 import TemplateNotFound  # noqa: PLC0415 - only for a mistake

    if isinstance(error, UnicodeDecodeError):
        return f"not UTF-8, or what it takes in is not: byte 0x{error.object[error.start]:02x}"
    if isinstance(error, TemplateNotFound):
        # Jinja says the name alone.
        return (
            f"there is no template {quoted(str(error))}: expected a file of its folder, or aic_faq/page.html"
        )
    return str(error) or type(error).__name__


def _places(traceback: TracebackType | None) -> Iterator[tuple[str, int]]:
    while traceback is not None:
        yield traceback.tb_frame.f_code.co_filename, traceback.tb_lineno
        traceback = traceback.tb_next


def _context(parts: Parts, markup: Callable[[str], Markup]) -> Mapping[str, object]:
    """Give what templates see; docs/reference/html.md describes it."""
    frame, body = parts.frame, parts.body
    written = {
        "page_attributes": frame.page_attributes,
        "body_attributes": frame.body_attributes,
        "main_attributes": frame.main_attributes,
        "fragment_attributes": frame.fragment_attributes,
        "metadata": frame.metadata(),
        "style": frame.style(),
        "data": "".join(parts.data),
        "before": frame.before(),
        "title": frame.title(),
        "dates": parts.dates(),
        "intro": body.intro(),
        "contents": parts.contents(),
        "contact": body.contact(),
        "scripts": frame.scripts(),
    }
    return {
        "faq": body.faq,
        "is_page": frame.is_page,
        "language": frame.language,
        "direction": frame.direction,
        "url": frame.url,
        "parts": {name: markup(html) for name, html in written.items()},
        "groups": tuple(_TemplateGroup(body, group, markup) for group in body.groups),
    }


@frozen
class _TemplateGroup:
    """Show templates a run of questions; each is written when it is asked for."""

    _body: Body
    _group: Group
    _markup: Callable[[str], Markup]

    @property
    def section(self) -> Section | None:
        return self._group.section

    @property
    def start(self) -> Markup:
        return self._markup(self._body.start(self._group))

    @property
    def end(self) -> Markup:
        return self._markup(self._body.end(self._group))

    @property
    def questions(self) -> Iterator[Mapping[str, object]]:
        for question, shown in zip(self._group.questions, self._body.shown(self._group), strict=True):
            yield self._seen(question, shown)

    def _seen(self, question: Question, shown: ShownQuestion) -> Mapping[str, object]:
        html = {
            "html": self._body.settings.profile.question(shown),
            "title": shown.title,
            "answer": shown.answer,
            "id": shown.id,
            "aliases": shown.aliases,
            "permalink": shown.permalink,
            "about": shown.about,
            "attributes": shown.attributes,
        }
        plain = {"level": shown.level, "number": shown.number, "is_open": shown.is_open, "value": question}
        return {name: self._markup(text) for name, text in html.items()} | plain
