"""The Vega code that makes charts interactive, compressed, for one page; taken from vl-convert, never the network."""

import zlib
from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha256
from importlib import metadata
from pathlib import Path

__all__ = ["Runtime", "runtime"]

_SNIPPET = "window.vega=vega;window.vegaLite=vegaLite;"


@dataclass(frozen=True)
class Runtime:
    """``packed`` is the code, deflated and in base64; ``hash`` lets a content security policy allow it alone."""

    packed: str
    hash: str


def runtime(cache: Path) -> Runtime:
    """Get the code, which costs two seconds to put together, from ``cache`` if the same version left it there."""
    kept = cache / f"vega-{metadata.version('vl-convert-python')}.js"
    if kept.exists():
        code = kept.read_bytes()
    else:
        import vl_convert

        code = vl_convert.javascript_bundle(_SNIPPET).replace("</script", "<\\/script").encode()
        cache.mkdir(parents=True, exist_ok=True)
        part = kept.with_suffix(".part")
        part.write_bytes(code)
        part.replace(kept)
    digest = b64encode(sha256(code).digest()).decode()
    return Runtime(b64encode(zlib.compress(code, 9)).decode(), f"sha256-{digest}")
