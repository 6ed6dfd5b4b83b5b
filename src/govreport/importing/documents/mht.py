"""A page saved as one file (.mht, .mhtml): its HTML part and the pictures beside it."""

from email import message_from_bytes, policy
from email.message import EmailMessage

from govreport.errors import SourceError
from govreport.findings import Locator
from govreport.importing.documents.content import Document
from govreport.importing.documents.html import read_html
from govreport.importing.documents.html_pictures import Pictures


def read_mht(content: bytes, name: str) -> Document:
    """Return what is seen of the page. Raises SourceError (RB-008) when it holds no page."""
    message = message_from_bytes(content, policy=policy.default)
    files: dict[str, bytes] = {}
    page: tuple[bytes, str] | None = None
    for part in message.walk():
        if not isinstance(part, EmailMessage) or part.is_multipart():
            continue
        payload = part.get_payload(decode=True)
        body = payload if isinstance(payload, bytes) else b""
        if part.get_content_type() in {"text/html", "application/xhtml+xml"} and page is None:
            page = body, str(part.get_content_charset() or "")
        elif part.get_content_maintype() == "image":
            for header in ("Content-Location", "Content-ID"):
                if address := str(part.get(header, "")).strip("<> "):
                    files[address] = body
    if page is None:
        raise SourceError.of("RB-008", Locator(file=name), reason="text/html")
    return read_html(page[0], name, Pictures(files), page[1])
