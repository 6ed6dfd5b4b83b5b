"""What the system says about a file is told in the language of whoever reads it."""

import errno
import os

import pytest

from govreport.findings import Words
from govreport.reasons import why


@pytest.mark.parametrize("number", [errno.ENOENT, errno.EACCES, errno.ENAMETOOLONG, errno.EIO])
def test_a_common_reason_is_told_in_both_languages(number: int) -> None:
    told = why(OSError(number, os.strerror(number)))
    assert any("\u4e00" <= char <= "\u9fff" for char in told.zh)
    assert told.en.isascii()


def test_a_rare_reason_is_told_in_the_systems_own_words() -> None:
    assert why(OSError(errno.EDOM, "out of domain")) == Words("out of domain", "out of domain")


def test_an_error_without_words_is_told_by_its_kind() -> None:
    assert why(ValueError()) == Words("ValueError", "ValueError")
