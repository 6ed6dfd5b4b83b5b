"""What may stand between {{ and }}: a name, a sum or difference of figures, or a percentage.

    {{ requests.new_received.total }}
    {{ requests.new_received.total + requests.carried_over.total }}
    {{ percent(requests.granted.total, requests.total_handled.total) }}

This small language is all there is. No text of a data file ever reaches a template engine or
Python's own evaluator, so there is nothing to break out of.
"""

import re
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import TypeAlias

from govreport.findings import NO_ARGS

Number: TypeAlias = int | Decimal
# Far beyond any sum of a report, far below what nested parentheses could do harm with.
LONGEST = 200
_TOKEN = re.compile(r"\s*([0-9]+(?:\.[0-9]+)?|[^\W\d]\w*(?:\.\w+)*|[-+(),])")
_PLAIN_NAME = re.compile(r"[^\W\d]\w*(?:\.\w+)*")


class BindingError(Exception):
    """Nothing can stand in place of the tag. code, args: of the finding that says why."""

    def __init__(self, code: str, args: Mapping[str, object] = NO_ARGS) -> None:
        super().__init__(code)
        self.code = code
        self.values = args


def plain_name(text: str) -> str | None:
    """Return the dotted name when *text* is nothing but one, else None."""
    name = text.strip()
    return name if _PLAIN_NAME.fullmatch(name) else None


def calculate(text: str, number: Callable[[str], Number]) -> Number | str:
    """Work out the inside of a tag; number: dotted name → figure. A percentage comes as `12.5%`.

    Raises BindingError (GR-704 for anything outside the language, GR-709 for a share of nothing).
    """
    with localcontext(prec=60):
        return _Expression(text, number).whole()


def percent(part: Number, whole: Number) -> str:
    """Return part / whole × 100, rounded half up to two places, without idle zeros, with its %.

    Raises BindingError (GR-709) when whole is 0.
    """
    if whole == 0:
        raise BindingError("GR-709")
    share = (Decimal(part) * 100 / Decimal(whole)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    digits = format(share, "f").rstrip("0").rstrip(".")
    return f"{'0' if digits == '-0' else digits}%"


class _Expression:
    """One pass over the tokens, from left to right."""

    def __init__(self, text: str, number: Callable[[str], Number]) -> None:
        self.text = text.strip()
        self.number = number
        self.tokens = self.read()
        self.at = 0

    def read(self) -> list[str]:
        if not self.text or len(self.text) > LONGEST:
            raise self.refused(self.text[:20])
        tokens, done = [], 0
        while done < len(self.text):
            found = _TOKEN.match(self.text, done)
            if not found:
                raise self.refused(self.text[done:].lstrip()[:1])
            tokens.append(found[1])
            done = found.end()
        return tokens

    def whole(self) -> Number | str:
        result: Number | str = self.share() if self.tokens[:2] == ["percent", "("] else self.sum()
        if self.at < len(self.tokens):
            raise self.refused(self.tokens[self.at])
        return result

    def share(self) -> str:
        self.at = 2
        part = self.sum()
        self.expect(",")
        whole = self.sum()
        self.expect(")")
        return percent(part, whole)

    def sum(self) -> Number:
        result = self.term()
        while self.peek() in {"+", "-"}:
            sign = self.next()
            term = self.term()
            result = result + term if sign == "+" else result - term
        return result

    def term(self) -> Number:
        token = self.next()
        if token == "(":  # noqa: S105
            result = self.sum()
            self.expect(")")
            return result
        if token[:1].isdecimal():
            return Decimal(token) if "." in token else int(token)
        if not _PLAIN_NAME.fullmatch(token):
            raise self.refused(token)
        return self.number(token)

    def peek(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def next(self) -> str:
        token = self.peek()
        self.at += 1
        return token

    def expect(self, mark: str) -> None:
        if self.next() != mark:
            raise self.refused(self.tokens[self.at - 1] if self.at <= len(self.tokens) else "}}")

    def refused(self, where: str) -> BindingError:
        return BindingError("GR-704", {"expression": self.text, "where": where or "}}"})
