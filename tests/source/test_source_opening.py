"""A file that is not there, not readable or not text is refused in plain words."""

import os
from pathlib import Path

import pytest

from govreport.errors import SourceError
from govreport.extensions import Input
from govreport.findings import Finding
from govreport.source import PlainSource, opening, read_source

TEXT = 'year = 2023\nname = "示例市人民政府办公室的公开情况"\n'


def refused(file: Path) -> Finding:
    with pytest.raises(SourceError) as caught:
        read_source(file)
    (finding,) = caught.value.findings
    return finding


def refused_bytes(folder: Path, content: bytes, name: str = "report.toml") -> Finding:
    (folder / name).write_bytes(content)
    return refused(folder / name)


def test_a_missing_file_is_told_with_the_nearest_name(tmp_path: Path) -> None:
    (tmp_path / "report-2023.toml").write_text(TEXT, encoding="utf-8")
    finding = refused(tmp_path / "report-2032.toml")
    assert finding.code == "GR-302"
    assert finding.args["nearest"] == str(tmp_path / "report-2023.toml")


def test_a_missing_file_without_a_near_name_is_told_with_its_folder(tmp_path: Path) -> None:
    finding = refused(tmp_path / "report.toml")
    assert (finding.code, finding.args["folder"]) == ("GR-301", str(tmp_path))


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    assert refused(tmp_path / "none" / "report.toml").code == "GR-310"


def test_a_folder_is_told_with_the_data_files_in_it(tmp_path: Path) -> None:
    for name in ("report.toml", "govreport.toml", "govreport-2021.schema.json"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    finding = refused(tmp_path)
    assert (finding.code, finding.args["found"]) == ("GR-303", [str(tmp_path / "report.toml")])


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    assert refused(tmp_path / "pipe.toml").code == "GR-304"


def test_a_file_over_the_limit_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "report.toml").open("wb") as file:
        file.truncate(opening.MOST_BYTES + 1)
    assert refused(tmp_path / "report.toml").code == "GR-305"


def test_a_file_without_the_right_to_read_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "report.toml"
    file.write_text(TEXT, encoding="utf-8")

    def deny(self: Path, *args: object, **options: object) -> None:
        raise PermissionError(13, "denied")

    monkeypatch.setattr(Path, "open", deny)
    assert refused(file).code == "GR-306"


@pytest.mark.parametrize("name", ["a\0b.toml", "a" * 5000 + ".toml"])
def test_a_name_that_no_file_can_have_is_refused(tmp_path: Path, name: str) -> None:
    assert refused(tmp_path / name).code in {"GR-301", "GR-307"}


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"PK\x03\x04rest", "Office"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "97"),
        (b"%PDF-1.7\n", "PDF"),
        (b"{\\rtf1 x}", "RTF"),
        (b"<!DOCTYPE html><p>", "HTML"),
    ],
)
def test_another_document_is_called_by_its_name(tmp_path: Path, content: bytes, kind: str) -> None:
    finding = refused_bytes(tmp_path, content)
    assert finding.code == "GR-308"
    assert kind in str(finding.args["kind"])


@pytest.mark.parametrize("content", [b"", b" \n\t\n", b"# only a remark\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_told(tmp_path: Path, content: bytes) -> None:
    assert refused_bytes(tmp_path, content).code == "GR-309"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_recognised(tmp_path: Path, encoding: str) -> None:
    assert refused_bytes(tmp_path, TEXT.encode(encoding)).code == "GR-311"


@pytest.mark.parametrize("encoding", ["gbk", "gb18030"])
def test_gbk_is_recognised_and_its_first_line_shown(tmp_path: Path, encoding: str) -> None:
    finding = refused_bytes(tmp_path, TEXT.encode(encoding))
    assert (finding.code, finding.at.line, finding.at.column) == ("GR-312", 2, 9)
    assert "示例市" in str(finding.args["shown"])


def test_a_broken_byte_is_shown_with_its_place(tmp_path: Path) -> None:
    finding = refused_bytes(tmp_path, b'a = 1\nb = "\xe5\xb8\x82\xff"\n')
    assert (finding.code, finding.at.line, finding.at.column) == ("GR-313", 2, 7)


def test_a_character_cut_in_two_at_the_end_is_told(tmp_path: Path) -> None:
    assert refused_bytes(tmp_path, 'a = "市县'.encode()[:-1]).code == "GR-313"


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf" + TEXT.encode(),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
    ],
)
def test_a_byte_order_mark_and_any_line_ends_are_accepted(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "report.toml"
    file.write_bytes(content)
    source = read_source(file)
    assert source.data["year"] == 2023
    assert source.locate("name").line == 2


def test_a_plugin_reads_the_suffix_that_it_names(tmp_path: Path) -> None:
    def read(path: Path) -> PlainSource:
        return PlainSource(path.name, path.parent, {"year": 2023}, {"year": "表一!B2"})

    source = read_source(tmp_path / "report.INI", [Input("INI file", (".ini",), read)])
    assert str(source.locate("year.month")).startswith("report.INI 表一!B2")


def test_a_name_of_thousands_of_parts_is_refused_at_once(tmp_path: Path) -> None:
    file = tmp_path / "report.toml"
    file.write_text("year = 2023\n" + ".".join("a" * 50_000) + " = 1\n", encoding="utf-8")
    with pytest.raises(SourceError) as caught:
        read_source(file)
    assert (caught.value.findings[0].code, caught.value.findings[0].at.line) == ("GR-342", 2)


def test_two_files_are_not_alike_because_of_their_suffix(tmp_path: Path) -> None:
    (tmp_path / "org.toml").write_text(TEXT, encoding="utf-8")
    assert refused(tmp_path / "nope.toml").code == "GR-301"
