"""The options of ``aic-faq build`` that only a site has."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ("SITE_OPTIONS", "site_options")

_MOST_JOBS = 256
_Decorated = TypeVar("_Decorated", bound="Callable[..., object]")


def _jobs(_ctx: click.Context, _parameter: click.Parameter, value: str | None) -> int | None:
    """Take a number; 0 and auto are as many as there are processors."""
    if value is None:
        return None
    if value == "auto":
        return 0
    if value.isascii() and value.isdigit() and int(value) <= _MOST_JOBS:
        return int(value)
    message = f"expected a number up to {_MOST_JOBS}, or auto, got {value!r}"
    raise click.BadParameter(message)


_SITE_OPTIONS = (
    click.option("--site", is_flag=True, default=None, help="Of one document, too, make a site."),
    click.option("--title", metavar="WORDS", help="For a site, heading of the list of pages (FAQ)."),
    click.option(
        "--repeated",
        type=click.Choice(["once", "keep"]),
        help="For a site, mark a question of several pages up once, on the first (the default), or on all.",
    ),
    click.option(
        "--jobs", metavar="N", callback=_jobs, help="For a site, processes that make pages; auto: one a core."
    ),
    click.option("--dask", metavar="ADDRESS", help="For a site, make pages on this Dask cluster."),
    click.option(
        "--incremental/--no-incremental",
        default=None,
        help="For a site, leave pages whose documents have not changed (the default), or make all.",
    ),
    click.option(
        "--prune", is_flag=True, default=None, help="For a site, remove the files of documents that are gone."
    ),
    click.option("--report", metavar="FILE", help="For a site, write what became of each document as JSON."),
)
SITE_OPTIONS = ("site", "title", "repeated", "jobs", "dask", "incremental", "prune", "report")
"""The names of the options that only a site has."""


def site_options(function: _Decorated, /) -> _Decorated:
    """Add the options of sites to a command."""
    for option in reversed(_SITE_OPTIONS):
        function = option(function)
    return function
