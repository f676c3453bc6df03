"""Settings of all tests."""

from hypothesis import settings

# Two busy cores make single examples slow; what counts is whether they hold, and that a failure comes back.
settings.register_profile("house", deadline=None, derandomize=True, max_examples=60, print_blob=True)
settings.load_profile("house")
