"""Words of a list on a screen, and the words that say how a thing is."""

from __future__ import annotations

import re

_CUT = re.compile(r",(?!\d)\s*(?:and\s+)?|;\s*|\s+and\s+|\s*/\s+|\s+\+\s+")
OPENER = re.compile(r"^(?:a|an|the|its|some|several|multiple|and|or|all|each|then|just|your|our|their)\s+", re.I)
STAGED = re.compile(
    r"\b(?:appear\w*|popp\w+(?: up)?|fad\w+ in|slid\w+ in|lighting up|updating(?: live)?"
    r"|animat\w+|visuali[sz]ation|visual|graphic|screenshot)\b",
    re.I,
)
STATE = re.compile(
    r"\b(?:(?P<ok>green|up|healthy|ok|fine|operational|online|passing|available|ready|passed|passes|succeeded|approved|ticked)"
    r"|(?P<fail>red|down|failed|failing|broken|offline|outage|unavailable|dead|error)"
    r"|(?P<warn>yellow|amber|orange|degraded|slow|warning|unstable|pending))\b",
    re.I,
)


def parts(text: str) -> tuple[str, ...]:
    """What a list names, in order, without articles and stage directions."""
    flat = re.sub(r"\(([^)]*)\)", lambda m: f" ({m[1].replace(',', ';')})", text)
    found = (STAGED.sub("", p).strip(" .:\"“”'`") for p in _CUT.split(flat))
    return tuple(OPENER.sub("", p).strip() for p in found if re.search(r"\w", p))
