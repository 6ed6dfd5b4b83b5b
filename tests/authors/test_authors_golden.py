"""A golden .docx is compared part by part, and the difference can be read."""

import pytest

from govreport.testing import Desk, check_golden, docx_difference


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk.of({})


def test_the_same_report_does_not_differ(desk):
    one, two = (desk.render(desk.report()).content for _ in range(2))
    assert docx_difference(one, two) == ""


def test_a_changed_word_is_shown_with_what_it_was(desk):
    before = desk.render(desk.report({"overview.text": "工作平稳。"})).content
    after = desk.render(desk.report({"overview.text": "工作扎实。"})).content
    difference = docx_difference(before, after)
    assert "word/document.xml" in difference
    assert "-" in difference
    assert "“工作平稳。”" in difference
    assert "“工作扎实。”" in difference
    assert "docProps" not in difference


def test_a_missing_file_says_how_to_accept_one(desk, tmp_path):
    with pytest.raises(AssertionError, match="--accept"):
        check_golden(desk.render(desk.report()).content, tmp_path / "a.docx")


def test_accepting_takes_todays_report_as_right(desk, tmp_path):
    content = desk.render(desk.report()).content
    check_golden(content, tmp_path / "golden" / "a.docx", accept=True)
    check_golden(content, tmp_path / "golden" / "a.docx")
    other = desk.render(desk.report({"overview.text": "别的。"})).content
    with pytest.raises(AssertionError, match="别的"):
        check_golden(other, tmp_path / "golden" / "a.docx")
