"""``kosovo lab``: JupyterLab, opened on the start notebook."""

import argparse
import subprocess
import sys
from pathlib import Path
from typing import Any

from kosovo_lib.cli.command import add_command

__all__ = ["register"]


def register(commands: Any) -> None:
    """Add the command and its options to the command line."""
    command = add_command(
        commands, "lab", _lab, "open the notebooks in JupyterLab", "kosovo lab\nkosovo lab -- --no-browser"
    )
    command.add_argument("options", nargs="*", metavar="OPTION", help="options of jupyter lab, after --")
    command.add_argument("--project", type=Path, default=Path(), help="folder that holds notebooks/ (here)")


def _lab(options: argparse.Namespace) -> int:
    from kosovo_lib.report.runs import START, shipped

    start = options.project / "notebooks" / START
    if not start.parent.is_dir():  # nobody's checkout: the notebook is laid beside the reader's own files
        start = options.project / START
        if not start.exists():
            start.write_bytes((shipped() / START).read_bytes())
    return subprocess.call([sys.executable, "-m", "jupyterlab", str(start), *options.options])
