"""A whole template from its body: the same page, styles and settings around each."""

from govreport.word.build.package import pack
from govreport.word.build.page import footers, page_setup
from govreport.word.build.settings import fonts, properties, settings
from govreport.word.build.styles import styles
from govreport.word.build.xml import part, w


def docx(title: str, *body: str) -> bytes:
    """Return a .docx. title: for its properties. body: paragraphs and tables in WordprocessingML."""
    return pack(
        {
            "word/document.xml": part("document", w("body", *body, page_setup())),
            "word/styles.xml": styles(),
            "word/settings.xml": settings(),
            "word/fontTable.xml": fonts(),
            **footers(),
            **properties(title),
        }
    )
