"""Notebooks in, pages out. Knows notebooks, charts and tables, and nothing of what they are about.

``runs`` the folders of a project, what each page asks, and whether it has changed; ``execute`` and ``engine`` the
notebooks run; ``page`` and ``figure`` their outputs made inert; ``html`` and ``template/`` the pages, also the front
page; ``report`` all of it.
"""
