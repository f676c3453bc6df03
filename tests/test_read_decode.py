"""Bytes to text: what is read, what is refused, and what is only named."""

import gzip

import pytest

from kosovo_lib.errors import DataError
from kosovo_lib.read import MAX_BYTES, read
from kosovo_lib.read.decode import characters

GOOD = "The harbour’s gates are shut."


@pytest.mark.parametrize(
    "data",
    [GOOD.encode(), b"\xef\xbb\xbf" + GOOD.encode(), GOOD.encode("utf-16"), gzip.compress(GOOD.encode())],
    ids=["utf-8", "utf-8 with a byte order mark", "utf-16", "packed by gzip"],
)
def test_unicode_is_read_as_written(data):
    assert read(data, name="a.txt").text == GOOD


def test_windows_1252_is_read_and_said_so():
    with pytest.warns(UserWarning, match=r"a\.txt byte 11: not UTF-8; read as Windows-1252"):
        assert read(GOOD.encode("cp1252"), name="a.txt").text == GOOD


@pytest.mark.parametrize(
    ("encoding", "text", "said"),
    [
        ("cp1251", "Пристина закрыла две дороги на севере.", "read as Windows-1251"),
        ("utf-16-le", "Пристина закрыла две дороги на севере.", "read as UTF-16-LE"),
        ("utf-16-le", "“The gates are shut,” the mayor said.", "read as UTF-16-LE"),
        ("cp1250", "Premijer Petar Marković je govorio u Čačku; Jelena Ilić nije.", "read as Windows-1250"),
        ("utf-16-le", GOOD, "no byte order mark; read as UTF-16-LE"),
        ("utf-16-be", GOOD, "no byte order mark; read as UTF-16-BE"),
        ("utf-32-le", GOOD, "no byte order mark; read as UTF-32-LE"),
    ],
)
def test_an_encoding_that_nobody_names_is_recognised_and_said(encoding, text, said):
    with pytest.warns(UserWarning, match=said):
        assert read(text.encode(encoding), name="a.txt").text == text


def test_a_page_is_read_in_the_encoding_that_it_declares_as_browsers_read_it():
    # 0x93 and 0x94 are quotation marks in Windows-1252 and nothing in ISO 8859-1, which browsers take for the former.
    page = b"<html><head>%s<meta charset=iso-8859-1></head><body><p>\x93We stay.\x94</p></body></html>" % (b" " * 5000)
    assert characters(page, name="a.html").count("“We stay.”") == 1
    xml = '<?xml version="1.0" encoding="windows-1251"?><rss>Приштина</rss>'
    assert characters(xml.encode("cp1251"), name="a.xml") == xml


def test_a_few_broken_bytes_in_utf_8_are_named_and_kept_as_u_fffd():
    with pytest.warns(UserWarning, match=r"not UTF-8, though the rest is; 1 broken bytes are read as U\+FFFD"):
        text = characters("é".encode() * 20 + b"\xff", name="a.txt")
    assert text == "é" * 20 + "\ufffd"


def test_a_stray_control_character_is_named_and_kept():
    with pytest.warns(UserWarning, match=r"a\.txt line 2: control character '\\x00'; kept as received"):
        assert read(b"one\ntwo\x00", name="a.txt").text == "one\ntwo\x00"


@pytest.mark.parametrize("damaged", ["It\u00c3\u00a2\u00e2\u201a\u00ac\u00e2\u201e\u00a2s shut.", "It\ufffds shut."])
def test_text_damaged_twice_or_beyond_repair_is_named(damaged):
    with pytest.warns(UserWarning, match="looks like text decoded with the wrong encoding"):
        read(damaged.encode(), name="a.txt")


def test_text_damaged_before_it_came_is_named_and_kept():
    damaged = "Fine.\nThe harbourâ€™s gates."
    with pytest.warns(UserWarning, match=r"a\.txt line 2: 'â€™' looks like text decoded with the wrong encoding"):
        assert read(damaged.encode(), name="a.txt").text == damaged


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "the file is empty"),
        (b" \n\t\r\n", "the file is empty"),
        (b"PK\x03\x04....", "this is a ZIP archive; unpack it and give the files in it"),
        (b"\x7fELF\x02\x01", "this is a program; give the article as a text, web page, Word or PDF file"),
        (b"a.txt".ljust(257, b"\x00") + b"ustar\x0000", "this is an archive; unpack it and give the files in it"),
        (gzip.compress(b"a.txt".ljust(257, b"\x00") + b"ustar\x0000"), "this is an archive"),
        (b"PK\x03\x04..mimetypeapplication/vnd.oasis.opendocument.text", "this is an OpenDocument text"),
        (b"\x00\x00\x00\x18ftypheic", "this is an image"),
        (b"RIFF1234WAVEfmt ", "this is a film or a sound file"),
        (b"7z\xbc\xaf\x27\x1c\x00\x04", "this is an archive"),
        (gzip.compress(GOOD.encode())[:-9], "a gzip file that cannot be unpacked"),
        (
            gzip.compress(bytes(MAX_BYTES + 1)),
            "unpacks to more than 20,000,000 bytes; that is the limit for an article",
        ),
        (bytes(range(128, 256)) + b"\x00", "binary data"),
        (b"one\ntwo\x01\x02\x03", r"line 2: control character '\\x01', one of 3; this is not a text file"),
        (b"\x89PNG\r\n\x1a\n", "this is an image; it holds no text that can be read"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", r"this is an old Office document \(.doc, .xls\); open it and save it as .docx"),
        (b"\xff\xfeA", "byte 2: starts like UTF-16 but is not valid"),
        (b"a" * (MAX_BYTES + 1), "20,000,001 bytes; an article has at most 20,000,000"),
    ],
)
def test_what_is_no_text_is_refused_with_place_and_rule(data, reason):
    with pytest.raises(DataError, match="a.txt.*" + reason):
        read(data, name="a.txt")


@pytest.mark.parametrize(("strays", "refused"), [(1, False), (5, True)])
def test_one_stray_control_character_is_kept_and_five_in_a_thousand_are_no_text(strays, refused):
    data = ("word " * 200 + "\x02" * strays).encode()
    if refused:
        with pytest.raises(DataError, match="one of 5; this is not a text file"):
            characters(data, name="a.txt")
    else:
        with pytest.warns(UserWarning, match="kept as received"):
            assert "\x02" in characters(data, name="a.txt")


@pytest.mark.parametrize(("words", "encoding"), [("вода reka", "Windows-1251"), ("вода harbour crew", "Windows-1252")])
def test_a_text_is_cyrillic_if_two_fifths_of_its_letters_can_be(words, encoding):
    # 4 of 8 letters, and 4 of 15
    with pytest.warns(UserWarning, match=f"not UTF-8; read as {encoding}"):
        characters((f"{words} " * 20).encode("cp1251"), name="a.txt")
