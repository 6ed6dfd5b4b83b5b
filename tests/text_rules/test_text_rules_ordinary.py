"""Ordinary, correct text must raise nothing: precision comes before recall."""

import pytest
from ordinary_sentences import CONTACTS, PREFACES, PROBLEMS, SECTIONS_FIVE, SECTIONS_SIX, SENTENCES
from text_reports import report_with

from govreport import check
from govreport.testing import blank_report, report_from

OURS = ("ALL-2", "OVW-", "IMP-", "OTH-", "PRO-02")


def found(report):
    return [(each.code, dict(each.args)) for each in check(report) if each.code.startswith(OURS)]


def test_there_are_enough_of_them():
    every = (*SENTENCES, *PREFACES, *CONTACTS, *PROBLEMS, *SECTIONS_FIVE, *SECTIONS_SIX)
    assert len(set(every)) >= 100


@pytest.mark.parametrize("sentence", SENTENCES)
def test_an_ordinary_sentence_raises_nothing(sentence):
    assert found(report_with("requests.text", sentence)) == []


@pytest.mark.parametrize("sentence", SENTENCES)
def test_nor_does_it_in_section_one(sentence):
    opening = "2023年，我局依法开展主动公开、依申请公开、信息管理、平台建设和监督保障工作。\n\n"
    assert found(report_with("overview.text", opening + sentence)) == []


@pytest.mark.parametrize("text", [*PREFACES, *CONTACTS])
def test_an_ordinary_preface_raises_nothing(text):
    assert found(report_with("document.preface", text)) == []


@pytest.mark.parametrize("text", [*SECTIONS_FIVE, *PROBLEMS])
def test_an_ordinary_section_five_raises_nothing(text):
    assert found(report_with("improvement.text", text)) == []


@pytest.mark.parametrize("text", SECTIONS_SIX)
def test_an_ordinary_section_six_raises_nothing(text):
    assert found(report_with("other.text", text)) == []


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_the_blank_report_raises_nothing(edition):
    assert found(report_from(blank_report(edition))) == []


@pytest.mark.parametrize("example", ["yiluo-2020", "county-bureau-2023"])
def test_the_examples_raise_nothing(repository, example):
    from govreport import load

    assert found(load(repository / "examples" / example / "report.toml")) == []
