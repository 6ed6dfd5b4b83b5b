"""Every message of every catalogue, rendered in both languages."""

import re
from pathlib import Path

import pytest

from govreport import Finding, Plugins
from govreport.messages import LANGUAGES, Message, engine_catalogue, read_messages

ROOT = Path(__file__).parent.parent
WORDS = ROOT / "src" / "govreport" / "words"
CATALOGUE = Plugins.discover().catalogue
MESSAGES = list(CATALOGUE)
PLACE = re.compile(r"(?<!\{)\{([a-z_]+)\}")
# What a message may show of the language of templates.
TEMPLATE_MARKS = re.compile(
    r"\{\{.*?\}\}|\{%.*?%\}|\{\{|\}\}|\{%|%\}|\{#|#\}|\{ \w+ = .*? \}|\{ … \}|\{ \}|\{_\{|\}_\}"
)


def sources() -> str:
    files = [
        file
        for folder in ("src", "plugins", "templates")
        for suffix in ("*.py", "edition.toml")
        for file in sorted((ROOT / folder).rglob(suffix))
    ]
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


SOURCES = sources()


def places(message: Message) -> set[str]:
    return {name for lang in LANGUAGES for name in PLACE.findall(message.text[lang] + message.hint[lang])}


def test_the_engine_and_the_sections_have_messages():
    assert len(MESSAGES) > len(list(engine_catalogue())) > 0


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message.code)
def test_a_message_says_what_is_and_what_to_do(message, lang):
    finding = Finding(message.code, args=dict.fromkeys(places(message), "甲"))
    assert CATALOGUE.text(finding, lang).strip()
    assert CATALOGUE.hint(finding, lang).strip()


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message.code)
def test_braces_hold_plain_names_and_nothing_else(message):
    for lang in LANGUAGES:
        rest = TEMPLATE_MARKS.sub("", PLACE.sub("", message.text[lang] + message.hint[lang]))
        assert "{" not in rest
        assert "}" not in rest


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message.code)
def test_every_name_in_braces_is_given_by_some_code(message):
    unknown = [name for name in sorted(places(message)) if not re.search(rf'\b{name}=|"{name}"', SOURCES)]
    assert unknown == []


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message.code)
def test_every_message_is_reported_by_somebody(message):
    assert message.until or f'"{message.code}"' in SOURCES


def test_every_code_that_is_reported_has_a_message():
    reported = set(re.findall(r'"((?:GR|OVW|PRO|REQ|DIS|IMP|OTH|ALL)-\d{3})"', SOURCES))
    assert sorted(reported - {message.code for message in MESSAGES}) == []


@pytest.mark.parametrize("file", sorted(WORDS.glob("*.toml")), ids=lambda file: file.stem)
def test_a_file_of_words_keeps_to_one_range_of_codes(file):
    assert len({each.code[: each.code.index("-") + 2] for each in read_messages(file)}) == 1


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message.code)
def test_no_message_is_vague_or_apologises(message):
    words = message.text["zh"] + message.hint["zh"] + message.text["en"] + message.hint["en"]
    assert not re.search(r"请检查输入|对不起|抱歉|\bsorry\b|invalid input|\boops\b", words, re.IGNORECASE)
