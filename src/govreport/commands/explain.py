"""`govreport explain`: what a code means, how much it weighs, what stands behind it, what to do."""

from collections.abc import Iterator
from textwrap import indent

import click

from govreport.commands.late import Command
from govreport.commands.session import COLOURS, Session
from govreport.commands.usage import nearest
from govreport.commands.wording import both
from govreport.errors import UsageError
from govreport.messages import SEVERITY_WORDS, Message


@click.command(
    cls=Command,
    help=both(
        "说明一个代码的含义、轻重、依据、改法，附例子；不写代码时列出全部代码。",
        "Explain a code: meaning, weight, basis, remedy, examples; without a code, list all of them.",
    ),
)
@click.argument("code", required=False, metavar="[CODE]")
@click.pass_obj
def command(session: Session, code: str | None) -> int:
    """Print one code in full, or all in one line each. Raises UsageError (GR-810) for an unknown one."""
    catalogue = session.plugins.catalogue
    if code is None:
        for message in catalogue:
            session.say(_heading(message, session))
        return 0
    wanted = code.upper()
    if wanted not in catalogue:
        raise UsageError.of("GR-810", asked=code, nearest=nearest(wanted, (each.code for each in catalogue)))
    for line in _explained(catalogue[wanted], session):
        session.say(line)
    return 0


def _heading(message: Message, session: Session) -> str:
    marked = f"{message.code} {SEVERITY_WORDS[session.lang][message.severity]}"
    styled = click.style(marked, fg=COLOURS[message.severity], bold=True)
    return styled + session.words("：", ": ") + message.text[session.lang]


def _explained(message: Message, session: Session) -> Iterator[str]:
    lang = session.lang
    yield _heading(message, session)
    parts = (
        (("说明", "meaning"), message.explain[lang]),
        (("改法", "remedy"), message.hint[lang]),
        (("依据", "basis"), message.basis.get(lang, "")),
        (("适用版式", "editions"), _editions(message, session)),
    )
    for name, words in parts:
        if words:
            yield f"  {session.words(*name)}{session.words('：', ': ')}{words}"
    yield from _examples(message.code, session)
    yield from _waiving(message.code, session)


def _examples(code: str, session: Session) -> Iterator[str]:
    """Show one case that passes and one that fails, with what check says to it."""
    from govreport.answers.explained import case_lines, cases_of, found_in

    cases = cases_of(code, session.plugins)
    for fails, names in ((False, ("合格的例子", "passes")), (True, ("不合格的例子", "fails"))):
        case = next((each for each in cases if each.fails is fails), None)
        if case is None:
            continue
        edition = session.words(f"（{case.edition} 版）", f" (edition {case.edition})")
        yield f"  {session.words(*names)}{edition}{session.words('：', ': ')}"
        for line in case_lines(case):
            yield indent(line, "    ")
        if fails and (finding := found_in(case, session.plugins)):
            yield f"    → {session.catalogue.text(finding, session.lang)}"


def _waiving(code: str, session: Session) -> Iterator[str]:
    from govreport.waivers.applying import TOGETHER, UNWAIVABLE

    if not code.startswith(UNWAIVABLE):
        name = session.words("作为例外接受", "to accept it")
        # What only several files show is accepted with all of them at hand, in the first.
        others = session.words(" 其他文件…", " OTHERS…") if code.startswith(TOGETHER) else ""
        how = session.words(f"govreport check 数据文件{others} --waive {{}}@位置 --reason 理由",
                            f"govreport check FILE{others} --waive {{}}@PATH --reason WHY")  # fmt: skip
        yield f"  {name}{session.words('：', ': ')}{how.format(code)}"


def _editions(message: Message, session: Session) -> str:
    since = session.words(f"自 {message.since} 版", f"since {message.since}") if message.since else ""
    until = session.words(f"至 {message.until} 版", f"until {message.until}") if message.until else ""
    return " ".join(part for part in (since, until) if part)
