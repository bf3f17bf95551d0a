"""Sequence: messages in order between two or more parties."""

from __future__ import annotations

from typing import ClassVar

from builder.cast import Roll, figure, texts
from builder.grammars.base import Forms, Grammar, Slots, grammar
from builder.grammars.sequence import columns, faces, reads, runs
from builder.grammars.sequence.model import talk_of
from builder.language.model import Reading
from builder.layout.stage import Composition, Stage
from builder.storyboard.context import Context
from builder.storyboard.model import Match


@grammar
class Sequence(Grammar):
    """`messages` ("a -> b: words", lost ones "a -x b: words") between `parties`, one after the other."""

    name = "sequence"
    rank = 59
    title = "Messages in order"
    keys = ("parties", "messages", "runs", "between")
    needs = (("messages",), ("runs",))
    forms: ClassVar[Forms] = {"between": "one"}
    EXAMPLES = (
        ("three packets", "TCP handshake between client and server: SYN, SYN-ACK, ACK"),
        ("who asked", "Client -> Server: hello, Server -> Client: welcome"),
        (
            "a name becomes a number",
            "Browser asks resolver for example.org, resolver asks root server, root server answers with a referral",
        ),
        (
            "log in once",
            "Sequence diagram: app -> login page: redirect; login page -> user: consent; user -> app: token",
        ),
        ("it never came back", "Sensor sends reading to hub, hub sends ack to sensor that gets lost"),
        ("agree on a key", "TLS handshake showing `ClientHello`, `ServerHello`, `Finished`"),
        ("two phases", "Coordinator sends prepare to replica, replica answers yes, coordinator sends commit"),
        ("is it fresh", 'Cook asks waiter "how hot?", waiter checks with the guest, sends the answer back'),
        ("knock knock", "Laptop pings the server, server replies with pong"),
        (
            "borrow it once",
            "Reader asks shop for atlas, shop asks archive, archive answers yes, shop passes it on and keeps one",
        ),
        ("the second time", "First visit: browser -> edge -> origin, 900 ms; next visit: browser -> edge, 12 ms"),
        ("buy a book", "Call flow: shop -> bank: charge, bank -> shop: ok, shop -> warehouse: ship"),
    )  # fmt: skip
    NOT = (
        ("turn by turn", "Pod A runs -> pause -> Pod B runs -> pause -> repeat"),
        ("from farm to shelf", "Pipeline: Harvest -> Wash -> Pack -> Ship"),
        ("nobody notices", "Letters stamped, sorted, then carried to the post office"),
        ("share", "Single GPU with multiple pods connected to it"),
        ("the front door", "web app -> gateway, mobile app -> gateway, gateway -> database"),
        ("keep it safe", "Data scientist sending data to the server"),
    )

    def match(self, reading: Reading, context: Context) -> Match | None:
        """Take a row in which parties send and answer."""
        return reads.match(reading, context)

    def compose(self, slots: Slots, stage: Stage) -> Composition:
        told = [run for line in texts(slots.get("runs")) if (run := runs.run_of(line)) is not None]
        if told:
            return runs.compose(told, stage)
        talk = talk_of(slots)
        both = len(talk.parties) == 2 and all(m.a != m.b for m in talk.messages)
        if both and slots.get("between"):
            return faces.compose(talk, stage, between=Roll().one(figure(slots["between"])))
        return faces.compose(talk, stage) if both else columns.compose(talk, stage)
