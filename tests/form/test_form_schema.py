"""The JSON Schema accepts what the reader accepts and marks what an editor can know to be wrong."""

import copy

import pytest
from form_kit import EDITIONS, derived
from jsonschema import Draft202012Validator

from govreport.form.schema import json_schema
from govreport.model import Level

ROWS = {
    "proactive": {
        "government_rules": "/",
        "normative_documents": {"issued": 5, "repealed": 1, "in_force": 25},
        "permits": {"decisions": 120},
        "penalties": 0,
        "coercive_measures": [0],
        "fees": {"amount": "12.5"},
    },
    "requests": {"unlisted": 0, "new_received": [58, 7, 0, 0, 1, 0], "granted": {"natural_person": 2}},
    "disputes": {
        "review": [1, 0, 0, 0],
        "litigation_direct": [0, 0, 0, 0, 0],
        "litigation_after_review": "/",
    },
}
DATA = {
    "edition": "2021",
    "year": 2023,
    "organ": {"name": "示例市示例街道办事处", "level": "township"},
    "document": {"number": "示政办〔2024〕1号", "date": "2024-01-20"},
    "overview": {"text": "……"},
    "improvement": {"text": "……"},
    "other": {"text": "……", "information_fee": {"notices": 0, "billed": "0", "received": "0"}},
    **ROWS,
}


def errors(data, edition=EDITIONS["2021"]):
    return [error.json_path for error in Draft202012Validator(json_schema(edition, Level)).iter_errors(data)]


def with_cell(path: str, value):
    data = copy.deepcopy(DATA)
    *above, last = path.split(".")
    table = data
    for key in above:
        table = table[key]
    table[last] = value
    return data


@pytest.mark.parametrize("edition", EDITIONS.values(), ids=list(EDITIONS))
def test_the_schema_is_a_schema(edition):
    schema = json_schema(edition)
    Draft202012Validator.check_schema(schema)
    assert schema["required"] == ["year", "organ", *(section.id for section in edition.sections)]


def test_a_complete_data_file_is_accepted():
    assert errors(DATA) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("requests.new_received", [58, 7, 0, 0, 1, 0, 66]),
        ("requests.new_received", ["", "/", 0, 0, 1, 0]),
        ("requests.new_received", ""),
        ("requests.unlisted", "/"),
        ("proactive.fees", {"amount": 12.5}),
        ("proactive.fees", "12.50"),
        ("channels", {"letter": 3}),
        ("previous", "2022.toml"),
    ],
)
def test_it_accepts(path, value):
    assert errors(with_cell(path, value)) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("requests.new_received", [58, 7]),
        ("requests.new_received", [58, 7, 0, 0, 1, -1]),
        ("requests.new_received", [58, 7, 0, 0, 1, "3"]),
        ("requests.new_received", 3),
        ("requests.granted", {"persons": 2}),
        ("requests.other_handling", [0, 0, 0, 0, 0, 0]),
        ("requests.unlisted", 1),
        ("proactive.fees", {"amount": "12万元"}),
        ("proactive.fees", {"amount": -1}),
        ("organ.level", "village"),
        ("organ", {"level": "city"}),
        ("document.titel", "x"),
        ("other.information_fee", {"notices": 1}),
        ("edition", "2019"),
        ("year", "2023"),
        ("oganr", "x"),
        ("overview", {}),
    ],
)
def test_it_marks(path, value):
    assert len(errors(with_cell(path, value))) >= 1


def test_every_row_must_be_there_unless_unlisted_says_what_is_not():
    data = with_cell("requests", {"new_received": [0, 0, 0, 0, 0, 0]})
    (error,) = [
        each for each in Draft202012Validator(json_schema(EDITIONS["2021"])).iter_errors(data)
        if "carried_over" in each.message
    ]  # fmt: skip
    assert list(error.path) == ["requests"]


def test_a_total_may_be_left_out():
    schema = json_schema(EDITIONS["2021"])["properties"]["requests"]
    assert "total_handled" in schema["properties"]
    assert "total_handled" not in schema["then"]["required"]


def test_a_change_may_be_negative():
    row = {"items_last_year": 5, "change": -2, "decisions": 1}
    schema = json_schema(EDITIONS["2019"])
    validator = Draft202012Validator(schema).evolve(
        schema={"$ref": "#/$defs/proactive_permits", "$defs": schema["$defs"]}
    )
    assert validator.is_valid(row)
    assert not validator.is_valid(row | {"decisions": -2})


def test_titles_are_the_labels_of_the_form():
    properties = json_schema(EDITIONS["2021"])["properties"]
    assert properties["requests"]["title"] == "三、收到和处理政府信息公开申请情况"
    row = properties["requests"]["properties"]["denied_state_secret"]
    assert row["title"] == "三、本年度办理结果 › （三）不予公开 › 1.属于国家秘密"


def test_the_schema_of_a_derived_edition_knows_its_row(tmp_path):
    edition = derived(
        tmp_path,
        '[[changes]]\ntable = "proactive"\nafter = "fees"\nrows = [{ key = "rent", label = "租金" }]',
    )
    data = with_cell("proactive.rent", {"amount": "1.5"})
    assert errors(data | {"edition": "local"}, edition) == []
    assert errors(data) != []
