"""One FAQ document in; accessible HTML, schema.org FAQPage JSON-LD and text out.

Everything named in ``__all__`` is public, and so is :mod:`aic_faq.markup`, the
tree that exporters of your own take apart. Names are loaded when they are first
used, so that ``import aic_faq`` costs next to nothing.
"""

from __future__ import annotations

# Type checkers take it for true; importing the real one costs 10 ms.
TYPE_CHECKING = False

if TYPE_CHECKING:
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
    from aic_faq.config import Configuration, find_configuration
    from aic_faq.diagnostics import Code, Diagnostic, Edit, Severity
    from aic_faq.errors import (
        ConfigurationError,
        FAQError,
        FileAccessError,
        InvalidFAQError,
        LimitError,
        PluginError,
        UnknownFormatError,
        UnsafeURLError,
    )
    from aic_faq.exporters import Exporter, export, exporter_names, get_exporter
    from aic_faq.exporters.html import HTMLExporter
    from aic_faq.exporters.jsonld import JSONLDExporter
    from aic_faq.exporters.text import TextExporter
    from aic_faq.model import FAQ, Answer, Extra, Question, RichText, Section, Status
    from aic_faq.options import Keys, Limits, ReadOptions
    from aic_faq.readers import ReadResult, load, loads, read
    from aic_faq.readers.ids import slugify
    from aic_faq.readers.registry import Reader, reader_names
    from aic_faq.richtext import rich_text, to_markdown
    from aic_faq.source import Position, Source, Span

    __version__: str

_HOMES = {
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
        "UnknownFormatError",
        "UnsafeURLError",
    ),
    "exporters": ("Exporter", "export", "exporter_names", "get_exporter"),
    "exporters.html": ("HTMLExporter",),
    "exporters.jsonld": ("JSONLDExporter",),
    "exporters.text": ("TextExporter",),
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
    "CheckOptions",
    "Code",
    "Configuration",
    "ConfigurationError",
    "Diagnostic",
    "Edit",
    "Exporter",
    "Extra",
    "FAQError",
    "FileAccessError",
    "Finding",
    "Fixed",
    "HTMLExporter",
    "InvalidFAQError",
    "JSONLDExporter",
    "Keys",
    "LimitError",
    "Limits",
    "PluginError",
    "Position",
    "Question",
    "ReadOptions",
    "ReadResult",
    "Reader",
    "RichText",
    "Rule",
    "Section",
    "Severity",
    "Source",
    "Span",
    "Status",
    "TextExporter",
    "UnknownFormatError",
    "UnsafeURLError",
    "__version__",
    "all_rules",
    "apply_edits",
    "check",
    "check_all",
    "export",
    "exporter_names",
    "find_configuration",
    "fix",
    "get_exporter",
    "load",
    "loads",
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
