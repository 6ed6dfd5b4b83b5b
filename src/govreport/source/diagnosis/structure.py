"""What stands twice, what is not closed, what is no key."""

import re

from govreport.source.diagnosis.characters import ascii_form
from govreport.source.diagnosis.spot import Diagnosis, Spot, line_and_column
from govreport.source.positions import dotted
from govreport.source.scanner import Place, scan

DEEPEST = 50


def stands_twice(spot: Spot) -> Diagnosis | None:
    """A key or a table that stands twice, or a value that is used as a table."""
    if not spot.said.startswith(("Cannot", "Duplicate")):
        return None
    seen: dict[tuple[str | int, ...], Place] = {}
    for place in spot.places:
        earlier = seen.setdefault(place.path, place)
        if earlier is not place:
            return _twice(spot, earlier, place)
    last = spot.places[-1]
    parents = [seen.get(last.path[:length]) for length in range(1, len(last.path))]
    above = [place for place in parents if place and place.kind == "key"]
    below = [
        place for path, place in seen.items() if path[: len(last.path)] == last.path and place is not last
    ]
    return _twice(spot, (above or below or [last])[0], last, clash=True)


def _twice(spot: Spot, first: Place, second: Place, *, clash: bool = False) -> Diagnosis:
    lines = [line_and_column(spot.text, place.start)[0] for place in (first, second)]
    clash = clash or (first.kind == "key") != (second.kind == "key")
    code = "GR-332" if clash else "GR-330" if first.kind == "key" else "GR-331"
    args = {"key": _called(first), "other": _called(second), "first": lines[0], "second": lines[1]}
    return Diagnosis(code, second.start, args)


def _called(place: Place) -> str:
    """Return the name of a key; of a table in an array of tables the name of the array."""
    return dotted(place.path[:-1] if place.kind == "array" else place.path)


def other_format(spot: Spot) -> Diagnosis | None:
    """JSON text in a file that is called .toml."""
    begins = spot.text.lstrip()[:1] == "{" and not spot.text[: spot.offset].strip()
    return Diagnosis("GR-318", spot.offset) if begins else None


def open_text(spot: Spot) -> Diagnosis | None:
    """A text whose closing quotes are missing, full-width, or come too late."""
    if spot.said.startswith(("Unterminated", "Expected \"'")) or spot.char == "\n":
        opened = _open_quote(spot)
        if opened is None or opened[0] >= spot.offset:
            return None
        start, quote = opened
        line = spot.text[start:].split("\n", 1)[0]
        if len(quote) == 1 and (closing := re.search("[”“’‘]", line)):
            char = closing.group()
            whole = spot.text[spot.text.rfind("\n", 0, start) + 1 : start] + line.replace(char, quote)
            args = {"char": char, "meant": quote, "line": whole.strip()[:60]}
            return Diagnosis("GR-320", start + closing.start(), args)
        return Diagnosis("GR-322" if len(quote) == 1 else "GR-323", start, {"quote": quote})
    return None


def _open_quote(spot: Spot) -> tuple[int, str] | None:
    """Return offset and kind of the quote that was not closed: what the scan could not pass."""
    last = spot.places[-1] if spot.places else None
    start = last.value if last and last.value is not None else spot.line_start
    found = re.compile(r"\"\"\"|'''|\"|'").search(spot.text, start)
    return (found.start(), found.group()) if found else None


def swallowed_key(spot: Spot) -> Diagnosis | None:
    """A text over several lines that lacks its end, and so ends where the next one begins."""
    for place in spot.places:
        if place.value is None or not spot.text.startswith(('"""', "'''"), place.value):
            continue
        closing = spot.text.find(spot.text[place.value : place.value + 3], place.value + 3)
        line = spot.text[spot.text.rfind("\n", 0, closing) + 1 : closing + 3]
        if place.value < closing < spot.offset and re.fullmatch(r"\s*[\w.-]+\s*=\s*(?:\"\"\"|''')", line):
            opened, closed = (line_and_column(spot.text, offset)[0] for offset in (place.value, closing))
            if opened < closed:
                args = {"key": dotted(place.path), "first": opened, "closed": closed}
                return Diagnosis("GR-324", place.start, args)
    return None


def key_in_chinese(spot: Spot) -> Diagnosis | None:
    """A key that is not ASCII and not in quotes."""
    if not spot.said.startswith(("Invalid statement", "Invalid initial", "Expected '='", "Expected ']")):
        return None
    if spot.char.isascii() or ascii_form(spot.char):
        return None
    start = spot.offset
    while start > spot.line_start and spot.text[start - 1] not in " \t[.{,":
        start -= 1
    found = re.compile(r"[^\s=＝.\]\[:：#\"']+").match(spot.text, start)
    key = found.group() if found else spot.char
    return Diagnosis("GR-350", start, {"key": key})


def no_equals(spot: Spot) -> Diagnosis | None:
    """A key without `=`, or `:` in its place."""
    if not spot.said.startswith("Expected '='"):
        return None
    key = spot.line[: spot.offset - spot.line_start].strip() or spot.line.strip()
    rest = spot.line[spot.offset - spot.line_start :].lstrip(" \t:=-").strip()
    return Diagnosis(
        "GR-351", min(spot.offset, len(spot.text)), {"key": key, "line": f"{key} = {rest or '…'}"[:60]}
    )


def inline_table(spot: Spot) -> Diagnosis | None:
    """A table in braces that runs over several lines, or ends in a comma."""
    if spot.said.startswith("Unclosed inline") and spot.char == "\n":
        return Diagnosis("GR-341", spot.offset)
    if (
        spot.said.startswith("Invalid initial")
        and spot.char in ("}", "\n")
        and "{" in spot.text[: spot.offset]
    ):
        return Diagnosis("GR-341", spot.offset)
    return None


def open_bracket(spot: Spot) -> Diagnosis | None:
    """A list, a table in braces or a header without its closing bracket."""
    if spot.said.startswith("Expected ']"):
        return Diagnosis("GR-343", spot.line_start, {"line": spot.line.strip()[:60]})
    if not spot.said.startswith("Unclosed"):
        return None
    keys = [place for place in spot.places if place.value is not None and spot.text[place.value] in "[{"]
    if not keys or keys[-1].value is None:
        return None
    opened = keys[-1].value
    closing = "]" if spot.text[opened] == "[" else "}"
    behind_value = spot.text[spot.line_start : spot.offset].strip(" \t,[")
    if spot.char and behind_value:
        return Diagnosis("GR-344", spot.offset, {"given": spot.rest[:20]})
    return Diagnosis("GR-340", opened, {"key": dotted(keys[-1].path), "closing": closing})


def text_goes_on(spot: Spot) -> Diagnosis | None:
    """Words behind a value: quotes inside quotes, or two keys in one line."""
    if not spot.said.startswith("Expected newline"):
        return None
    rest = spot.text[spot.offset :].split("\n", 1)[0].strip()[:40]
    if re.match(r"[A-Za-z0-9_-]+\s*=", rest):
        return Diagnosis("GR-373", spot.offset, {"rest": rest})
    quote = spot.value[:1]
    if quote in ("'", '"') and quote in rest:
        return Diagnosis("GR-372", spot.offset, {"rest": rest, "quote": quote})
    return Diagnosis("GR-374", spot.offset, {"rest": rest})


def deepest(text: str) -> Diagnosis:
    """Return where brackets or dotted keys lie deeper than anything a report needs."""
    depth = 0
    for found in re.finditer(r"[\[{]|[\]}]", text):
        depth += 1 if found.group() in "[{" else -1
        if depth > DEEPEST:
            return Diagnosis("GR-342", found.start(), {"most": DEEPEST})
    last = max(scan(text), key=lambda place: len(place.path), default=None)
    return Diagnosis("GR-342", last.start if last else 0, {"most": DEEPEST})
