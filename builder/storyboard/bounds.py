"""How much a slide can say: longer words are cut at a word, and the author is told."""

from __future__ import annotations

from dataclasses import replace

from builder.diagnostics import Collector
from builder.storyboard.model import Headline, HeadRun, Shot
from builder.text.wrap import shortened

#: Characters that can still be set large enough on every canvas.
MOST_HEADLINE, MOST_SUB = 110, 120


def bounded(shot: Shot, collector: Collector) -> Shot:
    """The shot with headline and sub-line no longer than can be set; a meme's caption has its own room."""
    line = "".join(run.text for run in shot.headline.runs)
    if shot.kind == "meme" or (len(line) <= MOST_HEADLINE and len(shot.sub) <= MOST_SUB):
        return shot
    what, length, most = ("headline", len(line), MOST_HEADLINE)
    if length <= most:
        what, length, most = ("sub-line", len(shot.sub), MOST_SUB)
    message = f"the {what} of {shot.id[:60]!r} has {length} characters; only {most} of them have room"
    collector.warn("long-headline", message, shot.span, "say it shorter: headline: and sub: in the side file")
    return replace(shot, headline=_cut(shot.headline, MOST_HEADLINE), sub=shortened(shot.sub, MOST_SUB))


def _cut(headline: Headline, most: int) -> Headline:
    left = len(shortened("".join(run.text for run in headline.runs), most)) - 1
    if sum(len(run.text) for run in headline.runs) <= most:
        return headline
    runs: list[HeadRun] = []
    for run in headline.runs:
        if left > 0:
            runs.append(replace(run, text=run.text[:left]))
            left -= len(run.text)
    return Headline(runs=(*runs[:-1], replace(runs[-1], text=runs[-1].text + "…")))
