"""One FAQ document in; accessible HTML, schema.org FAQPage JSON-LD and text out.

Everything named in ``__all__`` is public, and so are :mod:`aic_faq.markup`, the
tree that exporters of your own take apart, and ``aic_faq.readers.toolkit``,
what readers of your own are made of. Names are loaded when they are first used,
so that ``import aic_faq`` costs next to nothing.
"""

from __future__ import annotations

# Type checkers take it for true; importing the real one costs 10 ms.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from aic_faq.batch import BuildOptions, BuildReport, DocumentReport, DocumentState, build
    from aic_faq.checks import (
        CheckOptions,
        Finding,
        Fixed,
        Rule,
        all_rules,
        apply_edits,
        check,
        check_all,
        fix,
    )
    from aic_faq.comparison import (
        ChangeKind,
        Comparison,
        Piece,
        QuestionChange,
        SectionChange,
        compare,
        compare_words,
        comparison_to_dict,
    )
    from aic_faq.config import Configuration, find_configuration
    from aic_faq.conversion import Conversion, convert, format_of
    from aic_faq.diagnostics import Code, Diagnostic, Edit, Severity
    from aic_faq.errors import (
        ConfigurationError,
        FAQError,
        FileAccessError,
        InvalidFAQError,
        LimitError,
        PluginError,
        TemplateError,
        UnknownFormatError,
        UnsafeURLError,
        WorkerError,
    )
    from aic_faq.exporters import Exporter, ReportsLosses, export, exporter_names, get_exporter, losses
    from aic_faq.exporters.csv_table import CSVExporter
    from aic_faq.exporters.html import HTMLExporter
    from aic_faq.exporters.json_model import JSONExporter
    from aic_faq.exporters.jsonl import JSONLinesExporter
    from aic_faq.exporters.jsonld import JSONLDExporter
    from aic_faq.exporters.markdown import MarkdownExporter
    from aic_faq.exporters.rst import RSTExporter
    from aic_faq.exporters.text import TextExporter
    from aic_faq.exporters.yaml import YAMLExporter
    from aic_faq.model import FAQ, Answer, Extra, Question, RichText, Section, Status
    from aic_faq.options import Keys, Limits, ReadOptions
    from aic_faq.pinning import PinnedIds, pin_ids, read_baseline, successors, write_baseline
    from aic_faq.readers import ReadResult, load, loads, read
    from aic_faq.readers.ids import slugify
    from aic_faq.readers.registry import Reader, reader_names
    from aic_faq.revisions import read_revision
    from aic_faq.richtext import rich_text
    from aic_faq.richtext.to_markdown import to_markdown
    from aic_faq.schemas import decap_collection, json_schema
    from aic_faq.search import (
        Duplicates,
        LikePair,
        MatchedWord,
        QuestionPlace,
        SearchIndex,
        Suggestion,
        duplicates_to_dict,
        find_duplicates,
        suggestion_to_dict,
    )
    from aic_faq.source import Position, Source, Span
    from aic_faq.starters import starter_document, starter_languages
    from aic_faq.verification import Difference, Verification, verify

    __version__: str

_HOMES = {
    "batch": ("BuildOptions", "BuildReport", "DocumentReport", "DocumentState", "build"),
    "comparison": (
        "ChangeKind",
        "Comparison",
        "Piece",
        "QuestionChange",
        "SectionChange",
        "compare",
        "compare_words",
        "comparison_to_dict",
    ),
    "conversion": ("Conversion", "convert", "format_of"),
    "checks": (
        "CheckOptions",
        "Finding",
        "Fixed",
        "Rule",
        "all_rules",
        "apply_edits",
        "check",
        "check_all",
        "fix",
    ),
    "config": ("Configuration", "find_configuration"),
    "diagnostics": ("Code", "Diagnostic", "Edit", "Severity"),
    "errors": (
        "ConfigurationError",
        "FAQError",
        "FileAccessError",
        "InvalidFAQError",
        "LimitError",
        "PluginError",
        "TemplateError",
        "UnknownFormatError",
        "UnsafeURLError",
        "WorkerError",
    ),
    "exporters": ("Exporter", "ReportsLosses", "export", "exporter_names", "get_exporter", "losses"),
    "exporters.csv_table": ("CSVExporter",),
    "exporters.html": ("HTMLExporter",),
    "exporters.json_model": ("JSONExporter",),
    "exporters.jsonl": ("JSONLinesExporter",),
    "exporters.jsonld": ("JSONLDExporter",),
    "exporters.markdown": ("MarkdownExporter",),
    "exporters.rst": ("RSTExporter",),
    "exporters.text": ("TextExporter",),
    "exporters.yaml": ("YAMLExporter",),
    "model": ("FAQ", "Answer", "Extra", "Question", "RichText", "Section", "Status"),
    "options": ("Keys", "Limits", "ReadOptions"),
    "pinning": ("PinnedIds", "pin_ids", "read_baseline", "successors", "write_baseline"),
    "readers": ("ReadResult", "load", "loads", "read"),
    "readers.ids": ("slugify",),
    "readers.registry": ("Reader", "reader_names"),
    "revisions": ("read_revision",),
    "richtext": ("rich_text",),
    "richtext.to_markdown": ("to_markdown",),
    "schemas": ("decap_collection", "json_schema"),
    "search": (
        "Duplicates",
        "LikePair",
        "MatchedWord",
        "QuestionPlace",
        "SearchIndex",
        "Suggestion",
        "duplicates_to_dict",
        "find_duplicates",
        "suggestion_to_dict",
    ),
    "source": ("Position", "Source", "Span"),
    "verification": ("Difference", "Verification", "verify"),
    "starters": ("starter_document", "starter_languages"),
}
_HOME_OF = {name: f"aic_faq.{home}" for home, names in _HOMES.items() for name in names}

__all__ = (
    "FAQ",
    "Answer",
    "BuildOptions",
    "BuildReport",
    "CSVExporter",
    "ChangeKind",
    "CheckOptions",
    "Code",
    "Comparison",
    "Configuration",
    "ConfigurationError",
    "Conversion",
    "Diagnostic",
    "Difference",
    "DocumentReport",
    "DocumentState",
    "Duplicates",
    "Edit",
    "Exporter",
    "Extra",
    "FAQError",
    "FileAccessError",
    "Finding",
    "Fixed",
    "HTMLExporter",
    "InvalidFAQError",
    "JSONExporter",
    "JSONLDExporter",
    "JSONLinesExporter",
    "Keys",
    "LikePair",
    "LimitError",
    "Limits",
    "MarkdownExporter",
    "MatchedWord",
    "Piece",
    "PinnedIds",
    "PluginError",
    "Position",
    "Question",
    "QuestionChange",
    "QuestionPlace",
    "RSTExporter",
    "ReadOptions",
    "ReadResult",
    "Reader",
    "ReportsLosses",
    "RichText",
    "Rule",
    "SearchIndex",
    "Section",
    "SectionChange",
    "Severity",
    "Source",
    "Span",
    "Status",
    "Suggestion",
    "TemplateError",
    "TextExporter",
    "UnknownFormatError",
    "UnsafeURLError",
    "Verification",
    "WorkerError",
    "YAMLExporter",
    "__version__",
    "all_rules",
    "apply_edits",
    "build",
    "check",
    "check_all",
    "compare",
    "compare_words",
    "comparison_to_dict",
    "convert",
    "decap_collection",
    "duplicates_to_dict",
    "export",
    "exporter_names",
    "find_configuration",
    "find_duplicates",
    "fix",
    "format_of",
    "get_exporter",
    "json_schema",
    "load",
    "loads",
    "losses",
    "pin_ids",
    "read",
    "read_baseline",
    "read_revision",
    "reader_names",
    "rich_text",
    "slugify",
    "starter_document",
    "starter_languages",
    "successors",
    "suggestion_to_dict",
    "to_markdown",
    "verify",
    "write_baseline",
)


if not TYPE_CHECKING:  # a checker that sees it takes every misspelt name for an object

    def __getattr__(name: str) -> object:
        """Load a public name when it is first used (PEP 562)."""
        if name == "__version__":
            from aic_faq._plugins import version  # noqa: PLC0415 - reading metadata is slow

            value: object = version()
        elif name in _HOME_OF:
            from importlib import import_module  # noqa: PLC0415 - only when a name is used

            value = getattr(import_module(_HOME_OF[name]), name)
        else:
            message = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(message)
        globals()[name] = value
        return value


def __dir__() -> tuple[str, ...]:
    return __all__
