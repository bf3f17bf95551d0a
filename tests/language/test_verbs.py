"""Verbs, nouns and states that look alike, told by what stands beside them."""

from __future__ import annotations

import pytest

from tests.language.conftest import of, shown, told


@pytest.mark.parametrize(
    ("visual", "figures"),
    [
        ("Cache misses climbing", ["3 Cache miss"]),
        ("10 requests queue up", ["10 envelope"]),
        ("Two branches merge into trunk", ["2 branch", "1 trunk"]),
        ("Server requests a token", ["1 server", "1 token"]),
        ("Database crashes", ["1 database"]),
        ("Sensors streaming data into a cluster", ["3 Sensor running", "1 data", "1 cluster"]),
        ("Experiment tracking board", ["1 Experiment tracking board"]),
        ("Traffic goes to server", ["1 Traffic", "1 server"]),
        ("Wooden block on a server", ["1 Wooden block", "1 server"]),
        ("Server blocked", ["1 server waiting"]),
        ("Error rate of a server", ["1 Error rate", "1 server"]),
        ("users keep shopping", ["3 user"]),
        ("One request fans out to 5 servers", ["1 envelope", "5 server"]),
        ("Image pulls failing", ["3 Image pull dead"]),
        ("Database with many reads and few writes", ["1 database", "24 read", "3 write"]),
        ("Browser reads from cache", ["1 browser", "1 cache"]),
    ],
)
def test_nouns_beside_verbs(visual: str, figures: list[str]) -> None:
    assert shown(visual) == figures


@pytest.mark.parametrize(
    ("visual", "names"),
    [
        ("Router fails over to a server", ["swap"]),
        ("Deployment rolled back to v1", ["rollback"]),
        ("Cache evicts 3 keys", ["evict"]),
        ("Requests time out", ["timeout"]),
        ("Door unlocks, browser opens", ["open", "open"]),
        ("Disk encrypted", ["lock"]),
        ("Server retries", ["retry"]),
        ("Disk synced, then unplugged", ["sync"]),
        ("Scheduler picks a node", ["choose"]),
        ("Old rows crossed out", ["strike"]),
        ("Checker reads the bill, crosses it out", ["strike"]),
        ("Key revealed", ["reveal"]),
        ("Letters sorted by weight", ["reorder"]),
        ("Load climbing, then crash", ["grow", "crash"]),
        ("Pod scanned and evicted", ["scan", "evict"]),
    ],
)
def test_what_happens(visual: str, names: list[str]) -> None:
    reading = of(visual)
    found = [t.name for t in reading.transitions] + [m.name for m in reading.marks]
    assert [n for n in names if n in found] == names


@pytest.mark.parametrize(
    ("visual", "subject", "verb"),
    [
        ("Coins flying out of a GPU running a database", "1 gpu running", "running"),
        ("Disk filling up as users upload photos", "3 user", "upload"),
        ("Scheduler looks at 3 nodes, places a pod there", "1 scheduler", "places"),
        ("Router and firewall connected to a server", "1 router", "connected to"),
        ("3 servers, one of them lagging", "1 server stale", "lagging"),
        ("4 nodes vote, one wearing a crown", "1 node", "wearing"),
        ("1 of 5 disks failing, rest rebuild", "4 disk", "rebuild"),
    ],
)
def test_who_does_it(visual: str, subject: str, verb: str) -> None:
    reading = of(visual)
    doings = [(told(link.subject), link.verb) for link in (*reading.relations, *reading.transitions)]
    beats = [(told(c.subject), c.text.split()[-1]) for c in reading.clauses]
    assert (subject, verb) in (*doings, *beats)


@pytest.mark.parametrize(
    ("visual", "figure"),
    [
        ("Database shrugging", "1 database confused"),
        ("developer with a worried face", "1 developer sweating"),
        ("developers exhausted", "3 developer tired"),
        ("function asleep", "1 function paused"),
        ("expired token", "1 token expired"),
        ("leaking cache", "1 cache leaking"),
        ("lamp flashing red", "1 lamp highlighted red"),
        ("Door turns green", "1 door green"),
        ("nodes as empty boxes", "3 node empty"),
        ("router keeps working", "1 router running"),
    ],
)
def test_how_things_are(visual: str, figure: str) -> None:
    assert shown(visual)[0] == figure
