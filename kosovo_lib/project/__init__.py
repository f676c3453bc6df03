"""A story of one's own: a new corpus folder, and articles into it.

- `new`: make a corpus folder with everything explained;
- `add`: saved web pages and texts into it, each with a proposal and the evidence for it.

``kosovo new`` and ``kosovo add`` do the same on the command line, where what is missing is asked for.
"""

from kosovo_lib.project.adding import ADDED, add
from kosovo_lib.project.folder import new

__all__ = ["ADDED", "add", "new"]
