"""Where sections stand, and under which numeral."""

from govreport.form.edition import Edition, FormSection
from govreport.model import Section
from govreport.outline import by_place, misplaced, outline

EDITION = Edition(
    id="t", name="t", en="t", basis="", first_year=2021, tables={}, title="{organ}{year}",
    sections=tuple(FormSection(name, name.upper()) for name in ("a", "b", "c")),
)  # fmt: skip
OWNED = {name: Section(name) for name in ("c", "b", "a")}


def headings(*added: Section, absent: frozenset[str] = frozenset()) -> list[str]:
    owned = OWNED | {section.id: section for section in added}
    return [section.heading for section in outline(EDITION, owned, absent)]


def test_the_edition_decides_the_order() -> None:
    assert headings() == ["一、A", "二、B", "三、C"]


def test_an_added_section_stands_behind_the_one_it_names_and_the_rest_move_on() -> None:
    assert headings(Section("x", "X", after="b")) == ["一、A", "二、B", "三、X", "四、C"]


def test_sections_behind_the_same_one_keep_the_order_of_registration() -> None:
    added = Section("x", "X", after="b"), Section("y", "Y", after="b")
    assert headings(*added) == ["一、A", "二、B", "三、X", "四、Y", "五、C"]


def test_a_section_may_stand_behind_another_added_one() -> None:
    added = Section("y", "Y", after="x"), Section("x", "X", after="a")
    assert headings(*added) == ["一、A", "二、X", "三、Y", "四、B", "五、C"]


def test_a_section_that_names_no_place_stands_at_the_end() -> None:
    assert headings(Section("x", "X"))[-1] == "四、X"


def test_an_absent_section_leaves_no_gap_in_the_numerals() -> None:
    assert headings(absent=frozenset("b")) == ["一、A", "二、C"]


def test_a_section_behind_one_that_is_not_there_is_reported_not_lost() -> None:
    owned = OWNED | {"x": Section("x", "X", after="nowhere")}
    placed = outline(EDITION, owned)
    assert [section.id for section in misplaced(EDITION, owned, placed)] == ["x"]


def test_a_template_finds_added_sections_at_the_place_they_stand_behind() -> None:
    owned = OWNED | {"x": Section("x", "X", after="a"), "y": Section("y", "Y", after="x")}
    places = by_place(EDITION, outline(EDITION, owned))
    assert {place: [each.id for each in standing] for place, standing in places.items()} == {
        "a": ["a", "x", "y"],
        "b": ["b"],
        "c": ["c"],
    }


def test_a_place_whose_section_is_switched_off_is_empty() -> None:
    placed = outline(EDITION, {name: OWNED[name] for name in ("a", "c")})
    assert by_place(EDITION, placed)["b"] == []
