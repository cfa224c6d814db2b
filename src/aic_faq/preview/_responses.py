"""What the preview answers to each address."""

from __future__ import annotations

import re
from collections import Counter
from http import HTTPStatus
from typing import TYPE_CHECKING

from attrs import asdict, field, frozen

from aic_faq.diagnostics import Severity, visible
from aic_faq.preview._images import image, stamp
from aic_faq.preview._interface import interface, interface_policy

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from aic_faq.preview._documents import Documents, Shown
    from aic_faq.preview._problems import Problem
    from aic_faq.preview._snapshot import Snapshot

__all__ = ("COMMON_HEADERS", "Response", "plain", "respond", "state")

COMMON_HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
"""What every answer says."""

_NOTHING_RUNS = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'"
# The page is of another hand: it may have styles, but nothing of it runs, and nothing is fetched for it
# but images of the document. "same-origin" lets the preview around it look into it, and no more than that.
_PAGE_POLICY = (
    "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline' data:; font-src data:;"
    " base-uri 'none'; form-action 'none'; frame-ancestors 'self';"
    " sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox"
)
_IN_FRAME = "framed"
_DOCUMENT = re.compile(
    r"/documents/(\d{1,9})/(page|former|problems|jsonld|text|findings)(?:/(.*))?", re.ASCII | re.DOTALL
)


@frozen(kw_only=True)
class Response:
    """Hold an answer."""

    status: HTTPStatus = HTTPStatus.OK
    media_type: str
    body: bytes = field(repr=False)
    policy: str = _NOTHING_RUNS


def plain(status: HTTPStatus, text: str, /) -> Response:
    """Answer with a line of text."""
    return Response(status=status, media_type="text/plain; charset=utf-8", body=f"{text}\n".encode())


def respond(documents: Documents, path: str, /) -> Response:
    """Answer to an address; only the views of the documents have one, and their images."""
    path, _, query = path.partition("?")
    if path == "/":
        return Response(media_type="text/html; charset=utf-8", body=interface(), policy=interface_policy())
    found = _DOCUMENT.fullmatch(path)
    shown = None if found is None else _shown(documents, int(found[1]))
    if found is None or shown is None:
        return plain(HTTPStatus.NOT_FOUND, "there is nothing here; the preview is at /")
    form, rest = found[2], found[3]
    if form in {"page", "former"}:
        snapshot = shown.snapshot if form == "page" else shown.former
        return _page(shown, snapshot, rest, in_frame=query == _IN_FRAME)
    if rest is not None:
        return plain(HTTPStatus.NOT_FOUND, "there is nothing here; the preview is at /")
    return _json(_told(documents, shown, form))


def _told(documents: Documents, shown: Shown, form: str) -> Mapping[str, object]:
    """Give what is not shown in a frame: a text, or what is wrong."""
    if form == "findings":
        return {"problems": _data(documents.findings(shown) or ())}
    snapshot = shown.snapshot
    view = snapshot.jsonld if form == "jsonld" else snapshot.text if form == "text" else snapshot.page
    if not isinstance(view, str):
        return {"problems": _data(view)}
    return {"problems": []} if form == "problems" else {"text": view}


def _shown(documents: Documents, number: int) -> Shown | None:
    return next((each for each in documents.shown if each.number == number), None)


def _page(shown: Shown, snapshot: Snapshot | None, rest: str | None, *, in_frame: bool) -> Response:
    """Answer with the page, at an address with a slash at the end, or with one of its images."""
    if snapshot is not None and rest:
        found = image(shown.name, snapshot, rest)
        if found is not None:
            return Response(media_type=found[0], body=found[1])
    elif snapshot is not None and rest == "":
        view = snapshot.sight if in_frame else snapshot.page
        if isinstance(view, str):
            body = view.encode("utf-8")
            return Response(media_type="text/html; charset=utf-8", body=body, policy=_PAGE_POLICY)
    return plain(HTTPStatus.NOT_FOUND, "there is no such page, or no such image that it shows")


def state(documents: Documents, /) -> Mapping[str, object]:
    """Describe what there is, for the preview's own page."""
    return {
        "problem": documents.problem,
        "documents": [_description(documents, each) for each in documents.shown],
    }


def _description(documents: Documents, shown: Shown) -> Mapping[str, object]:
    snapshot, findings = shown.snapshot, documents.findings(shown)
    severities = Counter(finding.severity for finding in findings or ())
    return {
        "number": shown.number,
        "name": visible(shown.name),
        "revision": f"{documents.session}.{shown.revision}",
        "good": snapshot.is_good,
        "former": shown.former is not None,
        "checked": findings is not None,
        "errors": severities[Severity.ERROR],
        "warnings": severities[Severity.WARNING],
        "direction": snapshot.direction,
        "address": snapshot.address,
        "images": stamp(shown.name, snapshot),
        "template": snapshot.settings.page.template is not None,
    }


def _data(problems: Iterable[Problem]) -> list[object]:
    return [asdict(problem) | {"severity": problem.severity.value} for problem in problems]


def _json(data: object) -> Response:
    from json import dumps  # noqa: PLC0415 - as everywhere

    return Response(media_type="application/json", body=dumps(data).encode("ascii"))
