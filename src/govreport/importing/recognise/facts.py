"""Figures that the form asks for in a text (信息处理费), where a sentence states them all."""

import re
from collections.abc import Mapping
from decimal import Decimal

from govreport.cells import Cell, Kind
from govreport.findings import Finding, Locator
from govreport.form.edition import Edition
from govreport.form.table import Line

_SENTENCE = re.compile(r"[^。；\n]+")
_NONE = re.compile(r"未(?:发出|收取|产生|发生)|没有(?:收取|发生|产生)|不收取|无(?:收取|信息处理费)")
_FIGURE = re.compile(r"(\d[\d,，]*(?:\.\d+)?)\s*(件|份|个|笔|次|万元|元)")


def read_facts(edition: Edition, texts: Mapping[str, str]) -> tuple[dict[str, Cell], list[Finding]]:
    """Return dotted key → figure, and a finding where a text speaks of one that cannot be taken over."""
    facts: dict[str, Cell] = {}
    findings: list[Finding] = []
    for form in edition.sections:
        for fact in form.facts:
            sentences = [each for each in _SENTENCE.findall(texts.get(form.id, "")) if fact.label in each]
            if not sentences:
                continue
            figures = _figures(fact, sentences)
            key = f"{form.id}.{fact.key}"
            if figures is None:
                findings.append(
                    Finding("RB-044", Locator(key), {"fact": fact.label, "text": sentences[0][:60]})
                )
            else:
                facts |= {f"{key}.{line}": value for line, value in figures.items()}
    return facts, findings


def _figures(fact: Line, sentences: list[str]) -> dict[str, Cell] | None:
    """Return the figures when the sentences state each of them once, in the order of the form."""
    lines = fact.lines or (fact,)
    found = [each for sentence in sentences for each in _FIGURE.findall(sentence)]
    if not found and any(_NONE.search(sentence) for sentence in sentences):
        return {line.key: _number("0", line) for line in lines}
    if len(found) != len(lines):
        return None
    if any(
        (unit == "元") != (line.kind is Kind.AMOUNT) for (_, unit), line in zip(found, lines, strict=True)
    ):
        return None
    if any(unit == "万元" for _, unit in found):
        return None
    return {line.key: _number(number, line) for (number, _), line in zip(found, lines, strict=True)}


def _number(written: str, line: Line) -> Cell:
    value = Decimal(re.sub(r"[,，]", "", written))
    return value if line.kind is Kind.AMOUNT else int(value)
