"""The ids of a FAQ as a file, to hold later versions of the FAQ against."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NoReturn

from aic_faq.errors import FAQError, FileAccessError
from aic_faq.model import FAQ, Answer, Question, RichText
from aic_faq.source import read_bytes

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ("read_baseline", "write_baseline")

_VERSION = 1
_NO_ANSWER = Answer(body=RichText(markdown="", blocks=()))


def write_baseline(faq: FAQ, /) -> str:
    """Write the ids under which published questions are found, former ones too, each with its title.

    The result is JSON, one id on each line, so that a change of one id is a
    change of one line.

    Args:
        faq: what is published; drafts are left out.
    """
    from json import dumps  # noqa: PLC0415 - `import aic_faq` does without

    ids = {name: each.title.plain_text for each in faq.published for name in each.ids}
    return dumps({"version": _VERSION, "ids": ids}, ensure_ascii=False, indent=2) + "\n"


def read_baseline(path: str | os.PathLike[str], /) -> FAQ:
    """Read what :func:`write_baseline` wrote: a FAQ of the same ids and titles, without answers.

    Args:
        path: the file that it was written to.

    Raises:
        FileAccessError: where the file cannot be read, or was not written by it.
    """
    from json import JSONDecodeError, loads  # noqa: PLC0415 - as above

    name = os.fspath(path)
    try:
        data = loads(read_bytes(name))
    except (JSONDecodeError, UnicodeDecodeError, RecursionError) as error:
        _refuse(name, error)
    ids = data.get("ids") if isinstance(data, dict) and data.get("version") == _VERSION else None
    if not isinstance(ids, dict) or not all(isinstance(title, str) for title in ids.values()):
        _refuse(name)
    try:
        return FAQ(questions=_questions(ids))
    except (ValueError, FAQError) as error:
        _refuse(name, error)


def _questions(ids: Mapping[str, str]) -> list[Question]:
    """Put together what has the same title: an id, and former ones."""
    names: dict[str, list[str]] = {}
    for name, title in ids.items():
        names.setdefault(title, []).append(name)
    return [
        Question(title=title, answer=_NO_ANSWER, id=same[0], aliases=tuple(same[1:]))
        for title, same in names.items()
    ]


def _refuse(path: str, error: Exception | None = None) -> NoReturn:
    raise FileAccessError(path, "not a baseline of ids") from error
