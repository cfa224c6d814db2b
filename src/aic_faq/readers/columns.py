"""Which columns of a table on a page hold questions and answers, by the words in its first row."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from aic_faq.readers.question_words import names_answer, names_question

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ("Columns", "columns_of")

_SECTION = re.compile(
    r"section|category|topic|group|catégorie|rubrique|thème|kategorie|thema|rubrik|categoría|sección|tema"
    r"|categoria|sezione|categorie|onderwerp|kategoria|категория|раздел|カテゴリー?|分类|分類|الفئة",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"#|no\.?|nr\.?|n[°º]|№|id|num(?:ber)?|番号|序号", re.IGNORECASE)


@frozen
class Columns:
    """Hold the places of columns in a row; ``further`` are those whose words belong to the answer, too."""

    count: int
    question: int
    answer: int
    section: int | None
    further: tuple[int, ...]

    def shift(self, cells: int, /) -> int | None:
        """Tell how many cells a row lacks on its left, as where one spans several rows.

        None where it has none for a question.
        """
        missing = max(0, self.count - cells)
        return missing if min(self.question, self.answer) >= missing else None


def columns_of(header: Sequence[str], /) -> Columns | None:
    """Find the columns by the words above them; None where these do not say question and answer.

    >>> columns_of(["#", "Frage", "Antwort"])
    Columns(count=3, question=1, answer=2, section=None, further=())
    """
    words = [text.strip(" \t*_:：") for text in header]
    questions = [at for at, text in enumerate(words) if names_question(text)]
    answers = [at for at, text in enumerate(words) if names_answer(text)]
    if not questions or not answers:
        return None
    section = next(iter(_places(words, _SECTION)), None)
    taken = {questions[0], answers[0], section, *_places(words, _NUMBER)}
    further = tuple(at for at in range(len(words)) if at not in taken)
    return Columns(len(words), questions[0], answers[0], section, further)


def _places(words: Sequence[str], names: re.Pattern[str]) -> list[int]:
    return [at for at, text in enumerate(words) if names.fullmatch(text)]
