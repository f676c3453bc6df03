"""Text in, rows out: one step a file, each a pure function that knows nothing of tables.

decode → pages → blocks → sentences → voices → actors, dates. ``kosovo_lib.pipeline`` runs them in that order.
"""
