"""What an exporter is, and where exporters are found."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Protocol, cast, runtime_checkable

from aic_faq._plugins import load_plugin, plugin_names
from aic_faq.diagnostics import did_you_mean, quoted
from aic_faq.errors import PluginError, UnknownFormatError

if TYPE_CHECKING:
    from aic_faq.diagnostics import Diagnostic
    from aic_faq.model import FAQ

__all__ = ("BUILT_IN", "Exporter", "ReportsLosses", "export", "exporter_names", "get_exporter", "losses")

_GROUP = "aic_faq.exporters"
BUILT_IN = {
    "html": ("aic_faq.exporters.html", "HTMLExporter"),
    "jsonld": ("aic_faq.exporters.jsonld", "JSONLDExporter"),
    "text": ("aic_faq.exporters.text", "TextExporter"),
    "markdown": ("aic_faq.exporters.markdown", "MarkdownExporter"),
    "yaml": ("aic_faq.exporters.yaml", "YAMLExporter"),
    "json": ("aic_faq.exporters.json_model", "JSONExporter"),
    "jsonl": ("aic_faq.exporters.jsonl", "JSONLinesExporter"),
    "rst": ("aic_faq.exporters.rst", "RSTExporter"),
    "csv": ("aic_faq.exporters.csv_table", "CSVExporter"),
}
"""The module and the class of each format of ours."""


class Exporter(Protocol):
    """Write any FAQ in one format.

    Attributes:
        media_type: what the output is, as in ``text/html`` (RFC 6838).
        suffix: what names of files end with, as in ``.html``.
    """

    media_type: ClassVar[str]
    suffix: ClassVar[str]

    def export(self, faq: FAQ, /) -> str:
        """Write the FAQ; there is none for which this fails."""
        ...


@runtime_checkable
class ReportsLosses(Protocol):
    """What an exporter has whose format cannot hold all that a FAQ may say."""

    def losses(self, faq: FAQ, /) -> tuple[Diagnostic, ...]:
        """Tell what :meth:`Exporter.export` leaves out or changes; nothing is written."""
        ...


def export(faq: FAQ, format: str | Exporter, /) -> str:  # noqa: A002 - the plain word; given by position
    """Write a FAQ in a format.

    Args:
        faq: the FAQ.
        format: one of :func:`exporter_names`, or an exporter with options of its own.

    Raises:
        UnknownFormatError: where no exporter has the name.
        PluginError: where an installed exporter cannot be used.
    """
    exporter = get_exporter(format) if isinstance(format, str) else format
    return exporter.export(faq)


def losses(faq: FAQ, format: str | Exporter, /) -> tuple[Diagnostic, ...]:  # noqa: A002 - as above
    """Tell what of a FAQ a format cannot hold, each with the place of its question.

    Where an exporter does not say it, nothing is known to be lost. That drafts
    are not published is no loss.

    Args:
        faq: the FAQ.
        format: as for :func:`export`.

    Raises:
        UnknownFormatError: where no exporter has the name.
        PluginError: where an installed exporter cannot be used.
    """
    exporter = get_exporter(format) if isinstance(format, str) else format
    return exporter.losses(faq) if isinstance(exporter, ReportsLosses) else ()


def exporter_names() -> tuple[str, ...]:
    """Give the names of all formats: the built-in ones, then those of installed exporters in order."""
    return (*BUILT_IN, *sorted(plugin_names(_GROUP).difference(BUILT_IN)))


def get_exporter(name: str, /) -> Exporter:
    """Give the exporter of a format, with its default options.

    A built-in name is never taken over by an installed exporter.

    Raises:
        UnknownFormatError: where no exporter has the name.
        PluginError: where an installed exporter cannot be used.
    """
    if name in BUILT_IN:
        from importlib import import_module  # noqa: PLC0415 - as the modules: only the one asked for

        module, attribute = BUILT_IN[name]
        return cast("Exporter", getattr(import_module(module), attribute)())
    plugin = load_plugin(_GROUP, name)
    if plugin is None:
        raise UnknownFormatError(_unknown(name))
    exporter = plugin() if isinstance(plugin, type) else plugin
    if not all(hasattr(exporter, member) for member in ("media_type", "suffix", "export")):
        message = f"{quoted(name)} of {_GROUP} is no exporter: expected media_type, suffix and export(faq)"
        raise PluginError(message)
    return cast("Exporter", exporter)


def _unknown(name: str) -> str:
    known = exporter_names()
    hint = did_you_mean(name.lower(), known)
    return f"no format is called {quoted(name)}: expected one of {', '.join(known)}{hint}"
