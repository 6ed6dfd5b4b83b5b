"""The pictures of a page: those that lie beside it or inside it; nothing is fetched from the network."""

import base64
import binascii
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import unquote

MOST_BYTES = 20 << 20
_DATA = re.compile(r"data:image/(png|jpe?g|gif|bmp);base64,", re.IGNORECASE)


class Pictures:
    """Pictures by the address that the page gives them. taken: name → content of those it shows."""

    def __init__(
        self, files: Mapping[str, bytes] | None = None, find: Callable[[str], bytes | None] | None = None
    ) -> None:
        self._files = files or {}
        self._find = find
        self.taken: dict[str, bytes] = {}

    def take(self, source: str) -> str:
        """Return the name under which the picture is kept, "" when it cannot be had."""
        content, name = self._content(source)
        if content is None:
            return ""
        self.taken[name] = content
        return name

    def _content(self, source: str) -> tuple[bytes | None, str]:
        if found := _DATA.match(source):
            try:
                content = base64.b64decode(source[found.end() :], validate=False)
            except (binascii.Error, ValueError):
                return None, ""
            return content, f"picture{len(self.taken) + 1}.{found[1].lower()}"
        return self._filed(source)

    def _filed(self, source: str) -> tuple[bytes | None, str]:
        address = source.removeprefix("cid:")
        content = self._files.get(address) or self._files.get(source)
        if content is None and self._find is not None:
            content = self._find(source)
        name = re.sub(r"[^\w.\-]", "_", unquote(source.partition("?")[0]).rpartition("/")[2]) or "picture"
        return content, name if "." in name else f"{name}{len(self.taken) + 1}.png"


def beside(page: Path) -> Pictures:
    """Return the pictures that lie in the folder of a saved page or below it."""

    def find(source: str) -> bytes | None:
        address = unquote(source.partition("?")[0].partition("#")[0])
        if not address or ":" in address or address.startswith(("/", "\\")):
            return None
        folder = page.parent.resolve()
        file = (folder / address).resolve()
        if not file.is_relative_to(folder) or not file.is_file() or file.stat().st_size > MOST_BYTES:
            return None
        return file.read_bytes()

    return Pictures(find=find)
