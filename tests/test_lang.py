"""A language is a folder: its parts are data, and what a pack leaves out is not found."""

import pytest

from kosovo_lib import lang
from kosovo_lib.errors import ParameterError


def test_english_is_loaded_by_its_code():
    assert lang.load().code == "en"
    assert lang.load("en") is lang.load("en")


def test_a_language_of_ones_own_is_used_as_it_is():
    own = lang.Language("xx")
    assert lang.load(own) is own


def test_a_part_that_a_pack_leaves_out_matches_nothing():
    assert lang.Language("xx").voices.quotation_marks.search("\"'“„«") is None


@pytest.mark.parametrize("code", ["xx", "voices"])
def test_a_code_without_a_folder_is_refused_by_name(code):
    with pytest.raises(ParameterError, match=f"language '{code}' is not a folder in kosovo_lib/lang"):
        lang.load(code)
