"""What is told differently: reworded quotations, other numbers, days or persons; and what only looks like it."""

import pytest
from facts_corpus import FILLER, OTHER, corpus

import kosovo_lib as kl


def differing(one, other, *, days=("2021-05-06", "2021-05-06"), outlets=("Post", "Star")):
    """The kinds and values that two short articles differ in."""
    articles = [(outlet, text, day) for outlet, text, day in zip(outlets, (one, other), days, strict=True)]
    found = kl.facts.differences(corpus(*articles))
    return [(row.kind, row.value_a, row.value_b) for row in found.itertuples()]


@pytest.mark.parametrize(
    ("one", "other", "kind", "values"),
    [
        ("Eight people were killed in the Haven fire on Sunday.",
         "Five people were killed in the Haven fire on Sunday.",
         "number", ("Eight", "Five")),
        ("Ana Holm was ill. She died on May 3.", "Ana Holm was ill. She died on May 4.", "day", ("May 3", "May 4")),
        ("Lund was arrested on Tuesday.", "Lund was arrested on Wednesday.", "day", ("Tuesday", "Wednesday")),
        ("The rule on plates has been in force since April 20.", "The rule on plates has been in force since April 21.",
         "day", ("April 20", "April 21")),
        ("“We will never sign a deal that ends the old harbour,” Holm said.",
         "“We will never accept a deal that ends the old harbour,” said Ana Holm.",
         "wording", ("sign", "accept")),
        ("“We will never sign a deal that ends the harbour,” Holm said.",
         "“We will never sign deals that end the harbour,” Holm said.", "wording", ("a deal", "deals")),
        # with the negation, and with another difference close by
        ("“They could not pay for the slate roof of the school,” Holm said.",
         "“They won’t pay for the slate roof of a chapel,” Holm said.",
         "wording", ("could not pay for the slate roof of the school", "won’t pay for the slate roof of a chapel")),
        # a word that only means something with the next, and one far from it
        ("“You must rebuild the northern lighthouse of Vik, its piers and its yellow mill before winter,” Holm said.",
         "“You may rebuild the northern lighthouse of Vik, its piers and its yellow mill before summer,” Holm said.",
         "wording", ("must rebuild", "may rebuild")),
        ("“We looked hard and we blamed the harbour board for it,” Holm said.",
         "“We looked hard and we blamed the harbour master for it,” Holm said.", "wording", ("board", "master")),
        # a denial of something else
        ("“I did not promise the fishermen of the old harbour to pay,” Holm said.",
         "“I did promise the fishermen of the old harbour not to pay,” Holm said.", "wording",
         ("did not promise the fishermen of the old harbour to pay",
          "did promise the fishermen of the old harbour not to pay")),
        ("“The town has paid the price for the harbour. We will never sign a deal that ends it,” Holm said.",
         "“We will never accept a deal that ends it,” said Holm.", "wording", ("sign", "accept")),
    ],
)  # fmt: skip
def test_what_differs_is_found(one, other, kind, values):
    found = differing(one + FILLER, other + OTHER)
    assert [what[0] for what in found] == [kind]
    assert all(part.casefold() in value.casefold() for value, part in zip(found[0][1:], values, strict=True))


@pytest.mark.parametrize(
    ("kind", "day", "one", "other"),
    [
        # other tolls: killed in a fire
        ("number", "2014-02-22", "Nine miners died when a shaft collapsed in Varna on Friday.",
         "Eleven miners died when a shaft collapsed in Varna on Friday."),
        ("number", "2003-08-11", "At least 30 passengers were wounded after a ferry hit the pier at Tolm.",
         "The ferry hit the pier at Tolm, and 52 passengers were wounded."),
        ("number", "2011-10-03", "Police in Korda said 12 people had been detained after the match.",
         "Twenty people had been detained after the match, police in Korda said."),
        ("number", "2011-10-03", "Police said 1,850 people had been led out of Korda.",
         "Some 1,200 people were led out of Korda to their homes."),
        # pages, signatories, money, houses
        ("number", "2009-01-20", "The report on the Lakeside bank runs to 214 pages.",
         "The report on the Lakeside bank has 241 pages."),
        ("number", "2017-03-09", "The letter to Premier Dahl was signed by 47 deputies.",
         "Premier Dahl got a letter that was signed by 45 deputies."),
        ("number", "1998-06-02", "The city of Brask will pay $4.5 million to the families of the strikers.",
         "The city of Brask will pay $5.4 million to the families of the strikers."),
        ("number", "2011-10-03", "Some 200 homes were destroyed by the Talas earthquake.",
         "The Talas earthquake destroyed 350 homes."),
        # behind a comma, before a hyphen, in words with a hyphen, a sum of money of nothing named
        ("number", "2016-05-03", "As of late Monday, 19 sailors from Tolm were still missing.",
         "Twelve sailors from Tolm were still missing late Monday."),
        ("number", "1996-03-09", "Banker Ida Roth was charged in a 94-page indictment.",
         "A 49-page indictment charges the banker Ida Roth."),
        ("number", "2013-02-06", "Forty-one divers were injured at Orm, the health office said.",
         "The health office said that 36 divers were injured at Orm."),
        ("number", "1988-05-11", "The council of Brask voted to close the baths, saving $1.4 million a year.",
         "Closing the baths, as the council of Brask voted to do, will save $4.1 million a year."),
        # money of other signs, shares, and those hurt of whom nobody says that they are people
        ("number", "2021-06-08", "The council of Brask will spend £40 million on the new baths.",
         "The council of Brask will spend £45 million on its new baths."),
        ("number", "2021-06-08", "Orm Rail raised its fares by 8 percent in May.",
         "Orm Rail raised its fares by 5% in May."),
        ("number", "2021-06-08", "Eleven were hurt when a tram hit the depot in Brask.",
         "A tram hit the depot in Brask and hurt 15 people."),
        # acts told in several words
        ("number", "2014-02-22", "Nine sailors lost their lives when a ferry sank off Orm.",
         "A ferry sank off Orm, killing 12 sailors."),
        ("number", "2014-02-22", "The heat wave in Varna has claimed 45 lives, the health office said.",
         "The heat wave in Varna has killed 62 people, the health office said."),
        ("number", "2014-02-22", "Some 700 villagers of Lune were moved to safety.",
         "About 1,100 villagers of Lune were evacuated."),
        ("number", "2014-02-22", "Guards took 17 dockers into custody in Tolm.", "Guards arrested 29 dockers in Tolm."),
        ("number", "2014-02-22", "The fair in Brask paid $3 million for the painting.",
         "The fair in Brask bought the painting for $4 million."),
        # who died was killed
        ("number", "2009-07-14", "At least 23 people died when a ferry ran onto rocks off Tolm, the coast guard said.",
         "A ferry ran onto rocks off Tolm, killing 31 people, the coast guard said."),
        # "She died on May 3" behind a sentence that names her
        ("day", "2016-01-15", "Judge Erik Moen had been in hospital for weeks. He died on January 12.",
         "Judge Erik Moen had been in hospital for weeks. He died on January 13."),
        ("day", "2012-10-05", "Former minister Petra Vik was sick. She passed away on October 2.",
         "Former minister Petra Vik was sick. She passed away on October 1."),
        ("day", "2012-07-10", "Lea Brun died on July 7 in Marl.", "Lea Brun, who was 80, died in Marl on July 8."),
        # arrested on Tuesday
        ("day", "2018-04-12", "Police detained Marko Ilin on Sunday.", "Marko Ilin was detained by police on Monday."),
        ("day", "2006-09-08", "The banker Ida Roth was jailed on Monday.",
         "The banker Ida Roth was jailed on Tuesday."),
        ("day", "2006-09-15", "Officers arrested Tomas Weld at the port on Wednesday.",
         "Tomas Weld was arrested at the port on Thursday."),
        # a rule in force since a day, also an old one
        ("day", "2019-06-10", "The ban on heavy trucks has applied since June 1.",
         "The ban on heavy trucks has applied since June 2."),
        ("day", "2020-03-15", "The curfew in Ostia has been in place since 3 March.",
         "A curfew has been in place in Ostia since 4 March."),
        ("day", "2020-01-20", "Since 11 January drivers from Norland need a permit.",
         "Drivers from Norland have needed a permit since 12 January."),
        ("day", "2020-07-20", "The new law on water took effect on May 1.",
         "The new law on water took effect on June 1."),
        # in few words, which are nearly the same
        ("day", "2021-06-08", "The strike in Tolm will end on Friday, the union said.",
         "The strike in Tolm will end on Sunday, said the union."),
        ("day", "2021-06-08", "Schools in Brask will stay closed until 1 August.",
         "Schools in Brask will stay closed until 15 August."),
        # in a clause of longer sentences, which tell more
        ("day", "2021-06-08", "The clinic will close on 1 July, and patients will be driven to Korda General,"
         " a drive of an hour.",
         "Patients will be treated at Korda General, an hour away, after the clinic shuts on 8 July."),
        # the same words in another place; what is to come is no day on which it was said
        ("wording", "2021-06-08", "“We cannot run this ferry safely through another storm,” Ida Krog said.",
         "“We cannot safely run this ferry for another storm,” said Ida Krog."),
        ("wording", "2021-06-08", "The pier will reopen on Friday, Lund said. “Our crews sail these ferries every day"
         " and get no rest,” Ida Krog said.", "A fair begins on Sunday, Holm said. “Our crews sail these"
         " ferries each day and get no rest,” Ida Krog said."),
        # reworded utterances
        ("wording", "2015-02-03", "“Nobody in this chamber will ever vote for the canal tax again,” said Senator Rask.",
         "“Nobody in this chamber will ever pay for the canal tax again,” Rask said."),
        ("wording", "1987-11-30", "Coach Lang said: “We were slow, we were careless and we deserved to lose.”",
         "“We were slow, we were sloppy and we deserved to lose,” Lang said."),
    ],
)  # fmt: skip
def test_the_same_kinds_are_found_under_other_names_places_and_years(kind, day, one, other):
    assert [found[0] for found in differing(one + FILLER, other + OTHER, days=(day, day))] == [kind]


def test_a_denial_of_what_another_tells_is_a_question_that_leads_before_what_one_leaves_out():
    one, other = (
        "Orm Steel denied that the alarm of the mill had failed.",
        "Orm Steel admitted that the alarm had failed.",
    )
    (found,) = [
        one for one in kl.facts.findings(corpus(("post", one + FILLER), ("star", other + OTHER)), {"post": "The Post"})
        if one.leads
    ]  # fmt: skip
    assert found.sentence == (
        "Can both be true? The Post: “Orm Steel denied that the alarm of the mill had failed”; "
        "star: “Orm Steel admitted that the alarm had failed”."
    )
    assert [said.text for said in found.quotations] == [one, other]
    left_out = kl.stats.wilson(2, 2)[0] * 0.89  # by one, told by both others
    assert left_out < found.strength < 0.5


def test_words_that_say_nothing_alone_stand_in_their_sentences_and_the_last_of_an_article_weighs_less():
    last = FILLER + " The east gate was shut on Sunday."
    told = corpus(("post", "The east gate was open on Sunday." + OTHER), ("star", last.strip()))
    (found,) = [one for one in kl.facts.findings(told, {}) if one.effect == 0.5]
    assert found.sentence == (
        "Can both be true? post: “The east gate was open on Sunday”; star: “The east gate was shut on Sunday”."
    )
    assert found.place == 0.5  # the first sentence of one, the last of the other


def test_no_sentence_stands_in_two_questions():
    told = corpus(
        (
            "Post",
            "Eight people were killed in the Haven fire on Sunday."
            + FILLER
            + " The Haven fire on Sunday killed 8 people.",
        ),
        ("Star", "Five people were killed in the Haven fire on Sunday." + OTHER),
    )
    assert len(kl.facts.differences(told)) == 2
    assert sum(one.effect == 0.5 for one in kl.facts.findings(told, {})) == 1


def test_a_sentence_too_long_to_print_with_its_number_makes_no_finding():
    long = (
        "As the bells of the valley rang, as the shops in the lower streets shut early and as neighbours brought "
        "flowers, candles and small hand-written notes to the gate of the works, it was said that"
    )
    told = corpus(
        ("Post", "Eight people were killed in the Haven fire on Sunday." + FILLER),
        ("Star", f"{long} five people were killed in the Haven fire on Sunday." + OTHER),
    )
    assert len(kl.facts.differences(told)) == 1
    assert not any(one.effect == 0.5 for one in kl.facts.findings(told, {}))


def test_only_reworded_quotations_are_said_to_differ_and_all_else_is_for_a_reader_to_compare():
    told = corpus(
        ("Post", "Eight people were killed in the Haven fire on Sunday." + FILLER),
        ("Star", "Five people were killed in the Haven fire on Sunday." + OTHER),
    )
    assert list(kl.facts.differences(told)["verdict"]) == ["compare"]
    (found,) = [one for one in kl.facts.findings(told, {}) if one.leads]  # a question, not a verdict
    assert found.sentence == (
        "Can both be true? Post: “Eight people were killed in the Haven fire on Sunday”; "
        "Star: “Five people were killed in the Haven fire on Sunday”."
    )
    assert found.effect == 0.5
    assert found.reliability == kl.stats.wilson(27, 37)[0]
    days = [
        one + FILLER for one in ("Lea Brun died on July 7 in Marl.", "Lea Brun, who was 80, died in Marl on July 8.")
    ]
    dated = corpus(("Post", days[0], "2012-07-10"), ("Star", days[1], "2012-07-10"))
    assert list(kl.facts.differences(dated)["verdict"]) == ["compare"], "too few were read"
    assert not any(one.leads for one in kl.facts.findings(dated, {}))


@pytest.mark.parametrize(
    ("days", "one", "other"),
    [
        # a department is no departure
        ("2015-02-03", "The Home Department sent a note to Ostia on Friday.",
         "The Treasury sent a note to Ostia on Friday."),
        ("2015-02-06", "The Fire Department wrote to the mayor of Brask on Tuesday.",
         "The mayor of Brask left on Wednesday."),
        ("1998-02-06", "The Department of Trade issued a warning on Monday.", "The minister departed on Tuesday."),
        # landfall, downgrade and toll
        ("2004-08-15", "Hurricane Ilsa made landfall on Thursday.",
         "Hurricane Ilsa was downgraded to a tropical storm on Friday."),
        ("1999-06-06", "The typhoon came ashore near Tolm on 3 June.", "The typhoon weakened near Tolm on 4 June."),
        ("2004-08-16", "Hurricane Ilsa made landfall on Thursday.",
         "The death toll from Hurricane Ilsa rose to 19 on Saturday."),
        ("1999-06-06", "The typhoon came ashore near Tolm on 3 June.",
         "The death toll of the typhoon near Tolm rose to 30 on 5 June."),
        # tolls of different days
        ("2014-02-22 2014-02-24", "Nine miners died when a shaft collapsed in Varna.",
         "Eleven miners died when a shaft collapsed in Varna."),
        ("2008-10-05 2008-10-06", "Police counted 14 dead after the Orm flood.",
         "Police counted 19 dead after the Orm flood."),
        # two days of one protest
        ("2013-05-17 2013-05-18", "Friday was the third day of the strike at the port of Tolm.",
         "Saturday was the fourth day of the strike at the port of Tolm."),
        ("1999-11-17 1999-11-18", "Students in Brask marched on Wednesday for a sixth day.",
         "Students in Brask marched on Thursday for a seventh day."),
        ("2007-09-24 2007-09-25", "The sit-in in Korda went into its 20th day on Monday.",
         "The sit-in in Korda went into its 21st day on Tuesday."),
        # estimates
        ("2003-08-11", "About 40 passengers were wounded after a ferry hit the pier at Tolm.",
         "A ferry hit the pier at Tolm and 43 passengers were wounded."),
        ("2011-10-03", "More than 200 homes were destroyed by the Talas earthquake.",
         "The Talas earthquake destroyed 215 homes."),
        ("2017-03-09", "Nearly 50 deputies signed the letter to Premier Dahl.",
         "The letter to Premier Dahl was signed by 47 deputies."),
        # one day in two ways of saying it
        ("2006-09-08", "The banker Ida Roth was jailed on Monday.", "The banker Ida Roth was jailed on 4 September."),
        ("2020-03-10", "The curfew in Ostia has been in place since Sunday.",
         "A curfew has been in place in Ostia since March 8."),
        # a part and the whole
        ("2003-08-11", "Nineteen trucks burned at the depot in Brask.",
         "Four of the trucks that burned at the depot in Brask belonged to the army."),
        ("1994-08-11", "Twenty trucks burned at the depot in Brask, six of them army trucks.",
         "Six trucks of the army burned at the depot in Brask."),
        ("2003-08-11", "Sixteen ships sank in the storm off Tolm.",
         "Five ships that sank in the storm off Tolm were raised."),
        # what was and what will be
        ("2016-05-13", "The board of Orm Steel met on Tuesday to discuss the closing of the mill.",
         "The board of Orm Steel will meet on Thursday to discuss the closing of the mill."),
        # the same people in another act
        ("2015-11-20", "Orm Steel employs 4,500 smelters.", "Orm Steel has laid off 300 smelters."),
        ("2003-08-14", "The company Orm filed the suit on Monday.", "The company Orm dropped the suit on Tuesday."),
        ("2018-04-12", "Marko Ilin was arrested on Sunday.", "Marko Ilin was released on Monday."),
        ("1991-04-14", "The parliament in Korda opened its session on Monday.",
         "The parliament in Korda closed its session on Friday."),
        # a formula
        ("2018-04-14", "“I will not sell the house,” Brun said.", "“I will not leave the house,” Brun said."),
        ("1979-04-14", "“We do not want a war,” the premier said.", "“We do not want a treaty,” the premier said."),
    ],
)  # fmt: skip
def test_what_only_looks_like_a_difference_is_none_under_other_names_places_and_years(days, one, other):
    first, *last = days.split()
    assert differing(one + FILLER, other + OTHER, days=(first, *(last or [first]))) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“I know what the old harbour costs, and still I was ready to pay,” Holm said.",
         "“I know what the old harbour costs, and I was still ready to pay,” Holm said."),
        ("“Tomorrow we will sell every boat in the harbour,” Holm said.",
         "“We will sell every boat in the harbour tomorrow,” Holm said."),
    ],
)  # fmt: skip
def test_the_same_words_in_another_order_are_no_difference(one, other):
    assert differing(one + FILLER, other + OTHER) == []
    cells = kl.facts.coverage(corpus(("Post", one + FILLER), ("Star", other + OTHER)), least=2)
    assert cells["sure"].all()


@pytest.mark.parametrize(
    ("day", "one", "other"),
    [
        ("1989-04-14", "“I know the price that the town paid for it,” Holm said.",
         "“And I know the price that the town paid for that,” Holm said."),
        ("2016-04-14", "“We will never sign the deal on the harbour of Orsk,” Holm said.",
         "“We will never sign a deal on the harbour of Orsk,” Holm said."),
        ("2011-04-14", "“We sold all the boats of the harbour of Orsk,” Holm said.",
         "“We sold all of the boats of the harbour of Orsk,” Holm said."),
    ],
)  # fmt: skip
def test_quotations_that_differ_in_a_slight_word_alone_are_for_a_reader_to_compare(day, one, other):
    found = kl.facts.differences(corpus(("Post", one + FILLER, day), ("Star", other + OTHER, day)))
    assert found[["kind", "verdict"]].values.tolist() == [["wording", "compare"]]


def test_what_was_checked_stands_apart_from_what_is_for_a_reader_to_compare():
    said = (
        "“We will {} a deal that ends the old harbour on Monday,” Holm said. {} people were killed in the Haven fire on"
        " Sunday. “I never saw {} wall of the mill crack in a storm,” Lund said."
    )
    one, other = said.format("sign", "Eight", "the"), "A fair opened. " + said.format("accept", "Five", "a")
    told = corpus(("Post", one, "2021-05-06"), ("Star", other, "2021-05-06"))
    kinds = [kl.facts.differences(told, checked=which)["kind"].tolist() for which in (None, True, False)]
    assert kinds == [["wording", "wording", "number"], ["wording"], ["number"]]


@pytest.mark.parametrize("which", [None, True, False])
def test_two_articles_without_a_difference_have_a_table_without_rows_and_with_text_columns(which):
    told = corpus(("Post", "A fair opened.", "2021-05-06"), ("Star", "The mill burned.", "2021-05-06"))
    found = kl.facts.differences(told, checked=which)
    assert found.empty
    assert found["compare"].dtype == found["label"].dtype


def test_all_in_which_two_sentences_differ_is_said_and_those_that_differ_most_come_first():
    one = "Tom Brunn spoke. Two people were killed and 30 hurt when the Haven mill burned on Tuesday, police said."
    other = "Tom Brun spoke. Five people were killed and 40 hurt when the Haven mill burned on Wednesday, police said."
    doubt = kl.facts.differences(corpus(("Post", one, "2021-05-07"), ("Star", other, "2021-05-07")), checked=False)
    assert doubt["compare"].tolist()[:1] == ["“Tuesday” with “Wednesday”"]


@pytest.mark.parametrize(
    ("one", "other", "kind", "values"),
    [
        pytest.param("Minister Ana Holm will visit the burned mill on Friday.",
                     "Minister Ana Holm has refused to visit the burned mill.", "denial", None, id="will, refuses to"),
        pytest.param("Orm Steel offered to pay for the repair of 60 houses.",
                     "Orm Steel refused to pay for the repair of the houses.", "denial", None, id="offers, refuses"),
        pytest.param("Mayor Ida Roth rejected calls to resign.", "Mayor Ida Roth, who was ill, resigned on Tuesday.",
                     "denial", ("Mayor Ida Roth rejected calls to resign.", "resigned on Tuesday."), id="calls to"),
        pytest.param("Mayor Ida Roth rejected demands for her resignation.", "Mayor Ida Roth resigned on Tuesday.",
                     "denial", None, id="demands for"),
        pytest.param("Minister Ana Holm promised an inquiry into the fire.",
                     "Minister Ana Holm has ruled out an inquiry into the fire.", "denial", None, id="rules out"),
        pytest.param("King Aro visited the wounded in Haven Hospital.",
                     "King Aro cancelled his visit to the wounded in Haven Hospital.", "denial", None, id="cancels"),
        pytest.param("Orm Steel denied that the alarm of the mill had been switched off.",
                     "Orm Steel admitted that the alarm of the mill had been switched off.", "denial",
                     ("Orm Steel denied that the alarm of the mill had been switched off.",
                      "Orm Steel admitted that the alarm of the mill had been switched off."), id="denies, admits"),
        pytest.param("“We smelled the smoke a full hour before anyone told us,” said Maud Holm, a nurse.",
                     "“We smelled the smoke a full hour before anyone told us,” said Peter Brun, a postman.",
                     "speaker", ("Maud Holm", "Peter Brun"), id="two speakers"),
    ],
)  # fmt: skip
def test_who_refuses_cancels_or_denies_and_two_speakers_are_differences(one, other, kind, values):
    assert [
        found for found in differing(one + FILLER, other + OTHER) if found[0] == kind and values in (None, found[1:])
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The court did not convict Olsen of theft.", "The court convicted Olsen of fraud."),
        ("The minister has not read the letter of the doctors.", "The minister has read the letter of the nurses."),
        ("The committee refused to publish the first report on the mill.",
         "The committee published the second report on the mill."),
        ("Orm sold 12,000 tickets for the first match.", "Orm sold 15,000 tickets for the second match."),
    ],
)  # fmt: skip
def test_what_is_denied_or_counted_of_another_thing_is_no_difference(one, other):
    assert differing(one + FILLER, other + OTHER) == []


def test_numbers_of_two_days_are_of_two_occasions():
    assert not differing("Orm sold 70 tickets on Monday." + FILLER, "Orm sold 30 tickets on Tuesday." + OTHER)


def test_of_two_words_that_differ_that_with_content_is_given():
    found = differing(
        f"“I know the price of the harbour, and that we will sign a deal on Monday,” Holm said. {FILLER}",
        f"“I know a price of the harbour, and that we will accept a deal on Monday,” Holm said. {OTHER}",
    )
    assert found == [("wording", "sign", "accept")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("About 40 people were hurt in the Haven fire.", "Some 43 people were hurt in the Haven fire.",
                     id="estimates"),
        # 1.75 million is within 15% of 1.8 million
        pytest.param("About 1.75 million people voted in Ostia.", "Some 1.8 million people voted in Ostia.",
                     id="estimates with a decimal point"),
        pytest.param("Twelve boats sank in the harbour on Sunday night.",
                     "Three boats were raised from the harbour on Monday.", id="part and whole"),
        pytest.param("The storm made landfall on Monday.", "The storm was downgraded on Tuesday.", id="other acts"),
        pytest.param("“I will not sign the law,” Holm said.", "“I will not oppose the law,” Lund said.", id="formula"),
        pytest.param("“We will sign [the deal] in the old harbour,” she said.",
                     "“We will sign it in the old harbour,” she said.", id="an editor's words"),
        pytest.param("“The water was in the kitchen at night,” he said.",
                     "“Then the water was in the kitchen at night,” he said.", id="a quotation that begins later"),
        pytest.param("“We saw the wall crack and were so shaken,” Holm told the Valley Post.",
                     "“When we saw the wall crack we were so shaken and sad,” he said in an interview with Radio Orsk.",
                     id="two interviewers"),
        pytest.param("Holm spoke on Ana Berg’s show on Radio Orsk. “We saw the wall crack and were so shaken.”",
                     "Holm told the Valley Post he was tired. “We saw the wall crack and we are so shaken,” he said.",
                     id="two interviewers, each named in the sentence before"),
        pytest.param("“We will never sign a deal that ends the old harbour,” Holm said on Monday.",
                     "“We will never accept a deal that ends the old harbour,” Holm said on Friday.", id="two days"),
        pytest.param("“We will never sign a deal that ends the old harbour,” Holm said in a tweet.",
                     "“We will never accept a deal that ends the old harbour,” Holm said in a speech.", id="two media"),
        pytest.param("“We build a wall or … close the harbour,” Holm said.",
                     "“Either we build the wall or we close the harbour now,” he said.", id="two parts of a thread"),
        pytest.param("“Today, we have told the council that the harbour is safe,” Holm said in a statement.",
                     "“Today, we have told the council that the harbour is safe,” Holm said in a Monday statement.",
                     id="the day of a statement and a day in it"),
        pytest.param("The mill closed for the longest strike since May 2.", "The mill closed for a strike on May 3.",
                     id="a record"),
        pytest.param("The State Department sent a letter on Monday.", "The ministry sent a letter on Monday.",
                     id="same day"),
    ],
)  # fmt: skip
def test_what_only_looks_like_a_difference_is_not(one, other):
    assert differing(one + FILLER, other + OTHER) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("The Haven storm killed two people.", "A storm in Haven killed five people in 2017.", id="time"),
        pytest.param("The Haven mill will cut 300 jobs.", "The Haven mill cut 700 jobs last year.", id="last year"),
        pytest.param("The Haven mill lost $8 million in 2024.", "The Haven mill lost $5 million in 2023.", id="years"),
        pytest.param("Shares of the Haven mill fell 8 percent.",
                     "Shares of the Haven mill have fallen 30 percent since March.", id="since"),
        pytest.param("Profit at the Haven mill fell to $12 million.", "Sales at the Haven mill fell to $90 million.",
                     id="other things"),
        pytest.param("The Haven ferry carried 212 passengers.", "The Haven ferry could carry 400 people.", id="room"),
        pytest.param("The river at Haven rose three meters.", "The river at Haven will rise another two meters.",
                     id="more to come"),
        pytest.param("The new Haven school will cost $23 million.", "The old Haven school cost $6 million.", id="old"),
        pytest.param("Some 31 Haven schools were closed.", "Some 20 Haven schools were still closed.", id="still"),
        pytest.param("The blast at the Haven mill killed nine.", "The blast at the Haven mill injured seven.",
                     id="dead and hurt"),
        pytest.param("The Haven mill received 800 bids.", "The Haven mill accepted 600 bids.", id="other acts"),
        pytest.param("Haven's harbour ordered 40 cranes.", "Haven's harbour has received 30 cranes.", id="delivered"),
        pytest.param("The flood ruined 75 homes in Haven.", "The flood damaged 110 homes in Haven.", id="damaged"),
        pytest.param("Police in Haven arrested 12 fans of Rovers.", "Police in Haven arrested nine fans of United.",
                     id="fans of two clubs"),
        pytest.param("The Haven bank paid $90 for the violin.", "The Haven bank paid $4 for the bow.", id="two buys"),
        pytest.param("Guards led 14 miners out of the Haven shaft.", "Guards buried three miners of the Haven shaft.",
                     id="saved and buried"),
        pytest.param("The serum in Haven is kept at minus 20 degrees Celsius.",
                     "The serum in Haven is kept at minus 4 degrees Fahrenheit.", id="below zero"),
    ],
)  # fmt: skip
def test_numbers_of_other_times_parts_or_things_are_not_compared(one, other):
    assert "number" not in [kind for kind, *_ in differing(one + FILLER, other + OTHER)]


def test_tolls_of_different_days_were_both_true_when_printed():
    one, other = "Eight people were killed in the Haven fire.", "Nine people were killed in the Haven fire."
    assert differing(one + FILLER, other + OTHER, days=("2021-05-06", "2021-05-09")) == []
    assert len(differing(one + FILLER, other + OTHER)) == 1


def test_two_days_of_one_protest_told_on_these_days_do_not_differ():
    one = "Monday was the tenth day of the protest at the mine."
    other = "Tuesday was the eleventh day of the protest at the mine."
    assert differing(one + FILLER, other + OTHER, days=("2021-05-03", "2021-05-04")) == []


DENIALS = [
    (
        "Nobody was hurt when the tram hit the depot in Brask.",
        "Six people were hurt when the tram hit the depot in Brask.",
    ),
    (
        "The tram hit the depot in Brask. Nobody was hurt.",
        "A tram hit the depot in Brask. Lea Moen, 31, broke her wrist.",
    ),
    ("No injuries were reported after the blast in Tolm.", "Nine people were injured in the blast in Tolm."),
    ("There were no arrests on the bridge in Korda.", "Police arrested eleven men on the bridge in Korda."),
    ("The banker Ida Roth pleaded not guilty to fraud.", "The banker Ida Roth pleaded guilty to fraud."),
    ("Talks on the ferry have not resumed.", "Talks on the ferry resumed on Monday."),
    ("Orm Steel will not close its mill in Varna.", "Orm Steel will close its mill in Varna."),
    ("Orm Steel has refused to pay the fine.", "Orm Steel has paid the fine."),
    ("The crew has not been charged.", "The crew has been charged with theft."),
    ("The auditors found no proof of bribes in Varna.", "The auditors found proof of bribes in Varna."),
    ("Roth would not appeal against the fine, the union said.", "The union said Roth would appeal against the fine."),
    ("Orm Steel does not want to close its mill in Varna.", "Orm Steel wants to close its mill in Varna."),
]


@pytest.mark.parametrize(("one", "other"), DENIALS)
def test_what_one_outlet_tells_and_another_denies_differs(one, other):
    assert {kind for kind, *_ in differing(one + FILLER, other + OTHER)} == {"denial"}
    assert differing(one + FILLER, other + OTHER, days=("2021-05-06", "2021-05-09")) == [], "it may have come later"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Nobody else was hurt when the tram hit the depot.", DENIALS[0][1], id="nobody else"),
        pytest.param("No children were hurt when the tram hit the depot.", DENIALS[0][1], id="none of a part"),
        pytest.param("The driver was not hurt when the tram hit the depot.", DENIALS[0][1], id="one of several"),
        pytest.param("Nobody was hurt when a tram hit the depot in 2012.", DENIALS[0][1], id="another year"),
        pytest.param("The mayor called. Nobody was hurt.", "A tram hit a wall. Six people were hurt.", id="elsewhere"),
        pytest.param("The crew was not charged with murder.", "The crew was charged with theft.", id="another charge"),
        pytest.param("Roth has not resigned.", "Two of Roth’s aides have resigned.", id="somebody else"),
        pytest.param("Holm has not resigned.", "Lund has resigned.", id="another name"),
        pytest.param(
            "Orm Steel will not close its mill in Varna.", "Orm Steel will close its mill in Tolm.", id="two towns"
        ),
        pytest.param("The senator has not been charged.", "The senator's son has been charged with theft.", id="a son"),
        pytest.param("Holm has not voted for the deal.", "Holm voted against the deal.", id="both deny"),
        pytest.param("Nobody in the depot was hurt when the tram hit it in Brask.", DENIALS[0][1], id="in one place"),
        pytest.param(
            "No injuries were reported after the second blast in Tolm.",
            "Nine people were injured in the first blast in Tolm.",
            id="another blast",
        ),
        pytest.param("Roth said he did not rob the bank.", "Prosecutors say Roth robbed the bank.", id="a suspect"),
        pytest.param("Orm Steel will not close the mill.", "Orm Steel may close the mill.", id="what may be"),
        pytest.param("Orm Steel has not closed the mill.", "Orm Steel will close the mill.", id="what will be"),
        pytest.param("Orm Steel did not only close the mill.", "Orm Steel did close the mill.", id="not only"),
        pytest.param("The union paid with no strings attached.", "The union attached strings to pay.", id="with no"),
        pytest.param("Orm Steel would sell the mill if the fine fell.",
                     "Orm Steel would not sell the mill if the fine rose.", id="two conditions"),
        pytest.param("Orm Steel would refund the miners.", "Orm Steel would not refund the smiths.", id="two groups"),
        pytest.param("The coach praised the striker Ivo Marek.",
                     "The coach told the striker Ivo Marek to go to the doctor.", id="sent somewhere"),
    ],
)  # fmt: skip
def test_a_denial_that_both_outlets_may_print_is_no_difference(one, other):
    assert differing(one + FILLER, other + OTHER) == []


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("Orm Steel sacked its treasurer Ida Roth on Friday.", "Orm Steel promoted its treasurer Ida Roth on Friday.",
         ("sacked", "promoted")),
        ("The pass above Tolm was open on Sunday.", "The pass above Tolm was closed on Sunday.", ("open", "closed")),
        ("Shares of Orm Steel rose after the vote.", "Orm Steel's shares fell after the vote.", ("rose", "fell")),
        ("The council of Varna approved the second tram line.", "Varna's council rejected the second tram line.",
         ("approved", "rejected")),
        ("Judge Ana Holm granted bail to the guard.", "Judge Ana Holm denied bail to the guard.",
         ("granted", "denied")),
        ("The well in Lune is safe, the ministry said.", "The well in Lune is unsafe, the ministry said.",
         ("safe", "unsafe")),
        ("The king arrived in Brask before noon.", "The king left Brask before noon.", ("arrived", "left")),
        ("Premier Dahl thanked the crew of the lock.", "Premier Dahl blamed the crew of the lock.",
         ("thanked", "blamed")),
        ("The board has full confidence in Ida Roth, the head of the bank.",
         "The board sacked Ida Roth, the head of the bank.", ("has full confidence in", "sacked")),
        # acts told in several words
        ("Premier Dahl praised Ida Roth of the water board.", "Premier Dahl told Ida Roth of the water board to go.",
         ("praised", "told Ida Roth of the water board to go")),
        ("The abbot stood by the organist Ivo Marek.", "The abbot dismissed the organist Ivo Marek.",
         ("stood by", "dismissed")),
    ],
)  # fmt: skip
def test_words_that_exclude_each_other_in_sentences_otherwise_alike_differ(one, other, words):
    assert differing(one + FILLER, other + OTHER) == [("opposite", *words)]
    assert sure_of(one, other) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("The council approved the tram line and rejected the bus lane.",
                     "The council rejected the bus lane and approved the tram line.", id="both"),
        pytest.param("Shares rose at noon before they fell in the evening.", "Shares fell in the evening.", id="later"),
        pytest.param("The pass was closed on Sunday and open again on Monday.", "The pass was open on Monday.",
                     id="two days"),
        pytest.param("Varna Rovers won the cup final against Korda.", "Korda lost the cup final against Varna Rovers.",
                     id="each its own"),
        pytest.param("Holm left Varna for talks in Tolm.", "Holm arrived in Tolm from Varna for talks.", id="from, to"),
        pytest.param("Orm opened the new bridge in Brask.", "Orm closed the old bridge in Brask.", id="new and old"),
        pytest.param("Wages of women rose in Varna.", "Wages of men fell in Varna.", id="others"),
        pytest.param("The court convicted the driver.", "The court acquitted the driver's father.", id="a father"),
        pytest.param("The senate rejected a change to the budget.", "The senate approved the budget.", id="a part"),
        pytest.param("The council should reject the tram line, critics said.", "The council approved the tram line.",
                     id="what should be"),
        pytest.param("Fans praised the coach after the final.", "Officials criticised the coach after the final.",
                     id="two doers"),
        pytest.param("The vote to approve the plan was lost after Holm left.", "The plan was rejected after Holm left.",
                     id="to approve"),
        pytest.param("Two locks on the Orm were closed on Friday.", "Three locks on the Orm reopened on Friday.",
                     id="other numbers of them"),
        pytest.param("Two of the five locks on the Orm opened.", "Three of the five locks on the Orm stayed shut.",
                     id="the rest of them"),
        pytest.param("Premier Dahl thanked banker Ida Roth.", "Premier Dahl blamed baker Lea Brun.", id="of another"),
    ],
)  # fmt: skip
def test_words_that_exclude_each_other_differ_in_nothing_where_both_things_happened(one, other):
    assert differing(one + FILLER, other + OTHER) == []


@pytest.mark.parametrize(
    ("one", "other", "values"),
    [
        ("A judge jailed the baker for five years.", "The baker got three years behind bars.",
         [("five years", "three years")]),
        ("A judge jailed the baker for five years.", "His driver got three years behind bars.", []),
        ("A judge jailed the baker for five years.", "Prosecutors had demanded three years in jail.", []),
        ("The vote on the mole was unanimous.", "Councillors voted five to two on the mole.",
         [("unanimous", "five to two")]),
        ("The vote on the mole was unanimous.", "Councillors voted seven to nil on the mole.", []),
        ("Three divers were arrested at the mole.", "Five divers were led away at the mole.", [("Three", "Five")]),
        ("Three divers were arrested at the mole.", "Five divers led off the race at the mole.", []),
        # one number in each article of one noun, near each other, beside a thing named elsewhere in the sentence
        ("Some 130 divers took part in the search.", "The search was joined by 160 divers.", [("130", "160")]),
        ("Some 130 divers took part in the search.", "Of the search 20 divers will talk.", []),
        ("The wolf was caught after seven hours.", "After ten hours the wolf was caught.",
         [("seven hours", "ten hours")]),
        ("The driver, 58, was treated for shock.", "The 61-year-old driver was treated for shock.", [("58", "61")]),
        ("The zoo sold 410 tickets.", "The zoo sells 490 tickets a day.", []),
        ("Nineteen divers were injured.", "Six divers were seriously injured.", []),
        ("Officers searched six flats.", "A week earlier officers searched nine flats.", []),
        ("The mill made a profit of 30 million euros.", "The year before, the profit was 20 million euros.", []),
        ("The league banned the baker for life.", "The league banned the baker for ten years.",
         [("for life", "ten years")]),
        ("The league banned the baker for life.", "The league banned the baker for life, a judge said.", []),
        ("Rovers lost before a crowd of 8,200.", "Rovers lost before a crowd of 6,700.",
         [("crowd of 8,200", "crowd of 6,700")]),
        ("Rovers lost before a crowd of 8,200.", "The ground has seats for a crowd of 9,900.", []),
        ("The repair will cost 2 million euros.", "The repair will cost 5 million euros, and members could pay it.",
         [("2 million", "5 million")]),
        ("The repair will cost 2 million euros.", "The repair could cost 5 million euros.", []),
    ],
)  # fmt: skip
def test_numbers_of_one_act_are_compared_in_whatever_style(one, other, values):
    assert differing(one + FILLER, other + OTHER) == [("number", *both) for both in values]


@pytest.mark.parametrize(
    ("one", "other", "kinds"),
    [
        ("Reiss will not resign.", "Reiss has resigned.", ["denial"]),
        ("Reiss did not resign.", "Reiss will resign.", []),
        ("Reiss denied that he had paid the referee in a car park.", "Reiss paid the referee in a car park.",
         ["denial"]),
        ("Reiss denied that he had ignored a letter that asked for new rules.", "A letter asked for new rules.", []),
    ],
)  # fmt: skip
def test_what_is_denied_is_set_against_the_act_itself(one, other, kinds):
    assert [kind for kind, *_ in differing(one + FILLER, other + OTHER)] == kinds


@pytest.mark.parametrize(
    ("one", "other", "values"),
    [
        ("Repairs of the lock in Tolm take six weeks.", "Repairs of the lock in Tolm take six months.",
         [("six weeks", "six months")]),
        ("The flames were 3 km from Lune.", "The flames were 3 miles from Lune.", [("3 km", "3 miles")]),
        ("Holm's 90-minute speech was cut.", "Holm's 90-hour speech was cut.", [("90-minute", "90-hour")]),
        ("Repairs of the lock in Tolm take two weeks.", "Repairs of the lock in Tolm take 14 days.", []),
        ("The flames were 5 km from Lune.", "The flames were three miles from Lune.", []),
        ("The ship carries 300 tonnes of fuel.", "The ship carries 300,000 kilograms of fuel.", []),
        ("The fire burned 40 hectares of heath.", "The fire burned 300 acres of heath.",
         [("40 hectares", "300 acres")]),
        ("The fire burned 40 hectares of heath.", "The fire burned 100 acres of heath.", []),
        ("Gusts of 160 kph hit the pier of Vik.", "Gusts of 80 mph hit the pier of Vik.", [("160 kph", "80 mph")]),
        ("Gusts of 160 kph hit the pier of Vik.", "Gusts of 100 mph hit the pier of Vik.", []),
        # 88,000 of .4536 kg are 39.9 tonnes; 12 of 2.59 square km are 31; 41 °C are 105.8 °F
        ("The ship lost 40 tonnes of oil.", "The ship lost 60,000 pounds of oil.",
         [("40 tonnes", "60,000 pounds")]),
        ("The ship lost 40 tonnes of oil.", "The ship lost 88,000 pounds of oil.", []),
        ("The slick off Brae covers 12 square miles.", "The slick off Brae covers 50 square kilometres.",
         [("12 square miles", "50 square kilometres")]),
        ("The slick off Brae covers 12 square miles.", "The slick off Brae covers 31 square kilometres.", []),
        ("The train left the track at 160 km/h.", "The train left the track at 80 miles per hour.",
         [("160 km/h", "80 miles per hour")]),
        ("The lagoon at Vik rose to 41°C.", "The lagoon at Vik rose to 96°F.", [("41°C", "96°F")]),
        ("The lagoon at Vik rose to 41 degrees Celsius.", "The lagoon at Vik rose to 106 degrees Fahrenheit.", []),
    ],
)  # fmt: skip
def test_what_is_measured_is_compared_with_its_unit(one, other, values):
    assert differing(one + FILLER, other + OTHER) == [("number", *both) for both in values]
    assert bool(sure_of(one, other)) != bool(values)


def test_an_age_belongs_to_a_person_also_where_the_name_is_spelt_in_two_ways():
    one, other = "Marek Lindqvist, 46, was found dead in Brask.", "Marek Lindquist, 64, was found dead in Brask."
    assert ("number", "46", "64") in differing(one + FILLER, other + OTHER)
    assert not differing(one + FILLER, other.replace("Marek Lindquist", "Jon Lindquist") + OTHER)


def test_what_an_outlet_denies_it_does_not_leave_out():
    told = corpus(
        ("Post", "A tram hit the depot in Brask. Lea Moen, 31, broke her wrist as she fell." + FILLER),
        ("Star", "In Brask a tram hit the depot. Lea Moen broke her wrist when she fell." + OTHER),
        ("Echo", "It rained. The tram that hit the depot in Brask was on its way to the harbour. Nobody was hurt."),
    )
    cells = kl.facts.coverage(told)
    cell = cells[cells["label"].str.contains("wrist") & (cells["outlet"] == "Echo")].iloc[0]
    assert (cell["status"], cell["nearest_sentence"]) == ("told", 2)
    assert not cell["sure"]
    assert not kl.facts.left_out(told)["label"].str.contains("wrist").any()


def test_tolls_printed_a_day_apart_are_no_difference():
    one, other = "Eight people were killed in the Haven fire.", "Nine people were killed in the Haven fire."
    assert differing(one + FILLER, other + OTHER, days=("2021-05-06", "2021-05-07")) == []
    # an article that can be of either day can be of the same day
    assert len(differing(one + FILLER, other + OTHER, days=("2021-05-06", "2021-05-06..2021-05-07"))) == 1


def test_a_toll_may_rise_until_the_next_article_but_not_fall():
    six, eight = (f"{number} people were killed in the Haven fire." for number in ("Six", "Eight"))
    days = ("2021-05-06", "2021-05-09")
    assert differing(six + FILLER, eight + OTHER, days=days) == []
    assert differing(eight + FILLER, six + OTHER, days=days) == [("number", "Eight", "Six")]


@pytest.mark.parametrize(
    ("one", "other", "kind", "values"),
    [
        pytest.param("Marek Dahl, 58, was the last to leave the burning ferry.",
                     "Captain Dahl, who is 55, left the burning ferry as the last.", "number", ("58", "55"), id="ages"),
        pytest.param("The council of Orsk passed the toll by 24 votes to 23.",
                     "The council of Orsk voted 25 to 22 for the toll.", "number", ("24 votes to 23", "25 to 22"),
                     id="votes"),
        pytest.param("The new baths of Orsk cost 4.2 million euros.", "The new baths of Orsk cost €2.4 million.",
                     "number", ("4.2 million", "€2.4 million"), id="one currency by name and by sign"),
        pytest.param("The baths of Orsk cost £3 million and opened in May.",
                     "The baths of Orsk cost £4 million, more than planned.", "number", ("£3 million", "£4 million"),
                     id="a sum without what it is of"),
        pytest.param("Some 5,000 miners marched in Orsk.", "About 6,500 miners marched in Orsk.",
                     "number", ("5,000", "6,500"), id="two estimates far apart"),
        pytest.param("Fire at the Orsk mill kills nine.", "Eleven dead in fire at the Orsk mill.",
                     "number", ("nine", "Eleven"), id="the dead of a headline"),
        pytest.param("Wolves killed four dogs on farms near Orsk, the ministry said on Monday.",
                     "Wolves killed seven dogs on farms near Orsk, the ministry said on Tuesday.",
                     "number", ("four", "seven"), id="the day of a statement"),
        pytest.param("Orm Steel bought the mine for $2.6 billion.", "Orm Steel paid $2.9 billion for the mine.",
                     "number", ("$2.6 billion", "$2.9 billion"), id="near numbers of two verbs"),
        pytest.param("The replay of the match will be held on June 9.",
                     "The match will be replayed in an empty ground on June 16.", "day", ("June 9", "June 16"),
                     id="sentences that match best"),
        pytest.param("“This is a blank check for the builders,” Ana Holm said.",
                     "The vote was “a blank check for the contractors,” Ana Holm said.",
                     "wording", ("builders", "contractors"), id="few words"),
        pytest.param("“Nobody warned us that the stand was unsafe,” Ana Holm said.",
                     "“No one told us that the stand was unsafe,” said Ana Holm.",
                     "wording", ("Nobody warned", "No one told"), id="first words"),
        pytest.param("Officials put the cost of the Orsk flood at 3 million crowns.",
                     "The damage from the Orsk flood was estimated at 5 million crowns by officials.",
                     "number", ("3 million", "5 million"), id="a sum in other words"),
        pytest.param("The mill at Orsk will cut 40 jobs because its machines stood under water.",
                     "Sixty people are to be laid off at the Orsk mill, whose machines were flooded.",
                     "number", ("40", "Sixty"), id="jobs and people who lose them"),
        pytest.param("Eleven fans were treated for burns.", "Doctors treated 17 fans for burns.",
                     "number", ("Eleven", "17"), id="a number that opens a sentence is no name"),
        pytest.param("Police took 34 miners into custody at the pier.", "Police detained 61 miners at the pier.",
                     "number", ("34", "61"), id="took into custody"),
        pytest.param("Some 1,200 miners were evacuated from Lune.", "Some 1,850 miners were moved to safety from Lune.",
                     "number", ("1,200", "1,850"), id="moved to safety"),
        pytest.param("Orm Steel will cut 400 jobs in Lune.", "Orm Steel will make 650 staff redundant in Lune.",
                     "number", ("400", "650"), id="made redundant"),
        pytest.param("Orm Rail cancelled 40 trains in Lune.", "Sixty trains were cancelled by Orm Rail in Lune.",
                     "number", ("40", "Sixty"), id="a word behind what counts as a denial"),
    ],
)  # fmt: skip
def test_differences_are_found_in_sentences_that_are_built_differently(one, other, kind, values):
    assert (kind, *values) in differing(one + FILLER, other + OTHER, days=("2021-05-28", "2021-05-28"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Marek Dahl, 58, was the last to leave the burning ferry.",
                     "Captain Dahl, who is 59, left the burning ferry as the last.", id="a birthday"),
        pytest.param("Marek Dahl, 58, was the last to leave the burning ferry.",
                     "Joan Dahl, 52, was the last to leave the burning ferry.", id="another person of the name"),
        pytest.param("Dahl was 58 years old and led the choir.", "Brun is 47 years old and led the choir.",
                     id="years of age"),
        pytest.param("Eight people were killed in the Haven fire on Sunday.",
                     "Nine people were killed in the Haven fire on Sunday.", id="a toll of one day that rose"),
        pytest.param("The Haven fire broke out on Sunday, police said.",
                     "Two days after the Haven fire broke out, police said that it was arson.", id="counted days"),
    ],
)  # fmt: skip
def test_what_may_hold_on_a_later_day_does_not_differ(one, other):
    assert differing(one + FILLER, other + OTHER, days=("2021-05-04", "2021-05-06")) == []


@pytest.mark.parametrize(
    ("one", "other", "values"),
    [
        ("The first victim was Reine Tamm, a retired teacher.", "Rein Tamm, a retired teacher, was the first victim.",
         ("Reine Tamm", "Rein Tamm")),
        ("Police chief Mohammed Ashkar said 12 looters had been arrested.",
         "Twelve looters were arrested, said Muhammad Ashkar, the chief of police.",
         ("Mohammed Ashkar", "Muhammad Ashkar")),
        ("The union leader Ida Rourke promised a strike at the port.",
         "A strike at the port was promised by Ida Roarke.",
         ("Ida Rourke", "Ida Roarke")),
    ],
)  # fmt: skip
def test_a_name_in_two_spellings_differs_and_both_outlets_still_report_the_fact(one, other, values):
    assert differing(one + FILLER, other + OTHER) == [("spelling", *values)]
    told = corpus(("Post", one + FILLER), ("Star", other + OTHER))
    assert kl.facts.differences(told)["verdict"].tolist() == ["compare"]
    assert kl.facts.tellings(told)["sure"].all()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Steve Crane opened the baths.", "Steven Crane opened the baths.", id="a short form"),
        pytest.param("Ivan Šarić opened the baths.", "Ivan Saric opened the baths.", id="a mark"),
        pytest.param("DANA Crane opened the baths.", "Dana Crane opened the baths.", id="capitals"),
        pytest.param("Ida Crane opened the baths.", "Olga Crane opened the baths.", id="another person"),
        pytest.param("Sara Crane opened the baths.", "Sarah Crane opened the baths. Sara Crane, her niece, swam.",
                     id="two people in one article"),
        pytest.param("West Crane opened the baths.", "East Crane opened the baths.", id="two ends of a town"),
        pytest.param("The Cranes opened the baths.", "The Craines opened the baths.", id="an article"),
        pytest.param("Iran Air opened the baths.", "Iraq Air opened the baths. Iran did not.", id="two countries"),
    ],
)  # fmt: skip
def test_what_only_looks_like_another_spelling_is_none(one, other):
    assert differing(one + FILLER, other + OTHER) == []


def test_a_name_in_two_spellings_is_given_once_for_two_outlets():
    one = "Reine Tamm was the first victim of the flood. Reine Tamm taught in Orsk for forty years."
    other = "Rein Tamm was the first victim of the flood. Rein Tamm taught in Orsk for forty years."
    assert differing(one + FILLER, other + OTHER) == [("spelling", "Reine Tamm", "Rein Tamm")]


def test_values_stand_as_printed_with_the_sign_of_money_or_share():
    baths = "The council of Brask will spend {} million on the new baths."
    assert differing(baths.format("£40") + FILLER, baths.format("£45") + OTHER) == [
        ("number", "£40 million", "£45 million")
    ]
    fares = "Orm Rail raised its fares by {} in May."
    assert differing(fares.format("8 percent") + FILLER, fares.format("5%") + OTHER) == [("number", "8 percent", "5%")]


def test_a_plan_printed_before_differs_from_the_day_on_which_it_came_about():
    plan, done = "The bridge of Orm will reopen on 12 June.", "The bridge of Orm reopened on 14 June."
    days = ("2021-06-08", "2021-06-20")
    assert differing(plan + FILLER, done + OTHER, days=days) == [("day", "12 June", "14 June")]


def test_two_days_that_one_article_gives_to_the_like_are_two_occasions():
    both = "The council of Orm will vote on the toll on 11 June, and again on 18 June."
    one = "The council of Orm will vote on the toll on {} June."
    days = ("2021-06-08", "2021-06-08")
    assert differing(both + FILLER, one.format(18) + OTHER, days=days) == []
    assert differing(one.format(11) + FILLER, one.format(18) + OTHER, days=days) == [("day", "11 June", "18 June")]


def test_words_that_only_one_outlet_shortens_are_the_same():
    said = "“We {} pay for the canal tax in this town,” Rask said."
    assert differing(said.format("won’t") + FILLER, said.format("will not") + OTHER) == []
    assert differing(said.format("won’t ever") + FILLER, said.format("will not soon") + OTHER) == [
        ("wording", "ever pay", "soon pay")
    ]


@pytest.mark.parametrize(
    ("told", "found"),
    [
        # published on Tuesday, 4 May, and Thursday, 6 May: Monday and Wednesday are the days before
        (("Monday", "Wednesday"), 0),
        # Sunday and Tuesday lie two days back, and cannot both be the day of one arrest
        (("Sunday", "Tuesday"), 1),
    ],
)
def test_an_article_may_speak_of_its_own_day_or_the_one_before(told, found):
    one, other = (f"Lund was arrested at the mine on {day}." for day in told)
    assert len(differing(one + FILLER, other + OTHER, days=("2021-05-04", "2021-05-06"))) == found


def test_two_articles_of_one_outlet_are_not_held_against_each_other():
    one, other = "Eight people were killed in the Haven fire.", "Five people were killed in the Haven fire."
    assert differing(one + FILLER, other + OTHER, outlets=("Post", "Post")) == []


def test_where_nothing_differs_nothing_is_left_to_compare():
    told = corpus(("Post", "The barge sank at the pier of Vik."), ("Star", "The fair opened on Friday."))
    assert kl.facts.differences(told, checked=False).empty


def test_an_article_without_a_day_breaks_nothing():
    told = corpus(("Post", "Lund was arrested on Tuesday." + FILLER, None), ("Star", "Lund was arrested on May 4."))
    told.articles.loc[0, ["published_from", "published_to"]] = None
    assert kl.facts.differences(told).columns.tolist()[:3] == ["fact", "label", "kind"]


def sure_of(one, other, published="2021-05-06"):
    """The label of the facts that both of two short articles surely report."""
    told = kl.facts.tellings(corpus(("Post", one + FILLER, published), ("Star", other + OTHER, published)))
    both = told[told["sure"]].groupby("label")["outlet"].nunique()
    return sorted(both.index[both > 1])


@pytest.mark.parametrize(
    ("one", "other", "values"),
    [
        # a day, a feast, an open end; spans of other lengths; a day long after a span
        ("The pool in Orm will stay shut until Monday.", "The pool in Orm will stay shut until after Easter.",
         ("until Monday", "until after Easter")),
        ("The ban on fires in Lune applies until 1 June.", "The ban on fires in Lune applies indefinitely.",
         ("until 1 June", "indefinitely")),
        ("Mayor Ida Krog is on leave for a month.", "Mayor Ida Krog is on leave for a week.",
         ("for a month", "for a week")),
        ("Trams between Marl and Korda will not run until Friday.",
         "Trams between Marl and Korda will not run for at least a month.", ("until Friday", "for at least a month")),
        ("The school in Brask has banned phones for the rest of the school year.",
         "The school in Brask has banned phones permanently.",
         ("for the rest of the school year", "permanently")),
    ],
)  # fmt: skip
def test_other_ends_of_one_state_are_compared_and_no_sure_fact(one, other, values):
    assert differing(one + FILLER, other + OTHER) == [("day", *values)]
    assert sure_of(one, other) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Trams in Marl will stand still for two weeks, Krog said.",
         "Krog said trams in Marl will stand still for a fortnight."),
        ("Trams in Marl stand still indefinitely, Krog said.",
         "Krog said trams in Marl stand still until further notice."),
        ("The trial of Ida Roth is adjourned until Monday.", "The trial of Ida Roth is adjourned until 10 May."),
        ("Krog will stay in Marl until the end of the week.", "Krog will stay in Marl for the rest of the week."),
        ("The pool in Orm will be closed for the summer.", "The pool in Orm will be closed until autumn."),
        ("Striker Jon Roth is banned for three matches.", "Striker Jon Roth is banned for three games."),
    ],
)  # fmt: skip
def test_one_end_in_other_words_stays_one_fact(one, other):
    assert differing(one + FILLER, other + OTHER) == []
    assert len(sure_of(one, other)) == 1


def test_no_label_names_an_end_that_another_outlet_does_not():
    said = "The tunnel at Varde will stay shut"
    assert sure_of(f"{said} until Monday, police said.", f"{said}, police said.") == [f"{said}, police said."]


@pytest.mark.parametrize(
    ("one", "other", "values"),
    [
        ("A thousand people marched through Tolm.", "Some 300 people marched through Tolm.", ("A thousand", "300")),
        ("Half a million commuters were stranded in Marl.", "In Marl 200,000 commuters were stranded.",
         ("Half a million", "200,000")),
        ("Hail damaged a score of houses in Orm.", "Hail damaged 60 houses in Orm.", ("a score", "60")),
        ("A trial in Orm found that 18 of the patients got better.",
         "A trial in Orm found that 28 of the patients got better.", ("18", "28")),
        ("One in four nurses in Marl smokes, the study says.", "40 percent of nurses in Marl smoke, the study says.",
         ("One in four", "40 percent")),
        ("A third of the orchards in Brask died of frost.", "Half of the orchards in Brask died of frost.",
         ("A third", "Half")),
        ("Wolves killed three dozen goats near Orm.", "Wolves killed fifty goats near Orm.", ("three dozen", "fifty")),
        ("Two and a half thousand miners at Kelm walked out.", "1,800 miners at Kelm walked out.",
         ("Two and a half thousand", "1,800")),
        ("The flu killed two in five days in Orm.", "In Orm the flu killed seven people in five days.",
         ("two", "seven")),
    ],
)  # fmt: skip
def test_numbers_in_words_are_compared_with_those_in_digits(one, other, values):
    assert differing(one + FILLER, other + OTHER) == [("number", *values)]


@pytest.mark.parametrize(("one", "other"), [("A thousand", "Some 1,000"), ("Half a million", "About 500,000")])
def test_a_number_in_words_and_in_digits_is_one_fact_and_no_figure_of_one_outlet(one, other):
    told = [f"{number} people marched through Tolm against the mine." for number in (one, other)]
    assert differing(told[0] + FILLER, told[1] + OTHER) == []
    assert len(sure_of(*told)) == 1
    apart = corpus(("Post", f"The mine opens. {other} people own a mine."), ("Star", f"It rained. {one} people fish."))
    assert not any("figure" in found.sentence for found in kl.facts.findings(apart, {}))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("One in four nurses in Marl smokes", "25 percent of nurses in Marl smoke"),
        ("Two thirds of the dentists in Marl smoke", "67 percent of the dentists in Marl smoke"),
        ("Two and a half thousand miners at Kelm walked out", "2,500 miners at Kelm walked out"),
        ("Four out of five pilots back the strike at Kelm", "80% of pilots back the strike at Kelm"),
    ],
)
def test_a_share_in_words_and_in_digits_is_one_fact(one, other):
    told = [f"{said}, the union said." for said in (one, other)]
    assert differing(told[0] + FILLER, told[1] + OTHER) == []
    assert len(sure_of(*told)) == 1


@pytest.mark.parametrize(
    ("denies", "states"),
    [
        ("The bank disputed that it had charged its customers twice.",
         "The bank conceded that it had charged its customers twice."),
        ("Krog flatly denied ordering the wiretaps.", "Krog ordered the wiretaps."),
        ("Telno rebutted allegations that it had sold the data.", "Telno acknowledged that it had sold the data."),
        ("Police falsely reported that the driver had fled the scene.",
         "Police reported that the driver had fled the scene."),
        ("The ministry called reports that the dam was leaking false.", "The ministry said that the dam was leaking."),
        ("There is no truth in the report that Krog took a bribe.", "Krog took a bribe, a report says."),
        ("It was wrongly claimed that nobody was hurt in the fire.", "Nobody was hurt in the fire."),
    ],
)  # fmt: skip
def test_who_disputes_what_another_states_does_not_report_it(denies, states):
    assert sure_of(denies, states) == []


def test_a_report_that_is_called_wrong_denies_nothing():
    assert differing("It was wrongly claimed that nobody was hurt in the fire." + FILLER,
                     "Two people were hurt in the fire." + OTHER) == []  # fmt: skip


@pytest.mark.parametrize(
    "said", ["The council rejected the plan for an arena.", "A judge dismissed the case against Ida Roth.",
             "A false alarm emptied the library, reports say."]
)  # fmt: skip
def test_a_plan_rejected_or_a_case_dismissed_is_reported(said):
    assert len(sure_of(said, f"On Sunday, {said[0].lower()}{said[1:]}")) == 1


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("“No dredging was done at any time,” said Lars Ekdal, who runs the harbour board.",
         "“We did dredging twice, when there was no other way,” said Lars Ekdal, who runs the harbour board.", False),
        ("The dairy Melkvin refused to say whether it had dumped milk into the Tarle river.",
         "The dairy Melkvin admitted that it had dumped milk into the Tarle river.", False),
        ("It is not the case that the school in Bremmel used the old gas heaters, its director said.",
         "The school in Bremmel used the old gas heaters, its director confirmed.", False),
        ("Fans set fire to seats before the police entered the stand, stewards said.",
         "Police used clubs on fans in the stand before anyone set fire to a seat, stewards said.", False),
        ("The bank Kreditor denied that it had hidden losses at its Riga branch.",
         "The bank Kreditor said it was not true that it had hidden losses at its Riga branch.", True),
        ("The club Vasko refused to say whether it had paid the referee.",
         "The club Vasko declined to say if it had paid the referee.", True),
        ("The search team found nothing in the wreck of the Carina, the coast guard said.",
         "The coast guard said that the search team had not found anything in the wreck of the Carina.", True),
    ],
)  # fmt: skip
def test_a_sentence_and_its_denial_are_no_sure_report_of_one_fact_but_two_denials_are(one, other, same):
    table = kl.facts.tellings(corpus(("Post", one + FILLER), ("Star", other + OTHER)))
    sure = table[table["sure"] & table["text"].isin([one, other])].groupby("fact")["outlet"].nunique()
    assert (sure.max() == 2) == same
    if same:
        assert not [kind for kind, *_ in differing(one + FILLER, other + OTHER) if kind == "denial"]


@pytest.mark.parametrize(("day", "number"), [(" on Monday", 1), ("", 0)])
def test_a_later_article_contradicts_an_earlier_denial_only_of_the_same_day(day, number):
    no, yes = (f"The striker Juan Pella pleaded {plea} to assault in Varn{day}." for plea in ("not guilty", "guilty"))
    found = differing(no + FILLER, yes + OTHER, days=("2021-05-05", "2021-05-06"))
    assert [kind for kind, *_ in found] == ["denial"] * number


def test_who_denies_an_act_and_who_says_it_was_not_done_do_not_differ():
    one = "The brewery Osk denied having dumped waste in Lake Mirren."
    assert not differing(one + FILLER, "The brewery Osk said it had not dumped waste in Lake Mirren." + OTHER)


@pytest.mark.parametrize(
    ("one", "other", "kind", "values"),
    [
        # a number that stands in both, but counts hours in one and dollars in the other, is no common number
        ("The jury awarded the farmer Jan Moe $5 million.", "The jury took five hours to award the farmer Jan Moe $8"
         " million.", "number", ("$5 million", "$8 million")),
        ("The lake lost 8 metres of water in the drought, the institute said.", "The lake lost 3 metres of water in the"
         " drought of eight years, the institute said.", "number", ("8 metres", "3 metres")),
        ("The captain called the coast guard before the ferry sank.", "The captain called the coast guard only after"
         " the ferry had sunk.", "opposite", ("before the ferry sank", "after the ferry had sunk")),
        ("The ship left the harbour of Quill with a pilot on board.", "The ship left the harbour of Quill without a"
         " pilot on board.", "opposite", ("with a pilot on board", "without a pilot on board")),
        ("The body of the diver was found inside the wreck.", "The body of the diver was found outside the wreck.",
         "opposite", ("inside the wreck", "outside the wreck")),
        # to keep an office in a few words, to leave it in one
        ("Speaker Ivo Lang said he would stay in his post.", "Speaker Ivo Lang said he would resign.", "opposite",
         ("stay in his post", "resign")),
        ("Council leader Mo Farley stayed on after the scandal.", "Council leader Mo Farley stood down after the"
         " scandal.", "opposite", ("stayed on", "stood down")),
        ("Senator Brun voted for the water bill.", "Senator Brun voted against the water bill.", "opposite",
         ("for the water bill", "against the water bill")),
        ("The trial of Ana Pekar will open in Velm on Monday.", "The trial of Ana Pekar will open in Torsk on Monday.",
         "opposite", ("Velm", "Torsk")),
        ("The factory in Ulm will close, the company Brasko said.", "The company Brasko said that its factory in Celle"
         " would close.", "opposite", ("Ulm", "Celle")),
        ("The pension fund of Osk is €40 million short.", "The pension fund of Osk has a surplus of €40"
         " million.", "opposite", ("short", "surplus")),
    ],
)  # fmt: skip
def test_numbers_of_other_units_and_words_that_exclude_each_other_are_no_one_fact(one, other, kind, values):
    assert differing(one + FILLER, other + OTHER) == [(kind, *values)]
    assert not kl.facts.tellings(corpus(("Post", one + FILLER), ("Star", other + OTHER)))["sure"].all()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The captain called the coast guard before the ferry sank.", "The ferry sank after the captain had called the"
         " coast guard."),
        ("Detectives found the knife before the trial began.", "Detectives found the knife after a hint from a"
         " neighbour."),
        ("Police searched for the boy before the storm.", "Police searched for the boy before the storm and again after"
         " the storm."),
        ("The surgeon Pia Krog kept her post at the clinic.", "The surgeon Pia Krog left the clinic at noon."),
        ("Speaker Ivo Lang said he would stay in office.", "Speaker Ivo Lang said he would not resign."),
        ("The crowd waited outside the palace.", "The king waited inside the palace."),
        ("The stolen clocks are worth just over £4 million, police said.", "Police put the value of the stolen clocks"
         " at 4.2 million pounds."),
        # a town in its county or country, two days, another subject: no two places of one thing
        ("The fire broke out in Lenham on Monday night.", "The fire broke out in Lenham, Kent, on Monday night."),
        ("The company Brasko will build a plant in Poland.", "The company Brasko will build a plant in Lodz."),
        ("The minister spoke in Parliament about the tax.", "The minister spoke in Oslo about the school."),
        ("The pension fund of Osk is €40 million short.", "The pension fund of Osk has a deficit of €40"
         " million."),
    ],
)  # fmt: skip
def test_words_that_exclude_each_other_elsewhere_are_no_difference(one, other):
    assert differing(one + FILLER, other + OTHER) == []


@pytest.mark.parametrize(
    ("one", "other", "values"),
    [
        ("Police arrested a man and a woman in Orm on Tuesday.", "Police arrested two brothers in Orm on Tuesday.",
         ("a man and a woman", "two brothers")),
        ("Three teenagers were led out of the hall in Kelm.", "Two mothers were led out of the hall in Kelm.",
         ("Three teenagers", "Two mothers")),
        ("Judges in Varde convicted a father and his son of arson.", "Two sisters were convicted of arson in Varde.",
         ("a father and his son", "Two sisters")),
        ("Two men were caught voting twice in Tolm.", "A married couple were caught voting twice in Tolm.",
         ("Two men", "A married couple")),
        ("Police arrested two women at the mill.", "Cops arrested three boys at the mill.",
         ("two women", "three boys")),
    ],
)  # fmt: skip
def test_persons_of_one_act_who_cannot_be_the_same_differ(one, other, values):
    """Nor does one outlet surely report what the other does."""
    assert differing(one + FILLER, other + OTHER) == [("number", *values)]
    assert kl.facts.tellings(corpus(("Post", one + FILLER), ("Star", other + OTHER)))["sure"].sum() < 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Three teenagers were led out of the hall in Kelm.", "Two girls and a boy were led out of the hall in Kelm."),
        ("A man and a woman were arrested at the mill.", "A couple were arrested at the mill."),
        ("Two boys won the chess prize in Kelm.", "Two girls won the swimming prize in Kelm."),
        ("Five people, among them two men, died in Orm.", "Five people, among them two women, died in Orm."),
        ("Five teenagers were arrested at the mill.", "Two girls were arrested at the mill."),  # a part of them
        ("Police at the mill arrested a man.", "Police at the mill arrested a woman."),  # perhaps each of two
        ("Two girls spoke against the toll.", "Two boys and a girl took the stand."),
        ("Two men were shot by two women in Kelm.", "Two women in Kelm shot two men."),
        ("Two men were arrested in Kelm on Monday.", "Two women were arrested in Kelm on Tuesday."),
    ],
)
def test_persons_who_may_be_the_same_or_others_do_not_differ(one, other):
    assert differing(one + FILLER, other + OTHER) == []


@pytest.mark.parametrize(
    ("one", "other", "values"),
    [
        ("The siren at the mill in Kelm rang at 2:40 a.m.", "The siren at the mill in Kelm rang at 3:10 a.m.",
         ("at 2:40 a.m.", "at 3:10 a.m.")),
        ("The tram hit the depot in Marl at noon.", "The tram hit the depot in Marl at 2:30 p.m.",
         ("at noon", "at 2:30 p.m.")),
        ("The pumps failed in Varde at 6:10 p.m. on Monday.", "The pumps failed in Varde at 7:40 p.m. on Monday.",
         ("6:10 p.m. on Monday", "7:40 p.m. on Monday")),
        ("The sluice at Orm broke at about 9 p.m.", "The sluice at Orm broke at 11 p.m.",
         ("at about 9 p.m.", "at 11 p.m.")),
    ],
)  # fmt: skip
def test_two_clock_times_of_one_act_differ(one, other, values):
    ((kind, *said),) = differing(one + FILLER, other + OTHER)
    assert kind == "day"
    assert all(part in value or value in part for value, part in zip(said, values, strict=True))


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [
        ("The sluice at Orm broke at about 9 p.m.", "The sluice at Orm broke at 9:20 p.m.", None),
        ("The sluice at Orm broke at 18:10.", "The sluice at Orm broke at 6:10 p.m.", None),
        ("The quake struck Kelm at 04:20 local time.", "The quake struck Kelm at 02:20 GMT.", None),
        ("Police in Kelm got the first call at 1:15 a.m.", "Police in Kelm got a second call at 1:55 a.m.", None),
        ("The mill in Kelm closes at 5 p.m.", "The mill in Kelm opens at 9 a.m.", None),
        ("The flight to Tolm landed at 11:20.", "The flight to Tolm took off at 9:05.", None),
        ("Nurse Eva Lind saw the patient at 2 p.m.", "Nurse Jan Moe saw the patient at 4 p.m.", None),
        ("The siren in Kelm rang at 1 a.m. and again at 3 a.m.", "The siren in Kelm rang at 3 a.m.", None),
        ("The siren in Kelm rang at 1 a.m.", "The siren in Kelm rang at 3 a.m.", ("2021-05-06", "2021-05-08")),
    ],
)
def test_clock_times_that_may_both_hold_do_not_differ(one, other, days):
    assert differing(one + FILLER, other + OTHER, days=days or ("2021-05-06", "2021-05-06")) == []


@pytest.mark.parametrize(
    ("one", "other", "values"),
    [
        ("Lund took 54 percent of the vote in Kelm.", "Lund took 51 per cent of the vote in Kelm.",
         ("54 percent", "51 per cent")),
        ("In a poll 72 percent of parents backed the toll.", "Just four in ten parents back the toll, a poll shows.",
         ("72 percent", "four in ten")),
        ("Varde beat Tolm 3-1 in the cup on Sunday.", "Tolm went down 3-2 in Varde after a penalty.", ("3-1", "3-2")),
        ("Norline scrapped 130 flights on Tuesday.", "Norline cancelled 230 flights on Tuesday.", ("130", "230")),
    ],
)  # fmt: skip
def test_shares_scores_and_counts_told_with_other_verbs_differ(one, other, values):
    assert differing(one + FILLER, other + OTHER) == [("number", *values)]


def test_a_sum_in_millions_is_one_number_however_it_is_written():
    assert differing("The mill in Kelm cost £4m." + FILLER, "The mill in Kelm cost £4,000,000." + OTHER) == []


def test_words_that_two_outlets_put_into_two_mouths_have_two_speakers():
    said = "“The brakes had been checked on Friday,” {} said."
    one, other = said.format("engineer Jana Pohl"), said.format("union leader Ian Marsh")
    assert [kind for kind, *_ in differing(one + FILLER, other + OTHER)] == ["speaker"]


def test_two_clock_times_differ_in_the_papers_of_the_next_day():
    one, other = (f"The siren at the mill in Kelm rang at {hour}." for hour in ("2:40 a.m.", "3:10 a.m."))
    assert len(differing(one + FILLER, other + OTHER, days=("2021-05-06", "2021-05-07"))) == 1


NEXT_DAY = ("2021-05-06", "2021-05-07")


@pytest.mark.parametrize(
    ("one", "other", "values"),
    [
        ("Osk will cut 90 jobs in Kelm over two years.", "Osk will cut 150 jobs in Kelm.", ("90", "150")),
        ("Lund Bank plans to close 14 branches.", "Lund Bank plans to close 41 branches.", ("14", "41")),
        ("Dunmore, based in Tolm, offered 210 pence for each share.", "Dunmore offered 240 pence for each share.",
         ("210", "240")),
    ],
)  # fmt: skip
def test_plans_and_prices_do_not_rise_until_the_next_day(one, other, values):
    assert differing(one + FILLER, other + OTHER, days=NEXT_DAY) == [("number", *values)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The flood has destroyed 40 houses in Orm.", "The flood has destroyed 65 houses in Orm."),
        ("Osk will cut 90 jobs in Kelm.", "Osk will cut 150 jobs in Marl."),  # two mills
        ("Police arrested 34 people in Tolm.", "Police arrested 41 people in Marl."),
        ("The clinic treated 15 children in Kelm.", "The clinic treated 9 children in Osk."),
        ("The mill in Kelm employs more than 1,100 people.", "The mill in Kelm employs 1,300 people."),
    ],
)
def test_counts_that_rise_limits_and_counts_in_two_places_do_not_differ(one, other):
    assert differing(one + FILLER, other + OTHER, days=NEXT_DAY) == []


@pytest.mark.parametrize(
    ("one", "other", "values"),
    [
        ("The council turned that plan down in April.", "The council accepted that plan in April.",
         ("turned that plan down", "accepted")),
        ("The surgeon opened the patient's left knee.", "The surgeon opened the patient's right knee.",
         ("left", "right")),
        ("The raiders drove off in a black car.", "The raiders drove off in a white car.", ("black", "white")),
        ("The eastern wing of the mill was flooded.", "The western wing of the mill was flooded.",
         ("eastern", "western")),
    ],
)  # fmt: skip
def test_one_word_that_excludes_the_other_in_its_place_differs(one, other, values):
    assert differing(one + FILLER, other + OTHER) == [("opposite", *values)]
