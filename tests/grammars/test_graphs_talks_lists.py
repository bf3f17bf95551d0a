"""Topology, sequence, table and checklist: what their pictures promise, on every canvas."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from builder.cast.listing import listed, thing
from builder.diagnostics import Span
from builder.geometry import Box
from builder.grammars.base import get
from builder.grammars.sequence.model import talk_of
from builder.grammars.table.model import grid_of
from builder.grammars.topology.build import graph_of
from builder.grammars.topology.model import MOST, Graph
from builder.grammars.topology.ranks import layered
from builder.scene.items import Connector, Item, Table, Text
from builder.scene.model import Canvas, Scene
from builder.scene.walk import bounds, walk
from builder.script.model import Table as Data
from builder.storyboard.context import Context
from builder.storyboard.model import Match
from tests.grammars.conftest import canvases, offers, reading
from tests.grammars.test_shares_and_signs import made, one, words

CANVASES = pytest.mark.parametrize("canvas", canvases(), ids=lambda c: c.name)
LONG = "a rather long name for an internationalised component"


def matched(grammar: str, visual: str, cue: str = "so it goes", **context: object) -> Match:
    """What one grammar makes of a row."""
    given = {"title": "", "said": cue, **context}
    found = get(grammar).match(reading((cue, visual)), Context(**given))  # type: ignore[arg-type]
    assert found is not None
    return found


def place(scene: Scene, name: str) -> Box:
    return bounds(one(scene, name))


def strings(scene: Scene) -> set[str]:
    """All words, lines joined."""
    return {w.replace("\n", " ") for w in words(scene)}


# -- lists in sentences


def test_a_list_is_split_at_commas_and_and() -> None:
    assert listed('a cache, the "a, b" store and (old, new) disks') == ("cache", '"a, b" store', "(old, new) disks")


@pytest.mark.parametrize(("said", "count"), [("two queues", 2), ("Postgres", 1), ("DNS", 1), ("disks", 3)])
def test_names_are_no_plurals(said: str, count: int) -> None:
    assert thing(said).count == count


# -- topology

TREES: Mapping[str, object] = {"links": ("root -- two branch", "branch -- four leaf"), "form": "tree"}


def test_a_level_of_a_tree_is_shared_out_among_its_parents() -> None:
    graph = graph_of(TREES)
    assert [(e.a, e.b) for e in graph.edges] == [(0, 1), (0, 2), (1, 3), (1, 4), (2, 5), (2, 6)]


def test_layers_follow_the_links_and_do_not_cross() -> None:
    graph = graph_of({"links": ("a -> c", "b -> d", "c -> e", "d -> f", "a -> d")})
    rows = layered(graph).rows
    assert [sorted(s.node for s in row) for row in rows] == [
        sorted(_named(graph, n) for n in r) for r in ("ab", "cd", "ef")
    ]
    order = [s.node for s in rows[0]]
    assert (order.index(_named(graph, "a")) < order.index(_named(graph, "b"))) is (
        [s.node for s in rows[1]].index(_named(graph, "c")) < [s.node for s in rows[1]].index(_named(graph, "d"))
    )


def _named(graph: Graph, words_: str) -> int:
    return next(i for i, m in enumerate(graph.nodes) if m.words == words_)


def test_a_circle_of_links_still_has_layers() -> None:
    assert len(layered(graph_of({"links": ("a -> b -> c -> a",)})).rows) == 3


def test_links_there_and_back_are_one() -> None:
    (edge,) = graph_of({"links": ("a -> b", "b -> a")}).edges
    assert edge.both


def test_a_mesh_joins_all_and_a_ring_the_next() -> None:
    assert len(graph_of({"nodes": ("5 router",), "form": "mesh"}).edges) == 10
    assert len(graph_of({"nodes": ("5 router",), "form": "ring"}).edges) == 5


def test_no_graph_is_a_crowd() -> None:
    assert len(graph_of({"nodes": ("40 router",), "form": "ring"}).nodes) == MOST


def test_one_of_many_fails() -> None:
    slots = matched("topology", "Ring of six brokers, one broker down").slots
    assert len(graph_of(slots).failed) == 1
    scene = made("topology", slots)
    assert sum(item.id.startswith("failed-") for item in scene.items) == 1


def test_a_broken_link_wears_a_cross_and_no_head() -> None:
    scene = made("topology", {"links": ("shop -x bank", "shop -> post")})
    assert one(scene, "broken-1-2")
    ids = {item.id for item in walk(scene.items)}
    assert "link-1-3/head" in ids
    assert "link-1-2/head" not in ids


@CANVASES
def test_links_are_glued_to_their_nodes(canvas: Canvas) -> None:
    scene = made("topology", {"links": ("shop -> bank", "shop -> post", "bank -> vault")}, canvas)
    glued = [item for item in walk(scene.items) if isinstance(item, Connector)]
    assert {c.id for c in glued} == {"link-1-2/line", "link-1-3/line", "link-2-4/line"}


def test_layers_run_across_a_slide_and_down_a_tall_card() -> None:
    links = {"links": ("shop -> bank -> vault",)}
    by_name = {c.name: c for c in canvases()}
    slide, tall = made("topology", links, by_name["slide"]), made("topology", links, by_name["portrait"])
    assert place(slide, "shop").right < place(slide, "bank").x < place(slide, "vault").x
    assert place(tall, "shop").bottom < place(tall, "bank").y < place(tall, "vault").y


def test_the_node_the_cue_names_is_bright() -> None:
    slots = matched(
        "topology", "Dependency graph: shop -> ledger, bank -> ledger", "the ledger is the bottleneck"
    ).slots
    assert getattr(slots["hero"], "words", "") == "ledger"


@pytest.mark.parametrize("form", ["layers", "tree", "mesh", "ring", "star"])
@pytest.mark.parametrize("count", [1, 2, 3, 7, 12])
@CANVASES
def test_every_form_and_number_of_nodes_composes(form: str, count: int, canvas: Canvas) -> None:
    made("topology", {"nodes": tuple(f"node {n} of it" for n in range(count)), "form": form}, canvas)


@CANVASES
def test_long_names_and_labels_stay_inside(canvas: Canvas) -> None:
    made("topology", {"links": (f"{LONG} -> {LONG} too: with words of its own", f"{LONG} -> pod A")}, canvas)


# -- sequence


def test_an_answer_goes_to_whoever_asked() -> None:
    slots = matched(
        "sequence", "Reader asks library for a book, library asks archive, archive answers yes, library replies with it"
    ).slots
    assert slots["messages"] == (
        "Reader -> library: book", "library -> archive: ask", "archive -> library: yes",
        "library -> Reader: replies with it",
    )  # fmt: skip


def test_every_arrow_says_its_verb_or_what_it_carries() -> None:
    visual = "Reader asks shop for atlas, shop asks archive, archive answers yes, shop passes it on and keeps one"
    assert matched("sequence", visual).slots["messages"] == (
        "Reader -> shop: atlas", "shop -> archive: ask", "archive -> shop: yes", "shop -> Reader: passes it on",
        "shop -> shop: keeps one",
    )  # fmt: skip


def test_what_is_no_sentence_is_no_talk() -> None:
    row = ("what happens", "Reader asks shop for atlas, archive answers out of nowhere, shop sends off to Reader")
    assert "sequence" not in [g.name for g, _ in offers(row)]


def test_heads_of_a_row_have_one_floor_and_one_top() -> None:
    lines = ("KEDA -> Prometheus: metric", "Prometheus -> KEDA: 42", "KEDA -> user: scale")
    boxes = {i.id: bounds(i) for i in made("sequence", {"messages": lines}).items}
    heads = [boxes[name] for name in ("keda", "prometheus", "user")]
    assert max(b.bottom for b in heads) - min(b.bottom for b in heads) < 24


def test_what_is_joined_to_one_stands_round_it_by_its_noun() -> None:
    slots = matched("topology", "Mail cluster diagram: one relay host, four store nodes connected to it").slots
    graph = graph_of(slots)
    assert graph.nodes[0].words == "relay host"
    assert (len(graph.nodes), len(graph.edges)) == (5, 4)
    assert strings(made("topology", slots)) & {"connected", "it", "cluster"} == set()


def test_a_lost_answer_is_drawn_lost() -> None:
    slots = matched("sequence", "Sensor sends reading to hub, reply gets lost on the way").slots
    assert slots["messages"] == ("Sensor -> hub: reading", "hub -x Sensor: reply")
    scene = made("sequence", slots)
    assert one(scene, "lost-2")
    assert place(scene, "message-2").w < place(scene, "message-1").w


def test_nobody_is_named_who_has_no_name() -> None:
    found = matched("sequence", "TCP handshake: SYN, SYN-ACK, ACK")
    assert found.level == "L2"
    assert found.assumed
    assert strings(made("sequence", found.slots)) & {"laptop", "server", "client"} == set()


def test_messages_without_ends_go_to_and_fro() -> None:
    talk = talk_of({"parties": ("client", "server"), "messages": ("SYN", "SYN-ACK", "ACK")})
    assert [(m.a, m.b) for m in talk.messages] == [(0, 1), (1, 0), (0, 1)]


@CANVASES
def test_messages_stand_in_reading_order(canvas: Canvas) -> None:
    for parties in (2, 3):
        lines = ("a -> b: one", f"b -> {'abc'[parties - 1] if parties > 2 else 'a'}: two", "a -> b: three")
        scene = made("sequence", {"messages": lines}, canvas)
        ys = [
            next(i.y for i in walk(scene.items) if isinstance(i, Text) and i.string == w)
            for w in ("one", "two", "three")
        ]
        assert ys == sorted(ys)


@pytest.mark.parametrize("count", [1, 3, 6, 10])
@pytest.mark.parametrize("parties", [2, 4])
@CANVASES
def test_any_number_of_messages_composes(count: int, parties: int, canvas: Canvas) -> None:
    lines = tuple(f"p{n % parties} -> p{(n + 1) % parties}: words {n}" for n in range(count))
    made(
        "sequence",
        {"parties": tuple(f"p{n}" for n in range(parties)), "messages": (*lines, f"p0 -> p1: {LONG}")},
        canvas,
    )


# -- table


def test_a_named_table_of_the_script_is_the_data() -> None:
    data = Data(section="Prices", header=("Plan", "Cost"), rows=(("Free", "0"), ("Pro", "9")), span=Span(""))
    other = Data(section="Ports", header=("Port", "Use"), rows=(("22", "ssh"),), span=Span(""))
    slots = matched("table", "Table of prices, Pro highlighted", tables=(other, data)).slots
    assert slots["columns"] == ("Plan", "Cost")
    grid = grid_of(slots)
    assert grid.rows == (("Free", "0"), ("Pro", "9"))
    assert grid.lit == (1, -1)


def test_where_the_ticks_go_is_no_column() -> None:
    slots = matched("table", "Table with columns name, price and owner, tick only where one is missing").slots
    assert slots["columns"] == ("name", "price", "owner")


def test_a_matrix_is_a_native_table_with_its_header_first() -> None:
    rows = {"columns": ("", "day", "night"), "rows": ("admin | tick | tick", "guest | tick | cross")}
    scene = made("table", rows)
    (table,) = [item for item in walk(scene.items) if isinstance(item, Table)]
    assert [cell.string for cell in table.cells[0]] == [" ", "day", "night"]
    assert {item.id for item in walk(scene.items)} >= {"mark-1-2", "mark-1-3", "mark-2-2", "mark-2-3"}


@pytest.mark.parametrize(
    ("words_", "lit"),
    [("guest", (1, -1)), ("night", (-1, 2)), ("guest / night", (1, 2)), ("", (-1, -1)), ("7 pm", (0, 2))],
)
def test_what_is_highlighted(words_: str, lit: tuple[int, int]) -> None:
    slots = {
        "columns": ("", "day", "night"),
        "rows": ("admin | 9 am | 7 pm", "guest | 8 am | 6 pm"),
        "highlight": words_,
    }
    assert grid_of(slots).lit == lit


def test_signs_before_words_make_columns() -> None:
    slots = matched("table", "Matrix: Owner: ✓ read, ✓ write; Guest: ✓ read, ✗ write").slots
    assert slots["columns"] == ("", "read", "write")
    assert slots["rows"] == ("Owner | ✓ | ✓", "Guest | ✓ | ✗")


def test_a_short_list_of_values_is_cards_and_the_highlight_the_tallest() -> None:
    slots = {"rows": ("tea | 2 min", "coffee | 4 min", "soup | 9 min"), "highlight": "coffee"}
    scene = made("table", slots)
    assert place(scene, "card-2").h > place(scene, "card-1").h == pytest.approx(place(scene, "card-3").h)
    assert strings(scene) >= {"tea", "coffee", "soup", "2 min", "4 min", "9 min"}


@pytest.mark.parametrize("size", [(1, 1), (2, 3), (4, 4), (6, 2), (12, 2)])
@pytest.mark.parametrize("form", ["matrix", "cards"])
@CANVASES
def test_any_size_of_table_composes(size: tuple[int, int], form: str, canvas: Canvas) -> None:
    rows = tuple(" | ".join(f"cell {r}{c}" for c in range(size[1])) for r in range(size[0]))
    made("table", {"columns": tuple(f"head {c}" for c in range(size[1])), "rows": rows, "form": form}, canvas)


# -- checklist


def marks(scene: Scene) -> list[Item]:
    return [item for item in walk(scene.items) if item.id.startswith("mark-") and "/" not in item.id]


@pytest.mark.parametrize(
    ("visual", "ticked"),
    [
        ("Checklist: wheels, brakes, lights, bell", 3),
        ("Checklist: wheels, brakes, lights, bell, two done", 2),
        ("Checklist: wheels, brakes, lights, bell, all ticked", 4),
        ("Empty checklist: wheels, brakes, lights, bell", 0),
        ("Checklist: wheels ✓, brakes, lights, bell", 1),
    ],
)
def test_as_much_is_ticked_as_the_row_says(visual: str, ticked: int) -> None:
    scene = made("checklist", matched("checklist", visual).slots)
    assert len(marks(scene)) == ticked
    assert strings(scene) >= {"wheels", "brakes", "lights", "bell"}
    assert any(item.id == "pencil" for item in scene.items) is (ticked < 4)


def test_items_come_from_the_cue_where_the_row_has_none() -> None:
    found = matched("checklist", "Checklist appearing on screen", "fuel, oil and water")
    assert found.slots["items"] == ("fuel", "oil", "water")
    assert found.level == "L2"


def test_the_current_item_has_those_before_it_done() -> None:
    scene = made("checklist", {"items": ("fuel", "oil", "water"), "current": "oil"})
    assert len(marks(scene)) == 1
    assert {"item-2/bar", "item-2/box"} <= {item.id for item in walk(scene.items)}


def test_stairs_go_up_with_somebody_on_them() -> None:
    scene = made("checklist", {"items": ("one", "two", "three"), "form": "stairs", "actor": "pod"})
    tops = [place(scene, f"step-{n}/face").y for n in (1, 2, 3)]
    assert tops == sorted(tops, reverse=True)
    assert place(scene, "pod-a").bottom < place(scene, "step-3").bottom


@pytest.mark.parametrize("count", [1, 4, 7, 12])
@pytest.mark.parametrize("form", ["board", "stairs"])
@CANVASES
def test_any_number_of_items_composes(count: int, form: str, canvas: Canvas) -> None:
    made("checklist", {"items": (*(f"thing {n}" for n in range(count - 1)), LONG), "form": form}, canvas)
