"""Notebooks in, pages out. Knows notebooks, charts and tables, and nothing of what they are about.

``parameters`` what each page asks; ``stamp`` whether it has changed; ``engine`` and ``run`` the notebooks run;
``page``, ``figure``, ``svg`` and ``safe`` their outputs made inert; ``exporter`` and ``template/`` the HTML;
``front`` the front page; ``vega`` the code for interaction; ``report`` all of it.
"""
