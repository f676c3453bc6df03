"""``python -m kosovo_lib.cli`` is the command ``kosovo``."""

import sys

from kosovo_lib.cli import main

__all__: list[str] = []

if __name__ == "__main__":
    sys.exit(main())
