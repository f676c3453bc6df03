"""References to actors, counted; names that nobody looks for yet, offered to whoever keeps actors.yml."""

from dataclasses import replace

import pytest

import kosovo_lib as kl
from kosovo_lib.text.actors import NO_ACTORS, candidates, load_lexicon

TEXT = """\
Port Shut As Harbour Guild Walks Out

The port of Norhaven was shut on Monday. Sanna Brekke said the Harbour Guild was to blame.

The Harbour Guild met Sanna Brekke in Norhaven. Then Sanna Brekke left, and the Harbour Guild stayed.

WATCH: Sanna Brekke Leaves Norhaven
"""


def names(text, lexicon=NO_ACTORS):
    """How often each name stands in the running text of an article."""
    return candidates(kl.parse(text).sentences.query("section == 'body'")["text"], lexicon)


def test_names_are_counted_in_running_text():
    # three sentences of the body name each; headline and promo are written in capitals and are not counted
    assert names(TEXT) == {"Norhaven": 2, "Sanna Brekke": 3, "Harbour Guild": 3}


def test_who_is_an_actor_already_is_no_candidate(tmp_path):
    (tmp_path / "actors.yml").write_text("actors: [{name: Sanna Brekke, kind: person}]", encoding="utf-8")
    assert names(TEXT, load_lexicon(tmp_path / "actors.yml")) == {"Norhaven": 2, "Harbour Guild": 3}
    proposed = kl.actors.propose(kl.parse(TEXT), actors=tmp_path / "actors.yml")
    assert proposed["name"].tolist() == ["Harbour Guild"]


def test_how_often_is_often_can_be_said():
    assert kl.actors.propose(kl.parse(TEXT), at_least=5).empty  # a body named three times is asked for four
    assert "Harbour Guild" in kl.actors.propose(kl.parse(TEXT), at_least=3)["name"].tolist()


def test_capitals_with_stops_are_one_name_and_adjectives_of_peoples_none():
    text = (
        "The U.S. Navy met Donald J. Holm in the U.S. on Monday. The Americans left, and Russians came.\n\n"
        "The Russian captain drank American tea.\n"
    )
    assert names(text) == {"Donald J. Holm": 1, "U.S.": 1, "U.S. Navy": 1}


def test_a_file_that_breaks_a_rule_is_refused(tmp_path):
    (tmp_path / "actors.yml").write_text("actors: [{name: Sanna Brekke}]", encoding="utf-8")
    with pytest.raises(kl.DataError, match="the key 'kind' is missing"):
        kl.actors.propose(kl.parse(TEXT), actors=tmp_path / "actors.yml")


def test_names_of_one_actor_are_proposed_as_one_entry():
    text = (
        "Mayor Ida Krog spoke in the Harbour Office. “We stay,” Krog said. Krog left. Then Ida Krog met Jo Farran.\n\n"
        "The Harbour Office said no. Nobody at the Harbour Office knew Jo Farran, and Jo Farran did not ask.\n"
    )
    found = kl.actors.propose(kl.parse(text))
    assert found.to_dict("records") == [
        {"name": "Ida Krog", "kind": "person", "aliases": ["Krog"], "titles": ["Mayor"], "occurrences": 4},
        {"name": "Harbour Office", "kind": "organisation", "aliases": [], "titles": [], "occurrences": 3},
        {"name": "Jo Farran", "kind": "person", "aliases": [], "titles": [], "occurrences": 3},
    ]


@pytest.mark.parametrize(
    ("name", "kind", "titles"),
    [
        ("Saudi Arabia", "state", []),
        ("Norhaven GOP", "organisation", []),  # nobody's last name is written in capitals
        ("Ferry Crossings", "organisation", []),  # its words stand there in small letters, too
        ("the Dorn Express", "organisation", []),
        ("Odda Brekke, the contractor,", "organisation", []),
        ("Anna Brekke, the contractor,", "person", []),
        ("the Anna", "organisation", []),  # a ship, for people have no article
        ("Anna", "person", []),
        ("Odda Brekke", "person", []),  # two words that stand nowhere else
        ("Jon X", "person", []),
        ("Odda Marie Louise Brekke", "organisation", []),  # of four words only a given name or a title would tell
        ("Mayor Brekke", "person", ["Mayor"]),
        ("Superintendent Odda Brekke", "person", ["Superintendent"]),
        ("Principal Brekke", "person", ["Principal"]),
        ("Comptroller Brekke", "person", ["Comptroller"]),
        ("Councilwoman Odda Brekke", "person", ["Councilwoman"]),
        ("the Brekke administration", "person", []),
        ("Headteacher Odda Brekke", "person", ["Headteacher"]),
        ("Odda Logistics", "organisation", []),
        ("Anna Steel", "person", []),  # by the given name
        ("Anna & Daughters", "organisation", []),
    ],
)
def test_a_name_is_of_a_person_a_state_or_a_body_by_its_words_and_what_stands_around_it(name, kind, titles):
    text = f"{name} said no. The crews told {name} to wait, a crossing by ferry being late. They trust {name}."
    (found,) = kl.actors.propose(kl.parse(text)).to_dict("records")
    assert (found["kind"], found["titles"], found["occurrences"]) == (kind, titles, 3)
    titled = " ".join([*titles, ""])
    assert found["name"] == name.removeprefix("the ").removeprefix(titled).removesuffix(" administration").removesuffix(
        ", the contractor,"
    )


def test_a_word_that_firms_have_in_their_names_is_a_surname_where_it_stands_alone():
    text = "Odda Steel runs the ferry. Every crew knows Odda Steel. Rain fell when Steel came."
    assert kl.actors.propose(kl.parse(text))["kind"].tolist() == ["person"]


def test_a_club_is_one_actor_under_both_names_and_what_somebody_is_no_part_of_a_name():
    text = "Rovers lost. Fans of Rovers wept. The owner of Tolland Rovers left. Nobody else loved Rovers."
    (club,) = kl.actors.propose(kl.parse(text)).to_dict("records")
    assert (club["name"], club["aliases"], club["occurrences"]) == ("Tolland Rovers", ["Rovers"], 4)
    text = "“It was late,” said Mum-of-three Odda Brekke. They told Mum-of-three Odda Brekke to wait. Odda Brekke left."
    assert kl.actors.propose(kl.parse(text))["name"].tolist() == ["Odda Brekke"]


@pytest.mark.parametrize("place", ["Odda Reservoir", "Odda Hill", "Lake Odda"])
def test_waters_and_hills_are_no_actors(place):
    text = f"{place} is old. Every crew knows {place}. They love {place}."
    assert kl.actors.propose(kl.parse(text)).empty


def test_where_things_are_is_no_actor_though_it_is_called_like_a_person():
    text = "They met in Odda Brekke. They slept in Odda Brekke. Ships left from Odda Brekke. Odda Brekke said no."
    assert kl.actors.propose(kl.parse(text)).empty
    text = "Odda Brekke airport shut. They love Odda Brekke airport. The mayor told Odda Brekke airport to wait."
    assert kl.actors.propose(kl.parse(text)).empty


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Ida Marie Krog said no. They told Ida Krog to wait. They love Ida Krog.", ["Ida Marie Krog", "Ida Krog"]),
        ("Ida B. Krog said no. They told Ida B. Krog and Ida Krog to wait.", ["Ida Krog", "Ida B. Krog"]),
        ("Sanna Brekke said no. They told Brekke to wait. They love Sanna.", ["Sanna Brekke", "Brekke", "Sanna"]),
        ("The Office of Ships said no. They told the OS to wait. They love the Office of Ships.",
         ["Office of Ships", "OS"]),
        ("Senate Democrats said no. They told Democrats to wait. They love Democrats.", ["Democrats"]),
        ("The House GOP said no. They told the GOP to wait. They love the GOP.", ["GOP"]),
        ("Harbour Quay Democrats said no. They told Democrats to wait. They love Democrats.", ["Democrats"]),
        ("House Liberals said no. They told House Liberals to wait. They love House Liberals.", ["House Liberals"]),
        ("Odda Brekke said no. They told Brekke to wait. They love Brekke.", ["Odda Brekke", "Brekke"]),
        ("Ida Marie Krog said no. They told Marie Krog to wait. They love Marie Krog.",
         ["Ida Marie Krog", "Marie Krog"]),
        ("The Harbour Guild said no. They told the Guild to wait. They love the Guild. The Guild left.", ["Guild"]),
        ("The House Guild said no. They told the Guild to wait. They love the House Guild.", ["House Guild", "Guild"]),
        ("The Ferry Crew Union said no. They told the Ferry Crew Union to wait. They love the Ferry Crew Union, and "
         "the Ferry Union left.", ["Ferry Crew Union"]),  # only people lose a middle name
    ],
)  # fmt: skip
def test_forms_of_one_name_are_one_actor_under_the_fullest_without_initials(text, forms):
    (found,) = kl.actors.propose(kl.parse(text)).to_dict("records")
    assert [found["name"], *found["aliases"]] == forms
    assert found["occurrences"] == 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ida Maria Krog", "Ida Anne Krog"),  # of two middle names neither is short for the other
        ("Ida Marie Brekke", "Ida Krog"),
        ("Jon Georgia", "Georgia"),  # a state is short for nobody
        ("Quay’s Boat Shop", "Boat Shop"),  # what stands together once is no name
    ],
)
def test_names_that_share_a_word_may_be_of_two_actors(one, other):
    text = f"They told {one} and {other} to wait. They love {other}. {other} said no. {other} left."
    more = f" They trust {one} and {one}." * (one != "Quay’s Boat Shop")
    found = kl.actors.propose(kl.parse(text + more), at_least=1).set_index("name")
    assert not found.loc[other, "aliases"]
    assert all(other not in aliases for aliases in found["aliases"])
    assert found.loc[other, "occurrences"] >= 4


def test_a_short_name_as_frequent_as_the_full_one_is_short_for_it():
    text = "The Harbour Guild said no. They told the Guild to wait. They love the Harbour Guild. The Guild left."
    (found,) = kl.actors.propose(kl.parse(text)).to_dict("records")
    assert (found["name"], found["aliases"], found["occurrences"]) == ("Harbour Guild", ["Guild"], 4)


STORY = " ".join([
    "Norish President Lars Holm dismissed Chief of Staff Sven Dahl on Monday. “Dahl lied,” Holm said.",
    "Ferry Secretary Dahl said that he would not go. Sven B. Dahl is loved by the crews.",
    "Dismissing Sven Dahl is a mistake, Mia Holm said. The National Ferry Union backed Sven.",
    "The NFU called it a scandal. Mia Holm, his daughter, left Norhaven. In Norhaven the National Ferry Union met.",
    "Mia Holm said she had been in Norhaven. President Holm praised Russia. Russia said nothing. Nobody trusts Russia.",
])  # fmt: skip


def test_titles_participles_and_places_are_no_names_and_every_form_of_a_name_is_one_actor():
    found = kl.actors.propose(kl.parse(f"Chief Leaves\n\n{STORY}\n")).set_index("name")
    # Sven Dahl 2 (one after "Dismissing"), and one each of Sven B. Dahl, Secretary Dahl, Sven and of Dahl, with which a
    # sentence begins; Mia is a Holm, too, but "Holm" is her father, for
    # she is no president; NFU are the initials of the union; Norhaven is a place
    assert found["occurrences"].to_dict() == {
        "Sven Dahl": 6, "Lars Holm": 3, "Mia Holm": 3, "National Ferry Union": 3, "Russia": 3
    }  # fmt: skip
    assert found["aliases"].to_dict() == {
        "Sven Dahl": ["Dahl", "Sven", "Sven B. Dahl"], "Lars Holm": ["Holm"], "Mia Holm": [],
        "National Ferry Union": ["NFU"], "Russia": [],
    }  # fmt: skip
    assert found["titles"].to_dict() == {
        "Sven Dahl": ["Chief of Staff", "Ferry Secretary"], "Lars Holm": ["Norish President", "President"],
        "Mia Holm": [], "National Ferry Union": [], "Russia": [],
    }  # fmt: skip
    assert found["kind"].tolist() == ["person", "person", "person", "organisation", "state"]


@pytest.mark.parametrize(
    "title", ["Dame", "Sir", "Lord", "Lady", "Baron", "Baroness", "Count", "Reverend", "Rabbi", "Imam", "Cardinal"]
)
def test_a_title_of_rank_or_of_a_church_belongs_to_no_name_and_marks_a_person(title):
    text = f"They told {title} Orrin Vexley to wait. They love {title} Vexley. Nobody trusts Vexley."
    (found,) = kl.actors.propose(kl.parse(text)).to_dict("records")
    assert (found["name"], found["kind"], found["titles"]) == ("Orrin Vexley", "person", [title])


@pytest.mark.parametrize("site", ["Dam", "Bridge", "River", "Road", "Street", "Square", "Stadium", "Lake"])
def test_a_dam_or_a_square_is_no_actor_unless_it_speaks(site):
    text = f"The flood hit the Harlow {site}. They left the Harlow {site} at noon. The Harlow {site} is old."
    assert kl.actors.propose(kl.parse(text)).empty
    (found,) = kl.actors.propose(kl.parse(f"{text} The Harlow {site} said that it would pay.")).to_dict("records")
    assert (found["name"], found["kind"]) == (f"Harlow {site}", "organisation")


TOLD = "Plant Shuts\n\n" + " ".join([
    "Corrin Foods will close its plant, the company said on Monday. Corrin employs 420 people. The council met.",
    "Fire Chief Lena Ott told the Chronicle that a leak had not been reported. “We were not called,” Ott said.",
    "The council said it would ask for talks. Environment Secretary Owen Marsh said Corrin must pay. Marsh left.",
    "Police said they were looking at the papers. The police asked Corrin Foods for its logs. The council voted.",
    "Former President Ida Krog told the Chronicle that it was late. House Speaker Krog left.",
    "Krog said police were slow. The council said it was a blow. Police said no. Residents said they would leave.",
    "Residents told the Chronicle that they had smelled gas. Residents said more.",
])  # fmt: skip


def test_a_title_keeps_its_office_a_firm_its_short_name_and_bodies_that_speak_are_proposed():
    corpus = kl.parse(TOLD, outlet="Tarn Chronicle")
    found = kl.actors.propose(corpus).set_index("name")
    # Corrin Foods 2, Corrin 2; "the council" 4, "police" 4; the outlet's own name and residents are no actors, nor is
    # "former" a part of an office, or the House
    assert found[["aliases", "occurrences"]].to_dict("index")["Corrin Foods"] == {
        "aliases": ["Corrin"],
        "occurrences": 4,
    }
    assert found.loc[["the council", "police"], "occurrences"].tolist() == [4, 4]
    assert found["titles"].map(tuple).to_dict() == {
        "Lena Ott": ("Fire Chief",), "Owen Marsh": ("Environment Secretary",), "Ida Krog": ("President", "Speaker"),
        **dict.fromkeys(("Corrin Foods", "the council", "police"), ()),
    }  # fmt: skip


def test_a_body_that_actors_yml_names_is_not_proposed_again(tmp_path):
    path = tmp_path / "actors.yml"
    path.write_text("actors: [{name: Tarn Council, kind: organisation, aliases: [the council]}]", encoding="utf-8")
    proposed = kl.actors.propose(kl.parse(TOLD), actors=path)["name"].tolist()
    assert "police" in proposed
    assert "the council" not in proposed


REFERRED = """\
Port Shut

Mayor Sanna Brekke left. She did not come back, and nobody saw her.

The mayor is ill now. Boats lay in Norland, and Norland protested.
"""
ACTORS = "actors: [{name: Sanna Brekke, kind: person, aliases: [Brekke]}, {name: Norland, kind: state}]"


def test_references_are_counted_by_name_description_and_pronoun(tmp_path):
    (tmp_path / "actors.yml").write_text(ACTORS, encoding="utf-8")
    corpus = kl.parse(REFERRED, outlet="gazette", actors=tmp_path / "actors.yml")
    found = kl.actors.counts(corpus).set_index("actor")
    # Brekke: one name in the first sentence, "The mayor", "She" and "her"
    assert found.loc["Sanna Brekke"].tolist() == ["gazette", 1, 1, 1, 1, 2]
    # "in Norland" is a place
    assert found.loc["Norland"].tolist() == ["gazette", 1, 1, 1, 0, 0]
    everything = kl.actors.counts(corpus, references="all").set_index("actor")
    assert everything.loc["Sanna Brekke", ["references", "sentences"]].tolist() == [4, 3]


def test_references_of_one_outlet_are_counted_by_its_handle_or_printed_name(tmp_path):
    (tmp_path / "actors.yml").write_text(ACTORS, encoding="utf-8")
    corpus = kl.parse(REFERRED, outlet="gazette", actors=tmp_path / "actors.yml")
    corpus = replace(corpus, outlets=corpus.outlets.assign(name="The Gazette"))
    by_handle, by_name = (kl.actors.counts(corpus, outlet=one) for one in ("gazette", "The Gazette"))
    assert len(by_handle) == 2
    assert by_handle.equals(by_name)
    with pytest.raises(kl.ParameterError, match="outlet 'Herald' is not in the corpus; it has gazette"):
        kl.actors.counts(corpus, outlet="Herald")


def test_names_or_all_references_are_counted_and_nothing_else():
    with pytest.raises(kl.ParameterError, match="references: 'he' is not one of names, all"):
        kl.actors.counts(kl.parse(REFERRED), references="he")
    assert kl.actors.counts(kl.parse(REFERRED)).empty


def test_terms_count_an_actor_where_it_is_named_or_wherever_the_text_means_it(tmp_path):
    (tmp_path / "actors.yml").write_text(ACTORS, encoding="utf-8")
    corpus = kl.parse(REFERRED, outlet="gazette", actors=tmp_path / "actors.yml")
    named = kl.terms.concordance(corpus, "Sanna Brekke", actors=True)
    assert named["surface"].tolist() == ["Sanna Brekke"]
    everywhere = kl.terms.concordance(corpus, "Sanna Brekke", actors=True, references="all")
    assert everywhere["surface"].tolist() == ["Sanna Brekke", "She", "her", "The mayor"]
    assert kl.terms.rates(corpus, terms=["Sanna Brekke"], actors=True, references="all")["n"].tolist() == [4]
    with pytest.raises(kl.ParameterError, match="references: 'all' is of actors, and they are not counted"):
        kl.terms.rates(corpus, terms=["port"], references="all")


CAPITALS = """\
Port Shut As Crews Walk Out

Holm v. Brekke was heard on Monday. Then Sven Dahl left, and Mr. Dahl was ill. Dahl met a Norland Republican.

The Guild Had Gone The Other Way On Krogcare, and Krogcare stayed. Fees are not new, a ruling says of Krogcare.

House Republicans said no. Republicans left the House. Dahl lied, she told Republicans in Texas. Texas lied.

The GOP met. House GOP aides stayed. A GOP aide left. A study at Farholm is old. Texas cried. He went. Texas won.
"""


def test_headlines_law_cases_regions_and_party_members_are_no_actors():
    found = kl.actors.propose(kl.parse(CAPITALS)).set_index("name")
    # Sven Dahl, Mr. Dahl and Dahl twice, though "she" follows once; three Republicans with the House's, three times GOP
    wanted = {"Republicans": 6, "Sven Dahl": 4}
    assert found["occurrences"].to_dict() == wanted
    assert found["aliases"].to_dict() == {"Republicans": ["GOP"], "Sven Dahl": ["Dahl"]}


JOINED = """\
The Office of Tides and Fees met. Its chief left the Office of Tides and Fees. Then OTF aides wept.

Krog’s Boat Shop opened. Nobody at Krog’s minded. “Krog’s Boat Shop stays,” the owner said. Krog’s is old.

The Holm administration said no. Holm smiled. Fish Day came. Storms hit Ostmark, Norway. Ostmark panel members left.

President-elect Jo Farran came. CEO Jo Farran went. A Tides Act failed. The Tides Act is dead. Ostmark lost Fish Day.

The Fees Department opened. The Justice Department closed. A Justice Department aide met Holm on Fish Day.
"""


def test_names_of_several_parts_are_whole_and_laws_days_and_towns_are_left_out():
    found = kl.actors.propose(kl.parse(JOINED), at_least=2).set_index("name")
    # Krog’s four times, the whole name twice; Holm is the head of an administration, Ostmark lies in Norway
    assert found["occurrences"].to_dict() == {
        "Krog’s Boat Shop": 4, "Holm": 3, "Office of Tides and Fees": 3, "Jo Farran": 2, "Justice Department": 2,
    }  # fmt: skip
    assert found["kind"].to_dict() == {
        "Krog’s Boat Shop": "organisation", "Holm": "person", "Jo Farran": "person",
        "Office of Tides and Fees": "organisation", "Justice Department": "organisation",
    }  # fmt: skip
    assert found.loc["Jo Farran", "titles"] == ["CEO", "President-elect"]
    assert found.loc["Office of Tides and Fees", "aliases"] == ["OTF"]


def test_a_writer_who_says_i_is_no_actor_and_an_owner_who_never_stands_alone_no_alias():
    said = "Mara Holm said I’ll go, and I'll stay. We know I’ll go. It is true I'll stay. I’ve said so.\n\n"
    keeper = "The Brother’s Keeper plan began. Many like Brother’s Keeper. In Brother’s Keeper we trust.\n"
    found = kl.actors.propose(kl.parse(said + keeper), at_least=2).set_index("name")
    assert found["aliases"].to_dict() == {"Brother’s Keeper": [], "Mara Holm": []}


def test_names_that_are_a_letter_a_space_or_a_stop_apart_may_be_one():
    names = ["Odd Vellin", "Odd Velling", "Ida Vellin", "J.B. Holm", "J. B. Holm", "Ann Krog", "Anna Krog",
             "Ann Krogstad", "Norhaven", "Norhavn", "Harbour Guild", "Harbour Guilt"]  # fmt: skip
    assert kl.actors.alike(names) == [
        ("Odd Vellin", "Odd Velling"), ("J.B. Holm", "J. B. Holm"), ("Harbour Guild", "Harbour Guilt"),
    ]  # fmt: skip


@pytest.mark.parametrize(("more", "aliases"), [("", ["Chamber"]), ("The Wool Chamber of Orra spoke, too.", [])])
def test_a_word_that_other_bodies_have_in_their_names_is_no_alias(more, aliases):
    text = (
        "They asked the Sea Chamber on Monday. Then the Sea Chamber of old met, and the Chamber sat. "
        f"On Friday the Chamber spoke. So the Sea Chamber left. {more}\n"
    )
    found = kl.actors.propose(kl.parse(text)).set_index("name")
    assert found.loc["Sea Chamber", "aliases"] == aliases


def test_a_last_name_of_two_people_named_alike_often_is_neither():
    text = "Ida Holm met Sven Holm. Then Ida Holm left, and Sven Holm ate. A friend of Holm and Mayor Holm smiled.\n"
    found = kl.actors.propose(kl.parse(text), at_least=2).set_index("name")
    assert found["aliases"].to_dict() == {"Holm": [], "Ida Holm": [], "Sven Holm": []}


def test_a_person_is_proposed_with_every_short_form_and_earlier_than_a_body():
    text = (
        "Edward Krog met the Harbour Guild. Ed Krog left the Harbour Guild. Then Ann Holm came. “We stay,” she said. "
        "“We do,” Ann Holm said. Ole Brandt was there, and the Sea Office.\n"
    )
    found = kl.actors.propose(kl.parse(text)).set_index("name")
    # each is named twice; three times are asked, but twice of a person or body named in full, who may speak instead
    assert found["aliases"].to_dict() == {"Ann Holm": [], "Edward Krog": ["Ed Krog"], "Harbour Guild": []}


def test_a_shop_named_after_its_owner_is_short_with_its_apostrophe_and_found_with_either(tmp_path):
    text = (
        "Krog’s Boat Shop is old. Krog’s is big. Krog's Boat Shop shut, Krog's said. Nobody likes Krog’s. Holm left.\n"
    )
    found = kl.actors.propose(kl.parse(text), at_least=2)
    assert found[["name", "aliases", "occurrences"]].values.tolist() == [["Krog’s Boat Shop", ["Krog’s"], 5]]
    (tmp_path / "actors.yml").write_text(
        "actors: [{name: Krog’s Boat Shop, kind: organisation, aliases: [Krog’s]}]", encoding="utf-8"
    )
    assert len(kl.parse(text, actors=tmp_path / "actors.yml").mentions) == 5


@pytest.mark.parametrize(
    ("text", "proposed"),
    [
        # a last name counts where it begins a sentence
        ("We met Odda Brekke. Brekke wept. Brekke left.", {"Odda Brekke": ["Brekke"]}),
        # one person by two first names, and by a nickname in quotation marks
        ("Bill Krog wept. William Krog left. They love Krog. Krog won.", {"William Krog": ["Bill Krog", "Krog"]}),
        ('Harold "Hal" Brekke left. They love Brekke, and they miss Brekke.', {"Harold Brekke": ["Brekke"]}),
        ("Ida H. Krog Jr. left. They love Ida Krog, and they miss Ida Krog.", {"Ida Krog": ["Ida H. Krog"]}),
        # a trade or a title of two words before a name is no part of it
        ("Juror Ida Krog left. They love Krog, and they miss Krog.", {"Ida Krog": ["Krog"]}),
        ("Chief Executive Ida Krog left. They love Krog, and they miss Krog.", {"Ida Krog": ["Krog"]}),
        # bodies with "of", "for" and "&", also after a person; a queen's title is part of her hospital's name
        ("Odda Brekke of the University of Farran won. They love the University of Farran.",
         {"University of Farran": []}),
        ("They love Boats for Order. Boats for Order won.", {"Boats for Order": []}),
        ("They love Holm & Krog. A man of Holm & Krog left. They work at Holm & Krog.", {"Holm & Krog": []}),
        ("She is at Queen Anna Hospital. They love Queen Anna Hospital.", {"Queen Anna Hospital": []}),
        # towns
        ("The town of Farran won. Farran lost. They love Farran.", {}),
        ("The Farran-based Quay Guild won. The Quay Guild lost. They love Farran. Farran lost.", {"Quay Guild": []}),
        ("Odda Brekke, 58, of Farran, won. They love Farran. Farran lost.", {}),
        # the outlet itself
        ("They love the Tide Watch. The Tide Watch won. The Tide Watch lost.", {}),
    ],
)  # fmt: skip
def test_each_actor_is_proposed_once_under_its_whole_name(text, proposed):
    corpus = kl.parse(text, outlet="watch")
    corpus = replace(corpus, outlets=corpus.outlets.assign(name="The Tide Watch"))
    found = kl.actors.propose(corpus).set_index("name")
    assert found["aliases"].to_dict() == proposed
