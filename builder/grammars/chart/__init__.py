"""Chart: a few bars, a race of two, or one line; no number that the script does not give."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from builder.cast import figures, number
from builder.cast.ensemble import star
from builder.cast.notation import texts
from builder.grammars.base import Forms, Grammar, Slots, grammar
from builder.grammars.chart import data, draw, spans
from builder.grammars.chart.data import Data, Datum
from builder.language.model import Reading
from builder.layout.stage import Composition, Stage
from builder.storyboard.context import Context
from builder.storyboard.model import Match

#: Heads of a row that are a picture of their own, whatever numbers it holds.
_OTHERS = ("meter", "levels", "progress", "code", "terminal", "timeline", "flow", "topology")


@grammar
class Chart(Grammar):
    """`series` as bars ("before: 40 ms"), `ratio` as a race of two, or a `trend` as a line under a `limit`."""

    name = "chart"
    rank = 74
    title = "Bars or a line"
    keys = ("series", "trend", "ratio", "winner", "of", "limit", "form", "flags", "who")
    needs = (("series",), ("trend",))
    forms: ClassVar[Forms] = {
        "trend": data.TRENDS, "ratio": "number", "winner": "one", "of": "one", "limit": "one",
        "form": ("spans", "nested"), "who": "one",
    }  # fmt: skip
    EXAMPLES = (
        ("five times less", "Bar chart: 400 kB before, 80 kB after"),
        ("which is quicker", "Page load bars: HTTP/1.1 at 1200 ms, HTTP/2 at 700 ms, HTTP/3 at 550 ms"),
        ("up and up", "Line chart showing cloud bill climbing month after month"),
        ("at nine on Monday", "Graph of login requests with a sharp spike"),
        ("12x faster", "Speed comparison: full table scan vs index lookup"),
        ("over the line", "Curve of error rate rising above the SLO threshold"),
        ("it got slow", "Latency climbing"),
        ("fewer trips", "Round trips: HTTP = 3, QUIC = 1"),
        ("where the time goes", "Trace waterfall: gateway 120 ms, auth 30 ms, orders 80 ms"),
        ("up and down again", "Line chart of visitors rising until noon, then dropping"),
        ("a bargain", "Price bars: on the spot tall, ordered ahead tiny"),
        ("three generations", "Bar chart: 10G copper, 40G copper, 100G fibre"),
        ("a quota each", "Mail quota bars for Sales (90%), Support (40%), Legal (100%)"),
        ("minutes to seconds", "Start-up comparison bar: 5 min vs 12 s"),
        ("most are quick", "Histogram of waiting times with a long tail, median at 40 ms"),
    )
    NOT = (
        ("share", "Single GPU with multiple pods connected to it"),
        ("terrible for utilization", "GPU meter showing 20% usage, money flying away"),
        ("two ways to store", "Comparison graphic: block storage vs object storage"),
        ("memory", "Memory bar filling up"),
        ("the team", "Org chart with three teams"),
    )

    def match(self, reading: Reading, context: Context) -> Match | None:
        """Take a row that plots numbers, compares two by "so many times", or tells how a measure runs."""
        found, sure = _found(reading, context)
        if found is None:
            return None
        slots: dict[str, Any] = {}
        if found.series:
            slots["series"] = tuple(d.text for d in found.series)
        for name in ("trend", "ratio", "of", "limit", "form", "flags"):
            if getattr(found, name):
                slots[name] = getattr(found, name)
        idle = max((f for f in reading.figures if star(f.kind)), key=lambda f: bool(f.state), default=None)
        if found.trend in ("dip", "dips") and idle is not None:
            slots["who"] = idle
        if found.winner >= 0 and found.series:
            best = found.series[found.winner]
            slots["winner"] = best.name or best.words
        return Match(grammar=self.name, confidence=sure, slots=slots, why=(_why(found),))

    def compose(self, slots: Slots, stage: Stage) -> Composition:
        found = _settled(slots, stage)
        if found.form and found.series:
            return spans.compose(found, stage)
        return draw.compose(found, stage)


def _why(found: Data) -> str:
    if found.ratio:
        return f"two compared at {found.ratio}"
    if found.form:
        return f"{len(found.series)} spans of one course"
    return f"{len(found.series)} values of one kind" if found.series else f"a line that goes {found.trend}"


def _found(reading: Reading, context: Context) -> tuple[Data | None, float]:
    """What the row gives to draw, and how sure that is."""
    text, carried = reading.text, reading.carrier == "chart" or _bars(reading.text)
    bars = data.pairs(text)
    if bars and data.spanned(text):
        return Data(series=bars, form="nested" if data.nested(text) else "spans"), 0.94
    if carried and not bars and (bars := data.sized(text) or data.versus(text)):
        head = data.measure(text.partition(":")[0])
        return Data(series=bars, winner=_winner(bars, head[1] or "low"), of=_topic(text)), 0.93
    if (reading.carrier in _OTHERS and not carried) or _drawn_otherwise(reading):
        return None, 0.0
    short, sense = data.measure(text.partition(": ")[0] if bars else text)
    of = next((f.words for f in reading.figures if short and short.lower() in f.words.lower()), short)
    way, line = data.trend(text), data.limit(text)
    line = "" if carried and line and line.lower() in _topic(text).lower() else line
    of = of or (_topic(text) if bars else "")
    if carried and bars and not (way and len(bars) == 2 and not _bars(text)):
        return Data(series=bars, winner=_winner(bars, sense), of=of, limit=line), 0.92
    times = data.compared(reading, context.said or reading.sentence)
    if times is not None and _compares(reading, of, carried):
        return times, 0.96 if carried or data.names(reading) else 0.7
    if carried and (way or line or data.flags(text)):
        shown = of or next(iter(data.plotted(reading)), "")
        ends = bars if len(bars) == 2 and way in _MONOTONE else ()
        marks = data.flags(text) if not ends else ()
        return Data(series=ends, trend=way or "up", of=shown, limit=line, flags=marks), 0.9
    if len(bars) > 1 and (equals := _listed(text, bars)):
        return Data(series=bars, winner=_winner(bars, sense), of=of or equals, limit=line), 0.8
    if of and way and _alone(reading, of):
        sure = 0.88 if way in _TURNING else 0.62 if way in ("flat", "wave") else 0.72
        return Data(trend=way, of=of, limit=line), sure
    return None, 0.0


def _topic(text: str) -> str:
    """What bars are of, by their head: "Price" of "Price bars", "Cold start" of "Cold start comparison bar"."""
    first = text.partition(":")[0]
    if behind := re.match(
        r"^(?:bars?|columns|(?:bar\s)?chart)\s+(?:for|of|showing)\s+(?:the\s+)?(.+)$", first, re.IGNORECASE
    ):
        return behind[1].strip() if len(behind[1].split()) <= 3 else ""
    head = re.split(r"\b(?:comparison|bars?|columns|chart|graph|benchmarks?)\b", first, flags=re.IGNORECASE)[0]
    return head.strip() if len(head.split()) <= 3 else ""


def _listed(text: str, bars: tuple[Datum, ...]) -> str:
    """What a plain list of names and values is of: its head ("Round trips: HTTP = 3, QUIC = 1"); "" for other rows."""
    head, colon, body = text.partition(":")
    years = all(re.fullmatch(r"(?:19|20)\d\d", d.words) for d in bars)
    if not colon or years or len(head.split()) > 4 or any(ch.isdigit() for ch in head):
        return ""
    parts = [p for p in re.split(r"[,;]|\band\b", body) if p.strip()]
    measured = bool(data.measure(head)[0]) or body.count("=") == len(bars)
    return head.strip() if measured and len(parts) == len(bars) else ""


def _compares(reading: Reading, of: str, carried: bool) -> bool:
    """Whether "so many times" is what the row is about, and not said of a picture of something else."""
    own = data.ratio(reading.text) is not None
    if carried:
        return True
    if data.names(reading):
        return reading.carrier in ("compare", "") and bool(of or own)
    return own and not any(f.kind for f in reading.figures)


_OVER_TIME = re.compile(r"\bover\s+(?:time|the\s+(?:day|week|month|year|night))\b", re.IGNORECASE)
#: Ways of a line that turns: two things are said of how it runs.
_TURNING = ("hump", "valley", "late-rise", "late-fall", "saturate", "saw", "tail")
#: Ways of a line whose two ends are its least and its most.
_MONOTONE = ("up", "down", "steep", "saturate", "")


def _bars(text: str) -> bool:
    """Whether the row's head is bars: "Page load bars: …", "comparison bar"."""
    head = text.split(":")[0].lower().split()
    if re.match(r"^(?:(?:two|three|four|five|\d)\s+)?(?:bars|columns)\b", text, re.IGNORECASE):
        return ":" in text or re.match(r"^\S+(?:\s\S+)?\s+(?:comparing|for|showing|of)\b", text) is not None
    if _OVER_TIME.search(text):
        return True
    if re.match(r"^(?:[\w-]+\s){0,3}bars?\s+(?:for|of)\s.+\d", text, re.IGNORECASE) and len(data.pairs(text)) > 1:
        return True
    return ":" in text and bool(head) and head[-1] in ("bar", "bars", "columns", "histogram", "benchmark", "benchmarks")


def _drawn_otherwise(reading: Reading) -> bool:
    """Charts of other kinds: of an organisation, a pie, things scattered."""
    words = reading.carrier_words.lower().split()
    return any(w in words for w in ("org", "pie", "flow", "gantt", "organisation", "organization"))


def _alone(reading: Reading, of: str) -> bool:
    """Whether the measure is the row's one subject, and how it runs the first thing said of it."""
    before, _, after = reading.text.lower().partition(of.lower())
    if len(before.split()) > 2 or reading.negated:
        return False
    first = " ".join(re.split(r"[,;.]", after)[0].split()[:5])
    return bool(data.trend(first)) and (not any(f.kind for f in reading.figures) or len(before.split()) == 0)


def _winner(series: tuple[Datum, ...], sense: str) -> int:
    """The best of a series where the measure says which way is welcome; else the last of two, and none of more."""
    values = [d.value for d in series]
    if sense:
        return values.index(min(values) if sense == "low" else max(values))
    return len(series) - 1 if len(series) == 2 else -1


def _settled(slots: Slots, stage: Stage) -> Data:
    """The slots as data; an author writes "name: 40 ms" or only names with a `ratio`."""
    given = slots.get("series") or ()
    lines = [str(g) for g in (given if isinstance(given, tuple) else (given,))]
    series = data.scaled(tuple(_entry(line) for line in lines))
    named = str(slots.get("winner", ""))
    times = str(slots.get("ratio", ""))
    if times and len(series) == 2 and all(d.value == series[0].value for d in series):
        best = next((i for i, d in enumerate(series) if d.name == named), 1)
        size = number(times) or 2.0
        series = tuple(Datum(name=d.name, value=size if i == best else 1.0) for i, d in enumerate(series))
    series = tuple(_timed(d, times) for d in series)
    winner = next((i for i, d in enumerate(series) if named and named in (d.name, d.words)), -1)
    return Data(
        series=series, trend=str(slots.get("trend", "")), ratio=times, winner=winner,
        of=stage.labels.get("of") or str(slots.get("of", "")),
        limit=stage.labels.get("limit") or str(slots.get("limit", "")), form=str(slots.get("form", "")),
        flags=texts(slots.get("flags")), who=next(iter(figures(slots.get("who"))), None),
    )  # fmt: skip


def _entry(line: str) -> Datum:
    name, _, value = line.rpartition(":")
    name = name.strip().strip('"“”')
    size = number(value)
    if name and value.strip().lower() in data.SIZES:
        return Datum(name=name.strip(), value=data.SIZES[value.strip().lower()], size=value.strip().lower())
    if not name and size is not None and re.match(r"^[$€£]?\d", value.strip()):
        return Datum(name="", value=size, words=value.strip())
    if not name or size is None:
        return Datum(name=line.strip(), value=1.0)
    return Datum(name=name.strip(), value=size, words=value.strip())


def _timed(datum: Datum, times: str) -> Datum:
    """In a race only how many times is printed, never a value that was made up to draw it."""
    if not times:
        return datum
    own = times if datum.words.rstrip("×x") == times.rstrip("×x") else ""
    return Datum(name=datum.name, value=datum.value, words=own)
