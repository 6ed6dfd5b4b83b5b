"""Free fonts stand in for those of the standard, and only where these are missing."""

from pathlib import Path
from xml.etree import ElementTree

from govreport.outputs.stand_ins import STAND_INS, write_configuration
from govreport.word import look


def aliases(folder: Path) -> dict[str, list[str]]:
    root = ElementTree.fromstring(write_configuration(folder).read_text(encoding="utf-8"))
    return {
        str(alias.findtext("family")): [str(each.text) for each in alias.iterfind("prefer/family")]
        for alias in root.iterfind("alias")
    }


def test_every_font_of_the_standard_has_stand_ins(tmp_path: Path) -> None:
    named = {look.FANGSONG, look.KAITI, look.HEITI, look.SONGTI, look.XIAOBIAOSONG, look.LATIN}
    assert set(STAND_INS) == named
    assert set(aliases(tmp_path)) == named


def test_the_font_itself_comes_before_what_stands_in(tmp_path: Path) -> None:
    assert all(families[0] == name and len(families) > 1 for name, families in aliases(tmp_path).items())


def test_the_fonts_of_the_system_stay_known(tmp_path: Path) -> None:
    assert "/etc/fonts/fonts.conf" in write_configuration(tmp_path).read_text(encoding="utf-8")
