"""``python -m kosovo_lib.cli`` is the command ``kosovo``."""

import sys

from kosovo_lib.cli import main

sys.exit(main())
