"""One FAQ document in; accessible HTML, schema.org FAQPage JSON-LD and text out.

Everything named in ``__all__`` is public, and so is :mod:`aic_faq.markup`, the
tree that exporters of your own take apart. Names are loaded when they are first
used, so that ``import aic_faq`` costs next to nothing.
"""

from __future__ import annotations

# Type checkers take it for true; importing the real one costs 10 ms.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from aic_faq.diagnostics import Code, Diagnostic, Edit, Severity
    from aic_faq.errors import (
        FAQError,
        FileAccessError,
        InvalidFAQError,
        LimitError,
        PluginError,
        UnknownFormatError,
        UnsafeURLError,
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
    from aic_faq.readers import ReadResult, load, loads, read
    from aic_faq.readers.ids import slugify
    from aic_faq.readers.registry import Reader, reader_names
    from aic_faq.richtext import rich_text, to_markdown
    from aic_faq.source import Position, Source, Span

    __version__: str

_HOMES = {
    "diagnostics": ("Code", "Diagnostic", "Edit", "Severity"),
    "errors": (
        "FAQError",
        "FileAccessError",
        "InvalidFAQError",
        "LimitError",
        "PluginError",
        "UnknownFormatError",
        "UnsafeURLError",
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
    "readers": ("ReadResult", "load", "loads", "read"),
    "readers.ids": ("slugify",),
    "readers.registry": ("Reader", "reader_names"),
    "richtext": ("rich_text", "to_markdown"),
    "source": ("Position", "Source", "Span"),
}
_HOME_OF = {name: f"aic_faq.{home}" for home, names in _HOMES.items() for name in names}

__all__ = (
    "FAQ",
    "Answer",
    "CSVExporter",
    "Code",
    "Diagnostic",
    "Edit",
    "Exporter",
    "Extra",
    "FAQError",
    "FileAccessError",
    "HTMLExporter",
    "InvalidFAQError",
    "JSONExporter",
    "JSONLDExporter",
    "JSONLinesExporter",
    "Keys",
    "LimitError",
    "Limits",
    "MarkdownExporter",
    "PluginError",
    "Position",
    "Question",
    "RSTExporter",
    "ReadOptions",
    "ReadResult",
    "Reader",
    "ReportsLosses",
    "RichText",
    "Section",
    "Severity",
    "Source",
    "Span",
    "Status",
    "TextExporter",
    "UnknownFormatError",
    "UnsafeURLError",
    "YAMLExporter",
    "__version__",
    "export",
    "exporter_names",
    "get_exporter",
    "load",
    "loads",
    "losses",
    "read",
    "reader_names",
    "rich_text",
    "slugify",
    "to_markdown",
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
