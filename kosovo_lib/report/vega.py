"""The Vega code that makes charts interactive, packed for one page; taken from vl-convert, never from the network.

Charts are compiled from Vega-Lite when the page is made, so that a page carries Vega alone, which is three quarters
of the two.
"""

import zlib
from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha256
from importlib import metadata
from pathlib import Path

import vl_convert

__all__ = ["Runtime", "packed", "runtime"]


@dataclass(frozen=True)
class Runtime:
    """``code`` is `packed`; ``hash`` lets a content security policy allow this code and no other."""

    code: str
    hash: str


def packed(text: bytes) -> str:
    """Deflate, then base64: what a page can carry and a browser unpacks by itself."""
    return b64encode(zlib.compress(text, 9)).decode()


def runtime(cache: Path) -> Runtime:
    """Get the code from ``cache`` if the same version left it there; putting it together costs two seconds."""
    kept = cache / f"vega-{metadata.version('vl-convert-python')}.js"
    if kept.exists():
        code = kept.read_bytes()
    else:
        # The address only names one of the modules that vl-convert holds; it is not fetched.
        module = f"https://cdn.jsdelivr.net/npm/vega@{vl_convert.get_vega_version()}/+esm"
        snippet = f'import {{parse, View}} from "{module}"; window.vega = {{parse, View}};'
        code = vl_convert.javascript_bundle(snippet).encode()
        cache.mkdir(parents=True, exist_ok=True)
        part = kept.with_suffix(".part")
        part.write_bytes(code)
        part.replace(kept)
    return Runtime(packed(code), f"sha256-{b64encode(sha256(code).digest()).decode()}")
