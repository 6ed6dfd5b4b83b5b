"""Which sections a report has, in which order, under which numeral."""

from collections.abc import Mapping

from govreport.findings import Finding, Locator
from govreport.form.edition import NUMERALS, Edition
from govreport.model import PlacedSection, Section


def outline(
    edition: Edition, sections: Mapping[str, Section], absent: frozenset[str] = frozenset()
) -> tuple[PlacedSection, ...]:
    """Put the sections in printed order and number them.

    edition: names the statutory sections and their order. sections: what plugins own, by id; an added
    one stands behind the section that its `after` names, or at the end. absent: ids to leave out.
    """
    present = {id_: section for id_, section in sections.items() if id_ not in absent}
    order = [form.id for form in edition.sections if form.id in present]
    waiting = [section for id_, section in present.items() if edition.section(id_) is None]
    while ready := [section for section in waiting if section.after is None or section.after in order]:
        for section in ready:
            order.insert(_place(section, order, present), section.id)
            waiting.remove(section)
    return tuple(_placed(number, present[id_], edition) for number, id_ in enumerate(order))


def misplaced(
    edition: Edition, sections: Mapping[str, Section], placed: tuple[PlacedSection, ...]
) -> tuple[Section, ...]:
    """Return the added sections that `outline` could not place: their `after` is not in the report."""
    done = {section.id for section in placed}
    return tuple(
        section
        for id_, section in sections.items()
        if id_ not in done and edition.section(id_) is None and section.after is not None
    )


def by_place(edition: Edition, placed: tuple[PlacedSection, ...]) -> dict[str, list[PlacedSection]]:
    """Return statutory section id → the sections that stand at its place: itself, then those added after it.

    Every id of the edition is a key, so that a template may ask for a section that is switched off.
    Sections before the first statutory one stand at the first place.
    """
    places: dict[str, list[PlacedSection]] = {form.id: [] for form in edition.sections}
    current = next(iter(places), "")
    for section in placed:
        current = section.id if section.id in places else current
        places.setdefault(current, []).append(section)
    return places


def missing_owner(edition: Edition, sections: Mapping[str, Section], *, off: bool) -> tuple[Finding, ...]:
    """Return a finding for each statutory section that no plugin owns. off: plugins were switched off."""
    code = "GR-416" if off else "GR-415"
    return tuple(
        Finding(code, Locator(form.id), {"section": form.title})
        for form in edition.sections
        if form.id not in sections
    )


def _place(section: Section, order: list[str], present: Mapping[str, Section]) -> int:
    if section.after is None:
        return len(order)
    place = order.index(section.after) + 1
    while place < len(order) and _follows(order[place], section.after, present):
        place += 1
    return place


def _follows(section_id: str, ancestor: str, present: Mapping[str, Section]) -> bool:
    after = present[section_id].after
    return after is not None and (after == ancestor or _follows(after, ancestor, present))


def _placed(number: int, section: Section, edition: Edition) -> PlacedSection:
    form = edition.section(section.id)
    return PlacedSection(
        id=section.id,
        numeral=NUMERALS[number],
        title=section.title or (form.title if form else section.id),
        template=section.template or f"{section.id}.docx",
        en=section.en or (form.en if form else section.id),
        after=section.after,
    )
