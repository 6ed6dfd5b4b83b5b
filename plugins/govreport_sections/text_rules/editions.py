"""The text names the notice that set its form, and is not the preface of the reports before 2019."""

import re
from collections.abc import Iterable

from govreport import Finding, LatePattern, Report, Rule, Words, rule
from govreport_sections.text_rules.texts import Passage, Texts

NOTICES = {("2019", "60"): "2019", ("2021", "30"): "2021"}
"""Year and number of 国办公开办函 → the edition that it set."""
_NOTICE = LatePattern(r"公开办函\s?[〔\[［(（【]\s?(20\d\d)\s?[〕\]］)）】]\s?(\d+)\s?号", "公开办函")
_HISTORY = LatePattern(r"废止|修订|代替|替代|取代|原")
_FORMER = {
    Words("“概述”一节", "a section called 概述"): re.compile(r"[由含分为括：]{1,2}[^。\n]{0,4}概述[、，,]"),
    Words("“收费及减免情况”一节", "a section on fees and exemptions"): re.compile(
        r"收费(?:情况)?[和及与、]减免"
    ),
    Words(
        "2007年《条例》的文号（国务院令第492号）", "the decree of the Regulations of 2007 (No. 492)"
    ): re.compile(r"(?<!原)国务院令\s?第?\s?492\s?号"),
    Words(
        "2007年《条例》的条号（第三十一、三十二条）", "articles 31 and 32 of the Regulations of 2007"
    ): re.compile(r"条例》?第三十[一二]条[^。\n]{0,40}(?:年度报告|年报|报告)"),
}
"""What only the prefaces of reports before the revised 条例 (in force since 15 May 2019) say."""


@rule("ALL-203")
def notice_fits_the_edition(texts: Texts, report: Report) -> Iterable[Finding]:
    """Where the text names the notice on the form, it is the one that set this edition."""
    used = _national(report)
    for passage in texts:
        if "公开办函" not in passage.text:
            continue
        named = [(found, NOTICES.get((found[1], found[2]))) for found in _NOTICE.finditer(passage.text)]
        if any(edition == used for _, edition in named):
            continue
        for found, edition in named:
            if used and edition and not _HISTORY.search(passage.sentence(found.start())):
                args = {"said": found[0], "meant": edition, "edition": report.edition.id}
                yield texts.finding("ALL-203", passage, found.start(), **args, basis=report.edition.basis)


def _national(report: Report) -> str:
    """Return the edition of the State Council's office that this one is, or is based on."""
    known = NOTICES.values()
    return next((each for each in (report.edition.id, *report.edition.lineage) if each in known), "")


@rule("ALL-204")
def no_former_preface(texts: Texts, _: Report) -> Iterable[Finding]:
    """The preface describes the six parts of the form, not the report before 2019."""
    for passage in texts:
        if passage.is_preface and (found := _former(passage)):
            at, words = found
            yield texts.finding("ALL-204", passage, at, what=words, quote=passage.quote(at))


def _former(passage: Passage) -> tuple[int, tuple[Words, ...]] | None:
    met = [
        (found.start(), words)
        for words, pattern in _FORMER.items()
        if (found := pattern.search(passage.text)) and not _mended(passage, found.start())
    ]
    return (min(met, key=lambda each: each[0])[0], tuple(words for _, words in met)) if met else None


def _mended(passage: Passage, at: int) -> bool:
    """Tell whether the sentence names the revised 条例 beside the old one."""
    return bool(re.search(r"711|修订|修正|废止", passage.sentence(at)))


RULES: tuple[Rule[Texts], ...] = (notice_fits_the_edition, no_former_preface)
