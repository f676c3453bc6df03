"""The ways English news has of reporting what somebody says: each with a sentence in which only it is at work."""

import time

import pytest

from kosovo_lib import lang
from kosovo_lib.text.blocks import Block
from kosovo_lib.text.tokens import Sentence
from kosovo_lib.voices import find, find_voices

ENGLISH = lang.load()


def spans(text):
    """(speaker, words) of each span of a sentence that is somebody else's."""
    voice = find_voices(text, [Block("body", 1, 1, 0, len(text))], [Sentence(0, 0, len(text))], ENGLISH)[0]
    return [(part.speaker, text[part.start : part.end]) for part in voice.attributions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what follows a quotation with "which" is the reporter's; what would be is still said
        ("Ida Krog said that she “never took a coin”, which is laughable.",
         [("Ida Krog", "she"), ("Ida Krog", "never took a coin")]),
        ("Ida Krog said she wanted “a fair deal”, which would raise wages.",
         [("Ida Krog", "she wanted"), ("Ida Krog", "a fair deal"), ("Ida Krog", "which would raise wages")]),
        # states of mind, verbs that need no "that" before a whole clause, studies that show
        ("Sailors are worried that the pier will fall.", [("Sailors", "the pier will fall")]),
        ("Ida Krog made it clear she would stay.", [("Ida Krog", "she would stay")]),
        ("Ida Krog wrote she would stay.", [("Ida Krog", "she would stay")]),
        ("The survey shows most captains in favour.", [("survey", "most captains in favour")]),
        ("The window shows the harbour in the rain.", []),
        # a noun of saying that comes, or is something, reports nothing, and "the first" is one speaker
        ("The first warning came on Monday, when a guard saw water at the hinge.", []),
        ("A second warning came from the weather service.", []),
        ("The only warning was a siren on the roof.", []),
        ("The first warned that the roof could fall.", [("first", "the roof could fall")]),
        # what is kept up, and what nobody knows
        ("Volunteers are maintaining a vigil at the gate.", []),
        ("It is unclear if Ida Krog has promised to pay for the pier.", []),
        ("It isn’t known whether the mayor and Ida Krog promised to pay.", []),
        ("It is not known how many fled, but Ida Krog said most had.", [("Ida Krog", "most had")]),
        ("It is unclear how many were hurt but Ida Krog said all would live.", [("Ida Krog", "all would live")]),
        # a demand is speech, a habit or an act is none
        ("The cook insists on fresh fish.", []),
        ("Ida Krog insisted on holding the race.", []),
        ("A woman, later identified by police as Ida Krog, climbed the mast.", []),
        # who says it is the subject of its own clause
        (
            "The dispute began in May after Ida Krog claimed that the pier was hers.",
            [("Ida Krog", "the pier was hers")],
        ),
        ("Owners want it shut, but Ida Krog is insisting on a vote.", [("Ida Krog", "a vote")]),
        ("As of now captains are claiming they may not sail.", [("captains", "they may not sail")]),
        ("In her diary the captain writes: The ice came at noon.", [("captain", "The ice came at noon")]),
        ("Ida Krog has been seen twice saying the law was a trap.", [("Ida Krog", "the law was a trap")]),
        ("Ida Krog asked for the crews to stay in port.", [("Ida Krog", "the crews to stay in port")]),
        ("Ida Krog asked for bids to mend the pier.", []),
        ("The Herald translates this as “a threat.”", [("Herald", "a threat.")]),
        # the last words of a sentence name who explains it; a rule that is cited is nobody
        ("The pier is rotten, explains Ida Krog of the Harbour Institute.", [("Ida Krog", "The pier is rotten")]),
        ("The pier fell in May, recalls Jon Holm, a retired inspector.", [("Jon Holm", "The pier fell in May")]),
        ("Not so, the mayor counters.", [("mayor", "Not so")]),
        ("Take rule nine, which reads: Would you pay for the roof?", [(None, "Would you pay for the roof?")]),
        # something to do is said
        ("The mayor pledged to mend the pier.", [("mayor", "to mend the pier")]),
        # accused of, described as, called: what is said begins after the preposition or the name
        ("Critics blamed the union for the long delay.", [("Critics", "the long delay")]),
        ("She labelled him a liar.", [(None, "a liar")]),
        ("The mayor attacked the captains in a long speech.", []),
        ("Ida Krog, accused of theft, left the room.", []),
        # nobody named
        ("The union is accused of hiding its debts.", [(None, "hiding its debts")]),
        # whoever writes that something was revealed says himself that it is so
        ("It was revealed that the pier is rotten.", []),
        # both sides of "according to", and what follows an apposition
        (
            "The loss, according to the union, is small.",
            [("union", "The loss"), ("union", "is small")],
        ),
        (
            "According to John Smith, a retired pilot, the pier is rotten.",
            [("John Smith", "the pier is rotten")],
        ),
        # a quotation after who is addressed, and verbs of sound that report only beside a quotation
        ("Ida Krog wrote to the union, “We will pay.”", [("Ida Krog", "We will pay.")]),
        ("“We will pay,” Ida Krog began.", [("Ida Krog", "We will pay")]),
        ("When the storm had gone at last, the talks began.", []),
        ("Ida Krog praised Mr. Holm for “a long and quiet life.”", [("Ida Krog", "a long and quiet life.")]),
        # said in the middle of what is said, by a verb before its subject or in brackets
        ("The pier, says Ida Krog, will fail.", [("Ida Krog", "The pier"), ("Ida Krog", "will fail")]),
        ("The plan makes sense, argues Ida Krog of the union.", [("Ida Krog", "The plan makes sense")]),
        ("The gates (engineers say) were worse.", [("engineers", "The gates"), ("engineers", "were worse")]),
        # a name with a clause about it says all that follows; a name within a clause is turned round
        (
            "Krog, who ran in May, said if the board agrees, the gates will open.",
            [("Krog", "if the board agrees, the gates will open")],
        ),
        (
            "Krog, who ran in May, said the gates, old and rusty, will open.",
            [("Krog", "the gates, old and rusty, will open")],
        ),
        ("Krog, who said the pier was shut, left.", [("Krog", "the pier was shut")]),
        ("He met Holm, who runs the port, said Krog.", [("Krog", "He met Holm, who runs the port")]),
        # who is made to say it, who goes on to say it, and where it is said with no comma
        ("The leak prompted Krog to say that the pier was rotten.", [("Krog", "the pier was rotten")]),
        ("The leak forced Krog to admit he had lied.", [("Krog", "he had lied")]),
        ("Krog continues to fault the union for the delay.", [("Krog", "the delay")]),
        ("In court prosecutors said the pier was rotten.", [("prosecutors", "the pier was rotten")]),
        ("Krog rejected the charge as “absurd,” and left the room.", [("Krog", "absurd")]),
        # a name, a colon and words in the first person
        ("Lopez: We will not leave our boats.", [("Lopez", "We will not leave our boats")]),
        ("Weather: Rain will reach the coast by noon.", []),
        # posted beside a quotation, before or after whoever posts
        ("“We build,” Krog posted Saturday morning.", [("Krog", "We build")]),
        ("“We will build,” Ida Krog messaged her staff.", [("Ida Krog", "We will build")]),
        ("“We will build,” posted Ida Krog on Monday.", [("Ida Krog", "We will build")]),
        ("“We will build,” Ida Krog announced on a network.", [("Ida Krog", "We will build")]),
        ("Ida Krog posted a picture of the pier.", []),
        # a law demands and says nothing; what it states may be quoted
        ("The law also called for a new pier.", []),
        ("The agreement on piers demands that captains pay.", []),
        ("The treaty states that ships may pass.", [("treaty", "ships may pass")]),
        ("The lawmaker called for a new pier.", [("lawmaker", "a new pier")]),
        # what an ally has agreed to is nothing that he says of the whole sentence
        ("The fee could hit Norland, a Guild ally that has agreed to sell its boats.", []),
        # a noun that ends like an adverb
        ("The Guild ally said the pier would fall.", [("Guild ally", "the pier would fall")]),
        ("The port classified Holm as a “risk” on the eve of the vote.", [("port", "a"), ("port", "risk")]),
        # the full stop of a title, an initial or a company ends nothing
        ("In Mr. Krog’s view, the pier is too dear.", [("Krog", "the pier is too dear")]),
        ("In the words of George W. Krog, the pier is too dear.", [("George W. Krog", "the pier is too dear")]),
        ("Ida Krog told Ms. Holm the mill would close.", [("Ida Krog", "the mill would close")]),
        ("The bid was described by Mr. Krog as inadequate.", [("Krog", "inadequate")]),
        ("Ida Krog painted Mr. Holm as a miser.", [("Ida Krog", "a miser")]),
        ("As Mr. Krog tells it, the mill burned twice.", [("Krog", "the mill burned twice")]),
        ("“It is a museum,” shrugs Ida Krog, a trader.", [("Ida Krog", "It is a museum")]),
        ("Kestrel Corp. told Norland Inc. the mill would close.", [("Kestrel Corp.", "the mill would close")]),
        ("In J.P. Krog’s view, the pier is too dear.", [("J.P. Krog", "the pier is too dear")]),
        ("Ida Krog accused Kestrel Co. of hiding the loss.", [("Ida Krog", "hiding the loss")]),
        ("The suit was described by Kestrel Inc. as baseless.", [("Kestrel Inc.", "baseless")]),
        # any verb with "that" and a quotation, a number with "about", who may speak, the verb before its subject
        ("Ida Krog squeaked that “nobody on the quay had seen the list”.", [
            ("Ida Krog", "nobody on the quay had seen the list"),
        ]),
        ("Ida Krog learned that “nobody on the quay had seen the list”.", [
            (None, "nobody on the quay had seen the list"),
        ]),
        ("About three tonnes escaped, Krog said.", [("Krog", "About three tonnes escaped")]),
        ("The two sides said in a letter that talks would go on.", [("two sides", "talks would go on")]),
        ("State television said the king was resting.", [("State television", "the king was resting")]),
        ("Says Mr. Krog: “Nobody buys a boat.”", [("Krog", "Nobody buys a boat.")]),
        ("Adds one captain: “Nobody buys a boat.”", [("one captain", "Nobody buys a boat.")]),
        ("A council memo from 2024, seen by the Bugle, warned that the pier was rotten.", [
            ("council memo from 2024", "the pier was rotten"),
        ]),
        ("A letter dated May 12, 2024, said the pier was rotten.", [("letter", "the pier was rotten")]),
        # the first mark of a quotation was lost
        ("There was no wind,” Maria Lopez said.", [("Maria Lopez", "There was no wind")]),
        # what somebody has done or would do, a case that is made, whom one calls out
        ("Ida Krog suggested mending the pier.", [("Ida Krog", "mending the pier")]),
        ("Ida Krog suggested nothing new.", []),
        ("Ida Krog remembers hearing a bang.", [("Ida Krog", "hearing a bang")]),
        ("Ida Krog was under fire for saying the pier was safe.", [("Ida Krog", "the pier was safe")]),
        ("Jon Holm made the case that the pier was safe.", [("Jon Holm", "the pier was safe")]),
        ("Jon Holm has made known that he will stay.", [("Jon Holm", "he will stay")]),
        ("Jon Holm framed the vote as a warning.", [("Jon Holm", "a warning")]),
        ("Jon Holm framed the vote as if it were over.", []),
        ("Ida Krog called out the mayor for closing the pier.", [("Ida Krog", "closing the pier")]),
        ("Ida Krog lashed out at the union for closing the pier.", [("Ida Krog", "closing the pier")]),
        # a clause after "that" is said to its end, whatever verb it follows
        ("The mayor pointed out that the pier would fall on Monday.", [("mayor", "the pier would fall on Monday")]),
        ("The mayor pointed out that, once again, the pier fell.", [("mayor", "once again, the pier fell")]),
    ],
)  # fmt: skip
def test_what_is_attributed(text, expected):
    assert spans(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("John Smith, Democrat of Norhaven, said all captains cheered.", [("John Smith", "all captains cheered")]),
        ("John Smith, who runs the port, said it was full.", [("John Smith", "it was full")]),
        ("The fee rose in a year that Ida Krog, who said it was unfair, left.", [("Ida Krog", "it was unfair")]),
        ("In what he said was a joke, Holm sold the boat.", [(None, "was a joke")]),
        ("The council is telling captains that the fee will stay.", [("council", "the fee will stay")]),
        (
            "Ida Krog praised the crew, adding that the pier was safe.",
            [("Ida Krog", "the pier was safe")],
        ),
        (
            "Ida Krog said the pier was safe, and added that the fee would stay.",
            [("Ida Krog", "the pier was safe"), ("Ida Krog", "the fee would stay")],
        ),
        (
            "The plan, Ida Krog said, would cost the town a fortune.",
            [("Ida Krog", "would cost the town a fortune")],
        ),
        ("A Guild report later in the year found that the pier sank.", [("Guild report", "the pier sank")]),
        ("When Ida Krog said the pier was safe, nobody laughed.", [("Ida Krog", "the pier was safe")]),
        # an apposition with commas of its own, one that ends in the name, an aside
        (
            "But John Yoo, a professor in Berkeley, California, said the aim was clear.",
            [("John Yoo", "the aim was clear")],
        ),
        (
            "One of the keenest captains, former pilot Ida Krog, said the pier was safe.",
            [("Ida Krog", "the pier was safe")],
        ),
        ("Ida Krog, for example, said the pier was safe.", [("Ida Krog", "the pier was safe")]),
        ("On Monday, Krog's chief of staff said the pier was safe.", [("Krog's chief of staff", "the pier was safe")]),
        # initials without a space; a wish that is written like a title; what remarks show, nobody says
        (
            "J.P. Holm, the mayor’s harbour adviser, said the pier was safe.",
            [("J.P. Holm", "the pier was safe")],
        ),
        ("“It’s Christmas,” Ida Krog joked.", [("Ida Krog", "It’s Christmas")]),
        # a name and what it stands for: the name; a paper that quotes the captains; an aide who tells what Krog said
        ("“The pier is safe,” said Rep. Ida Krog, Norhaven Liberal.", [("Ida Krog", "The pier is safe")]),
        ("“The pier is safe,” the captains said, The Gazette reported.", [("captains", "The pier is safe")]),
        ("Krog said the pier was safe, according to an aide.", [("Krog", "the pier was safe")]),
        ("The survey found most piers unsafe, according to an aide.", [("aide", "The survey found most piers unsafe")]),
        # a plan that is announced is an event; what is announced in a clause is said
        ("Ida Krog has announced no plans to leave Norhaven.", []),
        ("Ida Krog announced a new pier for the harbour.", []),
        ("Ida Krog announced that the pier was shut.", [("Ida Krog", "the pier was shut")]),
        # quotation marks inside a quotation, closed by a single mark or by one of their own
        ("“I would call the fee a “fair price,’” Krog said.", [("Krog", "I would call the fee a “fair price")]),
        ("“I call it a “fair price” for us all,” Krog said.", [("Krog", "I call it a “fair price” for us all")]),
        ("These remarks indicate that the pier is not safe.", []),
        (
            "Moon Mook, a former officer, said Trump's remarks on the drills were odd.",
            [("Moon Mook", "Trump's remarks on the drills were odd")],
        ),
        (
            "“We will pay,” said Clark, the vice chairman of the long and old House Committee on Ships and Piers.",
            [("Clark", "We will pay")],
        ),
        (
            "“We will pay,” said Mrs. Krog in a speech at the old town hall in Norhaven on the coast.",
            [("Krog", "We will pay")],
        ),
        # said on purpose, and not said because it is only wished, refused or asked for
        ("Ida Krog took the occasion to stress that the pier was safe.", [("Ida Krog", "the pier was safe")]),
        ("Ida Krog refused to say that the pier was safe.", []),
        # by whom in the passive, with whom beside the sentence, and who is quoted as saying it
        ("The pier was described by Ida Krog as a ruin.", [("Ida Krog", "a ruin")]),
        ("Captains cheered, with Ida Krog calling it “a gift for all of us.”", [("Ida Krog", "a gift for all of us.")]),
        ("“The pier is safe,” Krog was quoted as saying on Monday.", [("Krog", "The pier is safe")]),
        ("The council heard past Danish allegations that the pier was safe.", [("Danish", "the pier was safe")]),
        ("Ida Krog told the crowd, “We will pay for it.”", [("Ida Krog", "We will pay for it.")]),
        ("The council heard of an announcement by Krog that the pier was safe.", [("Krog", "the pier was safe")]),
        ("Krog asked if the pier was safe.", [("Krog", "the pier was safe")]),
        (
            "Nobody goes to the pier at night now — Ida Krog (@idakrog) May 4, 2018",
            [("Ida Krog", "Nobody goes to the pier at night now")],
        ),
        (
            "Ida Krog was scathing about the plan: “It is a ruin and a shame.”",
            [("Ida Krog", "It is a ruin and a shame.")],
        ),
        ("The rules of the harbour are simple: “No boats after dark here.”", [(None, "No boats after dark here.")]),
        (
            "The loss, according to John Smith, a retired pilot, is small.",
            [("John Smith", "The loss"), ("John Smith", "is small")],
        ),
        ("Ida Krog accused the old chairman for ruining the pier.", [("Ida Krog", "ruining the pier")]),
        (
            "Ida Krog, joined later by the crew, demanded Mr. Holm leave the pier.",
            [("Ida Krog", "Mr. Holm leave the pier")],
        ),
        ("“The pier is safe,” Kelly said.", [("Kelly", "The pier is safe")]),
        ("Ida Krog said earlier on Friday she would stay.", [("Ida Krog", "she would stay")]),
        ("A report by the town reportedly said the pier was safe.", [("report by the town", "the pier was safe")]),
        ("Ida Krog went on to say the pier was safe.", [("Ida Krog", "the pier was safe")]),
        # "he" is who the sentence began with
        (
            "Ida Krog, head of the union, drew cheers when she told captains the pier was safe.",
            [("Ida Krog", "the pier was safe")],
        ),
        ("The pier is backed by Britain, and most EU member states, but not by us.", []),
        (
            "Holm “assured me the pier is safe and sound,” Krog told sailors.",
            [("Krog", "assured me the pier is safe and sound")],
        ),
        # brackets, ages and parties after a name; officials whose title looks like a verb; who is quoted by another
        ("John Holm (R-Ill.) said that the pier was safe.", [("John Holm", "the pier was safe")]),
        ("Holm (R-Ill.) said that the pier was safe.", [("Holm", "the pier was safe")]),
        ("“The pier is safe,” said John Holm (R., Ill.).", [("John Holm", "The pier is safe")]),
        ("Krog, 57, who took office in May, said the pier was safe.", [("Krog", "the pier was safe")]),
        (
            "“The pier is safe now,” state Attorney General Ida Krog told reporters.",
            [("Ida Krog", "The pier is safe now")],
        ),
        ("Holm quoted Krog as saying: “The pier is safe.”", [("Krog", "The pier is safe.")]),
        ("The pier is safe and will stay so, Krog said Friday.", [("Krog", "The pier is safe and will stay so")]),
        (
            "The pier is safe and will stay so, Krog told reporters as she left.",
            [("Krog", "The pier is safe and will stay so")],
        ),
        (
            "When Holm fired back, calling her a liar, Krog replied, “The pier is safe.”",
            [("Krog", "The pier is safe.")],
        ),
        ("Some said the pier was safe.", [("Some", "the pier was safe")]),
        (
            "“The pier is safe,” said pilot Ida Krog as she left the meeting of all the captains and mates.",
            [("Ida Krog", "The pier is safe")],
        ),
        (
            "Ida Krog — making her fifth speech to the town — said the pier was safe.",
            [("Ida Krog", "the pier was safe")],
        ),
        (
            "Holm received two letters, Ida Krog, a lawyer for the town, told ABC News.",
            [("Ida Krog", "Holm received two letters")],
        ),
        ("Krog admitted to selling the pier.", [("Krog", "selling the pier")]),
        ("Holm denied ever owning a boat.", [("Holm", "ever owning a boat")]),
        ("Krog dismissed that claim as “a fairy tale told by sailors.”", [("Krog", "a fairy tale told by sailors.")]),
        # who speaks: after an opening word, before an apposition, behind a relative clause, in a long noun phrase
        ("Meanwhile, a lawyer for the crew says the pier is safe.", [("lawyer for the crew", "the pier is safe")]),
        ("Apparently the owner said the pier was safe.", [("owner", "the pier was safe")]),
        # where and when a judgement is made is the reporter's; the apposition nearest to the verb speaks
        ("Krog accused Holm of lying about the gates after the pier fell.", [("Krog", "lying about the gates")]),
        (
            "Jon Brek, a pilot who sailed for Krog, got a letter, Ida Holm, a lawyer for Brek, said.",
            [("Ida Holm", "Jon Brek, a pilot who sailed for Krog, got a letter")],
        ),
        ("But through the winter, some said, Krog kept the pier open.",
         [("some", "But through the winter"), ("some", "Krog kept the pier open")]),
        ("The Gazette reported the second pier fell in the night.", [("Gazette", "the second pier fell in the night")]),
        ("The crew left the pier, having said it was rotten.", [("crew", "it was rotten")]),
        ("The boats came from captains who said the pier was safe.", [("captains", "the pier was safe")]),
        (
            "The port mirrors the country, said Ida Krog, a teacher.",
            [("Ida Krog", "The port mirrors the country")],
        ),
        ("Krog declared himself free of blame.", [("Krog", "free of blame")]),
        (
            "Holm, another friend of the mayor and head of a union, the town’s largest, said the pier was safe.",
            [("Holm", "the pier was safe")],
        ),
        (
            "Members of a union of sailors that pushed for a strike have said they are tired.",
            [("Members of a union of sailors", "they are tired")],
        ),
        (
            "A national poll of sailors at the time the new fee was announced showed that few would pay.",
            [("national poll", "few would pay")],
        ),
        ("The pier is safe, according to her lawyer, Jon Holm, also of the firm.", [("Jon Holm", "The pier is safe")]),
        ("Krog said Holm has been seen as too weak.", [("Krog", "Holm has been seen as too weak")]),
        # no "that", and a cue after the words
        ("On the quay, Krog found there were three holes.", [("Krog", "there were three holes")]),
        ("Their lawsuit states the fee drove two firms away.", [("lawsuit", "the fee drove two firms away")]),
        ("The pier has closed for good, The Island Press reports.", [("Island Press", "The pier has closed for good")]),
        ("It “gives way to nobody,” as Holm wrote.", [("Holm", "It"), ("Holm", "gives way to nobody")]),
        ("Krog went on, “The pier is safe.”", [("Krog", "The pier is safe.")]),
        ("Through it all, some said, Krog stayed calm.", [("some", "Through it all"), ("some", "Krog stayed calm")]),
        ("“We knew of the fire for days, Holm added.", [("Holm", "We knew of the fire for days")]),
        ("The union said late Friday sailors would strike.", [("union", "sailors would strike")]),
        ("The gate tells a story, said Ida Krog, a diver.", [("Ida Krog", "The gate tells a story")]),
        ("Sailors painted “Pier 9 forever” on the gate and ran.", []),
        # what is no report, or ends one
        ("Krog hopes to win over sailors that have left.", []),
        ("The two can expect to lose the pier.", []),
        ("Krog described Holm as a “ghost” because of his boat.", [("Krog", "a"), ("Krog", "ghost")]),
        # headlines
        ("Minister knew of cracks, divers’ report finds", [("divers’ report", "Minister knew of cracks")]),
        ("Ferry was overloaded: captain", [("captain", "Ferry was overloaded")]),
        ("Mayor Holm: No more money for the pier", [("Holm", "No more money for the pier")]),
        ("Mayor Must Resign Over Dam, Union Says", [("Union", "Mayor Must Resign Over Dam")]),
        ("Ferry Captain Warns That Pier Could Fall", [("Ferry Captain", "Pier Could Fall")]),
        ("Ida Krog: Who Gains From a Pier?", [("Ida Krog", "Who Gains From a Pier?")]),
        ("Krog on Holm: ‘A man of no great talent’", [("Krog", "A man of no great talent")]),
        ("Mayor asks engineer for help with gates: police", [("police", "Mayor asks engineer for help with gates")]),
        ("Krog said later in a talk with Mr. Holm that the pier was safe.", [("Krog", "the pier was safe")]),
        # verbs beside adverbs, whom, when; nouns that announce; passives; purposes
        ("The letter said reporters for the Post had left.", [("letter", "reporters for the Post had left")]),
        ("Krog left but did say they will come back.", [("Krog", "they will come back")]),
        ("Krog said when boats arrived that the pier was safe.", [("Krog", "the pier was safe")]),
        ("Krog called Mr. Holm an evasive witness.", [("Krog", "an evasive witness")]),
        ("It was announced by the harbour office that the pier would go.", [("harbour office", "the pier would go")]),
        ("Krog was slammed by the union for selling the pier.", [("union", "selling the pier")]),
        ("Krog was forced to concede last month that the pier was rotten.", [("Krog", "the pier was rotten")]),
        ("Krog took to the radio to say the pier was safe.", [("Krog", "the pier was safe")]),
        ("Krog could not bring herself to say the pier was safe.", []),
        ("But according to the union, the pier was safe.", [("union", "the pier was safe")]),
        ("Krog tweeted a link to the plan.", []),
        ("Krog tweeted the pier was safe.", [("Krog", "the pier was safe")]),
        ("Krog appealed to captains on Monday.", []),
        ("Ada Krog’s New Game: A Plan for the Pier", []),
        ("Captains, Krog said late on Tuesday, will be paid.", [("Krog", "Captains"), ("Krog", "will be paid")]),
        # the owner of a day or a week is no time of saying; a colon ends who is meant by "according to"
        ("Krog said Tuesday’s vote was fair.", [("Krog", "Tuesday’s vote was fair")]),
        ("Krog said last week’s vote was fair.", [("Krog", "last week’s vote was fair")]),
        ("Krog told reporters Tuesday’s vote was fair.", [("Krog", "Tuesday’s vote was fair")]),
        ("Ms. Krog said Tuesday’s vote “showed that all care,” and left.", [("Krog", "showed that all care")]),
        ("Holm left, according to The Gazette: Ms. Krog was proud.", [("Gazette", "Ms. Krog was proud")]),
        ("According to Dr. Ida Krog, the pier was safe.", [("Ida Krog", "the pier was safe")]),
        ("The pier was safe, according to Gen. J. Krog.", [("J. Krog", "The pier was safe")]),
        ("The infrastructure pledge was kept.", []),
        ("The so-called reform was dropped.", []),
    ],
)  # fmt: skip
def test_who_speaks_and_how_far(text, expected):
    found = spans(text)
    assert [one for one in found if one in expected] == expected
    assert bool(found) == bool(expected)


@pytest.mark.parametrize(
    "dateline", ["NORHAVEN (Reuters) - ", "NORHAVEN, Norland — ", "NEW NORHAVEN — ", "NORHAVEN (AP) -- "]
)
def test_nobody_says_a_dateline(dateline):
    assert list(find(f"{dateline}The gates were rotten, Krog said.").text) == ["The gates were rotten"]
    assert list(find(f"{dateline}“The gates were all rotten,” Krog said.").text) == ["The gates were all rotten"]


@pytest.mark.parametrize(
    ("sentence", "speakers"),
    [
        ("A suit against the act on crimes it calls “violent,” contends the law is vague.", []),
        ("“We stay,” says the man whose boat was lost.", ["man"]),
        ("Maps: Here is how the court could rule", []),
    ],
)
def test_a_clause_behind_a_quotation_and_a_picture_s_label_are_no_speakers(sentence, speakers):
    assert list(find(sentence).speaker.dropna()) == speakers


def test_a_name_in_capitals_before_a_dash_is_said_like_the_rest():
    assert list(find("NATO — a club — is old, Krog said.").text) == ["NATO — a club — is old"]


@pytest.mark.parametrize("said", ["told Mr Holm this week", "wrote that,", "tweeted sadly,"])
def test_a_quotation_after_whom_when_and_how_it_is_said_is_the_subject_s(said):
    assert list(find(f"Ida Krog {said} “we stay as long as we can”.").speaker) == ["Ida Krog"]


@pytest.mark.parametrize(
    "shape",
    ["“a b c d” ", "he said that ", "Smith, who said, ", "according to X, ", "x said: ", "it's '", "is seen as ", "A "],
)
def test_ten_times_the_text_takes_at_most_some_ten_times_as_long(shape):
    """In sentences of the longest length that is read, and in paragraphs of many such sentences."""

    def seconds(times):
        text = shape * times
        cut = range(0, len(text), 2_000)
        sentences = [Sentence(0, a, min(a + 2_000, len(text))) for a in cut]
        best = 9e9
        for _ in range(2):
            begin = time.process_time()
            find_voices(text, [Block("body", 1, 1, 0, len(text))], sentences, ENGLISH)
            best = min(best, time.process_time() - begin)
        return best

    seconds(100)
    small = 20_000 // len(shape)
    assert seconds(10 * small) <= 25 * max(seconds(small), 0.004)


@pytest.mark.parametrize(
    ("introduction", "speaker"),
    [
        ("Ida Krog said on Monday:", "Ida Krog"),
        ("In a post on Tuesday, the union wrote:", "union"),
        ("Ida Krog:", "Ida Krog"),
        ("The rules are simple:", None),
    ],
)  # fmt: skip
def test_a_quotation_is_of_whom_the_sentence_before_its_colon_names(introduction, speaker):
    text = f"{introduction}\n“Nobody will leave the pier tonight.”"
    blocks = [Block("body", 1, 1, 0, len(introduction)), Block("body", 1, 2, len(introduction) + 1, len(text))]
    sentences = [Sentence(0, 0, len(introduction)), Sentence(1, len(introduction) + 1, len(text))]
    said = find_voices(text, blocks, sentences, ENGLISH)[1]
    assert (said.attribution, said.speaker) == ("direct", speaker)
    assert [part.speaker for part in said.attributions] == [speaker]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # speech on both sides of its verb, a short clause before a plain plural, to whom it was told
        ("In the end, Krog said, the pier will fail.", [("Krog", "In the end"), ("Krog", "the pier will fail")]),
        ("It was, Krog said, a mistake.", [("Krog", "It was"), ("Krog", "a mistake")]),
        ("He fled to Norhaven, prosecutors said.", [("prosecutors", "He fled to Norhaven")]),
        ("It would be hard, experts told the Gazette.", [("experts", "It would be hard")]),
        # no "that": a day, an occasion or a number follows the verb
        ("The mayor said Sunday the plan would fail.", [("mayor", "the plan would fail")]),
        ("Krog said in an interview the boats were lost.", [("Krog", "the boats were lost")]),
        ("Sheriff Krog said about 700 people had been rescued.", [("Krog", "about 700 people had been rescued")]),
        ("Krog said at least 40 boats were lost.", [("Krog", "at least 40 boats were lost")]),
        # data show, and things that happen do not
        ("The data show prices falling in every town.", [("data", "prices falling in every town")]),
        ("The decision suggests that the port will close.", []),
        ("The resignation of Ida Krog showed that the port was poor.", []),
        ("Rising demands for a new pier were heard.", []),
        # a speaker is a noun phrase: no clause, and of more words only the name at their end
        ("Norland is a farming state, Krog said.", [("Krog", "Norland is a farming state")]),
        ("The blow came from Krog, who said the pier was safe.", [("Krog", "the pier was safe")]),
        ("Among those, surveys of the pier were cheap.", []),
    ],
)  # fmt: skip
def test_speakers_speak_and_clauses_need_no_that(text, expected):
    assert spans(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a verb that is on no list, after a quotation that ends like speech
        ("“Never again,” Holm fumed.", [("Holm", "Never again")]),
        ("“Never again,” Holm harrumphed at the crowd.", [("Holm", "Never again")]),
        ("Krog bristled when asked about it: “It will never hold.”", [("Krog", "It will never hold.")]),
        ("Ida Krog crowed that she had “never lost a vote in thirty years”.", [
            ("Ida Krog", "she had"),
            ("Ida Krog", "never lost a vote in thirty years"),
        ]),
        ("The “Blue Pier” Holm painted was sold.", []),
        ("Strikers wrote “Harbour 24” on the wall and left.", []),
        # a quotation signed with a dash, one after a name and an outlet, marks of two characters
        ("“The gates were rotten” — Ana Brek", [("Ana Brek", "The gates were rotten")]),
        ("“The gates were rotten.” – Ana Brek, engineer", [("Ana Brek", "The gates were rotten.")]),
        ("Ida Krog, Harbour Post: “The dam was a scandal.”", [("Ida Krog", "The dam was a scandal.")]),
        ("``We will not go,'' Krog said.", [("Krog", "We will not go")]),
        ("''We will not go,'' Krog said.", [("Krog", "We will not go")]),
        # headlines that say who says it, and those that do not
        ("Mayor lied over dam, union says", [("union", "Mayor lied over dam")]),
        ("Gates were rotten: engineer", [("engineer", "Gates were rotten")]),
        ("Mayor Lied Over Dam, Union Says", [("Union", "Mayor Lied Over Dam")]),
        ("Dam was unsafe, says engineer", [("engineer", "Dam was unsafe")]),
        ("Krog: Dam was unsafe for years", [("Krog", "Dam was unsafe for years")]),
        ("Analysis: Why the dam was unsafe", []),
        ("What we know of the dam: a timeline", []),
        # turned round with a verb in the present, a clock before the speaker, brackets, capitals, a statement
        ("The ferry shows the mood, said Ulla Brandt, a historian.", [("Ulla Brandt", "The ferry shows the mood")]),
        ("10:30 Police say two are missing.", [("Police", "two are missing")]),
        ("10:30 “We stay,” Krog says.", [("Krog", "We stay")]),
        ("He fled to Sudland, prosecutors said.", [("prosecutors", "He fled to Sudland")]),
        ("The dam (according to the union) was bad.", [("union", "The dam"), ("union", "was bad")]),
        ("THE UNION SAID THE MAYOR MUST GO.", [("UNION", "THE MAYOR MUST GO")]),
        ("Krog released a statement: The pier is safe.", [("Krog", "The pier is safe")]),
        ("“We will pay,” said Sen. Ida Krog, R-Norland.", [("Ida Krog", "We will pay")]),
    ],
)  # fmt: skip
def test_shapes_of_news(text, expected):
    assert spans(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # an apposition with a clause word of its own, a title in quotation marks before the speaker
        (
            "Senator Ida Krog, Democrat of Norland, who served as mayor, said the pier was safe.",
            [("Ida Krog", "the pier was safe")],
        ),
        ("In a talk on “Face the Harbour,” Ida Krog said the pier was safe.", [("Ida Krog", "the pier was safe")]),
        # the subject of a clause about a noun; who puts it so; a participle after "by"
        ("The fee rose, a plan the mayor said was cheap.", [("mayor", "was cheap")]),
        ("It was “the end of an old and quiet life,” as Krog put it.", [("Krog", "the end of an old and quiet life")]),
        ("Mr. Krog teed up the talks by saying that the pier was safe.", [("Krog", "the pier was safe")]),
        ("The council shared Krog's assessment that the pier was safe.", [("Krog", "the pier was safe")]),
        # nobody is charged, and nothing is viewed, by what only stands before it
        ("Sailors accounted for most of the people charged with theft.", []),
        ("Krog withdrew from public view as the pier fell.", []),
        ("It is not clear what changes Krog could make that would help.", []),
        # who goes on is the subject of the last clause
        ("The row comes after Krog left and said the pier was safe.", [("Krog", "the pier was safe")]),
        ("Krog left her emails after lawyers had read them.", []),
        # whoever makes a claim, and whose it is
        ("The union issued a long statement on Monday that said the pier fell.", [("union", "the pier fell")]),
        ("Ida Krog reached the sad and late conclusion that the pier fell.", [("Ida Krog", "the pier fell")]),
        ("Mayor Ida Krog defended her claim that the pier was safe.", [("Ida Krog", "the pier was safe")]),
        ("It was Friday, in Krog’s view, that the pier fell.", [("Krog", "that the pier fell")]),
        ("A letter from the union said the pier fell.", [("union", "the pier fell")]),
        # who is spoken of in a relative clause, and where it ends
        ("Jon Holm, who the police said was ill, left.", [("police", "was ill")]),
        ("The fee, which critics say is high, will stay.", [("critics", "is high")]),
        # whom it is told may have an apposition, a word before "as" no verb
        ("Krog told Quay.org, a paper for sailors, that the pier fell.", [("Krog", "the pier fell")]),
        ("Indeed, as Krog noted, the pier fell.", [("Krog", "the pier fell")]),
        ("Jon Holm was quoted by the Gazette as saying the pier fell.", [("Jon Holm", "the pier fell")]),
        ("Sailors heaped praise on Krog for mending the pier.", [("Sailors", "mending the pier")]),
        ("A reporter asked Ida Krog, “Is the pier safe now?”", [("reporter", "Is the pier safe now?")]),
        ("The captain could be heard saying he was ill.", [("captain", "he was ill")]),
        ("Krog argued as recently as 2015 that the pier fell.", [("Krog", "the pier fell")]),
        ("Krog is then alleged to have sunk a boat.", [(None, "Krog is then alleged to have sunk a boat")]),
        ("Krog, who left, called the plan unsafe.", [("Krog", "unsafe")]),
        ("Captains called their pay unfair and cruel.", [("Captains", "unfair and cruel")]),
        ("Krog called the police.", []),
        ("Krog called the plan “slow,” adding that it would fail.", [("Krog", "slow"), ("Krog", "it would fail")]),
        ("From a legal point of view the pier fell.", []),
        # the source of a headline behind a dash
        ("Gates were rotten – union", [("union", "Gates were rotten")]),
        ("“Gates were rotten” – union", [("union", "Gates were rotten")]),
        # an American comma ends what a relative clause quotes
        ("Krog, who called the pier “rotten,” then left.", [("Krog", "rotten")]),
        ("Holm, who called the pier “rotten,” said it would fall.", [("Holm", "rotten"), ("Holm", "it would fall")]),
        # documents speak in a relative clause, and what they find is theirs
        ("Krog cited a study that says the pier is rotten.", [("study", "the pier is rotten")]),
        ("A report by the council found that fish die.", [("report by the council", "fish die")]),
        ("Holm blasted a report that said Krog had lied.", [("report", "Krog had lied")]),
        ("There are those who say the pier is rotten.", [("those", "the pier is rotten")]),
        # "saying" belongs to the last clause that has a subject
        ("Krog is at sea since May, when Holm gave a speech, calling her a liar.", [("Holm", "a liar")]),
        ("Krog left, but Holm stayed, saying the pier was safe.", [("Holm", "the pier was safe")]),
        ("Polls show Krog ahead, with the Gazette saying 69 percent back her.", [
            ("Polls", "Krog ahead"), ("Gazette", "69 percent back her"),
        ]),
        # several names, a name with an age and a clause, "himself", a role before the name of who is told
        ("Krog, Holm and Brandt said the pier was rotten.", [("Krog, Holm and Brandt", "the pier was rotten")]),
        ("On Monday, Holm and Brandt said the pier was rotten.", [("Holm and Brandt", "the pier was rotten")]),
        ("“We stay here,” Ida Krog, 39, who lives in the block, said Tuesday.", [("Ida Krog", "We stay here")]),
        ("Krog, as well as Holm, said the pier was rotten.", [("Krog", "the pier was rotten")]),
        ("A number of unions, among them ours, said the pier fell.", [("number of unions", "the pier fell")]),
        ("Krog himself said the pier was safe.", [("Krog", "the pier was safe")]),
        ("Krog told host Jon Holm on Sunday she had no pier.", [("Krog", "she had no pier")]),
        ("Krog told the Gazette's Jon Holm she had no pier.", [("Krog", "she had no pier")]),
        ("Krog said of Holm that he was a liar.", [("Krog", "he was a liar")]),
        ("Holm was accused of lying by Krog.", [("Krog", "lying")]),
        ("Krog added elsewhere, “We stay here.”", [("Krog", "We stay here.")]),
        ("Krog would later say that the pier was rotten.", [("Krog", "the pier was rotten")]),
        ("Krog regretted that the pier was rotten.", [("Krog", "the pier was rotten")]),
        # two who speak, each with an apposition; the issuer of a statement however long its description; a dateline
        ("The pier fell, according to a statement from the top Liberal on the House committee that looks into piers.", [
            ("top Liberal on the House committee", "The pier fell"),
        ]),
        ("NORHAVEN (CNN) “We stay here,” Krog said.", [("Krog", "We stay here")]),
        ("Ida Krog, L-Leeds, who built it, said the pier fell.", [("Ida Krog", "the pier fell")]),
        ("Holm’s son, Jon Holm Jr., said the pier fell.", [("Jon Holm Jr", "the pier fell")]),
        ("Krog said ahead of the vote that the pier fell.", [("Krog", "the pier fell")]),
        ("Krog told Holm that the pier fell, according to a letter.", [("Krog", "the pier fell")]),
        ("Special Agent in Charge Ron Holm said the pier fell.", [("Special Agent Ron Holm", "the pier fell")]),
        ("He sold a boat and another called “Rotten” in May.", []),
        # cries, quotations whose first mark was lost, a caption that runs into the first sentence
        ("The crowd roared, “Mend Our Pier!”", [("crowd", "Mend Our Pier!")]),
        ("The pier was built by OHG,” Krog wrote.", [("Krog", "The pier was built by OHG")]),
        ("Resident: We need a pier : Weeks after the storm all is dark.", [("Resident", "We need a pier")]),
        # a clause before or after the one that has the subject
        ("Noting that the pier was shut, Krog left the hall.", [("Krog", "the pier was shut")]),
        ("After admitting that the pier was shut, Krog left.", [("Krog", "the pier was shut")]),
        ("After Holm made her leave, Krog wrote a note declaring, “It is mad.”", [("Krog", "It is mad.")]),
        ("Unable to go on, Krog instead turns to Holm, calling him a liar.", [("Krog", "a liar")]),
        ("Speaking to sailors in Norhaven, Krog left.", []),
        ("The pier sank, prosecutors said.", [("prosecutors", "The pier sank")]),
        ("As expected, Krog said.", []),
        ("On Monday, Krog left the hall, shouting.", []),
        ("Krog says by 2030, the pier will be lost.", [("Krog", "by 2030, the pier will be lost")]),
        ("A tape surfaced in which Ida Krog said the pier was shut.", [("Ida Krog", "the pier was shut")]),
        # what stands between a subject and its verb, or before a subject
        ("Even his allies have pointed out that the pier was shut.", [("allies", "the pier was shut")]),
        ("Also Sunday, a lawyer for Krog said the pier was shut.", [("lawyer for Krog", "the pier was shut")]),
        ("Still, Krog went on: “We stay on the pier.”", [("Krog", "We stay on the pier.")]),
        ("(Also: Holm wins) Krog said the pier was shut.", [("Krog", "the pier was shut")]),
        ("Krog (called a sailor by the Gazette) told Holm that the pier was shut.", [("Krog", "the pier was shut")]),
        # who is quoted by another
        ("“It is time,” the Gazette quoted Krog, a sailor, as saying.", [("Krog", "It is time")]),
        ("The Gazette quoted Krog as telling sailors that the pier was shut.", [("Krog", "the pier was shut")]),
        ("Holm's claim on Monday at a pier that gulls lie is false.", [("Holm", "gulls lie is false")]),
        ("Krog told the sailors not to “touch the pier”, and directed Holm to “leave it”.", [
            ("Krog", "not to"), ("Krog", "touch the pier"), ("Krog", "to"), ("Krog", "leave it"),
        ]),
        # a label in capitals is a speaker's, but no notice; neither is what nobody says
        ("KROG: Nationally, the pier got eight votes.", [("KROG", "Nationally, the pier got eight votes")]),
        ("UPDATE: The pier got eight votes.", []),
        ("The Latest: Krog says “let it sink”", [("Krog", "let it sink")]),
        ("Krog on the rates of the pier: “They are too high”", [("Krog", "They are too high")]),
        ("No honest sailor thinks the pier will hold.", []),
        ("I’ve come to believe that the pier will hold.", []),
        ("Krog ticked off possible reasons Holm may leave.", []),
        ("The pier sank, a claim Krog denied.", []),
        ("Pier closed: six ferries leave, two stay in the port", []),
        ("ALL BOATS: Six ferries leave in May, two stay in the port", []),
        ("JUST IN: Krog left the pier.", []),
        ("No copies of the letters, lawyer says", [("lawyer", "No copies of the letters")]),
        # the second comma of an apposition is forgotten; after a place it is another one who speaks
        ("Ida Krog, head of the pier said it was shut.", [("Ida Krog", "it was shut")]),
        ("Jon Holm, Krog's chief of staff told sailors that it was shut.", [("Jon Holm", "it was shut")]),
        ("In Port Norland, union leaders said it was shut.", [("union leaders", "it was shut")]),
        # an apposition that is closed again is of the name before it, a place has none
        ("He met Jon Holm, a Norhaven student, who praised him for rowing.", [("Jon Holm", "rowing")]),
        ("Ida Krog, R-Norhaven, who says the pier is safe.", [("Ida Krog", "the pier is safe")]),
        ("In Leeds, the mayor, who was ill, said it was shut.", [("mayor", "it was shut")]),
        ("However, the master of the port, Ida Krog, called on crews to stay.", [("Ida Krog", "crews to stay")]),
        # who has a verb of his own after "who" goes on as its subject, also between dashes
        ("Ida Krog, who won in May and is accusing the union of fraud, left.", [("Ida Krog", "fraud")]),
        ("Jon Holm left Ida Krog – who said it was rotten.", [("Ida Krog", "it was rotten")]),
        ("Two captains joined saying it was rotten.", [("Two captains", "it was rotten")]),
        ("Jon Holm took a hit in May and has since said Norhaven must wait.", [("Jon Holm", "Norhaven must wait")]),
        # neither a number nor a word of time is a subject
        ("Krog noted the crew, four Norlander suspects and a cook, and said that he ran.", [("Krog", "he ran")]),
        ("Once considered “safe,” Krog said it was shut.", [("Krog", "safe"), ("Krog", "it was shut")]),
        ("Here is Ida Krog’s full statement: “We stay until May.”", [("Ida Krog", "We stay until May.")]),
        # a portfolio of three, a shop with the name of its owner, somebody without a name
        ("Minister of Health, Sport and Trade Senator Ida Krog said it was shut.", [("Ida Krog", "it was shut")]),
        ("Macey's said it would close in May.", [("Macey's", "it would close in May")]),
        ("McDuck's says it would close in May.", [("McDuck's", "it would close in May")]),
        ("Holm's prepared speech goes on to say that it was shut.", [("Holm's prepared speech", "it was shut")]),
        ("Another wrote: “We stay.”", [("Another", "We stay.")]),
        ("He knelt down, raised his hands and said that it was shut.", [(None, "it was shut")]),
        ("On Monday, the report states, the pier was “rotten and cold”.", [
            ("report", "On Monday"), ("report", "the pier was"), ("report", "rotten and cold"),
        ]),
        # what is alleged, shown or worrying is nobody's words
        ("Ida Krog rejected Holm's allegations of fraud at the pier.", []),
        ("The pier charges a fee in a way that the ferry does not.", []),
        ("Perhaps most worrying for sailors, it was Krog who paid for the “cold pier”.", []),
        # no subject, no speech
        ("Asked whether the union is worried that the pier will fall, Holm left.", []),
        ("Mayor Krog, thanks for being with us.", []),
        ("Holm won the vote, ending six decades of military rule.", []),
        ("The chairman of the talks left a conclusion that was vague.", []),
        # what a group is said to think it has not said; after "told Congress" stands a time alone
        ("The ruling pleased farmers, who had long suspected they were being robbed.", []),
        ("The pier is rotten, the harbour office told Congress Monday.", [("harbour office", "The pier is rotten")]),
        ("The pier is rotten, Krog told a Senate panel late Friday.", [("Krog", "The pier is rotten")]),
        ("The letter, signed by two captains, says Krog plays a part in it.", [("letter", "Krog plays a part in it")]),
        ("House Harbour and Ferries Committee Chairman Jon Holm said the pier fell.", [("Jon Holm", "the pier fell")]),
    ],
)  # fmt: skip
def test_whose_a_verb_is(text, expected):
    assert spans(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # whose view it is, before it and behind it
        ("By Krog's account, the gates were shut.", [("Krog", "the gates were shut")]),
        ("To hear Krog tell it, the gates were shut.", [("Krog", "the gates were shut")]),
        ("The gates were shut, in Krog's telling.", [("Krog", "The gates were shut")]),
        # whose words are a part of the outlet's sentence
        ("In what Krog called a dark day for Leeds, the pier fell.", [("Krog", "a dark day for Leeds")]),
        ("Holm, whom the Gazette once labeled the worst of mayors, left.", [("Gazette", "the worst of mayors")]),
        ("Krog called the verdict shameful and left.", [("Krog", "shameful and left")]),
        ("The board was told by Krog that the gates were shut.", [("Krog", "the gates were shut")]),
        ("Holm was born to sailors described by one friend as loud.", [("one friend", "loud")]),
        ("Krog attributed the fall to rotten gates.", [("Krog", "rotten gates")]),
        ("Krog expressed confidence that the gates would hold.", [("Krog", "the gates would hold")]),
        ("Krog shot back that the gates would hold.", [("Krog", "the gates would hold")]),
        ("Krog railed against “cowards in the harbour”.", [("Krog", "cowards in the harbour")]),
        ("Krog is right to say that the gates are shut.", [("Krog", "the gates are shut")]),
        ("That didn't keep Krog from claiming that it was shut.", [("Krog", "it was shut")]),
        ("The answer from Krog was blunt: “Get out of the way.”", [("Krog", "Get out of the way.")]),
        ("The plan drew a reply from Ida Krog: “He is old.”", [("Ida Krog", "He is old.")]),
        ("“I do not care for it,” was Krog's reply.", [("Krog", "I do not care for it")]),
        ("“The best night of all,” beamed Krog, waving.", [("Krog", "The best night of all")]),
        ("Police: Two missing at the pier", [("Police", "Two missing at the pier")]),
        # "as" and a clause, "for" and a time, "that" and a day or a verb: the outlet tells what happened
        ("The crew brushed off the snow as the sun rose.", []),
        ("Fans celebrated Holm in the square as the band played on.", []),
        ("Krog brushed off the charge as old gossip.", [("Krog", "old gossip")]),
        ("The gates were seen by Holm as they fell.", []),
        ("The mayor has praised the crew for two years.", []),
        ("The mayor praised the crew for years of toil.", [("mayor", "years of toil")]),
        ("The board was told by Krog that day.", []),
        ("The remark that angered the mayor was short.", []),
        ("The claim that gulls angered the mayor was odd.", [(None, "gulls angered the mayor was odd")]),
        ("The sailor shot that gull at noon.", []),
        # what is expressed is a feeling; an article makes it a thing
        ("Her face expressed a grief that few had seen.", []),
        # books show pictures, surveys figures
        ("The book shows Krog in a boat.", []),
        ("The book shows Krog was in a boat.", [("book", "Krog was in a boat")]),
        # behind a clause
        ("The gates were shut for months, his critics charge.", [("critics", "The gates were shut for months")]),
        ("The gates will be shut, some sailors fear.", [("some sailors", "The gates will be shut")]),
        ("The mayor, who left on Monday, faces tough questions.", []),
        ("Two men died, police said, in a fire that closed the pier.", [
            ("police", "Two men died"), ("police", "in a fire that closed the pier"),
        ]),
        ("The plan for the pier is, Krog argues, a myth.", [("Krog", "The plan for the pier is"), ("Krog", "a myth")]),
        ("Holm called Krog a liar; Krog replied that he was one.", [("Holm", "a liar"), ("Krog", "he was one")]),
        ("Asked whether he would run, Krog smiled, saying it was too early.", [("Krog", "it was too early")]),
        ("Krog said the board must pass a resolution calling for more gates.", [
            ("Krog", "the board must pass a resolution calling for more gates"),
        ]),
        ("Krog said while it is late to mend piers, doors and gates, the board would try.", [
            ("Krog", "while it is late to mend piers, doors and gates, the board would try"),
        ]),
        # where a subject begins and what stands before its verb
        ("Krog has always maintained that the gates were shut.", [("Krog", "the gates were shut")]),
        ("Krog in May said that the gates were shut.", [("Krog", "the gates were shut")]),
        ("Krog on Twitter said that the gates were shut.", [("Krog", "the gates were shut")]),
        ("The gates were shut, Ida Krog, 45, a sailor from Leeds, argued.", [("Ida Krog", "The gates were shut")]),
        ("Captains such as Krog say the gates were shut.", [("Captains such as Krog", "the gates were shut")]),
        ("The gates were shut, Krog, Holm and Brek argued.", [("Krog, Holm and Brek", "The gates were shut")]),
        ("At least two captains said the gates were shut.", [("At least two captains", "the gates were shut")]),
        ("An aide to Krog indicated the gates would be shut.", [("aide to Krog", "the gates would be shut")]),
        ("Ten years of rot show the gates are no help.", []),
        # inserted with "out" or a place; a headline whose quotation stands first; a survey
        ("The plan, Krog pointed out, would fail.", [("Krog", "The plan"), ("Krog", "would fail")]),
        ("The plan would fail, Krog pointed out.", [("Krog", "The plan would fail")]),
        ("The plan, Krog said in the hall, would fail.", [("Krog", "The plan"), ("Krog", "would fail")]),
        ("“The plan is rotten”: Krog blasts Holm", [("Krog", "The plan is rotten")]),
        ("Poll: Krog leads Holm by nine", [("Poll", "Krog leads Holm by nine")]),
        ("Krog brushed off the speech as sour grapes.", [("Krog", "sour grapes")]),
        ("Why Krog thinks the gates were shut", [("Krog", "the gates were shut")]),
        ("Superintendent of Schools Ida Krog said it was shut.", [("Ida Krog", "it was shut")]),
        ("Krog embraced the plan as a gift and left.", [("Krog", "a gift and left")]),
        # who is accused accuses nobody; who has seen accounts is not who speaks
        ("Sailors voted to recall the judge widely criticized for shutting the gates.", []),
        ("Captain accused of lying by mayor", []),
        ("Accounts seen by the Inland Post show that it lost money.", [("Accounts", "it lost money")]),
    ],
)  # fmt: skip
def test_whose_words_a_loose_attribution_gives(text, expected):
    assert spans(text) == expected


@pytest.mark.parametrize("aside", [
    " — the same day the gate broke — ", "—the same day that the gate broke—", " (the day that Ana Brek left) ",
    ", hours after the gate broke, ", " -- as he left -- ",
])  # fmt: skip
def test_what_stands_between_said_and_that_is_the_outlets(aside):
    row = find(f"Jon Holm said Friday{aside}that he was sorry.").iloc[-1]
    assert (row["speaker"], row["text"]) == ("Jon Holm", "he was sorry")


def test_who_speaks_in_such_an_aside_speaks_no_further():
    rows = find("Jon Holm said Friday — as Ana Brek said the gate was safe — that he was sorry.")
    assert list(zip(rows["speaker"], rows["text"], strict=True)) == [
        ("Ana Brek", "the gate was safe"), ("Jon Holm", "he was sorry"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # somebody else begins to speak where a clause begins, wherever the report before it would end
        (
            "An aide said Friday he feels “sorry” for Jon Holm, after Mr. Brandt accused him of not paying.",
            [("aide", "he feels"), ("aide", "sorry"), ("aide", "for Jon Holm"), ("Brandt", "not paying")],
        ),
        (
            "Krog said he trusts Holm, and when a reporter called him “a liar,” Krog said the town has many.",
            [("Krog", "he trusts Holm"), ("reporter", "a liar"), ("reporter", "Krog said the town has many")],
        ),
        (
            "Krog said the union will talk, despite Holm repeatedly saying he will not.",
            [("Krog", "the union will talk"), ("Holm", "he will not")],
        ),
        (
            "The two differ, with Krog saying the pier is safe, and Brandt saying it is not.",
            [("Krog", "the pier is safe"), ("Brandt", "it is not")],
        ),
        (
            "A note said the gate was shut - a spokesman said it was open.",
            [("note", "the gate was shut"), ("spokesman", "it was open")],
        ),
        # a few words in quotation marks are of whoever is nearest, and of no pronoun
        (
            "Ida Krog said Jon Holm, who has called her a “liar”, would go.",
            [("Ida Krog", "Jon Holm, who has called her a"), ("Jon Holm", "liar"), ("Ida Krog", "would go")],
        ),
        (
            "Holm thanked the town for giving the wall what Ida Krog called “the last stone”.",
            [("Holm", "giving the wall what Ida Krog called"), ("Ida Krog", "the last stone")],
        ),
        (
            "Ida Krog praised what she called a “new” start by the union.",
            [("Ida Krog", "new"), ("Ida Krog", "start by the union")],
        ),
        # who says as much as somebody else, and whose claim somebody repeats
        (
            "Mr. Krog won by quipping that it was “smart” not to pay, as the former mayor charged.",
            [("Krog", "it was"), ("Krog", "smart"), ("Krog", "not to pay")],
        ),
        ("Krog pointed to the announcement by Holm that the pier is safe.", [("Holm", "the pier is safe")]),
        # a verb that may be a noun ends the sentence
        ("On Friday, Holm sold two boats, the indictment states.", [("indictment", "On Friday, Holm sold two boats")]),
        (
            "Two boats were lost off Norhaven, Gazette correspondent Ida Krog reports.",
            [("Ida Krog", "Two boats were lost off Norhaven")],
        ),
        ("Indeed, as the Gazette’s Ida Krog notes, it has no roof.", [("Ida Krog", "it has no roof")]),
        (
            "The pier was shut, Krog told Parliament in a letter Friday, raising the stakes.",
            [("Krog", "The pier was shut")],
        ),
        # what stands between a subject and its verb
        (
            "Krog (N-Norhaven)—who began as a pilot, but took on other work—observed that the gates were shut.",
            [("Krog", "the gates were shut")],
        ),
        ("Krog has a boat in the bay, and has often stated that it is safe.", [("Krog", "it is safe")]),
        ("Krog has not only called Holm a “liar”.", [("Krog", "a"), ("Krog", "liar")]),
        ("Krog argues this flies in the face of reason.", [("Krog", "this flies in the face of reason")]),
        (
            "Krog said Mr. Holm and Mrs. Brandt agreed that the pier “should go”.",
            [("Krog", "Mr. Holm and Mrs. Brandt agreed that the pier"), ("Krog", "should go")],
        ),
        ("The hiring surges called for by Krog and Mayor Jon Holm could help.", []),
        # a noun of saying and what it is; a source between an opening and its sentence
        ("Krog’s argument is that the pier was rotten.", [("Krog", "the pier was rotten")]),
        ("In a call last July, according to aides, Holm sold the pier.", [("aides", "Holm sold the pier")]),
        # what stands before a quotation and its colon is the outlet's, and so is the word before one
        ("Later, Krog attacked Holm: “We stay,” Ida Krog said.", [("Ida Krog", "We stay")]),
        ("However: “We stay,” Krog said.", [("Krog", "We stay")]),
        ("They have been ready for years - Gazette: “The union is coming.”", [("Gazette", "The union is coming.")]),
    ],
)  # fmt: skip
def test_of_two_who_speak_each_has_his_own_words(text, expected):
    assert spans(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what is only reported stands beside the sentence
        ("The boat, which reportedly sank twice, is for sale.", [(None, "sank twice")]),
        ("The boat that allegedly sank is for sale.", [(None, "sank")]),
        ("Holm, reportedly bound for Leeds, scored twice.", [(None, "bound for Leeds")]),
        # a relative clause ends no report that goes on after it, nor one that it is part of
        (
            "Krog said the pier at the mill, which opened in May, would be shut.",
            [("Krog", "the pier at the mill, which opened in May, would be shut")],
        ),
        (
            "Krog accused Holm of hiding two earlier floods, which killed nine.",
            [("Krog", "hiding two earlier floods, which killed nine")],
        ),
        ("Krog said the lake was clean, which is false.", [("Krog", "the lake was clean")]),
        ("Krog refused a boat during her years as mayor.", []),
        ("Krog rejected a boat during her years as mayor.", []),
        # what is clear is nobody's
        ("It is not clear how the boat sank.", []),
        ("It was certain that the boat would sink.", []),
        ("Krog is certain that the boat will sink.", [("Krog", "the boat will sink")]),
        # sums, claims to be something, and saying it in one's own way
        ("Krog put the cost of the pier at $2 million.", [("Krog", "the cost of the pier at $2 million")]),
        ("Krog estimated the damage at two million.", [("Krog", "the damage at two million")]),
        ("Krog put the boat in the shed at 8.", []),
        ("The union claims to have known of the leak.", [("union", "to have known of the leak")]),
        ("As Krog puts it, the pier is a hole.", [("Krog", "the pier is a hole")]),
        ("As Krog once put it: The pier is a hole.", [("Krog", "The pier is a hole")]),
        # who is blamed for saying it, and who say it though they are not counted
        ("Krog was criticized for saying that the pier was safe.", [("Krog", "the pier was safe")]),
        ("Many pointed out that the pier was shut.", [("Many", "the pier was shut")]),
        ("Many noted captains live here.", []),
        ("All but two captains said the pier was shut.", [("All but two captains", "the pier was shut")]),
    ],
)  # fmt: skip
def test_what_stands_beside_a_report_and_who_is_meant_by_it(text, expected):
    assert spans(text) == expected


@pytest.mark.parametrize(
    "said",
    [
        "has said nothing about a fine.", "said nothing on Monday about who would pay.", "said no word.",
        "has so far said little about it.", "said nothing and left.", "said not a word about the port.",
    ],
)  # fmt: skip
def test_who_says_nothing_is_not_quoted(said):
    assert find(f"Mayor Ida Krog {said}").empty


@pytest.mark.parametrize(
    "said",
    [
        "nothing would change", "little had been done", "no word had come from the crew",
    ],
)  # fmt: skip
def test_what_is_said_of_nothing_is_said(said):
    assert find(f"Mayor Ida Krog said {said}.")[["speaker", "text"]].to_numpy().tolist() == [["Ida Krog", said]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Krog brushed past Holm’s claim, made in three letters, that it was rotten.", [["Holm", "it was rotten"]]),
        ("Krog rejected the critics’ argument — old as it is — that it leaks.", [["critics", "it leaks"]]),
        ("Krog mocked the generals’ fear that it leaks.", [["generals", "it leaks"]]),
        (
            "Krog said she was tired, brushing past Holm’s claim that it leaks.",
            [["Krog", "she was tired"], ["Holm", "it leaks"]],
        ),
        ("Aides have so far said it was safe.", [["Aides", "it was safe"]]),
    ],
)
def test_a_claim_is_of_its_owner_and_not_of_who_acts(text, found):
    assert find(text)[["speaker", "text"]].to_numpy().tolist() == found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a clause beside whom or what it tells of: "whom investigators said"
        ("Police arrested a man who investigators said was seen near it.", [("investigators", "was seen near it")]),
        ("They found a boat which officials believe was stolen.", [("officials", "was stolen")]),
        ("The plan has a tunnel that engineers have described as unsafe.", [("engineers", "unsafe")]),
        ("Ida Krog pushed back against critics that say it leaks.", [("critics", "it leaks")]),
        # who is made to speak, is likelier to say it, or does so on and on
        ("The uproar led Jon Holm to call for the chief’s firing.", [("Jon Holm", "the chief’s firing")]),
        ("Farmers are more likely than miners to say it has hurt them.", [("Farmers", "it has hurt them")]),
        ("The ministry has begun quietly acknowledging that it may fall.", [("ministry", "it may fall")]),
        ("Ida Krog kept insisting that it was sound.", [("Ida Krog", "it was sound")]),
        # of two people it is the one who said it, and not the one who holds it against him
        ("Ida Krog scolded Jon Holm for saying that it was weak.", [("Jon Holm", "it was weak")]),
        # a headline goes on after its comma
        ("Holm slams Krog, says dam is rotten", [("Holm", "dam is rotten")]),
        ("Mayor denies fraud, calls union a “gang of thugs”", [("Mayor", "a"), ("Mayor", "gang of thugs")]),
        # names of days, of bodies and of works between who and what
        ("Ida Krog hopes Thursday will be dry.", [("Ida Krog", "Thursday will be dry")]),
        ("The group’s leadership called for a strike.", [("group’s leadership", "a strike")]),
        ("Jon Holm called the claims against Krog disturbing.", [("Jon Holm", "disturbing")]),
        ("A report on the Gazette website said that it was shut.", [("report on the Gazette website", "it was shut")]),
        ("Ida Krog, Chief Executive of Kestrel Corp, the biggest yard, thinks it will fall.", [
            ("Ida Krog", "it will fall"),
        ]),
        ("He was held for allegedly setting fire to what police called a symbol.", [
            (None, "held for allegedly setting fire to what"),
            ("police", "a symbol"),
        ]),
        ("It is dry, according to Ida Krog, while a poll suggested that it is wet.", [
            ("Ida Krog", "It is dry"),
            ("poll", "it is wet"),
        ]),
        # what happened as somebody had promised is told by the outlet
        ("The council, as Ida Krog had promised, voted in May.", []),
        ("The pier will fail, as Ida Krog has warned.", [("Ida Krog", "The pier will fail")]),
        ("As Jon Holm pointed out in the Gazette, it took a year.", [("Jon Holm", "it took a year")]),
        # titles and loaded words are no part of a name
        ("Chief Engineer Omar Reyes said it would hold.", [("Omar Reyes", "it would hold")]),
        ("Crooked Brandt said it was false.", [("Brandt", "it was false")]),
        ("Her lawyer told a harbour court on Friday.", []),
        # a letter and remarks say what their writer says, whoever else acts
        ("Hours later, after a picture came up, Krog sent a letter saying it was false.", [("Krog", "it was false")]),
        ("The mayor declined to repeat Krog’s remarks calling it a ruin.", [("Krog", "a ruin")]),
        # whom a pronoun means: whose things they were
        ("Holm’s luck ran out when he claimed it was dry.", [("Holm", "it was dry")]),
        ("Krog denied any wrongdoing.", [("Krog", "any wrongdoing")]),
        ("Holm denies any role in the fire.", [("Holm", "any role in the fire")]),
        ("The court denied any refund.", []),
        # what body did something
        ("The court sided with Krog; the ban, it ruled, was void.", [("court", "the ban"), ("court", "was void")]),
        ("Last May a harbour court upheld the ban, but it ruled he could stay.", [("harbour court", "he could stay")]),
        ("The unions met in May, and they said it was late.", [("unions", "it was late")]),
        ("The storm hit the coast, and it said it was late.", [(None, "it was late")]),
        ("The union walked out. It said it was late.", [("union", "it was late")]),
        ("The union walked out. They said it was late.", [(None, "it was late")]),
        # who promised goes on to be quoted, but a clause before a colon is not said
        ("Krog promised to pay for it and said: “It is ours.”", [("Krog", "to pay for it"), ("Krog", "It is ours.")]),
        ("Holm told the Gazette before he left home: “It will rain.”", [("Holm", "It will rain.")]),
        # what opens a sentence is not all of its speaker
        ("Refuting Ida Krog’s claim that it was shut, Holm said, “It was open.”", [
            ("Ida Krog", "it was shut"),
            ("Holm", "It was open."),
        ]),
        ("[Krog says the dam is sound] Holm called it “a wreck.”", [("Holm", "a wreck.")]),
        ("The trade and harbour minister, Jon Holm, said it was shut.", [("Jon Holm", "it was shut")]),
        ("The mayor and the harbour minister, Jon Holm, said it was shut.", [
            ("mayor and the harbour minister", "it was shut"),
        ]),
        # who reports that somebody says something does not say it
        ("Krog said, according to the Gazette, that it was shut.", [("Krog", "it was shut")]),
        ("Krog told the crew, according to two aides, that it was shut.", [("Krog", "it was shut")]),
        # judgements in a picture
        ("Krog cast Holm as a danger to the port.", [("Krog", "a danger to the port")]),
        ("Krog cast her vote on Monday as mayor.", []),
        ("Krog holds up the pier as a model of thrift.", [("Krog", "a model of thrift")]),
        ("Krog held Holm up as proof that it works.", [("Krog", "proof that it works")]),
        ("The storm held up the ferry as it left the port.", []),
        ("Her lawyer, Holm, was blunt, writing: “It is a lie.”", [("Holm", "It is a lie.")]),
        ("Ida Krog, a deckhand, in an interview called it “a wreck.”", [("Ida Krog", "a wreck.")]),
    ],
)  # fmt: skip
def test_who_speaks_in_long_sentences(text, expected):
    assert spans(text) == expected


def test_a_city_s_district_ends_a_sentence_and_what_one_did_oneself_one_tells():
    [said] = find("Jon Holm lives in Washington, D.C. Ida Krog said he was ill.")["speaker"]
    assert said == "Ida Krog"
    text = "“We stay,” Ida Krog said. Jon Dunn ordered the fence himself, he told the Post."
    assert find(text)["speaker"].tolist() == ["Ida Krog", "Jon Dunn"]


@pytest.mark.parametrize("text", ['" It is rotten and must go ," Ida Krog said.', "”It is rotten, Ida Krog said."])
def test_marks_with_room_around_them_and_marks_of_what_stood_before(text):
    assert find(text)["speaker"].tolist() == ["Ida Krog"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a step is of whoever takes it
        ("Holm took the rare step last week of issuing a public statement that Krog would stay.", [
            ("Holm", "Krog would stay"),
        ]),
        ("The bank took the unusual step on Friday of announcing that it would shut.", [("bank", "it would shut")]),
        # behind a colon stands speech, whatever its capitals; a shadow has a name
        ("Pop star Jaz Holm, who grew up here, tweeted: “Hands off my Swirls.”", [
            ("Jaz Holm", "Hands off my Swirls."),
        ]),
        ("His shadow, Ida Krog, stormed: “Ministers must block it.”", [("Ida Krog", "Ministers must block it.")]),
        # fears among, allegations from somebody
        ("Fears among dockers that the yard will shut have grown.", [("dockers", "the yard will shut have grown")]),
        ("Allegations from Krog that bolts were painted led to talks.", [("Krog", "bolts were painted led to talks")]),
        # in whose words
        ("In the words of the coroner, Ida Krog, the death was late.", [("Ida Krog", "the death was late")]),
        ("As the auditor, Jon Holm, put it, “the sums do not add up”.", [("Jon Holm", "the sums do not add up")]),
        ("As critics see it, the yard will shut.", [("critics", "the yard will shut")]),
        ("The union was cross and it later said that the yard would shut.", [("union", "the yard would shut")]),
        # who is described, and who is only among those who speak
        ("A guest, a 19-year-old student named Leo Holm, said it was dark.", [("Leo Holm", "it was dark")]),
        ("The report’s author, economist Ida Krog of the Delta Fund, says wages fall.", [("Ida Krog", "wages fall")]),
        ("Two of the pilots, including Captain Jon Holm, say the light failed.", [
            ("Two of the pilots", "the light failed"),
        ]),
        ("“It holds,” said Mrs. Krog in a speech at Tarn College in Lenham, the first of her tour.", [
            ("Krog", "It holds"),
        ]),
        ("The talks came after Krog wrote on Monday suggesting it was shut.", [("Krog", "it was shut")]),
        ("Krog waved aside the bill as “noise”.", [("Krog", "noise")]),
        ("Holm remembers that the water smelled.", [("Holm", "the water smelled")]),
        # what a speaker says that another said is the speaker's
        ("The union said that the mayor had told them that it was shut.", [
            ("union", "the mayor had told them that it was shut"),
        ]),
        # a headline names a life, or says that there is a report
        ("Ida Krog: the life of a mayor", []),
        ("Ida Krog: The Mayor Who Would Not Go", []),
        ("Ida Krog: The pier must go", [("Ida Krog", "The pier must go")]),
        ("Report: Mayor Hid Rot For Years", [(None, "Mayor Hid Rot For Years")]),
    ],
)  # fmt: skip
def test_who_takes_a_step_is_described_or_is_afraid_says_it(text, expected):
    assert spans(text) == expected


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The shop stands on Mill St. Krog said it was shut.", "Krog"),
        ("The shop stands on Harbour Ave. Krog said it was shut.", "Krog"),
        ("Nobody left. Guards on Mount St. Helena said it was shut.", "Guards on Mount St. Helena"),
        ("Nobody left. The church of St. Helena said it was shut.", "church of St. Helena"),
    ],
)
def test_a_street_is_no_first_name(text, speaker):
    assert find(text)["speaker"].tolist() == [speaker]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a text is of whom it comes from
        ("The union sent a letter to members that said the strike was off.", [("union", "the strike was off")]),
        ("Krog wrote a memo on Friday that said the pier would shut.", [("Krog", "the pier would shut")]),
        ("Holm got a letter from the bank that said he owed 400 euros.", [("bank", "he owed 400 euros")]),
        ("Divers found a note that said the bridge would fall.", [("note", "the bridge would fall")]),
        ("Krog sent a letter that never arrived.", []),
        ("The council issued a permit that allowed the club to build.", []),
        # per whom, as who told whom, if who is to be believed
        ("As the matron, Ida Krog, told the inquiry, nobody had asked.", [("Ida Krog", "nobody had asked")]),
        ("The club will move, per the Gazette.", [("Gazette", "The club will move")]),
        ("Per the Gazette, the club will move.", [("Gazette", "the club will move")]),
        ("Fans pay 40 euros per Sunday match.", []),
        ("Jon Krog left, Per Holm, a guard, stayed.", []),
        ("The port is lost, if Krog is to be believed.", [("Krog", "The port is lost")]),
        ("If Krog is to be believed (and I think so), the port is lost.", [("Krog", "the port is lost")]),
        # a state of mind needs no "that"; but nobody says what he is aware of
        ("Krog is sure the pier will hold.", [("Krog", "the pier will hold")]),
        ("Krog is aware of the anger in the town and has called a meeting.", []),
        ("Krog is aware that the pier may fall.", []),
        ("Holm works at the yard and says the cranes are old.", [("Holm", "the cranes are old")]),
        # speeches serve to accuse; nobody is accused who is to blame
        ("Holm used his first speech to accuse the airline of lying.", [("Holm", "lying")]),
        ("The airline is to blame for the delay.", []),
        ("Krog was reported as saying it was shut.", [("Krog", "it was shut")]),
        ("Counsel for the bank submitted that the loan was void.", [("Counsel for the bank", "the loan was void")]),
        ("Krog gave evidence that the loan was void.", [("Krog", "the loan was void")]),
    ],
)  # fmt: skip
def test_who_writes_a_text_or_is_sure_of_something_says_it(text, expected):
    assert spans(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Too late, say parents.", [("parents", "Too late")]),
        ("Not enough, says the union.", [("union", "Not enough")]),
        ("Too many people said it was dark.", [("Too many people", "it was dark")]),
        # who demands answers says nothing
        ("About 300 people demanded answers on Friday night.", []),
        ("About 300 people demanded a new pier.", [("About 300 people", "a new pier")]),
    ],
)
def test_too_late_is_said_and_who_demands_answers_says_nothing(text, expected):
    assert spans(text) == expected


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Marta Krog has packed biscuits for 19 years. “They want our shop,” the mum-of-three said.", "Marta Krog"),
        ("Ida Krog has kept bees since 1990. The 54-year-old says the summers are dry.", "Ida Krog"),
        ("Ida Krog met Jon Holm on Monday. The father of three said it was shut.", "Jon Holm"),
        ("A mother-of-two called. Officer Ida Krog came. The mother-of-two said it was dark.", "mother-of-two"),
        ("Officer Jon Holm found a 19-year-old in a shed. The 19-year-old said it was dark.", "19-year-old"),
    ],
)
def test_who_is_called_by_age_or_children_is_the_person_last_named(text, speaker):
    assert find(text)["speaker"].tolist() == [speaker]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # who is blamed, and what is drawn from whom
        ("The union blames the losses on cheap imports.", [("union", "cheap imports")]),
        ("Holm pinned the blame squarely on the yard.", [("Holm", "the yard")]),
        ("Holm blamed the driver on Monday.", []),
        ("Holm laid the keys on the desk.", []),
        ("Ida Krog drew praise from the Gazette for opening the gates.", [("Gazette", "opening the gates")]),
        ("Ida Krog drew a crowd from the harbour for the opening.", []),
        ("The praise from crews for the plan was loud.", []),
        ("“Home,” one of the songs, charted in May.", []),
        # who acts in order to tell somebody, but not who has the nerve to
        ("Holm took to the radio to warn residents that the dam was old.", [("Holm", "the dam was old")]),
        ("The union has jumped into the row to insist that it is old.", [("union", "it is old")]),
        ("The cook took to the radio to make the argument that it is old.", [("cook", "it is old")]),
        ("Holm has the nerve to claim that the dam is safe.", []),
        ("Ida Krog knows women who have stepped forward to reveal that it fell.", []),
        # several words before the verb and what closes an apposition
        ("Kestrel, the freight arm of Brandt Group (BRG) said it was shut.", [("Kestrel", "it was shut")]),
        ("Holm, 45, works at the yard and says the gates are rotten.", [("Holm", "the gates are rotten")]),
        ("The ship, according to the union, carried coal.", [("union", "The ship"), ("union", "carried coal")]),
        ("Krog owes his seat to us, claims harbour chief Jon Holm.", [("Jon Holm", "Krog owes his seat to us")]),
        ("“We stay,” said Ida Krog, the Gazette reported.", [("Ida Krog", "We stay")]),
        ("“We stay,” said Ida Krog, who built it, the Gazette reported.", [("Ida Krog", "We stay")]),
        ("The yard shut when Jon Holm sent a memo to staff stating that it was late.", [("Jon Holm", "it was late")]),
        ("At a fair where the union was absent, Ida Krog sent a letter accusing it of fraud.", [("Ida Krog", "fraud")]),
        # nobody says what has a number, what is claimed as a prize, or is told without a clause
        ("Seventeen alleged members of a gang have been charged with theft.", []),
        ("Two alleged that the gate was shut.", [("Two", "the gate was shut")]),
        ("Krog claimed a stunning victory that shows how the harbour has changed.", []),
        ("Holm advises the attorney general on harbour policy.", []),
        ("Holm told the harbour committee he was ill.", [("Holm", "he was ill")]),
        ("Holm also thanked volunteers, neighbours and dockers.", []),
        ("The yard cited ten reasons for its choice of Holm.", []),
        ("Still at a loss, Holm called her aunt.", []),
        ("Holm called her dishonest.", [("Holm", "dishonest")]),
        ("Dampening hopes of a quick deal, the mayor left for Leeds.", []),
        ("Ida Krog, an expert, recommends painting the hull.", [("Ida Krog", "painting the hull")]),
        ("Ida Krog and Jon Holm: “We stay in Leeds.”", [("Ida Krog and Jon Holm", "We stay in Leeds.")]),
        ("Ida Krog of Leeds: a solid mayor who built two piers.", []),
    ],
)  # fmt: skip
def test_who_blames_tells_or_claims_something(text, expected):
    assert spans(text) == expected


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“Where was she in March?” yelled one man.", "one man"),
        ("“Not in my name!” bellowed a man in a red hat.", "man"),
        ("“They can rot,” fumed season-ticket holder Bob Tarn, 61.", "Bob Tarn"),
        ("“It is over,” raged shopkeeper Nell Orr.", "Nell Orr"),
        ("“Never again,” vowed pub boss Tina Reed last night.", "Tina Reed"),
        ("“I am heartbroken,” wept gran Elsie Todd, 79.", "Elsie Todd"),
        ("“Tell us the truth!” demanded fuming residents.", "fuming residents"),
        ("Last night the water giant said it was sorry.", "water giant"),
        ("Mum-of-three Kelly Marsh said the road was shut.", "Kelly Marsh"),
        ("Ex-manager Keith Lomas said the road was shut.", "Keith Lomas"),
        ("Anna Smith-King said the road was shut.", "Anna Smith-King"),
        ("President-elect Ida Krog said the road was shut.", "Ida Krog"),
    ],
)
def test_who_speaks_in_a_tabloid(text, speaker):
    assert find(text)["speaker"].tolist() == [speaker]


def test_what_is_said_further_is_not_of_who_is_named_next():
    said = "“They can rot,” fumed fan Bob Tarn. “My son saw it all.” Chairman Jon Holm insisted it was shut."
    assert find(said)["speaker"].tolist() == ["Bob Tarn", "Bob Tarn", "Jon Holm"]
    said = "Ida Krog spoke. “Where was she in March?” yelled one man. “Nobody knows where she was.”"
    assert find(said)["speaker"].tolist() == ["one man", "one man"]
