"""The words by which graphs, their forms, their links and what befalls them are named."""

from __future__ import annotations

import re

_GRAPHS = (
    r"(?:topolog(?:y|ies)|architecture|(?:network|dependency|service|system|data|call|object)\s+(?:diagram|graph|map)"
    r"|(?:\w+[- ])?trees?|hierarch(?:y|ies)|(?:mesh|ring|star|hub[- ]and[- ]spoke)(?:\s+network)?|dag"
    r"|org(?:anisation|anization)?[- ]chart|chain of \w+)"
)
#: The words a row begins with that name the picture.
HEAD = re.compile(
    rf"^.*?\b(?:{_GRAPHS}|(?:graph|web|map|diagram)(?=\s*(?:of|with|showing|where|:)))\b\s*(?:diagram|view|"
    rf"visuali[sz]ation)?\s*",
    re.I,
)
#: A row whose first words name a graph, whatever else is in it.
NAMED = re.compile(
    rf"^(?:[\w-]+\s+){{0,3}}?{_GRAPHS}\b(?:\s+(?:diagram|visuali[sz]ation|view))?\s*(?::|with\b|of\b|"
    rf"showing\b|where\b|between\b)",
    re.I,
)
#: Things said to be joined in a form.
JOINED = re.compile(
    r"\b(?:connected|arranged|joined|linked|wired|organi[sz]ed)\s+(?:up\s+)?(?:in|as|into)\s+an?\s+(?:full\s+)?"
    r"(?:ring|mesh|star|tree)\b|\b(?:all\s+)?(?:calling|talking\s+to|connected\s+to|linked\s+to|peering\s+with|"
    r"pinging)\s+"
    r"(?:each\s+other|one\s+another|every\s+other)",
    re.IGNORECASE,
)
OPENER = re.compile(r"^\s*(?::|,|of|showing|shows|with|where|in which|between|from|made of|for|made up of)\s*", re.I)
FORMS = (
    ("mesh", re.compile(
        r"\bmesh(?:ed)?\b|\bevery\s+\w+\s+(?:\w+\s+){0,3}every\s+other|fully connected|each other|all[- ]to[- ]all"
        r"|everything\s+(?:\w+\s+)*?(?:to|with)\s+everything", re.I)),
    ("ring", re.compile(r"\bring\b", re.I)),
    ("star", re.compile(r"\bstar[- ](?:topology|net)|hub[- ]and[- ]spoke|\bin the (?:middle|cent)|\ba star\b", re.I)),
    ("tree", re.compile(r"\btrees?\b|hierarch|org\w*[- ]chart", re.I)),
)  # fmt: skip
#: Verbs that say how two things of a system stand to each other.
_STANDS = (
    r"talk(?:s|ing)?\s+to|connect(?:s|ed|ing)?\s+to|link(?:s|ed|ing)?\s+to|depend(?:s|ing)?\s+on|"
    r"replicat(?:es|ing)\s+to|"
    r"(?:sits?\s+|sitting\s+|standing\s+)?(?:in front of|on top of)|load balanc(?:es|ing)\s+(?:across|over)|"
    r"fan(?:s|ning)?\s+out\s+to|branch(?:es|ing)?\s+(?:in)?to|peer(?:s|ed|ing)?\s+with"
)
STANDS = re.compile(rf"\s+(?:which\s+|that\s+|all\s+|both\s+|each\s+)?(?:is\s+|are\s+)?(?:{_STANDS})\s+", re.I)
LINKS = re.compile(
    rf"\s+(?:which\s+|that\s+|all\s+|both\s+|each\s+)?(?:is\s+|are\s+)?(?:{_STANDS}|call(?:s|ing)?|"
    rf"point(?:s|ing)?\s+(?:to|at)|"
    r"feed(?:s|ing)?(?:\s+into)?|send(?:s|ing)?\s+(?:\w+\s+)?to|read(?:s|ing)?\s+from|writ(?:es|ing)\s+to|"
    r"rout(?:es|ing)\s+(?:\w+\s+)?to|forward(?:s|ing)?\s+(?:\w+\s+)?to|lead(?:s|ing)?\s+to|publish(?:es|ing)?\s+to|"
    r"(?:sits?\s+)?above|sign(?:s|ing)?|report(?:s|ing)?\s+to|import(?:s|ing)?|uses|using|with)\s+",
    re.IGNORECASE,
)
UNDER = re.compile(r"\s+(?:(?:is\s+|are\s+|all\s+)?(?:under|below|beneath|behind))\s+", re.IGNORECASE)
_BAD = r"(?:broken|cut|severed|down|failing|failed|dead|red|lost|crossed out|breaks|fails|missing)"
_JOINT = r"(?:link|connection|cable|edge|line|path|wire)"
CUT = re.compile(
    rf"\b(?:{_BAD}\s+{_JOINT}\s+(?:between|from)\s+(?P<a>[^,;]+?)\s+(?:and|to)\s+(?P<b>[^,;]+)"
    rf"|{_JOINT}\s+(?:between|from)\s+(?P<c>[^,;]+?)\s+(?:and|to)\s+(?P<d>[^,;]+?)\s+(?:is\s+|being\s+|"
    rf"gets\s+)?{_BAD})\b",
    re.IGNORECASE,
)
DOWN = re.compile(
    r"\b(?P<what>(?:the\s+|one\s+)?[\w /-]{2,30}?)\s+(?:is\s+|has\s+|being\s+|going\s+|turn(?:s|ing)\s+)*"
    r"(?:failing|failed|down|crashed|crashing|offline|unreachable|dead|on fire|red|dies|dying|fails)\b",
    re.IGNORECASE,
)
#: Some of several alike that are not there, and what all others do meanwhile.
GONE = re.compile(
    r"^(?:and\s+|with\s+)*(?P<what>one|two|three)(?:\s+(?:of them|place|spot|seat))?\s+(?:is\s+|are\s+|still\s+)*"
    r"(?:missing|gone|absent|empty|not there|lost)$", re.IGNORECASE,
)  # fmt: skip
REST = re.compile(
    r"^(?:and\s+|while\s+)*(?:the\s+|all\s+)*(?:others?|rest|remaining(?:\s+\w+)?)\s+(?:\w+\s+)?\w+(?:ing|"
    r"s)$",
    re.IGNORECASE,
)
TANGLE = re.compile(
    r"^(?:an?\s+|the\s+)?(?:\w+\s+)?(?:spaghetti|tangle|web|mess|knot|jungle|maze|hairball)\s+(?:of\s+(?:\w+\s+)?"
    r"(?:lines|wires|arrows|cables|connections|links|integrations|calls)\s+)?(?:between|from|joining|connecting)\s+"
    r"(?P<a>[^,;]+?)\s+(?:and|to|with)\s+(?P<b>[^,;]+?)"
    r"(?:[,;]\s*(?:and\s+|with\s+)?(?P<front>[^,;]+?)(?P<rest>[,;].*)?)?$", re.IGNORECASE,
)  # fmt: skip
ASKED = re.compile(r"\s+(?:with|full of|covered in|and)\s+(?:\w+\s+){0,2}question marks?$", re.IGNORECASE)
LIT = re.compile(
    r"\b(?P<what>[\w /-]{2,30}?)\s+(?:is\s+|being\s+)?"
    r"(?:highlighted|glowing|lit up|(?P<middle>(?:sitting\s+)?in the (?:middle|cent(?:er|re))))\b(?:\s+and\b)?",
    re.IGNORECASE,
)
SAID_OF = re.compile(
    r"\s*[,;]\s*(?:and\s+|with\s+)?|\s+(?:with|while|and)\s+(?=[^,;]*\b(?:down|failing|failed|highlighted|"
    r"glowing|red)\b)",
    re.I,
)
NOISE = re.compile(
    r"^(?:and\s+|with\s+|the\s+|one\s+|an?\s+|cluster of\s+|group of\s+|set of\s+|network of\s+)+|"
    r"\s+(?:boxes|icons?)$|\s+(?:all\s+|each\s+)?(?:connected|attached|linked|joined|wired)(?:\s+to\s+(?:it|"
    r"them|that))?$",
    re.I,
)
#: One thing and what is joined to it: "one switch, six phones connected to it".
HUB = re.compile(
    r"^(?:an?\s+|the\s+|one\s+)(?P<hub>[\w' -]{2,28}?)\s*(?:,\s*(?:and\s+|with\s+)?|\s+(?:and|with)\s+)"
    r"(?P<around>[^.;]+?),?\s+(?:all\s+|each\s+)?(?:connected|attached|linked|joined|wired|plugged|reporting|talking)"
    r"\s+(?:up\s+)?(?:in)?to\s+(?:it|that|the (?:middle|first)(?:\s+one)?)$",
    re.I,
)
MANY = re.compile(
    r"\b(?:many|lots of|dozens of|countless|several|interconnected|multiple)\s+(?P<what>[a-z][\w -]{2,24})",
    re.I,
)
#: Words before "architecture" that say what sort it is, not whose.
SORTS = re.compile(
    r"(?:the\s+)?(?:full|partial|star|ring|hub[- ]and[- ]spoke|tree|network|system|service|dependency|mesh|"
    r"[\w-]*tier(?:ed)?|"
    r"layered|high[- ]level|simple|event[- ]driven|micro-?services?|serverless|hybrid|overall|target|"
    r"modern|distributed|"
    r"stack|layer|hash|neural|floor|block|component|class|entity|schema|circuit|wiring|deployment|infrastructure|"
    r"decision|family|mind|knowledge|spider|ecosystem|cluster|folder|directory|software|application|logical|"
    r"physical|reference|whole|complex|basic|typical|tangled|big|cloud|git|"
    r"call|data|object|)",
    re.IGNORECASE,
)
EVERY = re.compile(
    r",?\s*\b(?:(?:\w+ing|connected|linked|joined|wired)\s+(?:\w+\s+)?(?:each other|one another|everything)|"
    r"every(?:thing)?|each|all)\b.*$",
    re.IGNORECASE,
)
