"""Text in, rows out: one step a file, each a pure function that knows nothing of tables.

decode → blocks → sentences → voices → actors, dates. ``kosovo_lib.corpus`` runs them in that order.
"""
