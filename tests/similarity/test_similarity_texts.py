"""Copied text: exact between two, near-linear among many, the same every time."""

import random

import pytest

from govreport.similarity import (
    CROWD,
    FEWEST,
    SHORTEST,
    WIDTH,
    copied,
    only_letters,
    quotable,
    similar_texts,
)

CHARACTERS = [chr(code) for code in range(0x4E00, 0x4E00 + 3000)]
FORM = "本报告根据中华人民共和国政府信息公开条例编制，由总体情况等六个部分组成，电子版可在政府网站下载查阅。"


def written(seed: int, length: int = 400) -> str:
    choice = random.Random(seed)
    return "".join(choice.choices(CHARACTERS, k=length))


def test_a_text_is_all_its_own_copy():
    assert copied(written(1), written(1)).share == 1.0


def test_two_texts_have_nothing_in_common():
    assert copied(written(1), written(2)) == copied("", written(2))


def test_the_share_is_that_of_the_copied_characters():
    mine = written(1, 300) + written(2, 100)
    found = copied(mine, written(3) + written(1, 300))
    assert found.share == pytest.approx(0.75)
    assert found.passages == (written(1, 300),)


def test_shorter_runs_do_not_count():
    shared = written(1, WIDTH - 1)
    assert copied(shared + written(2), written(3) + shared).share == 0.0


def test_blanks_and_marks_do_not_hide_a_copy():
    text = written(1, 60)
    spaced = "，".join(text[at : at + 5] for at in range(0, 60, 5))
    assert copied(text, spaced).share == 1.0


def test_the_passage_is_quoted_with_its_marks():
    shared = "依申请公开方面，设专人接收申请，逐件登记并按期答复。"
    found = copied(f"明日。{shared}", f"昨天！{shared.replace('，', ' ')}")
    assert found.passages[0] == shared.removesuffix("。")


def test_nothing_is_copied_from_nothing():
    assert copied("", "").share == 0.0


def test_endless_repetition_takes_no_square_of_time():
    assert copied("好" * 20_000, "好" * 20_000).share == 1.0


def test_the_pairs_are_found_among_many():
    texts = [written(seed) for seed in range(200)]
    texts[150] = written(20)[:350] + written(999, 50)
    pairs = similar_texts(texts)
    assert [(pair.first, pair.second) for pair in pairs] == [(20, 150)]
    assert pairs[0].share == pytest.approx(0.87, abs=0.05)
    assert pairs[0].passage == written(20)[:350]


def test_wording_that_all_have_is_left_out():
    texts = [FORM * 3 + written(seed, 200) for seed in range(FEWEST + 5)]
    assert similar_texts(texts) == ()


def test_wording_that_all_have_is_not_what_is_quoted():
    texts = [FORM + written(seed, 30) + FORM for seed in range(FEWEST + 5)]
    texts[3] += written(1000, 200)
    texts[7] += written(1000, 200)
    (pair,) = similar_texts(texts)
    assert written(1000, 200) in pair.passage


def test_short_texts_are_not_compared():
    texts = [written(1, SHORTEST - WIDTH)] * 2
    assert similar_texts(texts) == ()


def test_two_copies_are_enough():
    assert [(each.first, each.second, each.share) for each in similar_texts([written(1)] * 2)] == [
        (0, 1, 1.0)
    ]


def test_everybody_in_a_crowd_is_named():
    size = 3 * CROWD
    texts = [written(1)] * size + [written(seed) for seed in range(2, 40)]
    named = {number for pair in similar_texts(texts) for number in (pair.first, pair.second)}
    assert named == set(range(size))


def test_the_order_of_the_texts_is_all_that_matters():
    texts = [written(seed % 7) for seed in range(20)]
    assert similar_texts(texts) == similar_texts(list(texts))


def test_letters_are_what_is_compared():
    assert only_letters("（一）**主动公开** 12件，_a_") == "一主动公开12件a"


@pytest.mark.parametrize("size", [2, FEWEST - 1, FEWEST, 3 * FEWEST])
def test_texts_that_are_all_the_same_are_copies_and_not_wording_of_the_form(size):
    texts = [f"{written(seed, 20)}{written(1, 900)}" for seed in range(100, 100 + size)]
    named = {number for pair in similar_texts(texts) for number in (pair.first, pair.second)}
    assert named == set(range(size))


def test_one_text_of_its_own_among_copies_is_not_named():
    texts = [written(1, 900)] * (3 * FEWEST) + [written(2, 900)]
    named = {number for pair in similar_texts(texts) for number in (pair.first, pair.second)}
    assert named == set(range(3 * FEWEST))


@pytest.mark.parametrize(
    ("passage", "whole", "quoted"),
    [
        ("开头。\n第二行。", True, (0, "开头。第二行。")),
        ("半句。\n第二行。", False, (4, "第二行。")),
        ("图](a.png)\n\n| 甲 | 乙 |\n第二行。\n![b](c.png)", False, (21, "第二行。")),
        ("只有半句。", False, (0, "只有半句。")),
        ("![图](a.png)", True, (0, "![图](a.png)")),
        ("电话13800138000，其余不说。", True, (0, "电话138******00，其……")),
    ],
)
def test_of_a_passage_text_is_quoted_from_its_first_whole_line(passage, whole, quoted):
    assert quotable(passage, 15, whole=whole) == quoted
