"""Notebooks in, pages out. Knows notebooks, charts and tables, and nothing of what they are about.

``runs`` the folders of a project, what each page asks, and whether it has changed; ``execute`` and ``engine`` the
notebooks run; ``page`` and ``figure`` their outputs made inert; ``html`` and ``template/`` the pages; ``front`` the
front page; ``report`` all of it.
"""

import importlib
import sys


def _import_jsonschema() -> None:
    """Import jsonschema without its check of international addresses (IRIs).

    Nothing here checks any, and the grammar it builds for them costs a second of every run, more than a page does.
    """
    absent = "rfc3987_syntax"
    if "jsonschema" not in sys.modules and absent not in sys.modules:
        sys.modules[absent] = None  # type: ignore[assignment]  # Python's own way to say: not to be imported
        try:
            importlib.import_module("jsonschema")
        finally:
            del sys.modules[absent]


_import_jsonschema()
