"""Bytes to text: what is read, what is refused, and what is only named."""

import gzip

import pytest

from kosovo_lib.errors import DataError
from kosovo_lib.read.decode import MAX_BYTES, decode

GOOD = "The harbour’s gates are shut."


@pytest.mark.parametrize(
    "data",
    [GOOD.encode(), b"\xef\xbb\xbf" + GOOD.encode(), GOOD.encode("utf-16"), gzip.compress(GOOD.encode())],
    ids=["utf-8", "utf-8 with a byte order mark", "utf-16", "packed by gzip"],
)
def test_unicode_is_read_as_written(data):
    assert decode(data, name="a.txt") == GOOD


def test_windows_1252_is_read_and_said_so():
    with pytest.warns(UserWarning, match=r"a\.txt byte 11: not UTF-8; read as Windows-1252"):
        assert decode(GOOD.encode("cp1252"), name="a.txt") == GOOD


def test_text_damaged_before_it_came_is_named_and_kept():
    damaged = "Fine.\nThe harbourâ€™s gates."
    with pytest.warns(UserWarning, match=r"a\.txt line 2: 'â€™' looks like text decoded with the wrong encoding"):
        assert decode(damaged.encode(), name="a.txt") == damaged


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "the file is empty"),
        (b" \n\t\r\n", "the file is empty"),
        (b"PK\x03\x04....", "this is a packed document"),
        (b"a.txt".ljust(257, b"\x00") + b"ustar\x0000", "this is an archive; unpack it and give the files in it"),
        (gzip.compress(b"a.txt".ljust(257, b"\x00") + b"ustar\x0000"), "this is an archive"),
        (b"7z\xbc\xaf\x27\x1c\x00\x04", "this is an archive"),
        (gzip.compress(GOOD.encode())[:-9], "a gzip file that cannot be unpacked"),
        (gzip.compress(bytes(MAX_BYTES + 1)), "unpacks to more than 20,000,000 bytes; an article has no more"),
        (bytes(range(128, 256)) + b"\x00", "binary data"),
        (b"one\ntwo\x00", r"line 2: control character '\\x00'"),
        (b"\xff\xfeA", "byte 2: not utf-16"),
        (b"\x81\x8d", "0x81 is neither UTF-8 nor Windows-1252"),
        (b"a" * (MAX_BYTES + 1), "20,000,001 bytes; an article has at most 20,000,000"),
    ],
)
def test_what_is_no_text_is_refused_with_place_and_rule(data, reason):
    with pytest.raises(DataError, match="a.txt.*" + reason):
        decode(data, name="a.txt")


def test_a_saved_page_gives_its_main_text():
    words = "The ferry company said that the harbour would stay shut until the strike was over. " * 6
    html = (
        f"<!DOCTYPE html><html><body><nav>Home News</nav><article><h1>Shut</h1><p>{words}</p></article></body></html>"
    )
    text = decode(html.encode(), name="a.html")
    assert "would stay shut" in text
    assert "<p>" not in text
    assert "Home News" not in text


def test_a_page_without_an_article_is_refused():
    with pytest.raises(DataError, match=r"a\.html: no article text was found"):
        decode(b"<html><body></body></html>", name="a.html")
