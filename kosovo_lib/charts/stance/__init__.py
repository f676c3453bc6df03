"""Pictures of stance and of agreement; every number is printed, no meaning hangs on colour alone."""

from kosovo_lib.charts.stance.coders import agreement, confusion
from kosovo_lib.charts.stance.matrix import stance_matrix

__all__ = ["agreement", "confusion", "stance_matrix"]
