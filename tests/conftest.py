"""Settings and fixtures of all tests."""

import pytest
from hypothesis import settings

# Two busy cores make single examples slow; what counts is whether they hold, and that a failure comes back.
settings.register_profile("house", deadline=None, derandomize=True, max_examples=60, print_blob=True)
settings.load_profile("house")


@pytest.fixture(scope="session")
def reader(tmp_path_factory):
    import browser  # loads selenium, which few tests need

    yield from browser.started(tmp_path_factory.mktemp("profile"))
