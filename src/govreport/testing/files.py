"""A plugin's own files: its words in both languages, its case files."""

import sys
from collections.abc import Iterator
from pathlib import Path

from govreport.messages import LANGUAGES, Message
from govreport.plugins.quarantine import Origin
from govreport.testing.cases import PLACE, broken_cases
from govreport.testing.desk import Desk


def message_problems(desk: Desk, origin: Origin) -> Iterator[str]:
    """Say which code lacks a remedy, or has other places for values in one language than in the other."""
    for message in own_messages(desk, origin):
        for lang in LANGUAGES:
            if not message.hint[lang]:
                yield f"{message.code}.{lang}: no hint says what to do"
        places = [set(PLACE.findall(message.text[lang] + message.hint[lang])) for lang in LANGUAGES]
        if places[0] != places[1]:
            one_sided = ", ".join(sorted(places[0] ^ places[1]))
            yield f"{message.code}: {one_sided} stands in one language only"


def case_problems(desk: Desk, origin: Origin) -> Iterator[str]:
    """Run the case files in `cases/` beside the plugin's module; say which of its codes has none."""
    folder = cases_folder(origin)
    if folder is None:
        return
    yield from broken_cases(folder, desk.plugins, alone=False)
    covered = {file.stem for file in folder.glob("*.toml")}
    yield from (
        f"{message.code}: no case file cases/{message.code}.toml"
        for message in own_messages(desk, origin)
        if message.code not in covered
    )


def own_messages(desk: Desk, origin: Origin) -> tuple[Message, ...]:
    """Return the messages that this plugin alone brings."""
    return desk.plugins.offers.messages_of(origin.name)


def cases_folder(origin: Origin) -> Path | None:
    """Return the folder of the plugin's case files, None when it has none."""
    file = getattr(sys.modules.get(origin.module), "__file__", None)
    folder = Path(file).parent / "cases" if file else None
    return folder if folder is not None and folder.is_dir() else None
