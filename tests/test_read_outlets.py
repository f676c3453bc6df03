"""Two outlets never become one without a word, and one never becomes two."""

import pytest

from kosovo_lib.errors import ParameterError
from kosovo_lib.read import Clues, Found, read
from kosovo_lib.read.metadata import handle_of, host_of, is_name, named, of_page, outlet_row

KNOWN = {
    "gazette": outlet_row("gazette", "Gazette", url="https://www.gazette.example"),
    "lantern": outlet_row("lantern", "The Lantern", url="https://lantern.example"),
    "nameless": outlet_row("nameless") | {"name": ""},
}


def clues(host="", site=""):
    return Clues(Found(host, "address") if host else None, Found(site, "site") if site else None)


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://www.gazette.example/a", "gazette.example"),
        ("https://web.archive.org/web/20240506120000/https://www.gazette.example/a", "gazette.example"),
        ("https://web.archive.org/web/20240506id_/http://gazette.example:80/a", "gazette.example"),
        ("https://web.archive.org/web/20240506/gazette.example/a", "gazette.example"),
        ("https://webcache.googleusercontent.com/search?q=cache:Ab1:https://gazette.example/a", "gazette.example"),
        ("https://translate.google.com/translate?hl=en&u=https://gazette.example/a", "gazette.example"),
        ("https://archive.ph/20240506/https://gazette.example/a", "gazette.example"),
        ("https://www.google.com/amp/s/gazette.example/a", "gazette.example"),
        ("https://gazette-example.cdn.ampproject.org/c/s/gazette.example/a", "gazette.example"),
        ("https://gazette.substack.com/p/a", "gazette.substack.com"),
        ("https://m.gazette.example/a", "gazette.example"),
        ("https://amp.gazette.example/a", "gazette.example"),
        ("http://archive.today/2024.05.06-101112/https://gazette.example/a", "gazette.example"),
        ("https://gazette-example.translate.goog/a", ""),
        ("https://t.me/gazette", ""),
        ("https://archive.is/aBcD", ""),
        ("https://perma.cc/AB12-CD34", ""),
        ("https://www.msn.com/en-us/news/a", ""),
        ("https://substack.com/home", ""),
    ],
)
def test_an_address_tells_the_outlet_through_archives_and_caches(address, host):
    assert host_of(address) == host


def test_pages_saved_from_an_archive_keep_their_outlets():
    for name in ("gazette", "lantern"):
        saved = f"<!-- saved from url=(0050)https://web.archive.org/web/20240506000000/https://{name}.example/a -->"
        page = f"{saved}<html><body><p>{'The ferry company said that it was shut. ' * 8}</p></body></html>"
        assert of_page(read(page, name="a").clues, KNOWN).handle == name


@pytest.mark.parametrize(
    ("said", "handle"),
    [
        (clues("gazette.example"), "gazette"),
        (clues("sport.gazette.example", "Gazette"), "gazette"),
        (clues(site="The Lantern"), "lantern"),
        (clues("gazette.example", "The Lantern"), None),  # whose is it?
        (clues("lantern.test", "Lantern News"), None),  # the handle of another outlet
        (clues("en.beacon.example", "The Beacon"), "beacon"),
        (clues("beacon.co.uk"), "beacon"),
        (clues("harbour.substack.com"), "harbour"),
        (clues(), None),
    ],
)
def test_address_and_name_are_compared(said, handle):
    found = of_page(said, KNOWN)
    assert (found and found.handle) == handle


def test_a_name_like_that_of_another_outlet_is_a_new_outlet_and_says_so():
    found = named("Gazete", KNOWN, "given")
    assert (found.handle, found.row["name"]) == ("gazete", "Gazete")
    assert found.evidence == "given; a new outlet, not 'Gazette': give its handle 'gazette' if it is meant"
    assert named("GAZETTE", KNOWN, "given").handle == "gazette"


def test_names_in_any_script_get_a_handle():
    assert handle_of("Време") == "vreme"
    assert handle_of("Koha Ditore") == "koha-ditore"
    assert handle_of("Đordje Łódź") == "dordje-lodz"
    assert handle_of("Ελευθερία") == "eleytheria"
    assert handle_of("中文") == "zhongwen"
    assert named("Köln", {"koln": outlet_row("koln", "Koln")}, "given").handle == "koln-2"
    with pytest.raises(ParameterError, match=r"outlet '!!': a name needs a letter and is no day"):
        named("!!", KNOWN, "given")


@pytest.mark.parametrize(
    "site", ["news@gazette.example", "© 2024 Gazette", "Copyright Gazette", "Shut", "Gazette | News", "It is shut."]
)
def test_titles_addresses_and_copyright_lines_are_no_names(site):
    assert not is_name(site, "Shut")
    assert is_name("The Gazette", "Shut")


@pytest.mark.parametrize(
    ("site", "title", "can_be"),
    [
        ("The Gazette", "", True),
        ("The Gazette of Norhaven and the Islands", "", True),
        ("The Gazette of Norhaven and the Northern Islands", "", False),  # eight words are a headline
        ("Port shut", "Port Shut", False),
        ("desk@gazette.example", "", False),
        ("© 2024 The Gazette", "", False),
        ("", "", False),
    ],
)
def test_what_a_page_calls_its_site_is_a_name_if_it_is_short_and_no_headline_or_address(site, title, can_be):
    assert is_name(site, title) is can_be
