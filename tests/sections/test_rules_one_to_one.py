"""One rule, one code, one entry of words, one case file, in every room; and every word can be said."""

import tomllib
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

import govreport
import govreport_sections
from govreport import Rule, check
from govreport.messages import LANGUAGES
from govreport.pipeline import installed_plugins
from govreport.testing import broken_cases, read_cases

ENGINE = Path(govreport.__file__).parent / "words"
HOUSE = Path(govreport_sections.__file__).parent
ROOMS = sorted(folder.name for folder in HOUSE.iterdir() if (folder / "messages.toml").exists())


def codes_of_rules(room: str) -> list[str]:
    """Codes of the sums of the form and of every rule that stands in a module of the room."""
    editions = installed_plugins().editions.values()
    tables = [edition.tables[room] for edition in editions if room in edition.tables]
    sums = {each.code for table in tables for each in table.sums}
    package = import_module(f"govreport_sections.{room}")
    modules = [import_module(each.name) for each in iter_modules(package.__path__, f"{package.__name__}.")]
    values = {id(value): value for module in modules for value in vars(module).values()}
    return sorted([*sums, *(value.code for value in values.values() if isinstance(value, Rule))])


def words_of(room: str) -> dict[str, dict]:
    return tomllib.loads((HOUSE / room / "messages.toml").read_text(encoding="utf-8"))


def cases_of(room: str) -> list:
    return list(read_cases(HOUSE / room / "cases"))


@pytest.mark.parametrize("room", ROOMS)
def test_each_rule_has_a_code_of_its_own(room):
    codes = codes_of_rules(room)
    assert codes == sorted(set(codes))


@pytest.mark.parametrize("room", ROOMS)
def test_rules_words_and_cases_are_one_to_one(room):
    codes = codes_of_rules(room)
    assert sorted(words_of(room)) == codes
    assert sorted(file.stem for file in (HOUSE / room / "cases").glob("*.toml")) == codes


@pytest.mark.parametrize("room", ROOMS)
def test_each_code_has_a_case_that_passes_and_one_that_fails(room):
    kinds = {(case.code, case.fails) for case in cases_of(room)}
    assert kinds == {(code, fails) for code in codes_of_rules(room) for fails in (True, False)}


@pytest.mark.parametrize("room", ROOMS)
def test_the_cases_behave_as_they_say(room):
    assert broken_cases(HOUSE / room / "cases") == []


@pytest.mark.parametrize("room", ROOMS)
def test_each_code_has_remedy_and_explanation_in_both_languages(room):
    for code, entry in words_of(room).items():
        for lang in LANGUAGES:
            assert {"text", "hint", "explain"} <= entry[lang].keys(), code
            assert all(entry[lang].values()), code


@pytest.mark.parametrize("room", ROOMS)
def test_each_code_says_what_stands_behind_it(room):
    for code, entry in words_of(room).items():
        assert entry["basis"].keys() == set(LANGUAGES), code


def test_what_only_several_reports_show_has_cases_too():
    assert broken_cases(ENGINE / "cases") == []
    assert {(case.code, case.fails) for case in read_cases(ENGINE / "cases")} == {
        ("SIM-001", False),
        ("SIM-001", True),
    }


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("room", ROOMS)
def test_each_finding_is_said_in_full(room, lang):
    catalogue = installed_plugins().catalogue
    for case in cases_of(room):
        if not case.fails:
            continue
        own = [each for each in check(case.report(), case.last_year()) if each.code == case.code]
        for finding in own:
            assert finding.at.path, case.name
            words = catalogue.text(finding, lang) + catalogue.hint(finding, lang)
            missing = [name for name in finding.args if f"{{{name}}}" in words]
            assert missing == [], case.name


@pytest.mark.parametrize("room", ROOMS)
def test_texts_are_never_errors(room):
    for code, entry in words_of(room).items():
        if code.startswith(("ALL-2", "OVW-", "IMP-", "OTH-")):
            assert entry["severity"] in {"warning", "notice"}, code
