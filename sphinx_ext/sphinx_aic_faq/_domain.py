"""The domain ``faq``: references to questions, within a project and from others."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, cast

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.domains import Domain, ObjType
from sphinx.locale import _
from sphinx.roles import XRefRole
from sphinx.util.nodes import make_refnode

from sphinx_aic_faq._marks import PREFIX, marked_questions, title_of
from sphinx_aic_faq._warnings import warn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinx_aic_faq._documents import Documents

__all__ = ("FAQDomain", "KnownQuestion", "QuestionRole", "faq_domain")


class KnownQuestion(NamedTuple):
    """Hold where a question is answered.

    Attributes:
        docname: the page.
        anchor: the id of its element there.
        id: its own id.
        title: its words, translated.
        origin: the document, or the page itself.
        aliases: former ids.
        place: for warnings.
        indexed: whether other pages can refer to it.
    """

    docname: str
    anchor: str
    id: str
    title: str
    origin: str
    aliases: tuple[str, ...]
    place: str
    indexed: bool = True


class QuestionRole(XRefRole):
    """Refer to a question; the short role ``faq`` means the same."""

    innernodeclass = nodes.inline

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Take either name for the whole one."""
        self.name = "faq:question"
        return super().run()


class FAQDomain(Domain):
    """Know every question of a project.

    The data are ``questions``: by page, what stands there; ``files``: by page,
    the documents that it shows and the fingerprint of each; ``targets``: by
    page, the questions that it refers to.
    """

    name = "faq"
    label = "FAQ"
    object_types: ClassVar = {"question": ObjType(_("question"), "question", searchprio=1)}
    roles: ClassVar = {"question": QuestionRole(warn_dangling=True)}
    initial_data: ClassVar = {"questions": {}, "files": {}, "targets": {}}
    data_version = 1
    dangling_warnings: ClassVar = {
        "question": "no question has the id %(target)r",
        "page": "no page is called %(target)r",
    }

    def __init__(self, env: BuildEnvironment) -> None:
        super().__init__(env)
        self._known: dict[str, dict[str, KnownQuestion]] = {}
        self._before: dict[str, KnownQuestion] = {}

    @cached_property
    def documents(self) -> Documents:
        """Give what reads documents in this process."""
        from sphinx_aic_faq._documents import Documents  # noqa: PLC0415 - a build may read none

        return Documents()

    @property
    def questions(self) -> dict[str, tuple[KnownQuestion, ...]]:
        """Give the questions of each page."""
        found: dict[str, tuple[KnownQuestion, ...]] = self.data["questions"]
        return found

    @property
    def files(self) -> dict[str, dict[str, str]]:
        """Give the documents of each page with their fingerprints."""
        found: dict[str, dict[str, str]] = self.data["files"]
        return found

    @property
    def targets(self) -> dict[str, frozenset[str]]:
        """Give the questions that each page refers to."""
        found: dict[str, frozenset[str]] = self.data["targets"]
        return found

    def note_file(self, docname: str, name: str, fingerprint: str) -> None:
        """Note that a page shows a document."""
        self.files.setdefault(docname, {})[name] = fingerprint

    def clear_doc(self, docname: str) -> None:
        """Forget a page that is read again."""
        for table in (self.questions, self.files, self.targets):
            table.pop(docname, None)
        self._known.clear()

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: Mapping[str, Any]) -> None:
        """Take over what another process has read."""
        for name in ("questions", "files", "targets"):
            self.data[name].update(
                (docname, otherdata[name][docname])
                for docname in sorted(docnames)
                if docname in otherdata[name]
            )
        self._known.clear()

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        """Note the questions of a page as it stands after translation, and those it refers to."""
        found = [
            KnownQuestion(
                docname=docname,
                anchor=marks.anchor,
                id=marks.id,
                title=" ".join(title_of(node).astext().split()),
                origin=marks.origin,
                aliases=marks.aliases,
                place=_place(node, docname),
                indexed=marks.indexed,
            )
            for node, marks in marked_questions(document)
            if marks.anchor
        ]
        if found:
            self.questions[docname] = tuple(found)
        targets = frozenset(_targets(document))
        if targets:
            self.targets[docname] = targets
        self._known.clear()

    def find(self, target: str, docname: str = "") -> KnownQuestion | None:
        """Find a question by its id or a former one, with the prefix or without it; best on this page."""
        names = (target, target.removeprefix(PREFIX))
        for known in (self._known_on(docname), self._known_on("")):
            for name in names:
                if name in known:
                    return known[name]
        return None

    def _known_on(self, docname: str) -> dict[str, KnownQuestion]:
        """Map ids to the questions of a page; without a page, to all that other pages can refer to."""
        if docname not in self._known:
            here = self.questions.get(docname, ()) if docname else self._in_order()
            self._known[docname] = _by_id(here)
        return self._known[docname]

    def _in_order(self) -> list[KnownQuestion]:
        """Give the questions of all pages in an order that no order of reading changes."""
        known = (question for page in self.questions.values() for question in page if question.indexed)
        return sorted(known, key=lambda question: (question.docname, question.anchor))

    def remember_questions(self) -> None:
        """Remember what is known before pages are read again."""
        self._before = self._known_on("")

    def changed_questions(self) -> frozenset[str]:
        """Give the ids that now lead to other words or another place than before."""
        now = self._known_on("")
        ids = self._before.keys() | now.keys()
        return frozenset(name for name in ids if _target(self._before.get(name)) != _target(now.get(name)))

    def check_consistency(self) -> None:
        """Warn once about each id that two different documents give."""
        first: dict[str, KnownQuestion] = {}
        reported: set[str] = set()
        for question in self._in_order():
            other = first.setdefault(question.id, question)
            if other.origin != question.origin and question.id not in reported:
                reported.add(question.id)
                message = (
                    f"the question id {question.id!r} is given twice, first in {other.origin!r};"
                    " references lead there. Give one of the questions another id"
                )
                warn("duplicate", message, question.place)

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        """Make the reference to a question or, for links in answers, to a page."""
        if typ == "page":
            docname, _mark, fragment = target.partition("#")
            if docname not in env.found_docs:
                return None
            return make_refnode(builder, fromdocname, docname, fragment, list(contnode.children))
        question = self.find(target, fromdocname)
        if question is None:
            return None
        words: list[nodes.Node] = (
            list(contnode.children) if node["refexplicit"] else [nodes.Text(question.title)]
        )
        return make_refnode(
            builder, fromdocname, question.docname, question.anchor, words, node.get("reftitle")
        )

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Make the reference to a question from the role ``any``, or from a Markdown link."""
        question = self.find(target, fromdocname)
        if question is None:
            return []
        words: list[nodes.Node] = [contnode] if node.get("refexplicit") else [nodes.Text(question.title)]
        reference = make_refnode(builder, fromdocname, question.docname, question.anchor, words, None)
        return [("faq:question", reference)]

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Give each question once: for the inventory and for search."""
        for name, question in self._known_on("").items():
            if name == question.id:
                yield name, question.title, "question", question.docname, question.anchor, 1

    def get_full_qualified_name(self, node: nodes.Element) -> str | None:
        """Give the id by which other projects know the target of a reference."""
        target = node.get("reftarget")
        return None if target is None else str(target)


def faq_domain(env: BuildEnvironment) -> FAQDomain:
    """Give this domain of a project."""
    return cast("FAQDomain", env.domains["faq"])


def _by_id(questions: Sequence[KnownQuestion]) -> dict[str, KnownQuestion]:
    """Map ids to questions; of several pages with the same one the first by name is canonical."""
    found: dict[str, KnownQuestion] = {}
    for question in questions:
        found.setdefault(question.id, question)
    for question in questions:
        for alias in question.aliases:
            found.setdefault(alias, question)
    return found


def _target(question: KnownQuestion | None) -> tuple[str, str, str] | None:
    return None if question is None else (question.docname, question.anchor, question.title)


def _targets(document: nodes.document) -> Iterable[str]:
    for node in document.findall(pending_xref):
        if node.get("refdomain") in {"faq", ""} or node.get("reftype") in {"any", "myst"}:
            yield str(node.get("reftarget", "")).removeprefix("#").removeprefix(PREFIX)


def _place(node: nodes.Element, docname: str) -> str:
    title = title_of(node)
    return docname if title.source is None else f"{title.source}:{title.line or ''}"
