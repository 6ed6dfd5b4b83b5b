"""Values that people write and TOML does not know: `1,234`, `12%`, `007`, `null`, `2025/12/31`."""

import datetime
import re

from govreport.source.diagnosis.spot import Diagnosis, Spot

_ELEMENT = re.compile(r"[^,\]}\n#]*")
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?(?=\s*[\]}]?$)")
_DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?![\d.])")
_NUMBER = r"[+-]?\d+(?:\.\d+)?"
_TRUE, _FALSE = ("true", "yes", "on", "是"), ("false", "no", "off", "否")


def wrong_value(spot: Spot) -> Diagnosis | None:
    """A value in the clerk's manner, with the form that TOML knows."""
    if spot.said.startswith("Expected '='"):
        return _thousands_in_braces(spot)
    if not spot.said.startswith(("Invalid value", "Expected newline", "Unclosed", "Invalid date")):
        return None
    if spot.value_start < 0:
        return _missing(spot)
    found = _ELEMENT.match(spot.text, spot.value_start)
    token = found.group().strip() if found else ""
    if not token or token[0] in "\"'[{":
        return None if token else _missing(spot)
    thousands = _THOUSANDS.match(spot.value)
    if thousands:
        meant = re.sub("[,，]", "", thousands.group())
        return _say("GR-361", spot, thousands.group(), meant)
    return _thousands_in_list(spot, token) or _date(spot, token) or _number(spot, token) or _word(spot, token)


def _thousands_in_braces(spot: Spot) -> Diagnosis | None:
    """`{ amount = 1,234 }`: what follows the comma is taken for a key."""
    for found in re.finditer(r"=\s*(\d{1,3}(?:,\d{3})+)", spot.line):
        if spot.line_start + found.start() < spot.offset <= spot.line_start + found.end() + 1:
            given = found.group(1)
            at = spot.line_start + found.start(1)
            return Diagnosis("GR-361", at, {"given": given, "meant": given.replace(",", "")})
    return None


def _thousands_in_list(spot: Spot, token: str) -> Diagnosis | None:
    """`[1,058, 7]`: what follows the comma is taken for an entry of its own, and no number begins with 0."""
    rest = re.match(r"0\d\d(?:,\d{3})*(?![\d.])", spot.text[spot.value_start :])
    before = re.search(r"(?<![\d.,])[+-]?\d{1,3},(?:\d{3},)*$", spot.text[: spot.value_start][-40:])
    if not token or rest is None or before is None:
        return None
    given = before.group() + rest.group()
    at = spot.value_start - len(before.group())
    return Diagnosis("GR-361", at, {"given": given, "meant": given.replace(",", "")})


def _date(spot: Spot, token: str) -> Diagnosis | None:
    parts = _DATE.match(token)
    if not parts:
        return None
    try:
        meant = datetime.date(*map(int, parts.groups())).isoformat()
    except ValueError:
        return _say("GR-376", spot, token, "")
    return None if token == meant else _say("GR-368", spot, token, meant)


def _number(spot: Spot, token: str) -> Diagnosis | None:
    if re.fullmatch(_NUMBER + r"\s*[%％‰]", token):
        return _say("GR-362", spot, token, token.rstrip("%％‰ "))
    if re.fullmatch(r"[+-]?0\d+(?:\.\d+)?", token):
        sign = token[0] if token[0] in "+-" else ""
        meant = sign + (token.lstrip("+-").lstrip("0") or "0")
        return _say("GR-363", spot, token, meant if meant[-1:] != "." and meant[0] != "." else "0" + meant)
    if re.fullmatch(r"[+-]?\.\d+|[+-]?\d+\.", token):
        whole, _, part = token.partition(".")
        return _say(
            "GR-371", spot, token, f"{whole or '0'}.{part or '0'}".replace("-.", "-0.").replace("+.", "0.")
        )
    unit = re.fullmatch(rf"({_NUMBER})\s*([^\d\s.,:+，。；：、-]\S*)", token)
    if unit and not unit.group(2).isascii():
        return _say("GR-367", spot, token, unit.group(1))
    spaced = re.fullmatch(r"\d{1,3}(?: \d{3})+", token)
    return _say("GR-361", spot, token, token.replace(" ", "")) if spaced else None


def _word(spot: Spot, token: str) -> Diagnosis | None:
    lowered = token.lower()
    if lowered in ("null", "none", "nil", "n/a", "na", "空"):
        return _say("GR-364", spot, token, "")
    if lowered in _TRUE + _FALSE:
        return _say("GR-365", spot, token, "true" if lowered in _TRUE else "false")
    if re.fullmatch(r"[-/\\—–－―]+|无|不适用", token):
        return _say("GR-370", spot, token, '"/"')
    if spot.said.startswith("Invalid value") and (token[0].isalpha() or token[0] in "《〔（【"):
        return _say("GR-366", spot, token[:40], f'"{token[:40]}"')
    return None


def _missing(spot: Spot) -> Diagnosis | None:
    if not spot.said.startswith("Invalid value"):
        return None
    at_comma = spot.char in (",", "]", "}")
    key = spot.line.partition("=")[0].strip()
    code = "GR-375" if at_comma else "GR-360"
    return Diagnosis(code, min(spot.offset, spot.line_start + len(spot.line)), {"key": key})


def _say(code: str, spot: Spot, given: str, meant: str) -> Diagnosis:
    return Diagnosis(code, spot.value_start, {"given": given, "meant": meant})


def longest_number(text: str) -> Diagnosis:
    """Return where the number of more digits than Python reads stands."""
    found = max(re.finditer(r"\d[\d_]*", text), key=lambda each: len(each.group()), default=None)
    digits = len(found.group().replace("_", "")) if found else 0
    return Diagnosis("GR-369", found.start() if found else 0, {"digits": digits})
