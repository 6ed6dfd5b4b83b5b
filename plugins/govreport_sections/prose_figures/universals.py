"""均获维持, 全部办结: statements about all of them, held against what the table has besides."""

from collections.abc import Iterator

from govreport_sections.prose_figures.mention import Mention
from govreport_sections.prose_figures.prose import COMPARED, Prose, ReadSentence
from govreport_sections.prose_figures.readings import Reading
from govreport_sections.prose_figures.walk import ALL

_RECEIVED = frozenset({"requests.received", "requests.new_received", "requests.dealt_with"})
_IN_TIME = ("按时", "按期", "法定", "规定", "期限", "到期", "时限", "应", "正在", "在办", "除")
_FORWARD = Reading("requests", ("carried_forward",))
_HANDLED = Reading("requests", ("total_handled",))


def not_all_upheld(prose: Prose) -> Iterator[tuple[Mention, str, dict[str, int]]]:
    """Yield (figure before it, the words, result → cases) where 均获维持 stands and other results too."""
    for each, mention, said in _universals(prose, "all_upheld"):
        if not mention.meaning.startswith("disputes.") or len(mention.readings) < 1:
            continue
        rows = mention.readings[0].rows
        counts = {
            result: prose.form.value(Reading("disputes", rows, (result,)))
            for result in ("upheld", "corrected", "other", "pending")
        }
        if None in counts.values() or mention.value in {0, counts["upheld"]}:
            continue
        if mention.subset == "closed" or "审结" in each.sentence.match:
            counts.pop("pending")
        others = {key: int(value) for key, value in counts.items() if value and key != "upheld"}
        if others:
            yield mention, said, others


def not_all_handled(prose: Prose) -> Iterator[tuple[Mention, str, int]]:
    """Yield (figure before it, the words, how many are carried forward) where 全部办结 stands."""
    for each, mention, said in _universals(prose, "all_handled"):
        forward, handled = prose.form.value(_FORWARD), prose.form.value(_HANDLED)
        if mention.meaning not in _RECEIVED or not forward or mention.value in {0, handled}:
            continue
        rest = each.sentence.match[mention.numeral.end :]
        told = any(other.meaning == "requests.carried_forward" for other in each.mentions)
        if not told and "结转" not in rest and not any(word in rest for word in _IN_TIME):
            yield mention, said, int(forward)


def _universals(prose: Prose, name: str) -> Iterator[tuple[ReadSentence, Mention, str]]:
    """Yield each such statement with the nearest figure before it that it speaks of."""
    for each in prose.sentences:
        if not each.mentions or not ALL.search(each.sentence.match):
            continue
        for word in each.words:
            before = [mention for mention in each.mentions if mention.numeral.end <= word.start]
            if word.name != name or not before or before[-1].subset not in COMPARED:
                continue
            if before[-1].column == "total" and not before[-1].meaning.endswith((".upheld", ".corrected")):
                yield each, before[-1], each.sentence.text[word.start : word.end]
