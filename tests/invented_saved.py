"""A saved web page of an invented newspaper, with and without readers' comments under its article."""

WORDS = "The ferry company said that the harbour would stay shut until the strike was over. "
REMARKS = [
    "I took that ferry every day for nine years and nobody ever told us why it was late.",
    "Good riddance, the fees were absurd and the boats were dirty too.",
]
HEAD = """<title>Port Shut - The Gazette</title><meta property="og:site_name" content="The Gazette">
<link rel="canonical" href="https://www.gazette.example/port-shut">
<meta name="author" content="Jo Farran"><meta property="article:published_time" content="2024-05-07T08:00:00Z">"""


def page(under="", head=HEAD):
    """A saved page with something under its article."""
    return (
        f"<!DOCTYPE html><html><head>{head}</head><body><nav><a href='/'>Home News</a></nav><main><article>"
        f"<h1>Port Shut</h1><p>{WORDS * 3}</p><p>{WORDS * 2}</p></article>{under}</main></body></html>"
    )


PLAIN = "<section class='reader-comments'>{}</section>", "<div class='comment'><span>Bob</span><p>{}</p></div>"
