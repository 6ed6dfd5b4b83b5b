"""Write WordprocessingML as text: one function a kind of thing, nothing parsed."""

from xml.sax.saxutils import escape, quoteattr

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# Without the hint Word sets “ ” — … in the Latin font, half as wide as Chinese type wants them.
HINT = '<w:rFonts w:hint="eastAsia"/>'


def w(tag: str, *children: str, **attributes: str | int) -> str:
    """Return `<w:tag …>` with *children* as they are; attribute names get the prefix `w:` too."""
    head = "".join(f" w:{name}={quoteattr(str(value))}" for name, value in attributes.items())
    inner = "".join(children)
    return f"<w:{tag}{head}>{inner}</w:{tag}>" if inner else f"<w:{tag}{head}/>"


def part(tag: str, *children: str) -> str:
    """Return a whole XML part whose root is `<w:tag>`."""
    spaces = f'xmlns:w="{MAIN}" xmlns:r="{RELATIONSHIPS}"'
    return f"{DECLARATION}<w:{tag} {spaces}>{''.join(children)}</w:{tag}>"


def run(text: str) -> str:
    """Return *text* as one run that takes its look from the paragraph; its line feeds are line breaks."""
    lines = (f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return w("r", w("rPr", HINT), w("br").join(lines))


def paragraph(text: str, style: str, *, keep_next: bool = False) -> str:
    """Return a paragraph of one run. keep_next: stay on one page with what follows."""
    properties = w("pPr", w("pStyle", val=style), w("keepNext") if keep_next else "")
    return w("p", properties, run(text) if text else "")
