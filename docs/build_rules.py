"""Write docs/rules.md from the catalogue: `python docs/build_rules.py`. A test holds the page to it."""

from collections.abc import Iterator
from pathlib import Path

import govreport_sections
from govreport.answers.explained import case_lines, cases_of
from govreport.messages import LANGUAGES, SEVERITY_WORDS, Language, Message, engine_catalogue, read_messages
from govreport.pipeline import installed_plugins
from govreport.plugins import Plugins

PAGE = Path(__file__).parent / "rules.md"
HEAD = Path(__file__).parent / "rules_head.md"
NAMES = {"zh": ("说明", "改法", "依据"), "en": ("meaning", "remedy", "basis")}


def page() -> str:
    """Return the whole page: how to set and accept, then every rule, then the codes of the engine."""
    rooms = sorted(Path(govreport_sections.__file__).parent.glob("*/messages.toml"))
    plugins = installed_plugins()
    engine = list(engine_catalogue())
    ruled = [each for each in engine if cases_of(each.code, plugins)]
    found = (*(each for file in rooms for each in read_messages(file)), *ruled)
    rules = sorted(found, key=lambda each: each.code)
    parts = [HEAD.read_text(encoding="utf-8").rstrip(), "\n## 规则 Rules\n"]
    parts += ["\n".join(_rule(each, plugins)) for each in rules]
    parts += ["\n## 程序的代码 Codes of the engine\n", "| 代码 | 轻重 | 说的是 | says |\n|---|---|---|---|"]
    page = "\n".join(parts) + "\n"
    return page + "".join(_row(each) for each in engine if each not in ruled)


def _rule(message: Message, plugins: Plugins) -> Iterator[str]:
    zh, en = (SEVERITY_WORDS[lang][message.severity] for lang in LANGUAGES)
    yield f"### {message.code} · {zh} {en}{_editions(message)}\n"
    for lang in LANGUAGES:
        yield f"{_shown(message.text[lang])}\n"
        texts = (message.explain[lang], message.hint[lang], message.basis.get(lang, ""))
        yield from _listed(texts, lang)
        yield ""
    for case in cases_of(message.code, plugins):
        verdict = "✗" if case.fails else "✓"
        yield f"{verdict} {case.name} ({case.edition})\n\n```toml"
        yield from case_lines(case)
        yield "```\n"


def _listed(texts: tuple[str, ...], lang: Language) -> Iterator[str]:
    colon = "：" if lang == "zh" else ": "
    for name, text in zip(NAMES[lang], texts, strict=True):
        if text:
            yield f"- {name}{colon}{_shown(text)}"


def _row(message: Message) -> str:
    severity = SEVERITY_WORDS["zh"][message.severity]
    texts = (_shown(message.text[lang]).replace("|", "\\|") for lang in LANGUAGES)
    return f"| {message.code} | {severity} | {' | '.join(texts)} |\n"


def _shown(text: str) -> str:
    """Keep words from being read as Markdown or as HTML."""
    return text.replace("<", "&lt;").replace("**", "\\*\\*")


def _editions(message: Message) -> str:
    since = f" · {message.since}—" if message.since else ""
    return since + (f" · —{message.until}" if message.until else "")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
