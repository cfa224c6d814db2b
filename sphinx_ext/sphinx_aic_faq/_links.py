"""Where the links and images of an answer lead within a Sphinx project."""

from __future__ import annotations

import os
import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from attrs import field, frozen
from docutils import nodes
from sphinx import addnodes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sphinx.environment import BuildEnvironment

    from aic_faq import markup

__all__ = ("Links",)

_ABSOLUTE = ("http://", "https://", "mailto:", "tel:", "sms:", "//")
_MARKUP = (".md", ".rst", ".txt")


@frozen(kw_only=True)
class Links:
    """Turn targets as authors write them into what Sphinx resolves.

    Attributes:
        env: the project.
        docname: the page.
        path: the document; translators are told where an image stands in it.
        folder: where it lies, relative to the source folder.
        complain: takes what is wrong with a link, and the line of its text.
    """

    env: BuildEnvironment
    docname: str
    path: str
    folder: str
    complain: Callable[[str, int | None], None]
    _srcdir: str = field(init=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_srcdir", os.fspath(self.env.srcdir))

    def link(self, node: markup.Link, children: Sequence[nodes.Node], line: int | None) -> nodes.Node:
        """Make the reference of a link around its children."""
        url = node.url
        if url.startswith("#"):
            return self._reference("question", unquote(url[1:]), children, node.title)
        if url.lower().startswith(_ABSOLUTE):
            return _external(url, children, node.title)
        path, mark, fragment = url.partition("#")
        path = unquote(path.partition("?")[0])
        docname = self._docname(path)
        if docname is not None:
            return self._reference("page", docname + mark + fragment, children, node.title)
        file = self._existing_file(path)
        if file is not None:
            return addnodes.download_reference("", "", *children, reftarget=f"/{file}", refdoc=self.docname)
        site_url: str = self.env.config.aic_faq_site_url
        if url.startswith("/") and site_url:
            return _external(site_url.rstrip("/") + url, children, node.title)
        if path.endswith(_MARKUP):
            self.complain(f"the link to {url!r} leads to no page and no file", line)
        return _external(url, children, node.title)

    def image(self, node: markup.Image, line: int | None) -> nodes.Node:
        """Make an image; where no file may be shown, its words."""
        uri = node.url
        if not uri.lower().startswith(("http://", "https://", "data:", "//")):
            file = self._existing_file(unquote(uri.partition("?")[0].partition("#")[0]))
            site_url: str = self.env.config.aic_faq_site_url
            if file is not None:
                uri = f"/{file}"
            elif uri.startswith("/") and site_url:
                uri = site_url.rstrip("/") + uri
            else:
                self.complain(f"the image {uri!r} is no file of the source folder; its words are shown", line)
                return nodes.Text(node.alt)
        image = nodes.image(uri=uri, alt=node.alt)
        image.source, image.line = self.path, line
        if node.title:
            image["reftitle"] = node.title
        return image

    def _reference(
        self, kind: str, target: str, children: Sequence[nodes.Node], title: str
    ) -> addnodes.pending_xref:
        """Leave it to the domain to find the place once all pages have been read."""
        inner = nodes.inline("", "", *children, classes=["xref", "faq"])
        attributes = {"reftitle": title} if title else {}
        return addnodes.pending_xref(
            "",
            inner,
            refdoc=self.docname,
            refdomain="faq",
            reftype=kind,
            reftarget=target,
            refexplicit=True,
            refwarn=True,
            **attributes,
        )

    def _inside(self, path: str) -> str | None:
        """Give the path relative to the source folder, where it stays inside."""
        joined = path.lstrip("/") if path.startswith("/") else posixpath.join(self.folder, path)
        inside = posixpath.normpath(joined)
        return None if inside.startswith("../") or inside in {"..", "."} or "\0" in inside else inside

    def _docname(self, path: str) -> str | None:
        inside = self._inside(path)
        if inside is None:
            return None
        stem, suffix = posixpath.splitext(inside)
        names = [stem] if suffix in (*_MARKUP, ".html", *self.env.config.source_suffix) else []
        names += [inside, f"{inside}/index"]
        return next((name for name in names if name in self.env.found_docs), None)

    def _existing_file(self, path: str) -> str | None:
        inside = self._inside(path)
        if not inside:
            return None
        path = os.path.join(self._srcdir, inside)  # noqa: PTH118
        try:
            # Most links lead to no file, which is seen in a tenth of the time of following its folders.
            is_ours = os.path.isfile(path) and self._lies_in_srcdir(os.path.realpath(path))  # noqa: PTH113
        except (OSError, ValueError):
            return None
        return inside if is_ours else None

    def _lies_in_srcdir(self, real: str) -> bool:
        return real.startswith(os.path.join(self._srcdir, ""))  # noqa: PTH118


def _external(url: str, children: Sequence[nodes.Node], title: str) -> nodes.reference:
    reference = nodes.reference("", "", *children, refuri=url, internal=False)
    if title:
        reference["reftitle"] = title
    return reference
