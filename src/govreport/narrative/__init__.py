"""Running text: Markdown from the data file, figures bound to cells, blocks for any output."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Narrative:
    r"""One text of the data file, as the clerk wrote it.

    path: its dotted key (`overview.text`). text: Markdown, line breaks as "\n", may hold
    `{{ requests.new_received.total }}`. A section's `govreport_render` hands it on as it is; the
    engine binds the figures and turns it into paragraphs of the output.
    """

    path: str
    text: str

    def __bool__(self) -> bool:
        return bool(self.text.strip())
