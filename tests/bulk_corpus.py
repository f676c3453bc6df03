"""Rows of articles, and the folder that they are ingested into."""

import json

from kosovo_lib.bulk import ingest

ROWS = [
    {"id": "g-1", "outlet": "The Gazette", "text": "Port Shut\n\nThe port of Norhaven was shut on Monday.\n",
     "published": "2024-05-06", "title": "Port Shut", "author": "A. Writer"},
    {"id": "l-1", "outlet": "lantern", "text": "Norhaven’s pier is open, the mayor said.", "published": "2024-05-07"},
    {"id": "g-2", "outlet": "The Gazette", "text": "The ferry left.", "published": "2024-05-08T09:30:00Z"},
    {"id": "l-2", "outlet": "lantern", "text": "Nobody left the pier.",
     "published": "2024-05-01T22:00Z..2024-05-03T06:00Z"},
    {"id": "l-3", "outlet": "lantern", "text": "An undated note on ferries."},
]  # fmt: skip


def json_lines(path, rows):
    path.write_text("".join(row if isinstance(row, str) else json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def ingested(source, out, **options):
    return ingest(source, out, **options)
