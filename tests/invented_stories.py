"""Three invented stories as they lie on a desk: saved web pages and texts, not yet in any corpus."""

from pathlib import Path

CORPORA = Path(__file__).parent / "corpora"
STORIES = ("court", "storm", "strike")


def files_of(story):
    """The saved pages of a story, then its texts."""
    return [*sorted((CORPORA / story).glob("*.html")), *sorted((CORPORA / story).glob("*.txt"))]
