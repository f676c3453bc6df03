"""Notebooks in, pages out. Knows notebooks, charts and tables, and nothing of what they are about.

``runs`` what each page asks, whether it has changed, and all pages made; ``execute`` the notebooks run; ``page`` and
``figure`` their outputs made inert; ``html`` and ``template/`` the pages, also the front page.
"""
