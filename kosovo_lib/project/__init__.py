"""A story of your own: make, fill and change a corpus folder, as the commands of these names do."""

from kosovo_lib.project.adding import ADDED, add
from kosovo_lib.project.changing import add_actors, remove, rename, upgrade
from kosovo_lib.project.folder import new
from kosovo_lib.schema import public

__all__ = ["ADDED", "add", "add_actors", "new", "remove", "rename", "upgrade"]

public(__name__)
