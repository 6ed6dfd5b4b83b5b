"""What the lint found, as Word comments in a copy of the template: each at its paragraph or cell."""

import io
from collections.abc import Iterable

from docx import Document

from govreport.errors import TemplateError
from govreport.findings import Locator
from govreport.word.comments import annotated
from govreport.word.gate import faults_of, unpack
from govreport.word.places import paragraphs, part_words


def with_remarks(content: bytes, file: str, remarks: Iterable[tuple[str | None, str]]) -> bytes:
    """Return the template with *remarks*, (place as findings give it, text), as comments.

    What has no place in the text goes to its first paragraph: Word has no comments in headers. Raises
    TemplateError for a file that is no ordinary .docx, GR-513 for one that cannot be written anew.
    """
    package = unpack(content, file)
    main = package.main_part or ""
    try:
        document = Document(io.BytesIO(content))
    except (ValueError, KeyError) as error:
        for fault in faults_of(package):
            raise fault from error
        raise TemplateError.of("GR-511", Locator(file=file)) from error
    places: dict[str, object] = {}
    found = list(paragraphs(document.element, part_words(main)))
    for element, _, place in found:
        places.setdefault(str(place), element)
    first = found[0][0] if found else document.add_paragraph()._p
    return annotated(document, ((places.get(str(place), first), text) for place, text in remarks))  # type: ignore[misc]
