"""Trees are written as Markdown that reads back as the same tree."""

from __future__ import annotations

import pytest
from hypothesis import given

from aic_faq.markup import Block
from aic_faq.options import Limits
from aic_faq.richtext import parse, to_markdown
from aic_faq.richtext.normal import normal_form
from tests.richtext.trees import TREES

pytestmark = pytest.mark.heavy

NO_LIMITS = Limits(answer=None, brackets=None, output=None)


@given(TREES)
def test_what_is_written_reads_back(blocks: tuple[Block, ...]) -> None:
    """Every tree comes back in its normal form."""
    assert normal_form(blocks) == parse(to_markdown(blocks), NO_LIMITS).blocks


@given(TREES)
def test_the_normal_form_is_its_own(blocks: tuple[Block, ...]) -> None:
    """What is in normal form stays as it is."""
    normal = normal_form(blocks)
    assert normal == normal_form(normal)
