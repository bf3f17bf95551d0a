"""More ways to say that one comes where another was: out and in, morphing, taking over, a crown passed on."""

from __future__ import annotations

import re

_SLOW = (
    r"(?:(?:is|are|being|gets?|getting|was|just|simply|quietly|slowly|quickly|seamlessly|instantly|automatically|"
    r"immediately|safely|has been|smoothly)\s+)*"
)
_END = (
    r"(?=\s*(?:[,;]|\.(?!\d)|$|\s[-–—]\s|\()|\s+(?:while|as|without|whilst|during|when|after|because|before|"
    r"mid-\w+|with (?:no|zero)|but|so|in the (?:meantime|middle))\b)"
)
_GOES = (
    r"(?:out|off|away|down|gone|removed|ejected|retired|unplugged|decommissioned|scrapped|deleted|evicted|demoted|"
    r"switched off|shut down|thrown (?:out|away)|drained|un\w+ed|leav(?:es|ing)|disappear(?:s|ing)|vanish(?:es|ing)|"
    r"fad(?:es|ing|ed)(?: out| away)?|pack(?:s|ing)(?: (?:its|his|her|their) \w+| up)?|"
    r"\w+(?:ing|ed|s)\s+(?:out|off|away|aside|down)(?:\s+of\s+[^,;]+)?)"
)
_COMES = (
    r"(?:in|on|up|live|online|installed|arriv(?:es|ing)|appear(?:s|ing)|promoted|elected|activated|"
    r"plugged in|brought in|\w+(?:ing|ed|s)\s+(?:in|on|up|into place|its place|over)|"
    r"tak(?:es|ing) (?:over|its place|the (?:place|seat|throne))|put (?:in|on))"
)
_THEN = r"(?:\s*[,;]\s*(?:and\s+|then\s+|while\s+|as\s+)*|\s+(?:and|while|as|then)\s+)"
_FALLS = (
    r"(?:dies|dying|fails|failing|crash(?:es|ing)|burns?|burning|goes (?:down|dark|offline|away)|going down|sleeps|"
    r"sleeping|reboots?|rebooting|is (?:down|dead|gone|asleep|sick)|falls(?: over)?|falling(?: over)?|"
    r"collapses|explodes|breaks(?: down)?|retires|leaves|drops(?: out)?|falls asleep)"
)
_TOKEN = r"(?:crown|baton|torch|throne|sceptre|scepter|leadership|helm|captain'?s (?:armband|hat)|leader badge)"

#: "Old key out, new key in", "the new pump on, the old one off".
OUT_IN = re.compile(rf"^(?P<a>[^,;]+?)\s+{_SLOW}{_GOES}{_THEN}(?P<b>[^,;]+?)\s+{_SLOW}{_COMES}{_END}", re.I)
IN_OUT = re.compile(rf"^(?P<b>[^,;]+?)\s+{_SLOW}{_COMES}{_THEN}(?P<a>[^,;]+?)\s+{_SLOW}{_GOES}{_END}", re.I)
#: "The name morphs into an address", "spreadsheet resolved to a database".
TURNS = re.compile(
    rf"^(?P<a>[^,;]+?)\s+{_SLOW}(?P<verb>morph(?:s|ing|ed)?\s+(?:in)?to|transform(?:s|ing|ed)?\s+into|"
    r"turn(?:s|ing|ed)?\s+into|becom(?:es|ing)|(?:translat|resolv|convert|rewrit|mutat|renam|evolv|exchang)\w*"
    rf"\s+(?:in)?to)\s+(?P<b>[^,;]+?){_END}",
    re.I,
)
#: "The standby takes over as the primary burns", "primary dies, standby takes over".
OVER = re.compile(
    r"^(?P<b>[^,;]+?)\s+(?:tak(?:es|ing) over|jump(?:s|ing) in|step(?:s|ping) in|mov(?:es|ing) up)\s*"
    rf"(?:,|as|when|while|after|because|once|the moment)*\s*(?P<a>the [^,;]+?)\s+{_FALLS}",
    re.I,
)
FALLEN = re.compile(
    rf"^(?P<a>[^,;]+?)\s+{_SLOW}{_FALLS}\b[^,;]*{_THEN}(?P<b>[^,;]+?)\s+{_SLOW}"
    r"(?:tak(?:es|ing) (?:over|its place|the lead|the wheel)|step(?:s|ping) (?:in|up)|jump(?:s|ing) in|"
    r"(?:is |gets )?promoted|mov(?:es|ing) up|stand(?:s|ing) in|fill(?:s|ing) in)\b",
    re.I,
)
TAKEN = re.compile(rf"^(?P<a>[^,;]+?)\s+{_SLOW}taken over by\s+(?P<b>[^,;]+?){_END}", re.I)
#: "Crew taking off the worn tyre and putting on a fresh one".
DONE = re.compile(
    r"^[^,;:]*?\b(?:tak(?:es|ing) (?:off|out|down)|remov(?:es|ing)|unscrew(?:s|ing)|pull(?:s|ing) (?:out|off)|"
    r"unplug(?:s|ging)"
    r"|throw(?:s|ing) (?:out|away)|rip(?:s|ping) out|swap(?:s|ping) out|eras(?:es|ing)|delet(?:es|ing)|retir(?:es|"
    r"ing))\s+"
    rf"(?P<a>[^,;]+?){_THEN}(?:\w+ )?(?:putt?|plugg?|screw|push|insert|writ|slott?|install|mount|fitt?|bolt|clipp?|"
    rf"drop)\w*\s+"
    rf"(?:(?:on|in|up)\s+)?(?P<b>[^,;]+?)(?:\s+(?:on|in|instead|in its place|up))?{_END}",
    re.I,
)
#: "Tape giving way to a stream".
YIELDS = re.compile(
    rf"^(?P<a>[^,;]+?)\s+{_SLOW}(?:giv(?:es|ing) way to|mak(?:es|ing) (?:room|way) for|yield(?:s|ing) to|hand(?:s|"
    rf"ing) over to|"
    rf"step(?:s|ping) aside for|bow(?:s|ing) out for|succeeded by|superseded by)\s+(?P<b>[^,;]+?){_END}",
    re.I,
)
#: "Password crossed out, a reference in its place".
PLACED = re.compile(
    rf"^(?P<a>[^,;]+?)\s+{_SLOW}(?:\w+(?:ed|ing|s|n|t)(?:\s+(?:out|off|away|down|"
    rf"over))?)\s*[,;]\s*(?:and\s+)?(?P<b>[^,;]+?)\s+"
    r"(?:(?:is |gets? )?\w+(?:ed|ing|s|n|t)\s+)?(?:in its (?:place|stead)|where it (?:was|stood)|instead)\b",
    re.I,
)
#: "Version 2.1 rolled back to version 2.0".
BACK = re.compile(
    rf"^(?P<a>[^,;]+?)\s+{_SLOW}(?:roll|revert|fall|flip|downgrad|reset|switch)\w*(?:\s+back)?\s+to\s+"
    rf"(?P<b>[^,;]+?){_END}",
    re.I,
)
#: "A laptop in place of the mainframe".
STEAD = re.compile(
    rf"^(?P<b>[^,;]+?)\s+(?:(?:\w+ing|\w+s)\s+)?(?:in (?:the )?(?:place|stead|lieu) of|where)\s+(?P<a>[^,;]+?)"
    rf"(?:\s+(?:used to (?:be|stand|sit|live)|was|were|stood|sat))?{_END}",
    re.I,
)
#: "The crown moves from the dead primary to the replica"; "crown rolls over, the survivor puts it on".
PASSED = re.compile(rf"\b(?P<token>{_TOKEN})\b[^,;]*?\bfrom\s+(?P<a>[^,;]+?)\s+(?:on)?to\s+(?P<b>[^,;]+?){_END}", re.I)
HANDED = re.compile(
    r"^(?P<a>[^,;]+?)\s+(?:hand|pass|giv|surrender|throw|toss)\w*\s+(?:over\s+|on\s+)?(?:the|its|his|her|their)\s+"
    rf"(?P<token>{_TOKEN})\s+(?:over\s+|on\s+)?to\s+(?P<b>[^,;]+?){_END}",
    re.I,
)
PUT_ON = re.compile(
    rf"^(?P<a>(?:the |an? )?(?:old|former|dead|fallen|failed|crashed)\b[^,;]*?)(?:\s+(?:lies|lying|is|on|in|grey|gray|"
    rf"dead|asleep|burning|down)\b[^,;]*)?[,;].*?\b(?P<token>{_TOKEN})\b[^,;]*[,;]\s*(?P<b>[^,;]+?)\s+"
    r"(?:puts? it on|wears? it|putting it on|picks? it up|takes? it|is crowned|gets? it|catch(?:es)? it)",
    re.I,
)
#: "Button swapped on the live page": what comes is not named, it is the new one.
ALONE = re.compile(
    r"^(?P<a>[^,;]+?)\s+(?:(?:is|are|being|gets?|getting)\s+)*(?:(?:hot|live)-?\s?)?"
    r"(?:swapped(?: out)?|replaced|exchanged|renewed|rotated)"
    r"(?=\s*[,;]|\s+(?:on|in|inside|under|behind|while|without|every|automatically|overnight|mid-\w+|during|"
    r"as)\b)",
    re.I,
)
#: "Toggle switch: Warn -> Block", "flag toggled: off -> on", "switch thrown from rehearsal to live".
SWITCHED = re.compile(
    r"\b(?:toggle(?:d|s)?|switch(?:ed)?|lever|flag|dial|knob|flip(?:s|ped)?)\b[^:,;]*?(?::|\bfrom)\s*"
    r"(?P<a>[^,;:>]+?)\s*(?:->|→|=>|\bto\b)\s*(?P<b>[^,;:>]+)$",
    re.I,
)
#: "Link drops from fibre to dial-up", "client falls back from IPv6 to IPv4".
FALLS_BACK = re.compile(
    r"^(?P<of>[^,;:]*?)\s*\b(?:(?:fall|drop|degrad|downgrad|fail|step|slip|retreat|scal)\w*(?:\s+(?:back|down|over))?)"
    rf"\s+from\s+(?P<a>[^,;]+?)\s+(?:back\s+)?to\s+(?P<b>[^,;]+?){_END}",
    re.I,
)
_SICK = (
    r"(?:(?:turns?|goes|going|went|is|gets?)\s+(?:red|dark|grey|gray|black|silent|quiet|cold|down|dead|offline|away|"
    r"unhealthy|unreachable|sick|slow)|dies|dying|fails|failing|crash(?:es|ing)|burns?|burning|times? out|breaks?"
    r"(?: down)?|disappears?|collapses|drops(?: out)?|falls over|stops(?: answering| responding)?|melts?(?: down)?)"
)
#: "Provider A goes red, traffic moves to provider B".
MOVED = re.compile(
    rf"^(?P<a>[^,;]+?)\s+{_SICK}\b[^,;]*{_THEN}(?P<item>[^,;]+?)\s+(?:\w+ly\s+)?(?:(?:is|are|gets?)\s+)?"
    r"(?:mov|shift|switch|go|goes|flow|rout|rerout|redirect|fail|fall|sent|send|turn|swing|jump|land|head|drain|steer)\w*"
    rf"\s+(?:over\s+|back\s+|across\s+|instead\s+)?(?:in)?to\s+(?P<b>[^,;]+?){_END}",
    re.I,
)
#: "A guest arrives, the cat gets kicked out, the guest takes its seat"; "cat evicted, dog takes its place".
OUSTED = re.compile(
    rf"^(?:[^,;]+?\s+{_SLOW}(?:{_COMES}|com(?:es|ing)(?:\s+\w+)?|shows up|turns up){_THEN})?(?P<a>[^,;]+?)\s+{_SLOW}"
    r"(?:(?:kick|throw|push|bump|shov|forc|boot|toss|squeez|chas|nudg)\w*\s+(?:\w+\s+)?(?:out|off|away|aside)|"
    rf"evicted|ejected|expelled|displaced|preempted|pre-empted|removed){_THEN}"
    r"(?P<b>[^,;]+?)\s+(?:tak(?:es|ing)|claim(?:s|ing)|get(?:s|ting)|grab(?:s|bing)|"
    r"mov(?:es|ing) into|sit(?:s|ting) in)\s+(?:its|the|that|his|her|their)\s+(?:\w+\s+)?"
    r"(?:place|spot|seat|slot|chair|room|bed|stool|desk|throne)\b",
    re.I,
)
#: "Clerk A with badge 7 leaves, clerk B starts with the same badge": what both had is passed on.
SAME = re.compile(
    rf"^(?P<a>[^,;]+?)(?:\s+with\s+(?:the\s+|an?\s+)?(?P<has>[^,;]+?))?\s+{_SLOW}{_FALLS}{_THEN}(?P<b>[^,;]+?)\s+{_SLOW}"
    r"(?:com(?:es|ing) (?:up|in|back|online)|start(?:s|ing)?(?: up)?|appear(?:s|ing)|arriv(?:es|ing)|mov(?:es|ing) in|"
    r"boot(?:s|ing)(?: up)?|spawn(?:s|ing|ed)?|created|born)\s+(?:with|on|at|under|using|wearing)\s+the\s+(?:very\s+)?"
    rf"same\s+(?P<token>[\w-]+(?:\s[\w-]+)?){_END}",
    re.I,
)
#: "Ticket with a date, expires, a fresh ticket slides in".
EXPIRES = re.compile(
    r"^(?P<a>[^,;]+?)(?:\s+(?:with|on|under)\s+[^,;]+?)?\s*,?\s+(?:and\s+|then\s+|which\s+)*"
    rf"(?:expir(?:es|ing)|laps(?:es|ing)|runs out|running out|tim(?:es|ing) out){_THEN}"
    rf"(?P<b>[^,;]+?)\s+{_SLOW}{_COMES}{_END}",
    re.I,
)
_OLD = re.compile(
    r"^(?:the |its |an? )?(?:old|former|previous|expired|legacy|broken|failed|rusty|worn|outdated)\b", re.I
)
_NEW = re.compile(r"^(?:the |its |an? )?(?:new|fresh|spare|modern|next|another|shiny|second)\b", re.I)


def paired(out: str, into: str) -> bool:
    """Whether the two are said as one pair: an old one and a new one, or two of the same noun."""
    same = out.split()[-1:] == into.split()[-1:] or into.lower().endswith((" one", " other"))
    return bool(_OLD.match(out) or _NEW.match(into) or same)
