"""The name of a format that a command writes, one of ours or of an installed exporter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from aic_faq.errors import PluginError, UnknownFormatError
from aic_faq.exporters import exporter_names, get_exporter

if TYPE_CHECKING:
    from typing import Any

    from click.shell_completion import CompletionItem

__all__ = ("FormatName",)


class FormatName(click.ParamType):  # type: ignore[type-arg]  # older releases of click take none
    """Take the names of all exporters; of installed ones, none but the one asked for is loaded."""

    name = "format"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Give the name of an exporter that can be used."""
        try:
            get_exporter(value)
        except (UnknownFormatError, PluginError) as error:
            self.fail(str(error), param, ctx)
        return str(value)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Give the names that begin so."""
        from click.shell_completion import CompletionItem  # noqa: PLC0415 - only for shells

        del ctx, param
        return [CompletionItem(name) for name in exporter_names() if name.startswith(incomplete)]
