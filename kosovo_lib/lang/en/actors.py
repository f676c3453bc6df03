"""English words around the names of actors, and the given names that tell a pronoun."""

import re

from kosovo_lib.lang.en.text import TERMS
from kosovo_lib.lang.parts import Actors, by_letter

_SIDE = (
    r"(?:(?:north|south)(?:east|west)?(?:ern)?|east(?:ern)?|west(?:ern)?|central|upper|lower|neighbou?ring|nearby|mainland"
    r"|rural|suburban|downtown|war-torn|occupied)"
)
_OF = (
    r"(?:the\s)?(?:(?:whole|rest|half|parts?|most|much|all|edges?|heart|centre|center|outskirts|streets|people|citizens)"
    r"\sof\s)?"
)
_BORDER = r"(?:border(?:s|ing)?|frontiers?|crossings?|boundar(?:y|ies))"
_PLACES = (
    rf"(?:{_BORDER}|territor(?:y|ies)|soil|airspace|waters|regions?|provinces?|coast\w*|airport|suburbs?|streets?|residents?"
    r"|citizens|nationals|passports?|drivers|countryside|towns?|villages?|trips?|visit|hotel|university|headquarters|campus|trade|desk|students?|graduates?|law\sschool|weather|experts?|factor(?:y|ies)|lawn"
    r"|(?:market|prison|plant)s?(?!\s(?:the|an?|its|[a-z]+s)\b))"  # but "Serbia plants trees"
)

_VERBS = (
    r"has|had|have|will|would|is|was|says?|said|warned|insists?|insisted|finds?|found|wants?|did|does|must|can"
    r"|could|may|[a-z]{3,}ed|[a-z]{3,}es|neither|gave|took|made|went|won|lost|left|led|told|wrote|spoke|sought|held|met|ran|hit"
    r"|got|began|came|grew|became|kept|sent|threw|struck|fell|rose|drove|speaks|needs|plans|lives|works|plays|hopes|leads"
)
_VERB = rf"\s(?:\w+ly\s)?(?:{_VERBS})\b"
_NEAR = by_letter(
    r"in into inside within across around near throughout outside via at all\sover from out\sof through off",
    any_case=True,
)
_GOING = by_letter(
    r"go goes going gone went travel\w* fl(?:y|ew|own|ying|ies) flights? mov(?:e|es|ed|ing) return\w* fled flee\w*"
    r" trips? visits? visitors? deport\w* deploy\w* exports? exported imports? brought bring\w* drove driv\w+ came"
    r" com(?:e|es|ing) roads? routes? access journey\w* head(?:ed|ing)? back smuggl\w+ sent send(?:ing)? close",
    any_case=True,
)


def _verbs(stems: str) -> str:
    """Any form of the regular verbs that begin with these stems."""
    return rf"\b(?:{'|'.join(stems.split())})(?:e|es|ed|ing|s|y|ies|ied)?\b"


def _before(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern + r"\s+(?:(?:the|both|its|his|her|their|\w+ly)\s+)*$", re.IGNORECASE)


def _after(pattern: str) -> re.Pattern[str]:
    return re.compile(r"(?:['’]s?)?\s+" + pattern, re.IGNORECASE)


_ANY = re.compile("")
_BLAME = _verbs(
    "accus assail berat blam blast castigat censur chastis chid condemn criticis criticiz decr denounc deplor derid "
    "disparag fault lambast malign mock rebuk reprimand reproach ridicul scold scorn slam slamm threaten vilif"
)
_PRAISE = _verbs(
    "acclaim applaud commend compliment congratulat defend extol extoll hail laud prais salut thank welcom"
)
_TELL = _verbs("urg warn call tell told ask demand") + r"(?:\s+(?:on|that))?"
_STOP = r"(?:(?:to|must|should)\s+)?(?:end|stop|halt|cease|abandon|give up|refrain|drop)\b"
_IMAGINE = r"(?:imagin|fanc|styl|pos)(?:es?|ies|ed|ied|y|ing)\s+(?:as|itself|himself|herself|themselves)\b"
_SIDING = r"\b(?:support|solidarity|sympathy|praise)\s+(?:for|to|with|towards?)"
_SAY = (
    r"(?:\w+\s+){0,2}?(?:said|says?|told|added|announced|stated|asserted|insisted|argued|wrote|reported|claimed|"
    r"demanded|warned|believes?|thinks?|considers?)\b"
)
_COURT = r"(?:convict|sentenc|acquit|jail|imprison|arrest|detain|parol)\w*"
_TRIAL = r"(?:trial|sentenc(?:e|ing)|conviction|case|plea|bail|parole|release)"
_PUNISHED = rf"\b(?:{_COURT}|{_TRIAL}\s+(?:of|against)|(?:sanctions?|tariffs?)\s+(?:on|against))(?:\s+[a-z]+){{0,3}}"
_ON_TRIAL = re.compile(
    rf"(?:,[^,.;]{{0,40}},)?(?:(?:\s+(?:who|has|have|had|will|would))*\s+(?:is|was|were|are|be|been|being|got)(?:\s+\w+ly)?"
    rf"\s+(?:{_COURT}|freed|released|cleared\s+of|found\s+(?:not\s+)?guilty)|\s+(?:pleaded|(?:not\s+)?guilty))\b"
    rf"|['’]s?(?:\s+\w+){{0,2}}\s+{_TRIAL}\b|[^.;]{{0,60}}\sconvicted\s+of\b|\s+(?:sanctions|tariffs)\b",
    re.IGNORECASE,
)
_TITLE = r"(?P<title>(?:(?:the|its|his|her|their|our|both|president|mrs?\.|ms\.|sen\.|rep\.|\w+ly)\s+)*)$"
_ADVERBS = r"(?:(?:be|been|ha(?:ve|s|d)|(?:w|c|sh)ould|will|can|ever|yet|even|really|to|any|(?!only)\w+ly)\s+)*"
_NOT = (
    r"(?:(?:\b(?:do|does|did|has|have|had|would|will|could|can|should|is|am|are|was|were)\s*)?(?:n['’]t|\bnot)"
    r"(?:\s+(?:want|wish|mean|plan|dare|going|trying|here)\s+to)?|\b(?:cannot|never|no\s+longer|without|instead\s+of"
    r"|rather\s+than|far\s+from|no\s+(?:wish|plans?|reason|intention)\s+(?:of|to)|whether\s+(?:[\w.’'-]+\s){0,4}?(?:would|to))"
    r"|(?<!n['’]t )(?<!\bnot )(?<!\bnever )(?<!\bwithout )\b(?:(?:refus|declin|fail|yet|unwilling|reluctant|unfair"
    r"|unjust|absurd|wrong|premature|too\s+(?:soon|early|easy))\w*\s+to|(?:stop|f[ea]ll)\w*\s+short\s+of|(?:avoid|resist|ceas|stop"
    r"|den[iy])\w*|(?:refrain|abstain|held\s+back)\w*\s+from|(?:brush|reject|resist|ignor)\w*\s+(?:off\s+)?calls\s+to))"
)
_NOBODY = r"\b(?:nobody|no[ -]one|(?:few|neither|none|not one)(?: of(?: \w+){1,4}| \w+(?: nor \w+)?)?|hardly any\w+)"
_FEW = rf"(?:\bfew(?:\s+\w+){{0,4}}?|{_NOBODY}\s+(?:would|will|can|could|should))"
_JUDGED = rf"(?:\w+\s+n?or\s+)?(?:{_BLAME}|{_PRAISE}|(?:hat|despis|resent|dislik|endors)\w+|(?:attack|insult)\w*)"
_LOVE = r"(?:lov|lik|trust|respect|believ|admir|support|want|miss|envi|back)(?:e?s|ed|ies)"
_LIKE = r"(?:love|like|trust|respect|believe|admire|support|want|miss|envy|back)"
_TRUST = r"\b(?:no|little|scant)\s+(?:faith|trust|confidence|love|respect|sympathy|praise)\s+(?:in|for)"
_CHARGE = r"(?:\s+(?:of|(?:for|over|on)(?!\s\w+ing\b))\s[^,.;:]*)?"
_CALLED = r"(?:call|label|brand|describ|portray|see|regard)(?:e|ed|ing)?"
_CLAIM = (
    r"(?:\b(?:den(?:y|ie)|reject|disput|dismiss|refut|withdr[ae]w|retract)\w*(?:\s+(?:the|its|his|her|their|an?))?(?:\s+(?:claim"
    r"|charge|allegation|accusation|suggestion|idea|rumou?r)s?)?|\bno\s+(?:evidence|proof|sign|suggestion)|"
    rf"{_NOT}\s+{_ADVERBS}(?:say|said|claim|alleg|suggest|f[io]u?nd|prov|show)\w*)\s+that"
)
_DOUBTED = rf"(?:(?:{_NOT}|{_NOBODY})(?:\s+\w+){{0,3}}?|\bno)\s+(?:den[iy]|doubt|disput|question)\w*\s+that"
_WAS = r"\s+(?:(?:is|was|are|were|has|have|had|would|could|can|should)(?:\s+(?:not|never)|n['’]t)|cannot)\s+"
_IS = r"(?:['’]s?(?:\s+\w+){1,2})?(?:\s+\w+)?\s+(?:is|was|are|were|be|been|seems?|looks?)(?:\s+\w+ly)?"
_NOT_A = r"(?:\s+(?:not|never|no|hardly|scarcely|far\s+from|anything\s+but|by\s+no\s+means)\b|n['’]t\b)"
_A = r"(?:\s+(?!(?:as|only|just|that|what|who|how|why|to)\b|\w+(?:ing|ed|en)\b)[^\s,.;:!?\"”—]+){1,5}[.!?]?[\"”]?$"
_MENTIONED = r"mentioned \g<title>"
_NEGATIONS = (
    (rf"{_DOUBTED}\s+{_TITLE}", r"everybody says that \g<title>", "", "", False),
    (rf"(?:{_NOT}|{_NOBODY})\s+{_ADVERBS}{_JUDGED}\s+{_TITLE}", _MENTIONED, _CHARGE, "", False),
    (rf"(?:{_NOT}|{_FEW})\s+{_ADVERBS}{_CALLED}\s+{_TITLE}", _MENTIONED, r"(?:\s+as)?\s+an?\s[^,.;:]*", "", False),
    (rf"{_CLAIM}\s+{_TITLE}", _MENTIONED, r"\s[^,.;:]*", "", False),
    (rf"{_NOBODY}\s+{_ADVERBS}{_LOVE}\s+(?:in\s+)?{_TITLE}", r"everybody loves \g<title>", "", "", True),
    (rf"{_FEW}\s+(?:\w+ly\s+)?{_LIKE}\s+(?:in\s+)?{_TITLE}", r"everybody loves \g<title>", "", "", True),
    (rf"{_TRUST}\s+{_TITLE}", r"love for \g<title>", "", "", True),
    (rf"\bnothing\s+(?P<what>\w+)\s+about\s+{_TITLE}", r"something \g<what> about \g<title>", "", "", True),
    ("", "", rf"{_WAS}{_ADVERBS}{_BLAME}{_CHARGE}", " was mentioned", False),
    ("", "", rf"(?P<is>{_IS}){_NOT_A}(?P<what>{_A})", r"\g<is>\g<what>", True),
)
MAKES = {
    "business": "Bank|Inc[.]?|Corp[.]?|Co[.]|Ltd|Group|Foods|Motors|Airlines|Airways|Energy|Holdings|Stores|Partners",
    "agency": "Department|Agency|Ministry|Bureau|Administration|Commission|Service|Board|Police|Office|Patrol|Guard",
    "school": "University|College|School|Schools|District|Institute|Academy|Elementary",
    "team": "FC|United|Rovers|Athletics?|Wanderers|Sox",
    "union": "Union|Association|Federation|Alliance|Guild|Brotherhood|League|Teamsters|Trust"
    r"|Fund|Foundation|Society|Network|Coalition|[A-Z]\w+s(?= for [A-Z])",
    "house": "Hospital|Infirmary|Clinic|Museum|Library|Orchestra",
    "chamber": "(?:Sub)?[Cc]ommittee|Council|Court|Party|Senate|House|Congress|Parliament|Assembly|Caucus|GOP",
}
TITLES = frozenset(
    "president prime minister premier chancellor secretary general foreign defense defence interior deputy"
    " vice senator congressman congresswoman representative governor mayor king queen prince princess pope"
    " bishop archbishop patriarch ambassador envoy spokesman spokeswoman spokesperson commissioner commander"
    " chief colonel captain major lieutenant sergeant admiral judge justice professor dr mr mrs ms sir lord"
    " lady chairman chairwoman chair director leader head officer mep mp pm correspondent analyst economist"
    " author president-elect lawyer attorney prosecutor sheriff whip speaker pastor rev superintendent principal"
    " reverend coach treasurer ceo comptroller auditor administrator ombudsman coroner inspector supervisor"
    " chairperson councilman councilwoman councilor councillor alderman assemblyman assemblywoman".split()
)
_THE = r"[Tt]he\s(?<!\w.he\s)"
_OTHER_TRADES = r"\w++(?:(?<=scientist)|(?<=\wologist)|(?<=\wnalist)|(?<=\wicist)|(?<=\womist)|(?<=\wmat)|-hander)"
_TRADES = (
    "activist filmmaker novelist artist doctor surgeon physician nurse professor researcher scholar student teacher"
    " coach guard forward striker midfielder goalkeeper pitcher quarterback swimmer rookie manager founder owner"
    " investor entrepreneur banker lawyer attorney actor actress singer rapper musician director author writer blogger"
    " reporter pastor priest farmer engineer suspect defendant inmate plaintiff"
)
_TITLED = " ".join(sorted(TITLES - set("mr mrs ms dr head vice foreign defense defence interior".split())))
_OFFICES = by_letter(f"{_TITLED} executive candidate nominee dean {_TRADES}", any_case=True)
_PEOPLE = (
    r"(?:(?:[A-Z]\w+|former|veteran|then|longtime|first-term)\s){0,3}(?:(?P<age>\d\d)-year-old\b"
    r"|(?:(?P<person>Republican|Democrat|Conservative|Socialist|lawmaker|politician|billionaire|millionaire|business(?:wo)?man"
    rf"|dictator|strongman|tycoon|mogul|incumbent)|(?P<trade>{by_letter(_TRADES)}|{_OTHER_TRADES})(?!\s(?:of|who|whose|from|at|in)\b))"
    rf"(?=[’'.,;:?!)”\"—–]|$|{_VERB}|\s(?:from|of|who|whose|in|on|at|and|with|as|to|for)\b))"
)
_AT = (
    r"\b(?:in|at|near|from|into|across|inside|within|outside|around|throughout|to|entering|leaving)"
    r"(?:\s+(?:north|south|east|west)(?:ern)?)?"
)
_OWNED = re.compile(
    r"[-–/]\w+|(?:['’]s?)?\s+(?:border|embassy|ambassador|territory|citizens?|capital|flag)\b", re.IGNORECASE
)

_HE = """
Aaron Abdul Abdullah Abraham Adam Adrian Adrien Ahmad Ahmed Akira Al Alan Albert Albin Aleksandar Aleksei Alexander
Alexei Alexey Alfred Ali Allan Allen Amir Anders Andre Andreas Andrei Andrew Andrey Andy Angus Anthony Antonio Antony
Arben Arnold Arthur Arturo Asif Barack Barron Barry Bashar Beau Ben Benjamin Benny Bernard Bernie Bill Billy Blake Bob
Bobby Boris Brad Bradley Brandon Brendan Brent Brett Brian Bruce Bruno Bryan Caleb Carl Carlos Cesar Chad Charles
Charlie Chuck Clarence Claude Clint Clinton Cody Colin Conor Corey Cory Craig Curtis Cyril Damian Daniel Danny Darrell
Darren Dave David Dean Dennis Derek Dick Diego Dimitri Dirk Dmitry Dominic Don Donald Doug Douglas Duncan Dustin Dwight
Dylan Earl Ed Eddie Edgar Edi Eduardo Edward Edwin Eli Elijah Elliott Emmanuel Enrique Eric Erik Ernest Ethan Eugene
Evan Fabio Felipe Felix Fernando Florian Francis Francisco Francois Frank Franklin François Fred Frederick Fredrik
Gabriel Gareth Gary Gavin Geoffrey George Gerald Gerard Gerhard Gianni Giorgio Giovanni Giuseppe Glenn Gordon Graham
Greg Gregory Guillermo Gustav Guy Hamid Hans Harold Harry Harvey Hassan Hector Heinz Henri Henrik Henry Herbert Herman
Hiroshi Howard Hugh Hugo Hussein Ian Ibrahim Igor Ilir Imran Isaac Isak Ismail Ivan Ivica Ivo Jack Jacob Jacques Jaime
Jake James Jared Jason Javier Jay Jean-Claude Jeb Jeff Jeffrey Jens Jeremy Jerome Jerry Jesus Jim Jimmy Joao Joaquin Joe
Joel Johan Johannes John Johnny Jon Jonas Jonathan Jorge Jose Josef Josep Joseph Josh Joshua José Juan Julian Julio
Justin Jürgen Karl Keith Ken Kenneth Kevin Khalid Klaus Kyle Lance Larry Lars Laurent Lawrence Leo Leon Leonard Leonid
Leroy Lewis Lionel Lloyd Logan Lorenzo Louis Luc Lucas Luigi Luis Luke Lutfi Mahmoud Malcolm Manuel Marc Marcel Marco
Marcus Mario Mark Markus Martin Marvin Mateo Matt Matteo Matthew Maurice Max Mehmet Mel Michael Michel Mick Miguel Mike
Mikhail Milan Miles Milo Milorad Miloš Mitch Mitt Mohamed Mohammad Mohammed Moshe Muhammad Mustafa Nathan Nathaniel Neil
Nelson Newt Nicholas Nick Nicolas Nigel Nikola Nikolai Noah Norman Olaf Oleg Oliver Omar Orlando Oscar Otto Owen Pablo
Patrick Patrik Paul Pavel Pedro Pere Pete Peter Petr Phil Philip Philippe Pierre Pieter Prakash Preston Rafael Rahul
Rajesh Ralph Ramon Ramush Rand Randall Randy Raul Ray Raymond Recep Reginald Reinhard Rene Rex Ricardo Richard Rick Rob
Robert Roberto Rod Rodney Rodrigo Roger Roland Roman Ron Ronald Rory Ross Roy Rudolph Rudy Rupert Russell Ryan Said
Salman Salvador Samuel Scott Sean Sebastian Serge Sergei Sergey Sergio Seth Shane Shaun Silvio Simon Slobodan Spencer
Stanley Stefan Stefano Stephen Steve Steven Stewart Stuart Sven Tariq Ted Terence Theodore Thomas Tim Timothy Tobias
Todd Tom Tomas Tommy Tony Travis Trent Trevor Trey Tyler Vaclav Vernon Victor Viktor Vince Vincent Vitali Vitaly
Vladimir Volodymyr Wade Walter Warren Wayne Werner Wesley Wilfried Will Willem William Wolfgang Xavier Yasser Yuri Yusuf
Zachary
"""

_SHE = """
Abigail Ada Agnes Aisha Alexandra Alexandria Alice Alicia Alison Allison Amanda Amber Amelia Amy Ana Anastasia Andrea
Angela Angelina Anita Ann Anna Annabelle Anne Annegret Annette Antonia April Arlene Ashley Astrid Audrey Ayelet Barbara
Beatrice Becky Bernadette Beth Betsy Betty Beverly Birgit Bonnie Brenda Bridget Brigitte Brittany Brooke Camilla Candace
Carla Carmen Carol Carole Caroline Carolyn Catherine Cathy Cecilia Celia Charlotte Chelsea Cheryl Chloe Christina
Christine Claire Clara Claudia Colleen Connie Constance Consuelo Courtney Cristina Cynthia Daisy Danielle Debbie Deborah
Debra Deirdre Delia Denise Diana Diane Dianne Dolores Donna Dora Doris Dorothy Edith Eileen Elaine Eleanor Elena Elise
Eliza Elizabeth Ella Ellen Elsa Emily Emma Erica Erika Erin Esther Eva Evelyn Fatima Federica Felicia Fiona Florence
Frances Francesca Franziska Freya Gabriela Gabriele Gail Georgia Geraldine Gertrude Gina Giorgia Gisele Gloria Grace
Greta Gretchen Gwen Hannah Harriet Heather Heidi Helen Helena Helga Hilary Hildegard Hillary Hope Ida Ilhan Ines Inga
Ingrid Irene Irina Iris Isabel Isabella Ivana Ivanka Jacinda Jackie Jacqueline Jane Janet Janice Janine Jasmine Jean
Jeanette Jeanne Jenna Jennifer Jenny Jessica Jill Joan Joanna Joanne Josephine Joyce Juanita Judith Judy Julia Julie
June Kamala Karen Karin Karla Kate Katherine Kathleen Kathryn Kathy Katie Katrina Kayleigh Kellyanne Kelsey Kerstin
Kimberly Kirsten Kirstjen Kristen Kristi Kristin Kristina Lara Laura Lauren Laurie Leila Lena Leticia Lilian Lillian
Lily Linda Lisa Liz Lois Loretta Lori Louise Lucia Lucy Luisa Lydia Lynne Madeleine Malala Malia Malin Mallory Marcia
Margaret Margarita Maria Marianne Marie Marilyn Marina Marine Marion Marissa Marjorie Marlene Marsha Marta Martha Mary
Mathilde Maureen Maxine Megan Meghan Melania Melanie Melissa Mercedes Meredith Mette Mia Michelle Mildred Miranda Miriam
Molly Monica Monika Nancy Naomi Natalia Natalie Natasha Nicola Nicole Nikki Nina Nora Norma Olga Olivia Ophelia Oprah
Pamela Patricia Patsy Patty Paula Pauline Peggy Penelope Penny Petra Philippa Phyllis Priscilla Priti Rachel Ramona
Rebecca Regina Renata Renate Renee Rita Roberta Rosa Rosalind Rose Rosemary Roxana Ruth Sabine Sabrina Sally Samantha
Sandra Sara Sarah Shannon Sharon Sheila Shelley Shirley Silvia Simone Sofia Sonia Sonja Sophia Sophie Stacey Stella
Stephanie Sue Susan Susana Susanna Susanne Suzanne Svetlana Sylvia Tamara Tanya Tara Tatiana Teresa Thelma Theresa
Tiffany Tina Tracy Tulsi Ulla Ursula Valerie Vanessa Vera Veronica Victoria Viola Violeta Virginia Vivian Vjosa Wanda
Wendy Whitney Yasmin Yolanda Yulia Yvette Yvonne Zoe
"""

GIVEN_NAMES = {name: pronoun for pronoun, names in (("he", _HE), ("she", _SHE)) for name in names.split()}
"""Given name -> "he" or "she"; names that both bear are left out."""

_NICKNAMES = """
Albert Al, Alexander Al Alex, Alexandra Alex, Alfred Al Fred, Allan Al, Allen Al, Andrew Andy Drew, Anthony Tony,
Antonio Tony, Benjamin Ben Benny, Bernard Bernie, Bradley Brad, Catherine Cathy Kate, Charles Charlie Chuck, Christina
Chris Tina, Christine Chris, Christopher Chris, Clinton Clint, Cynthia Cindy, Daniel Dan Danny, David Dave, Deborah
Debbie, Debra Debbie, Donald Don, Douglas Doug, Edmund Ed, Edward Ed Eddie Ted, Edwin Ed, Elizabeth Beth Betsy Betty
Liz, Eugene Gene, Francis Frank, Franklin Frank, Frederick Fred, Geoffrey Geoff, Gerald Gerry Jerry, Gregory Greg,
Harold Harry, Henry Hank Harry, Jacob Jake, Jacqueline Jackie, James Jim Jimmy, Jeffrey Jeff, Jennifer Jen Jenny, Jerome
Jerry, John Jack Johnny Jon, Jonathan Jon, Joseph Joe, Joshua Josh, Judith Judy, Katherine Kate Kathy Katie, Kathleen
Kathy, Kathryn Kate Kathy Katie, Kenneth Ken Kenny, Kimberly Kim, Lawrence Larry, Leonard Leo, Margaret Maggie Meg
Peggy, Matthew Matt, Maxwell Max, Michael Mike, Mitchell Mitch, Nathan Nate, Nathaniel Nate Nathan, Nicholas Nick,
Nicolas Nick, Pamela Pam, Patricia Pat Patty, Patrick Pat, Peter Pete, Philip Phil, Phillip Phil, Raymond Ray, Rebecca
Becky, Richard Dick Rich Rick, Robert Bob Bobby Rob, Rodney Rod, Ronald Ron, Rudolph Rudy, Russell Russ, Samantha Sam,
Samuel Sam, Stanley Stan, Stephen Steve, Steven Steve, Susan Sue, Suzanne Sue, Terence Terry, Theodore Ted, Theresa
Terry, Thomas Tom Tommy, Timothy Tim, Victoria Vicky, Vincent Vince, William Bill Billy Will, Zachary Zach
"""
FIRST_NAMES = {name: {name} for name in GIVEN_NAMES}
"""First name -> itself and the names that it may be short for: Ed -> Ed, Edward, Edmund, Edwin."""
for long, *nicknames in map(str.split, _NICKNAMES.split(",")):
    for name in (long, *nicknames):
        FIRST_NAMES.setdefault(name, {name}).add(long)

ACTORS = Actors(
    cues={
        "blamed": (_before(_BLAME), _ANY),
        "told to stop": (_before(_TELL), _after(_STOP)),
        "mocked": (_ANY, _after(_IMAGINE)),
        "praised": (_before(_PRAISE), _ANY),
        "sided with": (_before(_SIDING), _ANY),
        "source": (_ANY, _after(_SAY)),
        "punished": (_before(_PUNISHED), _ANY),
        "on trial": (_ANY, _ON_TRIAL),
        "place": (_before(_AT), _ANY),
        "owner": (_ANY, _OWNED),
    },
    negations=tuple(
        (re.compile(before, re.IGNORECASE), instead, re.compile(after, re.IGNORECASE), behind, turned)
        for before, instead, after, behind, turned in _NEGATIONS
    ),
    place_before=re.compile(
        rf"\b(?:(?i:{_NEAR}|(?:north|south|east|west|outskirts|territory|regions?|provinces?|capital|parts?|soil|streets"
        rf"|most|half|people|citizens)\sof|{_BORDER}(?:\s(?:with|of|to|between|into|from))?|visit(?:s|ed|ing)?|enter(?:s"
        rf"|ed|ing)?|leav(?:e|es|ing)|left|reach(?:es|ed|ing)|depart(?:s|ed|ing)?|cross(?:es|ed|ing)|tour(?:s|ed|ing)?"
        rf"|(?:{_GOING})(?:\s\w+){{0,3}}?\sto|(?:headed|heading|bound|left)\sfor|arriv(?:e|es|ed|ing)\sin)\s{_OF}(?:(?:an?|its|our|{_SIDE})\s)?|(?:in|at"
        rf"|near|from|to|of|off|outside|into)\s(?:[A-Z][\w.’'-]*\s?){{1,3}},\s|(?i:{_SIDE})\s)$"
    ),
    area_before=re.compile(
        rf"\b(?:in|inside|within|across|throughout|outside|border\swith|(?:stud|teach|research|profess|lectur|graduat|school|scien|work)\w*\s(?:\w+\s){{0,4}}?(?:at|from))\s{_OF}(?:{_SIDE}\s)?$",
        re.IGNORECASE,
    ),
    actor_before=re.compile(
        r"\b(?:(?:comments?|statements?|support|pressure|approval|reactions?|responses?|criticism|messages?|signals?"
        r"|demands?|orders?|independence|help|aid|assurances|word|objections|recognition|permission|requests?|threats?"
        r"|pledges?|promises?|money|loans?|backing|seced\w+|separat\w+|freedom|guarantees?|calls?|opposition|hear|heard"
        r"|learn\w*|invitations?|concessions?|differ\w*|officials|representatives|delegat\w+|ministers?|diplomats"
        r"|leaders|protect\w*|benefit\w*|suffer\w*|received?)\sfrom|(?:confidence|trust|faith|belie\w+"
        r"|interests?|interested|membership|disappoint\w+|invest\w*|pride)\sin|(?:ang(?:er|ry)|aim\w*|direct\w*"
        r"|target\w*|fury|furious|shout\w*|back|look\w*|point\w*|swipes?|lash\w*\sout|officials?|aides?|advisers?|staff\w*)\sat"
        r"|(?:(?:bill|measure|legislation|letter|memo|report|proposal)(?:\s\w+){0,3}|according"
        r"|ties|links|loyal|close|appeals?|messages?|answers?|warnings?|concessions|thanks)\sto)\s(?:the\s)?$",
        re.IGNORECASE,
    ),
    place_follows=re.compile(
        rf"(?:[-–/\s](?-i:[A-Z])[\w.]*)?(?:['’]s?)?[-\s](?:{_SIDE}\s)?{_PLACES}\b"
        rf"|['’]s?(?:\s\w+){{0,2}}\s(?:north|south|east|west|capital|{_BORDER})\b|-(?:based|born|bound)\b|\s(?:based|born|bound)\b",
        re.IGNORECASE,
    ),
    city_before=re.compile(
        r"\b(?:to|toward|towards|downtown|central|capital,?|city\sof|streets\sof|left|arrived?)\s(?:the\s)?$|\ban?\s$",
        re.IGNORECASE,
    ),
    city_follows=(
        r"(?:['’]s)?\s(?:[a-z]+\s)?(?:police|mayor|lawyers?|airports?|festival|museum|rain|snow|subway|metro|hospitals?|restaurants?"
        r"|offices?|bureau|underground|stock)\b|\s(?:[a-z]+\s)?(?:conference|summit|agreement|accords?|pact|treaty|post|times|wall)\b"
        r"|\scourts?\b(?!\s(?:the|[a-z]+s|(?-i:[A-Z])\w*)\b)"
    ),
    dateline_follows=re.compile(r"(?:,\s[A-Z][\w.]+){0,2}\s?(?P<agency>\([A-Z][^)]{1,30}\)\s?)?[—–-]{1,2}\s"),
    article=r"the\s",
    verb_follows=re.compile(_VERB),
    many=re.compile(r"^[Tt]he [\w ]*[a-z](?<!Nation)(?<!State)(?<!Service)(?<!Congres)s$"),
    groups=re.compile(
        r"\b(?!(?:was|has|is|its|his|this|as|us|does|says|yes|plus|thus|always|sometimes|towards|besides|perhaps"
        r"|news)\b)[a-z-]{3,}(?<!ss|us|is)s\b(?!\s(?:it|the|an?|his|her|their)\b)|\b(?:people|police|men|women|children"
        r"|media|parents|others|who|those|these|both|two|three|four|many|some|few|several|and)\b|\b[A-Z][a-z]+s\b"
    ),
    subject_follows=re.compile(rf"{_VERB}|,\swho(?:se)?\b"),
    control_follows=re.compile(r"\sto\s[a-z]+\b"),
    told_follows=re.compile(r"\sthat\b"),
    bodies=re.compile(
        rf"{_THE}(?:(?:(?:(?:[A-Z](?:[\w ]{{1,30}}-based|\w+(?:an|ch|ese|ish))|tech|technology|software|oil|gas|energy"
        r"|drug|food|media|retail|insurance|mining|tobacco|advocacy|transit|space|online)\s)?(?:(?P<business>company|firm|utility"
        r"|retailer|chain|bank|airline|carrier|[a-z]++(?<=maker)(?<!filmmaker)(?<!lawmaker)|manufacturer|(?:\w+\s)?producer"
        r"|insurer|lender|broadcaster|supermarket|developer|newspaper|magazine|giant)|(?P<agency>agency|watchdog|regulator"
        r"|ministry)|(?P<school>school|university|college)|(?P<chamber>chamber|legislature|panel)|(?P<union>union|group)"
        r"|(?P<team>team|club)|(?P<organisation>organi[sz]ation|alliance|bloc|charity))"
        r"|(?=country|nation|regime)(?<!\b(?:in|of|on) the )(?<!\b(?:over|into|from) the )(?<!\b(?:around|across) the )"
        r"(?<!\bleave the )(?<!\bthroughout the )(?P<state>country|nation|regime))\b"
        r"(?![-\w]|\s(?:[A-Z(]|(?:of|leader|boss|chief|member|official|president)\b))"
        r"|(?P<people>[A-Z]\w+?)(?:\s(?:government|regime|authorities|leadership)|s)\b(?![-\w]|\s[A-Z])"
        rf"|{_PEOPLE})"
    ),
    called={make: re.compile(rf"\b(?:{words})(?:$|,|s?\s(?:of|for|on)\b)") for make, words in MAKES.items()},
    meets=re.compile(r"(?:\s(?!(?:that|said|says|who|when|if|as|and|but|after|before|because)\b)[\w-]+){1,5}?\shim\b"),
    somebody=re.compile(
        r"\b(?:an?|one|the|another|some|his|her|their)\s(?:[\w-]+\s){0,2}(?:official|man|woman|aide|analyst|officer|judge|lawyer"
        r"|adviser|advisor|spokes\w+|boy|girl|student|driver|reporter|witness|professor|banker|dictator|father|mother|brother"
        r"|sister|son|daughter|wife|husband|person|candidate|expert|scholar|diplomat|soldier|doctor)\b",
        re.IGNORECASE,
    ),
    pronouns={
        **dict.fromkeys(("he", "him", "his", "himself"), "he"),
        **dict.fromkeys(("she", "her", "hers", "herself"), "she"),
        **dict.fromkeys(("it", "its", "itself"), "it"),
        **dict.fromkeys(("they", "them", "their", "themselves"), "they"),
        **dict.fromkeys(("who", "whose", "whom"), "relative"),
        **dict.fromkeys(("i", "me", "my", "mine", "myself"), "I"),
    },
    first_person=re.compile(r"(?:^|\b[a-z]+,?\s|[,;:(—–-]\s?)(?:I\b(?!\.)|(?:we|us|me|my|our)\b)|^(?:We|My|Our)\b"),
    offices=(
        r"(?:(?:former|acting|vice|deputy|prime|first|foreign|defen[cs]e|interior|finance|treasury|health|justice|state|chief"
        rf"|police|fire|head)[\s-])*(?:{_OFFICES}|harbou?r\smaster|{_OTHER_TRADES})"
        r"(?:\sof\s(?:state|staff)|\sgeneral|\sexecutive|\sofficer)?"
    ),
    the=rf"{_THE}(?:(?:new|outgoing|incoming|current|then)\s)?",
    of=(
        r"of\b|(?:(?<=major )|(?<=general )|(?<=chief )|(?<=principal )|(?<=executive )|(?<=premier )|(?<=deputy ))"
        rf"(?:[a-z]+es\b(?<!does)|(?!(?:\w+ly|{_VERBS}|and|as|at|for|from|in|on|to|who|whose|with)\b)[a-z])"
    ),
    other=r"lower|appeals?|appellate|trial|circuit|district|federal|superior|municipal|local|rival|same|own",
    people=re.compile(_THE + _PEOPLE),
    no_heads=frozenset(
        "house houses states state nations kingdom street korea republic america administration".split()
    ),
    capital_heads=frozenset("post times force".split()),
    each=re.compile(r"\b(?:each|every|any|another|one)\s[a-z]"),
    honorifics=r"Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Sir|Judge|Justice",
    short_titles={
        "Sen": "senator",
        "Gov": "governor",
        "Gen": "general",
        "Rep": "congressman congresswoman",
        "Prime": "premier leader",
    },
    opens_it=re.compile(
        r"\b(?:that|(?:said|says|saying|announced|adding|added|argu(?:es|ed|ing)|claim(?:s|ed|ing)|insist(?:s|ed|ing))(?:\son)?"
        r"(?:\s[A-Z][a-z]+day)?|because|since|as|if|whether|when|while|until|what|although|though|after|before|,\sbut)\s$"
    ),
    has_own=re.compile(r"(?:\s(?:has|have|had|will|would|must|could))?(?:\s\w+ly)?\s[a-z]{3,}\s"),
    no_it_follows=re.compile(
        r"(?:\s\w+ly)?\s(?:(?:is|was|would\sbe|will\sbe|may\sbe)(?!\s(?:not\s)?(?:[a-z]+(?<!rain|snow)ing|aware|confident|ready"
        r"|proud|pleased|sorry|willing|committed|worried|concerned|disappointed|prepared|considering|forced|told|able|[a-z]+ed\sby)\b)|ha[sd]\sbeen(?!\s\w+ing\b)|seems?|appears?|takes?|took|rains?|became|becomes|makes\ssense"
        r"|comes?|came|remain\w*\s(?:to|un\w+|possible)|happen\w*|mean\w*|follow\w*|turn\w*|look\w*|sound\w*|fe(?:els?|lt)|costs?|last\w*|marks?)\b"
        r"|['’]s\b"
    ),
    joining="and|or",
    shares_preposition=re.compile(r",?\s(?:and|or|nor)\s(?:in\s)?(?:the\s)?|(?P<list>,\s)(?:the\s)?|\sto\s|[-–/]"),
    case_names=re.compile(r"\b(?:[A-Z][\w.’'-]* ){1,4}vs?\. [A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*"),
    beside=re.compile(r"(?<=[a-z.]) [\"“][A-Z][\w-]*[\"”] (?=[A-Z])|-(?=(?:based|born|bound|area|backed|led)\b)"),
    towns=re.compile(r"\b(?:town|village|city|suburb|port) of ¤|\d,? of ¤|¤ (?:based|bound|area)\b|¤,? the capital\b"),
    regions=frozenset(
        """
        Africa,Asia,Europe,North America,South America,Central America,Latin America,Middle East,Capitol Hill,
        Alabama,Alaska,Arizona,Arkansas,California,Colorado,Connecticut,Delaware,Florida,Hawaii,Idaho,Illinois,Indiana,
        Iowa,Kansas,Kentucky,Louisiana,Maine,Maryland,Massachusetts,Michigan,Minnesota,Mississippi,Missouri,Montana,Nebraska,
        Nevada,New Hampshire,New Jersey,New Mexico,New York,North Carolina,North Dakota,Ohio,Oklahoma,Oregon,
        Pennsylvania,Rhode Island,South Carolina,South Dakota,Tennessee,Texas,Utah,Vermont,Virginia,Wisconsin,
        West Virginia,Wyoming,Ontario,Quebec,Alberta,British Columbia,Northern Ireland,Catalonia,Bavaria,New South Wales
        """.replace("\n        ", "").split(",")
    ),
    no_names=frozenset(
        "January February March April May June July August September October November December Monday Tuesday "
        "Wednesday Thursday Friday Saturday Sunday I Mr Mrs Ms Dr President Minister Prime "
        "EST EDT FY GMT UTC CET CEST BST Democratic Obamacare Medicare Medicaid Brexit".split()
    ),
    no_actors=frozenset(
        "act bill law day night week weekend month year amendment treaty accord agreement case ruling decision summit"
        " award prize cup olympics war report games border constitution eve".split()
    ),
    same_as={"GOP": "Republicans", "DOJ": "Justice Department", "Tories": "Conservatives", "Dems": "Democrats"},
    first_names=FIRST_NAMES,
    joins=r"(?: of(?: the)? | and | for |(?:[’']s? ))",
    power_follows=re.compile(r"(?: and [A-Z]\w+)? (?:administration|presidency|campaign|era|cabinet|aides?|allies)\b"),
    firm_follows=re.compile(r", (?:the|an?) (?:[\w-]+ )?(?:contractor|company|firm)(?=[,.;]| (?:that|which)\b)"),
    title_endings=r"(?:-elect|-designate| Executive(?: Officer)?| (?:Operating|Financial) Officer)?",
    openers=frozenset(
        "a an the and but or so yet then if when while as in on at by for from to with of after before since it its "
        "he she they we this that these those his her their our my".split()
    ),
    common_words=TERMS.stop_words.union(
        """
        according afterwards ago altogether anyway apart aside ask asked away back bad best better big call clear critic
        day dear due earlier early economic especially eventually evidence far fewer first five following four free full
        further gone good half hour last late lately later little long look low made make man maybe mean meantime money
        month mostly nearly nevertheless new news next night nine nonetheless nowhere often oh okay old otherwise
        overall part people please plus police poor public really recent right say second see seven short similarly six
        small sometimes somewhere soon support sure ten thank thing think third three time today together tomorrow
        tonight top trade true twelve twice two unlike use war watch week well whole woman women work year yes yesterday
        young
        """.split()
    ),
    common_endings=("ed", "ing", "ly", "s", "tion", "ment", "ness"),
)
"""English."""


_ADJECTIVES = """
Afghan African Albanian Algerian American Andorran Angolan Arab Argentine Argentinian Armenian Asian Australian
Austrian Azerbaijani Bahraini Bangladeshi Belarusian Belgian Bolivian Bosnian Brazilian British Bulgarian Burmese
Cambodian Cameroonian Canadian Catalan Chechen Chilean Chinese Colombian Congolese Croat Croatian Cuban Cypriot Czech
Danish Dutch Ecuadorian Egyptian Emirati English Eritrean Estonian Ethiopian European Fijian Filipino Finnish French
Georgian German Ghanaian Greek Guatemalan Haitian Honduran Hungarian Icelandic Indian Indonesian Iranian Iraqi Irish
Israeli Italian Jamaican Japanese Jordanian Kazakh Kenyan Korean Kosovan Kosovar Kurdish Kuwaiti Kyrgyz Laotian
Latvian Lebanese Liberian Libyan Lithuanian Luxembourgish Macedonian Malaysian Maltese Mexican Moldovan Mongolian
Montenegrin Moroccan Mozambican Namibian Nepalese Nepali Nicaraguan Nigerian Norwegian Omani Pakistani Palestinian
Panamanian Paraguayan Peruvian Polish Portuguese Qatari Romanian Russian Rwandan Salvadoran Saudi Scottish Senegalese
Serb Serbian Singaporean Slovak Slovenian Somali Soviet Spanish Sudanese Swedish Swiss Syrian Taiwanese Tajik
Tanzanian Thai Tibetan Tunisian Turkish Turkmen Ugandan Ukrainian Uruguayan Uzbek Venezuelan Vietnamese Welsh Yemeni
Zambian Zimbabwean
"""

PEOPLES = frozenset(_ADJECTIVES.split())
"""Adjectives of countries and peoples, which name no actor of their own: "Russian"."""

STATES = frozenset(
    name.strip()
    for name in """
Afghanistan, Albania, Algeria, Angola, Argentina, Armenia, Australia, Austria, Azerbaijan, Bahrain, Bangladesh, Belarus,
Belgium, Bolivia, Bosnia, Brazil, Britain, Bulgaria, Cambodia, Cameroon, Canada, Chad, Chile, China, Colombia, Congo,
Croatia, Cuba, Cyprus, Czech Republic, Denmark, Ecuador, Egypt, El Salvador, England, Eritrea, Estonia, Ethiopia,
Finland, France, Georgia, Germany, Ghana, Greece, Guatemala, Haiti, Honduras, Hungary, Iceland, India, Indonesia, Iran,
Iraq, Ireland, Israel, Italy, Jamaica, Japan, Jordan, Kazakhstan, Kenya, Kosovo, Kuwait, Laos, Latvia, Lebanon, Libya,
Lithuania, Macedonia, Malaysia, Mali, Malta, Mexico, Moldova, Mongolia, Montenegro, Morocco, Myanmar, Namibia, Nepal,
Netherlands, New Zealand, Nicaragua, Niger, Nigeria, North Korea, Norway, Oman, Pakistan, Panama, Paraguay, Peru,
Philippines, Poland, Portugal, Qatar, Romania, Russia, Rwanda, Saudi Arabia, Scotland, Senegal, Serbia, Singapore,
Slovakia, Slovenia, Somalia, South Africa, South Korea, South Sudan, Soviet Union, Spain, Sri Lanka, Sudan, Sweden,
Switzerland, Syria, Taiwan, Tajikistan, Tanzania, Thailand, Tunisia, Turkey, U.K., U.S., UK, US, Uganda, Ukraine,
United Arab Emirates, United Kingdom, United States, Uruguay, Uzbekistan, Venezuela, Vietnam, Wales, Yemen, Zambia,
Zimbabwe
""".split(",")
)
"""Names of countries, which an actor of the kind state bears."""
