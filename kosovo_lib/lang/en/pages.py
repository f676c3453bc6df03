"""Pages of news in English: menus and buttons, bylines, signs of readers' comments."""

import re
from functools import partial

from kosovo_lib.lang import WordLists
from kosovo_lib.lang.en.text import PARTICLES
from kosovo_lib.lang.parts import LineOf, Pages, later

_either, _any_case = WordLists(__file__).either, partial(later, flags=re.IGNORECASE)

_ANY_LENGTH = 1_000_000
_SAYS = "(?:says|said|wrote|writes|commented)"
_AGE = rf"(?:an?|\d+) ?(?:{_either('ages')})(?: ago)?(?: \(?edited\)?)?"
_ACTION = rf"(?:{_either('actions')}|reply to (?:this|@?\w+))"
_BUTTON = (
    rf"[\W_]*+(?:(?:{_ACTION}|{_AGE}|[+-]?\d[\d.,]*+k?|(?:show|view|hide|see)(?: all| more)?|avatar|edited|verified"
    r"|just now|yesterday|today)[\W_]*+){1,6}"
)
_DAY = (
    r"(?:\d{1,2}[./ -](?:\d{1,2}|[A-Z][a-z]+)[./, -]+\d{2,4}|[A-Z][a-z]+ \d{1,2},? \d{4}|\d{4}-\d\d-\d\d)"
    r"(?:[\W_]+(?:at )?\d{1,2}[:.]\d\d.{0,12})?"
)
_HEAD = rf"(?P<who>[^.!?:]{{1,40}}?) (?:{_SAYS}(?: (?:on|at) [^:]{{1,60}})?:|(?P<dated>(?:on|at) {_DAY}) {_SAYS}:)"
_ALL_RIGHTS = r"(?:©|\(c\)|copyright\b).*|all rights\b.*"
_NAME = rf"[^\W\d_][\w’'.-]*(?: (?:[^\W\d_a-z][\w’'.-]*|{PARTICLES})){{1,3}}"
_WORD = "[A-Z][\\w’'&.-]*"
_ROLE = r"(?:[Ss]pecial (?:to|for)|[Ss]taff [Ww]riter|[Cc]orrespondent)\b"

_FURNITURE = (
    rf"(?:{_either('furniture')}|share (?:this|on|via)\b.*|(?:subscribe|sign (?:up|in)) .*|comments? \(\d+\)"
    r"|(?:filed under|tags?|categor(?:y|ies)|topics|posted in|share)\s*:.*|please wait\W*|loading\W*"
    r"|(?:page )?\d+ of \d+|(?:photos?|photo gallery|gallery|in pictures): .*"
    rf"|[\d:]+(?: [\d:]+)*|{_ALL_RIGHTS}|follow (?:us|me)\b.*"
    rf"|(?:submit|send)(?: us)? (?:your|a) .*|your session has expired\W*|(?:download|get) .{{1,60}}\bapps?\b.*"
    rf"|(?:a version of )?th(?:is|e) (?:article|story|post|piece)\b.{{0,60}}\b(?:appear(?:s|ed)|published)\b.*"
    rf"|the (?:comments|views|opinions)\b.{{0,40}}\b(?:below|moderated|expressed|do not)\b.*"
    r"|(?:we are )?no longer accepting comments.*|(?:[\w’']+ )?top stories|view (?:this )?(?:e-?mail |it "
    r"|online )?in (?:your |a )?browser.*|unsubscribe\b.*|terms of (?:use|service).*|privacy policy.*)"
)
_SOLD = ("newsletter", "subscri", "sign up", "inbox", "free articles", "new posts", "latest stories")
_SIGN_UP = r"sign up(?: here| now| today| below| for (?:our|my|free)| to (?:our|get|receive)|\W*$)"
_SELLS = (
    r"(?=.*?\b(?:our|my|your|you|want more|support (?:\w+ )?journalism)\b)"
    rf"(?=.*(?:{'|'.join(_SOLD).replace('sign up', _SIGN_UP)}))[^\"“”]*"
)
"""A line that wants to sell something to whoever reads it, and quotes nobody who says so."""

_CAPTIONS = ("(", "/", "©", "by ", "credit", "file", "image", "photo", "picture")
"""Words of captions and credits of pictures, of which each of these lines holds one."""

_CONTRIBUTED = (
    r"(?:[•*·] ?)?[^\W\d_a-z][\w’'.-]*(?:,? (?:[^\W\d_a-z][\w’'.-]*|and|in|of|for|from|the|staff|writers?|reporters?"
    r"|correspondents?|researchers?|editors?)){0,40} (?:also )?contributed "
    r"(?:to this (?:report|story|article)|reporting)\b[^.]{0,60}\.?"
    r"|(?:Material|Information|Reporting|Reports?) (?:from|by) [^.!?]{2,90} (?:was|were) used (?:in|for)"
    r" (?:compiling )?this (?:report|story|article)\.?|(?:[—–-]{0,2} ?With (?:assistance|reporting|help) (?:from|by)"
    r"|[(\[]?(?:(?:Additional )?[Rr]eporting|Writing|Editing|Compiled) by) [A-Z][\w’'.-]*(?:[;,]? (?:[^\W\d_a-z]"
    r"[\w’'.-]*|and|in|of|for|the|by|additional|reporting|writing|editing)){0,40}\.?[)\]]?"
)
"""Who helped: "Ida Krog and Jon Holm contributed to this report.", "Reporting by Ida Krog; Editing by Jon Holm"."""


_NAMED = rf"(?!By )[^\W\d_a-z][\w’'.-]*(?: (?:[^\W\d_a-z][\w’'.-]*|of|the|{PARTICLES})){{0,4}}"
_POST = re.compile(rf"(?P<sign>[—–-]{{1,2}} ?)?(?P<who>{_NAMED}) \(?@\w+\)?(?:\W+{_DAY}|\W+{_AGE})?")
_LABEL = r"(?:(?:Opinion|Analysis|Commentary|Column|Editorial|Interview|Letter|E(?:xclusive|XCLUSIVE)),?:? )?"

PAGES = Pages(
    post=_POST,
    glued_credit=re.compile(
        rf"(?<=[.!?”\"’)] ){_CONTRIBUTED}$|^(?:(?:Photo|Image|Picture|Credit)s?(?: by|:) )?(?:[A-Z][\w.’' -]{{1,60}}/)+"
        r"(?:File Photo|FILE PHOTO|File|Pool|Handout|Getty Images|AFP|AP|Reuters|REUTERS)(?= [“\"]?[A-Z])"
    ),
    credit_words=("contributed", "/", "was used", "were used", "With a", "With re", "With he", "ing by", "Compiled by"),
    sections=(
        LineOf("credit", re.compile(  # what the outlet says about its own article
            r"(?i:Corrections?|Clarification|Editor[’']?s?[’']? note)\b(?: ?\([^)]*\)|,? [^:.]{0,40})? ?[:—–-] ?.+"
            r"|(?:An earlier version of )?[Tt]h(?:is|e) (?:article|story|report|post)\b.{0,60}"
            r"\b(?:corrected|amended|clarified|misstated|misidentified|misspelled|incorrectly)\b.*"
            r"|A version of this (?:article|story)\b.*"), 600),
        LineOf("credit", re.compile(_CONTRIBUTED), 600, ("contributed", "used", "with", "by")),
        LineOf("byline", re.compile(  # a dateline on a line of its own
            r"[A-Z][A-Z .,'’-]{2,40}(?:, [A-Z][\w. ]{1,20})?(?: ?\([\w /]{2,20}\))? ?[—–-]{1,2}"), 80),
        LineOf("promo", re.compile(
            r"(?:WATCH|READ|LISTEN|SEE|SEE ALSO|READ ALSO|READ MORE|RELATED|MORE|ALSO|(?:Read|See|Watch)(?: more"
            r"| also| next)(?: on [^:]{1,40})?|Related(?: (?:article|story|stories|content))?)\s*:.+"
            ), 200, (":",)),
        LineOf("update", re.compile(
            r"(?:UPDATED?|Updated?)(?: \d+)?\s*(?:\([^)]*\)|\[[^]]*\]|\d[^:]{0,20})?\s*:.*"), _ANY_LENGTH, ("update",)),
        LineOf("credit", re.compile(
            r"(?:With (?:additional )?(?:reporting|material|files) (?:by|from)"
            r"|(?:Based on reporting|Photos?|Images?|Sources?|Credits?)(?: by|:)).*"), 200),
        LineOf("caption", re.compile(
            r"(?:FILE (?:PHOTO|-)|FILE:|Photo:|Image:|Pictured?:|(?:Photo|Image|Picture) \d+ (?:of|/) \d+\b).*"
            r"|.*\((?:AP|AFP|EPA|Reuters|Getty)[^)]*\)|\[\d+ ?/ ?\d+\] .*"
            r"|(?:.*[.!?”\"] )?(?:(?:REUTERS|AFP|EPA|AP)/[A-Z].{2,40}|Photo: .{2,40}/(?:Getty|AFP|AP).*)"
            r"|(?:.*[.!?”\"] )?(?:(?:Photo|Picture|Image|Credit)s?(?: by|:)|By|©) [A-Z][A-Z .,&/-]{6,}"),
            400, _CAPTIONS),
        LineOf("bio", re.compile(
            r".{2,60} can be reached (?:at|on|by)\b.*|(?:Contact|E-?mail|Reach) .{2,60} (?:at|on) \S+@\S+"
            r"|Follow (?:him|her|them) on .*|To reach (?:the|our) .{2,60}\S+@\S+.*"
            r"|[A-Z][\w’'-]+(?: [A-Z][\w.’'-]*){1,3} (?:covers|writes about|reports on|is an? (?:\w+ ){0,3}"
            r"(?:reporter|writer|editor|correspondent|columnist|journalist)\b).*"), 250),
        LineOf("byline", re.compile(
            rf"{_LABEL}(?:[Bb]y|BY|Author:|Written by|Posted by) ?[^\W\d_a-z][\w'’.-]+(?: [\w'’.,&-]+){{0,7}}"
            rf"|{_NAME}, {_ROLE}.{{0,60}}"), 120),
        LineOf("byline", _POST, 120, ("@",)),
        LineOf("byline", re.compile(  # a line that is a date and nothing else
            r"(?:(?:Published|Posted)(?: on)?:? )?(?:[A-Z][a-z]+day,? )?(?:\d{1,2}\.? [A-Z][a-z]+,? \d{4}"
            r"|\d{1,2}[./]\d{1,2}[./]\d{4}|[A-Z][a-z]+\.? \d{1,2},? \d{4}"
            r"|\d{4}-\d\d-\d\d)(?:,? (?:at )?\d{1,2}[:.]\d\d.{0,20})?|(?:Published|Posted|(?:Last )?(?:[Uu]pdated"
            r"|[Mm]odified))\b(?: on)?\s*:?(?:.{0,80}\d{4}.{0,20})?"
            ), 140),
        LineOf("furniture", _any_case(_FURNITURE), 200),
        LineOf("furniture", _any_case(
            r"(?=.*\bcookies?\b).*\b(?:accept\w*|consent|allow|polic(?:y|ies)|settings|preferences|browser|(?:web)?site"
            r"|(?:we|which) use|third[- ]part(?:y|ies))\b.*"), 250, ("cookie",)),
        LineOf("furniture", _any_case(
            r"(?:.*[.!?] )?we (?:may|recommend|independently)\b.*\b(?:commission|compensation|products|links)\b.*"),
            400, ("commission", "compensation", "products", "links")),
        LineOf("furniture", _any_case(
            r"(?:follow .{1,60} on (?:twitter|facebook|instagram|x|linkedin|telegram|whatsapp|bluesky)"
            r"|for (?:the latest|more|breaking)\b.{0,60}\b(?:news|stories|updates|coverage)\b.*"
            r"\b(?:app|apps|visit|download|follow|subscribe))\b.*"), 400, ("follow ", "for ")),
        LineOf("furniture", _any_case(_SELLS), 300, _SOLD),
    ),
    comment_head=re.compile(rf"(?:\d+\. ?)?{_HEAD}"),
    numbered_head=re.compile(rf"\d+\. ?{_HEAD}"),
    comment_button=_any_case(_BUTTON),
    comment_reply=_any_case(rf"(?=(?:{_BUTTON})$).*\brepl(?:y|ies)\b.*"),
    comment_sign=_any_case(
        r"#?\d+[.)]? (?:posted )?by .{2,80}|(?:comment |posted )by:? .{2,60}[-–—|,] ?.*\d.*|From:\s.{1,60}"
        rf"|[^.!?:]{{1,40}} {_SAYS}(?:\.\.\.|…)|[^.!?:]{{1,40}} (?:on|at) {_DAY} {_SAYS}:"
    ),
    comment_side=_any_case(
        rf"(?=.*[a-z])(?:{_BUTTON})|(?:.{{0,60}}?[\W_]+)?(?:on |at )?{_DAY}|.{{1,60}}[\W_]{_AGE}"
        rf"|[^.!?:]{{1,40}} {_SAYS}(?: (?:on|at) .{{1,60}})?:"
    ),
    comment_heading=_any_case(
        r"(?:(?:view |show |read |see |all )*(?:\d[\d,.]* |one |no )(?:readers?['’]? |user )?(?:comments?|responses?"
        r"|replies|reactions|thoughts?|opinions)(?: so far)?(?: (?:on|to)\b.*)?|(?:readers?['’]?s? |user |all |top "
        r"|latest |your )?(?:comments|responses|reactions|discussion|conversation|feedback"
        r"|opinions)(?: ?[(:\[·-] ?\d+[)\]]?)?|discussion about this.*|join the (?:conversation|discussion)"
        r"|have your say|letters|your (?:views|say|turn))\W*"
    ),
    readers_heading=_any_case(
        r"(?:what (?:our |the )?readers (?:say|think|said)|(?:our |your )?readers['’]? (?:letters|views|respond|write)"
        r"|letters to the editor|your letters|from (?:our )?readers)\W*"
    ),
    comments_over=_any_case(
        r"(?:(?:leave|post|add|write|submit) a (?:reply|comment|response)|post comment|your e-?mail address .*"
        r"|you must (?:be logged|log|sign) in\b.*|(?:log|sign) in to (?:comment|reply|post).*|page \d+ of \d+"
        r"|(?:we are )?no longer accepting comments.*|comments (?:are|have been) closed.*"
        r"|the (?:views|opinions) expressed\b.*"
        rf"|{_ALL_RIGHTS}|(?:most|also|more|top)\b.{{0,50}}|(?:see|view|load|show) (?:all|more)\b.*"
        r"|(?:newer|older) posts?|site ?(?:map|information).*)"
    ),
    bio_start=re.compile(r"About "),
    byline=re.compile(
        rf"{_LABEL}(?:(?:(?:Written|Posted|Story|Report|Text|Words) by:?|(?:[Bb]y|BY|Text|Words|Author)\b:?)\s+"
        rf"|(?={_NAME}(?:, | and ){_ROLE}))(?P<who>{_NAME}(?:(?:, | and | & |; ){_NAME})*)"
        rf"(?:, {_ROLE}.*|,? (?:staff|special|for|in|at|\||-|–|—|@).*|, [a-z].*)?"
    ),
    publication=re.compile(
        rf"(?:{_WORD} ){{1,4}}(?:{_either('papers')})(?: (?:(?:of|on) )?{_WORD})?|(?:The )?Daily {_WORD}"
        r"|(?:[A-Z]{2,5}|Sky|Fox|Channel \d) News|USA Today|Press Association|Agence France[- ]Presse"
    ),
    byline_label=_any_case(r"(?:by|author|written by):?"),
    author_before=_any_case(
        r"^(?:(?:article|story|text|words|written|posted|published|report(?:ing)?)? ?by\b:?|author:?) "
    ),
    author_after=_any_case(
        r"(?-i: in [A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){0,2}$)|,? ?(?:\(|\||\bspecial (?:to|for)\b|\S+@\S+|\bfor the\b"
        r"|\bvia\b).*|(?:(?:, | [-–—] )(?:[\w-]+ ){0,3}?|\s)(?:staff|writer|reporter|correspondent|editor|columnist"
        r"|contributor|producer|journalist|photographer)\b.*|(?:published|posted|updated|shares?|follow|@).*"
    ),
    author_join=re.compile(r"; | (?i:and) | & |, (?=[^\W\d_a-z][\w’'.-]* [^\W\d_a-z])|\s*;\s*"),
    no_author=_any_case(
        rf"(?:the )?(?:admin(?:istrator)?|{_either('no authors')}|author|user|team|webmaster|by|home|about|contact"
        rf"|agenc(?:y|ies)|wire)(?: (?:{_either('author desks')}))*|(?:e-?mail|{_either('buttons')})\b.*|.* (?:team"
        "|desk|staff|board|newsroom|editors)"
    ),
    walls=(
        ("a page that was not found", _any_case(
            r"\b404\b|\bpage (?:was |is )?(?:not|cannot be|could not be|can[’']t be) found"
            r"|\bno longer (?:available|exists)")),
        ("a robot check", _any_case(
            r"\b(?:verify|confirm|prove)\b.{0,20} (?:human|robot)|checking your browser|just a moment|captcha"
            r"|access denied|unusual (?:traffic|activity)|enable javascript")),
        ("a cookie wall", _any_case(
            r"\b(?:accept|consent|manage|use|store)\b[^.]{0,60}\bcookies\b"
            r"|\bcookies\b[^.]{0,60}\b(?:consent|settings|preferences)")),
        ("a paywall stub", _any_case(
            r"\b(?:subscribe|register|log in|sign in|sign up)\b[^.]{0,40}\bto (?:continue|read|keep)\b"
            r"|\b(?:to (?:continue|keep) reading|(?:continue|keep) reading with)\b"
            r"|\balready a subscriber\b|\bto (?:read|view|see) the (?:full|whole|rest)\b"
            r"|\b(?:only|exclusive) (?:for|to) (?:our )?subscribers|\bfree articles\b")),
    ),
    genres={
        "opinion": _any_case(
            r"(?:guest |the )?(?:opinions?|op[- ]?eds?|editorials?|commentary|comment|comment ?is ?free|columns?"
            r"|columnists?|viewpoints?|leading articles?)"
        ),
        "letter": _any_case(r"(?:readers?['’]? |your )?letters?(?:[- ]to[- ]the[- ]editors?)?|letters from readers"),
        "interview": _any_case(r"(?:the |exclusive )?interviews?|q ?(?:&|and) ?a|questions and answers"),
        "live": _any_case(r"live(?:[- ]?(?:blogs?|updates?|coverage|reporting))?"),
    },
    entry_time=_any_case(
        r"\(?(?:update\W{1,3})?\d{1,2}[:.]\d\d(?: ?[ap]\.?m\b\.?)?(?: [a-z]{2,4}\b(?=\)|$|[:.,–—-]))?\)?(?=[\s:–—-]|$)"
    ),
    published_label=_any_case(r"\b(?:published|posted|first published|issued|released|created|date)\b[^.!?]{0,25}$"),
    updated_label=_any_case(r"\b(?:updated?|modified|edited|revised|changed|accessed|retrieved)\b[^.!?]{0,25}$"),
)  # fmt: skip
