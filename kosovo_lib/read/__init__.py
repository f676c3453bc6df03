"""Bytes to a document: its text, and what it says of outlet, title, author, day and comments."""
