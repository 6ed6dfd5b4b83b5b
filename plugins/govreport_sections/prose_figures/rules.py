"""What the text states and what the tables say (C9), lists (C10), percentages of change (C12)."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from govreport import Finding, Report, Rule, Words, rule
from govreport_sections.prose_figures.breakdowns import broken_breakdowns
from govreport_sections.prose_figures.changes import wrong_changes
from govreport_sections.prose_figures.mention import Confidence, Mention
from govreport_sections.prose_figures.negations import NOTHING
from govreport_sections.prose_figures.numerals import Numeral
from govreport_sections.prose_figures.paragraphs import Sentence
from govreport_sections.prose_figures.prose import Prose, ReadSentence, contradicted, quoted
from govreport_sections.prose_figures.universals import not_all_handled, not_all_upheld

_RESULTS = {
    "corrected": Words("结果纠正", "corrected"), "other": Words("其他结果", "other result"),
    "pending": Words("尚未审结", "pending"),
}  # fmt: skip


@rule("PRO-011")
def documents_and_decisions_as_in_the_table(prose: Prose, report: Report) -> Iterable[Finding]:
    """A figure of 表二 in the text is the figure of the table."""
    return _contradictions("PRO-011", "proactive", prose, report)


@rule("REQ-011")
def requests_as_in_the_table(prose: Prose, report: Report) -> Iterable[Finding]:
    """A figure of 表三 in the text is the figure of the table."""
    return _contradictions("REQ-011", "requests", prose, report)


@rule("REQ-012")
def all_handled_leaves_none(prose: Prose, report: Report) -> Iterable[Finding]:
    """Where the text says 全部办结, nothing is carried forward."""
    for mention, said, forward in not_all_handled(prose):
        if contradicted(mention, prose.form):
            continue
        yield _at(report, "REQ-012", mention.sentence, mention.numeral, said=said, forward=forward)


@rule("DIS-011")
def disputes_as_in_the_table(prose: Prose, report: Report) -> Iterable[Finding]:
    """A figure of 表四 in the text is the figure of the table."""
    return _contradictions("DIS-011", "disputes", prose, report)


@rule("DIS-012")
def all_upheld_leaves_none(prose: Prose, report: Report) -> Iterable[Finding]:
    """Where the text says 均获维持, no case of that kind ended otherwise or is pending."""
    for mention, said, others in not_all_upheld(prose):
        if contradicted(mention, prose.form):
            continue
        label = prose.form.label(mention.readings[0])
        results = [_counted(_RESULTS[key], value) for key, value in others.items()]
        yield _at(
            report, "DIS-012", mention.sentence, mention.numeral, said=said, label=label, others=results
        )


@rule("OTH-011", since=2021)
def fee_as_stated(prose: Prose, report: Report) -> Iterable[Finding]:
    """A figure of the information fee in the text is the one given in information_fee."""
    return _contradictions("OTH-011", "other", prose, report)


@rule("ALL-031")
def lists_add_up(prose: Prose, report: Report) -> Iterable[Finding]:
    """The parts of a closed list add up to its total."""
    for found in broken_breakdowns(prose):
        # 收到 21 件（上年为 9 件），其中…: the total may be any figure that stands before the parts.
        last = max(found.total.start, found.parts[-1].start)
        if _told_already(found.read, tuple(each for each in found.read.numerals if each.start <= last)):
            continue
        sentence, total = found.read.sentence, found.total
        parts = [_stated(sentence, part) for part in found.parts]
        yield _at(
            report, "ALL-031", sentence, total, total=_stated(sentence, total), parts=parts, sum=found.sum,
            difference=abs(found.sum - total.value), confidence=Confidence.MEDIUM.words,
        )  # fmt: skip


@rule("ALL-032")
def percentages_recompute(prose: Prose, report: Report) -> Iterable[Finding]:
    """A percentage of change follows from the two figures, rounded or cut off."""
    for found in wrong_changes(prose, report):
        if _told_already(found.read, found.read.numerals):
            continue
        sentence = found.read.sentence
        yield _at(
            report, "ALL-032", sentence, found.now, now=_stated(sentence, found.now), last=found.last,
            stated=found.stated, computed=found.computed, confidence=Confidence.MEDIUM.words,
        )  # fmt: skip


RULES: tuple[Rule[Prose], ...] = (
    documents_and_decisions_as_in_the_table, requests_as_in_the_table, all_handled_leaves_none,
    disputes_as_in_the_table, all_upheld_leaves_none, fee_as_stated, lists_add_up, percentages_recompute,
)  # fmt: skip


def _contradictions(code: str, section: str, prose: Prose, report: Report) -> Iterator[Finding]:
    for each in prose.sentences:
        for mention, reading in each.wrong:
            if mention.meaning.startswith(section):
                yield _at(
                    report, code, mention.sentence, mention.numeral, stated=_said(mention),
                    label=prose.form.label(reading), value=prose.form.value(reading),
                    binding=prose.form.binding(reading), confidence=mention.confidence.words,
                    cells=prose.form.cells(reading), should=Decimal(mention.value),
                )  # fmt: skip


def _told_already(read: ReadSentence, numerals: tuple[Numeral, ...]) -> bool:
    """Tell whether one of these figures is not that of the table: then nothing else follows from it."""
    return any(mention.numeral in numerals for mention, _ in read.wrong)


def _said(mention: Mention) -> str | Words:
    if mention.numeral.unit == NOTHING:
        return Words("没有（0）", "none (0)")
    return _stated(mention.sentence, mention.numeral)


def _stated(sentence: Sentence, numeral: Numeral) -> str:
    return sentence.text[numeral.start : numeral.end]


def _counted(words: Words, value: int) -> Words:
    return Words(f"{words.zh} {value}", f"{words.en} {value}")


def _at(report: Report, code: str, sentence: Sentence, numeral: Numeral, **args: object) -> Finding:
    line = sentence.paragraph.line(sentence.start + numeral.start)
    return report.finding_in_text(
        code, sentence.paragraph.path, line, sentence=quoted(sentence, numeral), **args
    )
