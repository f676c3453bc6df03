"""A story of one's own: a corpus folder is made, filled and changed.

- `new`: make a corpus folder with everything explained;
- `add`: saved web pages and texts into it, each with a proposal and the evidence for it;
- `rename`, `remove`: an article, an outlet or an actor, also in the coding; a backup keeps what was there;
- `add_actors`: entries of ``actors.yml``, as `kosovo_lib.actors.propose` makes them;
- `upgrade`: bring a folder that version 0.1 made to the form of today.

``kosovo new``, ``add``, ``rename`` and ``remove`` do the same on the command line; ``add`` asks for what is missing.
"""

from kosovo_lib.project.adding import ADDED, add
from kosovo_lib.project.changing import add_actors, remove, rename, upgrade
from kosovo_lib.project.folder import new

__all__ = ["ADDED", "add", "add_actors", "new", "remove", "rename", "upgrade"]


def __dir__() -> list[str]:
    """What Tab completes: functions and types, not the files they stand in."""
    return __all__
