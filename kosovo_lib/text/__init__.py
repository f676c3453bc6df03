"""A document to sections, sentences, words and the actors in it."""
