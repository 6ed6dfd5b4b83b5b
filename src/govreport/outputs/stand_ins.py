"""Free fonts that stand in, in a PDF, for the fonts of GB/T 9704 where those are not installed.

The .docx always names the standard's fonts; only LibreOffice, on systems with fontconfig, is told what
to take in their place. A font that is installed under its own name is never replaced.
"""

from pathlib import Path

from govreport.word import look

SERIF = ("Noto Serif CJK SC", "Source Han Serif SC", "AR PL UMing CN")
SANS = ("Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Zen Hei")
STAND_INS = {
    look.FANGSONG: ("仿宋", "FangSong", "FandolFang R", *SERIF),
    look.KAITI: ("楷体", "KaiTi", "FandolKai", "LXGW WenKai", "AR PL UKai CN", *SERIF),
    look.HEITI: ("SimHei", "FandolHei", *SANS),
    look.SONGTI: ("SimSun", "FandolSong", *SERIF),
    look.XIAOBIAOSONG: ("FZXiaoBiaoSong-B05S", "Noto Serif CJK SC Black", *SERIF),
    look.LATIN: ("Liberation Serif", "Nimbus Roman"),
}
"""Font of the standard → what may stand in, best first. Debian has Fandol in texlive-lang-chinese, the others
in fonts-noto-cjk, fonts-lxgw-wenkai, fonts-arphic-ukai and fonts-liberation."""


def write_configuration(folder: Path) -> Path:
    """Write a fontconfig file into *folder* that adds the stand-ins to the system's own; return its path."""
    aliases = "\n".join(_alias(name, families) for name, families in STAND_INS.items())
    file = folder / "fonts.conf"
    file.write_text(
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>\n'
        f'<include ignore_missing="yes">/etc/fonts/fonts.conf</include>\n{aliases}\n</fontconfig>\n',
        encoding="utf-8",
    )
    return file


def _alias(name: str, families: tuple[str, ...]) -> str:
    wanted = "".join(f"<family>{family}</family>" for family in families)
    chosen = f"<prefer><family>{name}</family>{wanted}</prefer>"
    return f'<alias binding="same"><family>{name}</family>{chosen}</alias>'
