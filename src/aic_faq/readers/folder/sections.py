"""What a folder says about itself: ``_index.md``, ``_metadata.yaml``, or its name alone."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from attrs import define, evolve, field

from aic_faq.characters import is_invisible, replace_controls
from aic_faq.errors import InvalidFAQError
from aic_faq.model import Extra
from aic_faq.options import fold_key
from aic_faq.readers.folder.pages import find_page
from aic_faq.readers.found import FoundSection
from aic_faq.readers.mappings import FieldSorter, order_of
from aic_faq.readers.nodes import MappingNode, ScalarNode, SequenceNode, is_empty
from aic_faq.readers.page import FoundPage, read_page
from aic_faq.readers.sections import section_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from aic_faq.readers.folder.files import Folder
    from aic_faq.readers.folder.pages import Page
    from aic_faq.readers.folder.reading import FileReader
    from aic_faq.readers.front_matter import FrontMatterKind
    from aic_faq.readers.inspection import Inspection
    from aic_faq.readers.lists import ListFinder

__all__ = ("Describer", "Description", "title_of_name")

_KINDS: dict[str, FrontMatterKind] = {".json": "json", ".toml": "toml"}
_SECTIONS = "sections"
_NAMES = ("_name", "_title")
_WRITTEN_SO = {"faq": "FAQ", "faqs": "FAQ"}
_PAGE = ("title", "url", "language", "description", "intro", "contact", "authors", "updated", "is_draft")


@define(eq=False)
class Description:
    """Hold what a folder says about itself.

    Attributes:
        page: its title, intro and so on.
        order: the number by which it is sorted among others.
        sections: those that it declares, by their id or by their title.
    """

    page: FoundPage = field(factory=FoundPage)
    order: float = float("inf")
    sections: dict[str, FoundSection] = field(factory=dict)

    def add(self, page: FoundPage, order: float, sections: dict[str, FoundSection], /) -> None:
        """Add what another file says; what is known already counts more."""
        known = self.page
        values = {name: getattr(known, name) or getattr(page, name) for name in _PAGE}
        self.page = evolve(known, extra=Extra({**page.extra, **known.extra}), **values)
        self.order = min(self.order, order)
        self.sections = {**sections, **self.sections}


@define
class Describer:
    """Find out what folders say about themselves, in each language.

    ``documents`` are the files that hold a whole FAQ instead.
    """

    _reader: FileReader
    _finder: ListFinder
    _language_of: Callable[[str], str | None]
    documents: list[Page] = field(factory=list, init=False)
    _found: dict[Folder, dict[str | None, Description]] = field(factory=dict, init=False)

    def describe(self, folder: Folder, language: str | None, /) -> Description:
        """Give what a folder says about itself in one language; each file is read once."""
        if folder not in self._found:
            self._found[folder] = self._read(folder)
        found = self._found[folder]
        return found.get(language) or found.get(None) or Description()

    def _read(self, folder: Folder) -> dict[str | None, Description]:
        found: dict[str | None, Description] = {}
        for path in (*folder.indexes, *folder.metadata):
            inspection = self._reader.read(path)
            if inspection is not None:
                description = found.setdefault(self._language_of(path), Description())
                if path in folder.indexes:
                    self._read_index(inspection, description)
                else:
                    _read_metadata(inspection, description)
        return found

    def _read_index(self, inspection: Inspection, description: Description) -> None:
        page = find_page(inspection, self._finder)
        if page is None:
            return
        if page.is_document:
            self.documents.append(page)
            return
        title = page.heading and inspection.fields.located_title(*page.located(page.heading))
        _add(inspection, page.root, description)
        written = FoundPage(title=title.plain_text if title else None, intro=page.markdown())
        description.add(written, float("inf"), {})


def _read_metadata(inspection: Inspection, description: Description) -> None:
    try:
        data = inspection.data(_KINDS.get(os.path.splitext(inspection.source.name)[1].lower(), "yaml"))
    except InvalidFAQError:
        return
    if data is not None and not isinstance(data, MappingNode):
        inspection.fields.lenient.wrong_type(data, "keys and values", "$")
    else:
        _add(inspection, data, description)


def _add(inspection: Inspection, root: MappingNode | None, description: Description) -> None:
    """Read the keys that describe a folder."""
    if root is None:
        return
    sections: dict[str, FoundSection] = {}
    for key, item in root.pairs:
        if fold_key(key.value) == _SECTIONS and isinstance(item, SequenceNode):
            sections |= _declared(item, inspection)
    pairs = [pair for pair in root.pairs if fold_key(pair[0].value) != _SECTIONS or not sections]
    order = order_of(root, inspection.options.keys)
    title = _title_in(root, inspection)
    if title is not None:
        pairs = [pair for pair in pairs if pair[0] is not title[0]]
    options = inspection.options
    mapping = MappingNode(root.start, root.end, pairs)
    fields = FieldSorter(options.keys.page_fields, inspection.problems).sort(mapping, "$")
    page = read_page(fields, inspection.fields)
    description.add(page if title is None else evolve(page, title=title[1]), order, sections)


def _declared(node: SequenceNode, inspection: Inspection) -> dict[str, FoundSection]:
    """Read a list of sections."""
    found: dict[str, FoundSection] = {}
    for index, item in enumerate(node.items):
        path = f"$.{_SECTIONS}[{index}]"
        section = section_in(item, path, inspection.fields)[0] if isinstance(item, MappingNode) else None
        if section is not None:
            found[section.title if section.id is None else section.id.text] = section
    return found


def _title_in(root: MappingNode, inspection: Inspection) -> tuple[ScalarNode, str] | None:
    """Find the title of a folder where it is not called a title: ``label``, ``course_name`` ..."""
    keys = inspection.options.keys
    names = {fold_key(name) for name in keys.section_title}
    if any(keys.page_fields.get(fold_key(key.value), ("", 0))[0] == "title" for key, _ in root.pairs):
        return None
    found = [
        (key, " ".join(item.value.split()))
        for key, item in root.pairs
        if isinstance(item, ScalarNode) and not is_empty(item) and not is_invisible(item.value)
    ]
    ranked = [pair for pair in found if fold_key(pair[0].value) in names]
    ranked += [pair for pair in found if fold_key(pair[0].value).endswith(_NAMES)]
    return ranked[0] if ranked else None


def title_of_name(name: str, /) -> str | None:
    """Make a title of the name of a folder: ``_module-1`` is Module 1.

    >>> title_of_name("_module-1")
    'Module 1'
    """
    folded = name.strip("_.- ").casefold()
    words = " ".join(replace_controls(name).replace("_", " ").replace("-", " ").split())
    title = _WRITTEN_SO.get(folded, words[:1].upper() + words[1:])
    return None if is_invisible(title) else title
