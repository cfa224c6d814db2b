"""The list of all pages of a site: works without JavaScript, in the style of the pages."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import quote

from aic_faq.batch._paths import PAGE, page_url
from aic_faq.exporters.html import stylesheet
from aic_faq.exporters.html._elements import attributes, escape, isolated, without_direction
from aic_faq.exporters.html._words import words_for
from aic_faq.languages import direction_of, language_tag

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from aic_faq.batch._manifest import Page
    from aic_faq.batch._options import BuildOptions

__all__ = ("index_page",)


def index_page(pages: Callable[[], Iterable[Page]], options: BuildOptions, /) -> Iterator[str]:
    """Write the page that lists all others, under the folders they are in."""
    languages = Counter(page.language for page in pages())
    language = options.language or (next(iter(languages)) if len(languages) == 1 else None) or "en"
    title = without_direction(options.title)
    top = attributes({"lang": language, "dir": direction_of(language)})
    yield f"<!doctype html>\n<html{top}>\n<head>\n"
    yield '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>{escape(title)}</title>\n"
    if options.base_url is not None:
        yield f'<link rel="canonical" href="{escape(page_url(options.base_url, ""))}">\n'
    yield f'<meta name="color-scheme" content="light dark">\n<style>\n{stylesheet()}</style>\n</head>\n'
    yield '<body class="faq-page">\n<main class="faq">\n'
    yield f'<h1 class="faq-page-title">{isolated(escape(options.title), options.title)}</h1>\n'
    for folder, group in groupby(pages(), key=lambda page: page.above):
        if folder:
            yield f'<h2 class="faq-section-title"><bdi>{escape(folder)}</bdi></h2>\n'
        yield '<ul class="faq-contents-list">\n'
        for page in group:
            yield _entry(page, language, shows_language=len(languages) > 1)
        yield "</ul>\n"
    yield "</main>\n</body>\n</html>\n"


def _entry(page: Page, language: str, *, shows_language: bool) -> str:
    """Write the link to a page, how many questions it has, and in which language."""
    tag = language_tag(page.language)
    foreign = tag is not None and tag != language
    link = {"lang": tag, "hreflang": tag, "dir": direction_of(tag)} if foreign else {}
    words = words_for(language)
    about = f"<span{words.attributes}>{escape(words['questions'].format(count=page.questions))}</span>"
    if shows_language and tag is not None:
        about += f" · <span{attributes({'lang': tag} if foreign else {})}>{escape(_name_of(tag))}</span>"
    title = isolated(escape(page.title), page.title)
    address = attributes({"href": quote(f"{page.folder}/{PAGE}"), **link})
    return f'<li><a{address}>{title}</a> <span class="faq-dates">{about}</span></li>\n'


def _name_of(tag: str) -> str:
    """Give what a language calls itself, or its tag where we do not know."""
    words = words_for(tag)
    return tag if words.attributes else words["name"]
