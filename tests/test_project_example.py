"""The example that `kosovo new --example` makes: an invented story that has everything the pages can find."""

import pytest
import yaml

import kosovo_lib as kl
from kosovo_lib import cli, coding, project
from kosovo_lib.project.checking import problems


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return project.new(tmp_path_factory.mktemp("example") / "demo", example=True)


@pytest.fixture(scope="module")
def corpus(folder):
    return kl.load(folder)


def test_it_is_in_order_and_holds_eight_articles_by_six_outlets_within_four_days(folder, corpus):
    assert problems(folder) == []
    assert (len(corpus.articles), corpus.articles["outlet"].nunique()) == (8, 6)
    first, last = corpus.articles["published_from"].min(), corpus.articles["published_to"].max()
    assert (last - first).days == 3  # four days, both ends counted


def test_it_says_on_every_page_that_it_is_invented(folder):
    lines = (folder / "front.md").read_text(encoding="utf-8").splitlines()
    assert "invented" in next(line for line in lines if line.startswith("# "))
    for page in (folder / "pages").glob("*.yml"):
        assert yaml.safe_load(page.read_text(encoding="utf-8"))["title"].endswith("(An invented story)")


def test_a_wire_report_stands_in_two_outlets_and_an_article_has_a_later_version(corpus):
    reprints = kl.facts.reprints(corpus)
    assert ("nordwire-2025-03-03", "beacon-2025-03-04") in set(
        zip(reprints["article_a"], reprints["article_b"], strict=True)
    )
    versions = corpus.articles.dropna(subset=["version_of"])
    assert versions[["article", "version_of"]].to_numpy().tolist() == [["courier-2025-03-05", "courier-2025-03-04"]]


def test_a_number_a_day_and_a_quotation_differ_between_outlets(corpus):
    differences = kl.facts.differences(corpus)
    assert {"number", "day", "wording"} <= set(differences["kind"])
    assert {"14", "Twelve"} <= {*differences["value_a"], *differences["value_b"]}
    assert {"February 27", "February 28"} <= {*differences["value_a"], *differences["value_b"]}


def test_two_coders_have_labelled_every_actor_and_do_not_always_agree(folder, corpus):
    labels = coding.load(corpus).dropna(subset=["actor"]).pivot(
        index=["article", "sentence", "actor"], columns="coder", values="label"
    )  # fmt: skip
    assert not labels.isna().any(axis=None)
    assert {-1, 0, 1} == set(labels["ana"]) == set(labels["ben"])
    apart = labels[labels["ana"] != labels["ben"]]
    assert 0 < len(apart) < len(labels) / 5


def test_the_command_says_what_comes_next(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert cli.main(["new", "demo", "--example"]) == 0
    assert "kosovo report demo" in capsys.readouterr().out


def test_the_day_that_differs_is_linked_by_hand_and_one_word_faces_another(corpus):
    names = kl.schema.outlet_names(corpus.outlets)
    said = [one.sentence for one in kl.facts.findings(corpus, names)]
    assert "The warning to Northline: Nordwire says “February 27”, Coast Radio says “February 28”." in said
    table = kl.terms.distinctive(corpus, by="outlet")
    faced = kl.terms.facing(corpus, kl.facts.pairs(corpus), voice="outlet")
    said = [one.sentence for one in kl.terms.findings(table, None, corpus.outlets, faced)]
    assert "Where Skarholm Courier writes “injured”, Harbour Times writes “shaken”." in said
