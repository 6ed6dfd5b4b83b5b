from pathlib import Path

import govreport_sections.prose_figures as room
from govreport.messages import read_messages
from govreport.testing import broken_cases, read_cases
from govreport_sections.prose_figures.rules import RULES

FOLDER = Path(room.__file__).parent


def test_every_case_behaves_as_it_says():
    assert broken_cases(FOLDER / "cases") == []


def test_rules_messages_and_cases_are_the_same_codes():
    codes = {rule.code for rule in RULES}
    assert {message.code for message in read_messages(FOLDER / "messages.toml")} == codes
    cases = list(read_cases(FOLDER / "cases"))
    assert {case.code for case in cases if case.fails} == codes
    assert {case.code for case in cases if not case.fails} == codes
