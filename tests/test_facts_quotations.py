"""The same utterance in two outlets, with what each cut; and passages, copies and versions, counted once."""

import pytest
from facts_corpus import FILLER, OTHER, corpus

import kosovo_lib as kl


@pytest.mark.parametrize(
    ("one", "other", "only_one", "only_other"),
    [
        # direct in both
        ("“We heard the shaft crack and then the lamps went out,” said Ole Brand, a miner.",
         "Ole Brand said: “We heard the shaft crack, and then the lamps went out, and nobody moved.”",
         None, "nobody moved"),
        ("“My brother never owned a gun and never fired one,” Lea Brun told the court.",
         "“My brother never owned a gun,” Brun said.", "fired one", None),
        ("Premier Dahl called the vote “a sad day for the whole of Tolmark.”",
         "The vote was “a sad day for the whole of Tolmark,” according to Dahl.", None, None),
        # direct and paraphrased
        ("“The bank lied to its clients for nine years,” prosecutor Ida Roth said.",
         "Roth told the court that the bank had lied to its clients for nine years.", None, None),
        ("Governor Pal Strand said the state would pay for every roof that the storm took.",
         "“The state will pay for every roof that the storm took,” Strand said.", None, None),
        ("“I have no doubt that the old bridge is safe,” said engineer Nils Aas.",
         "Aas insisted the old bridge was safe.", "no doubt", None),
        # paraphrased in both, also by somebody without a name
        ("Coach Ilse Lang said her team had trained too little on grass.",
         "Lang said that they had trained too little on grass, and promised more.", "her team", "and promised"),
        ("The minister said that wages of nurses would rise by a tenth in May.",
         "Wages of nurses will rise by a tenth in May, the minister said.", None, None),
        # few words that are the same, also where a quotation ends in the middle of the sentence
        ("Governor Pal Strand said he was cautiously optimistic.", "“I am cautiously optimistic,” Strand said.",
         None, None),
        ('"Frankly, I do not, and that is why we are here," said Mayor Ida Roth.',
         '"Frankly, I do not," Roth replied, "and that\'s why we\'re here."', None, None),
        # half of a longer one, in sentences that are much alike
        ("“When we read what the board had written, we were so ashamed and so tired,” Ole Brand said.",
         "“As we read what the board had written to Tolm, we were so ashamed and angry,” Ole Brand said.",
         "so tired", "to Tolm … and angry"),
        # a date stands whole; what the sentence beside it reports or names is not lacking
        ("The ferry was last inspected on March 4, the harbour board of Tolm said.",
         "The harbour board of Tolm said that the ferry had been inspected on March 6.",
         "was last inspected on March 4", "March 6"),
        ("“It is summer, we can cut that cake into many pieces,” Ida Roth said.",
         "“It is summer,” Roth joked. “We can cut that cake into many pieces,” Roth said.", None, None),
        ("Anders Roth said that wages of nurses would rise by a tenth.",
         "Roth said that wages of nurses would rise by a tenth. The house of Anders Roth is old.", None, None),
        # words that stand elsewhere, or without content, each with the word before it
        ("“We cannot run this ferry safely through another storm,” Ida Krog said.",
         "“We cannot safely run this ferry for another storm,” said Ida Krog.",
         "We cannot run … ferry safely through", "We cannot safely run … ferry for"),
        # a name that the one cut, and the other has only in its own words; a denial of what the other says
        ("Olaf Dahl was heard. “I have never received a cent from Hartwell,” Dahl said.",
         "Dahl denied that he took bribes from Hartwell. “I have never received a cent,” Olaf Dahl said.",
         "from Hartwell", None),
        # one sentence, and the same in two
        ("“I am a fisherman who grew up without a boat, and I know what that costs a young family,” Ole Brand said.",
         "“I am a fisherman who grew up without a boat. I know what that costs a young family,” Ole Brand said.",
         None, None),
        # what an editor put in is no part of it
        ("“When we read what the board had written, we were so ashamed and so tired,” Ole Brand said.",
         "“When we read what the [school] board had written, we were so ashamed and so tired,” Ole Brand said.",
         None, None),
    ],
)  # fmt: skip
def test_an_utterance_is_found_in_both_outlets_with_what_each_cut(one, other, only_one, only_other):
    found = kl.facts.quotations(corpus(("Post", one + FILLER), ("Star", other + OTHER)))
    cut = found[["only_a", "only_b"]].astype(object).where(found[["only_a", "only_b"]].notna(), None)
    assert cut.to_numpy().tolist() == [[only_one, only_other]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“Our ships are ready,” Admiral Kern said.", "“Our fleet is ready,” said Senator Rask."),
        ("“We will rebuild the school,” Mayor Holt said.", "“We will rebuild the church,” Bishop Vik said."),
        ("Judge Moen said that the trial begins in June.", "Judge Moen said that he sleeps badly."),
        (
            "Judge Moen said that her office had found no evidence of fraud at the mill.",
            "Judge Moen said that her office had found evidence of fraud at the mill.",
        ),
        ("“I will not sell the mill,” owner Tom Weld said.", "“I will not leave the town,” Weld said."),
        (
            "Dr Lund said that 12 patients at the clinic had died.",
            "Dr Lund said that 12 patients at the clinic had recovered.",
        ),
        (
            "Brasko said that it would cut 240 jobs in Celle if the sale went through.",
            "Brasko said that 240 staff in Celle would move to Ulm if the sale went through.",
        ),
    ],
)
def test_what_others_say_or_one_says_elsewhere_is_no_common_utterance(one, other):
    assert kl.facts.quotations(corpus(("Post", one + FILLER), ("Star", other + OTHER))).empty


AGENCY = [
    "TOLM — A ferry with ninety people on board hit the eastern pier of the old harbour in thick fog before dawn."
    " The captain had radioed twice that he could not see the lights of the breakwater, the coast guard said."
    " Divers searched the hull for hours and found nobody, and the line will stay closed until the end of the week.",
    "KORDA — The regional parliament cut the fuel subsidy for fishing boats by half after a debate that went on all"
    " night. Skippers blocked the road to the airport with nets and crates and lit flares in front of the customs"
    " house. The government says that the money will go to the three hospitals on the northern islands.",
]
"""Two invented agency texts."""


@pytest.mark.parametrize("text", AGENCY)
def test_three_copies_of_one_agency_text_are_one_outlet_that_reports(text):
    other = "Readers of the Herald wrote about the new stamps. The weather will turn on Sunday."
    told = corpus(*((outlet, text) for outlet in ("Post", "Star", "Herald")), ("Valley", other))
    assert set(kl.facts.facts(told)["outlets"]) == {1}
    assert set(kl.facts.facts(told, reprints="each")["outlets"]) == {1, 3}
    found = kl.facts.reprints(told)
    assert set(found["relation"]) == {"copy"}
    assert set(found["share"]) == {1.0}
    assert not any(one.leads for one in kl.facts.findings(told, {}))


@pytest.mark.parametrize("text", AGENCY)
def test_an_agency_text_under_another_headline_is_no_second_report(text):
    first, second = (
        f"{text.split()[2]} report from the coast\n\n{text}",
        f"{text.split()[2]} report of the coast\n\n{text}",
    )
    told = corpus(("Post", first), ("Star", second), ("Valley", "Readers wrote about the new stamps."))
    assert set(kl.facts.facts(told)["outlets"]) == {1}


@pytest.mark.parametrize("text", AGENCY)
def test_a_later_version_of_an_article_is_no_second_article(text):
    told = corpus(("Post", text), ("Post", text + " Two hundred people had to wait."), ("Star", OTHER))
    assert list(kl.facts.reprints(told)["relation"].unique()) == ["version"]
    assert set(kl.facts.facts(told)["outlets"]) == {1}


@pytest.mark.parametrize("text", AGENCY)
def test_one_paragraph_used_again_is_a_passage(text):
    own = " ".join(f"Reader {name} wrote that the {thing} of the town were too dear." for name, thing in (
        ("Ada", "stamps"), ("Ben", "trams"), ("Cleo", "parks"), ("Dora", "schools"), ("Emil", "baths"),
        ("Finn", "markets"), ("Gro", "theatres"), ("Hans", "ferries"),
    ))  # fmt: skip
    [first, *_] = text.split(". ")
    told = corpus(("Post", text), ("Star", f"{own} {first}."))
    found = kl.facts.reprints(told)
    assert list(found["relation"]) == ["passage"]
    assert first.partition(" — ")[2] in found["text"].iloc[0]


@pytest.mark.parametrize(
    "phrase", ["did not respond to a request for comment on Monday", "could not be reached at once by this newspaper"]
)
def test_a_set_phrase_is_no_reprint(phrase):
    told = corpus(("Post", f"The harbour board {phrase}. It rained."), ("Star", f"The mill {phrase}. Snow fell."))
    assert kl.facts.reprints(told).empty


@pytest.mark.parametrize("text", AGENCY)
def test_two_articles_of_one_outlet_never_agree(text):
    own = text.replace(" before dawn", "").replace("all night", "for hours")
    told = corpus(("Post", text), ("Post", own))
    assert set(kl.facts.facts(told)["outlets"]) == {1}
    assert kl.facts.tellings(told).empty


def test_words_of_the_next_sentence_are_not_said_to_differ_in_this_one():
    one = "“The easy way out is to shout at the council. We will use our democratic {} in Orsk,” Ana Holm said."
    told = corpus(("Post", one.format("processes") + FILLER), ("Star", one.format("process") + OTHER))
    for row in kl.facts.quotations(told).to_dict("records"):
        assert all(str(row[f"only_{side}"]).split()[-1] in row[f"text_{side}"] for side in "ab" if row[f"only_{side}"])
    assert len(kl.facts.quotations(told)) == 2
