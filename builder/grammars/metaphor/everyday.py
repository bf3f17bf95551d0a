"""Small everyday scenes that stand for the matter: who or what is in them, and what each does in the author's words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from builder.cast import figure
from builder.language.lexicon import singular
from builder.language.model import Figure, Reading

#: Nouns of daily life: people at work; animals, the house, the street, food, play.
_PEOPLE = """
    waiter waitress cook chef baker butcher barber tailor carpenter plumber gardener farmer fisherman sailor
    captain pirate knight king queen prince wizard clown juggler acrobat magician painter sculptor musician
    conductor orchestra violinist drummer pianist dancer actor singer student pupil teacher librarian professor
    scientist nurse doctor surgeon dentist pharmacist patient firefighter fireman policeman policewoman officer
    detective burglar thief robber judge lawyer referee goalkeeper goalie coach runner swimmer climber hiker
    skier boxer wrestler cyclist jockey athlete driver chauffeur pilot steward mechanic postman mailman courier
    messenger concierge doorman bouncer butler maid janitor cashier shopkeeper customer guest tenant landlord
    neighbour neighbor grandmother grandma grandfather grandpa mother father parent child kid boy girl baby twin
    man woman couple bride groom tourist passenger stranger secretary accountant banker salesman reporter
    translator interpreter lifeguard babysitter lumberjack blacksmith astronaut
"""
_THINGS = """
    dog cat puppy kitten horse cow pig sheep goat hen chicken duck goose fox wolf bear lion tiger elephant
    monkey mouse rabbit hedgehog turtle tortoise snail snake frog fish shark whale octopus bee ant spider
    butterfly bird parrot owl squirrel hamster hydra dragon unicorn dinosaur house home cottage castle tower
    lighthouse apartment flat attic cellar basement kitchen bathroom bedroom garage garden fence gate door
    doormat window roof chimney stairs staircase ladder elevator lift escalator bridge tunnel drawbridge hotel
    restaurant diner cafe pub bar bakery library museum theatre theater cinema school classroom playground
    hospital supermarket market shop kiosk church prison bank office factory farm barn stable zoo circus airport
    station kettle pot pan oven stove fridge freezer toaster blender sink tap bathtub shower bed sofa couch
    chair armchair table desk drawer cupboard wardrobe closet shelf bookshelf lamp candle lantern clock mirror
    carpet rug curtain pillow blanket broom mop vacuum bucket sponge soap towel basket suitcase backpack bag
    purse wallet umbrella raincoat coat jacket glove hat cap shoe boot sock shirt dress tie belt scarf glasses
    ring necklace watch spoon fork knife plate bowl cup mug glass bottle jar can barrel jug teapot thermos lid
    cork funnel sieve bread cake pie pizza soup stew sandwich burger pancake cookie egg cheese apple orange
    banana lemon potato onion carrot milk coffee tea beer wine juice water ice honey sugar salt pepper recipe
    car bus tram train truck lorry van taxi ambulance bicycle bike motorcycle scooter boat ship ferry raft canoe
    yacht submarine plane airplane helicopter balloon rocket wheel tyre tire brake seatbelt airbag engine
    trailer caravan parachute anchor sail oar rope net chain hook lock key padlock keyring safe vault treasure
    chest hourglass compass map hammer saw nail screw screwdriver wrench spanner drill toolbox ruler scissors
    glue tape brush pencil pen crayon paintbrush canvas envelope letter stamp parcel postcard newspaper book
    notebook diary passport ticket receipt ball doll teddy kite puzzle dice domino dominoes chess seesaw see-saw
    swing slide carousel ferris rollercoaster marble trampoline tightrope trapeze tree flower seed root branch
    leaf forest river lake sea ocean waterfall well mountain hill valley island beach iceberg snowman snowball
    avalanche volcano desert rain snow storm rainbow sun moon star cloud fog wind exam medicine pill bandage
    crutch thermometer stethoscope vaccine piano guitar violin drum trumpet whistle bell lemonade picnic
    campfire tent wedding birthday funeral parade marathon race relay queue crossword tug-of-war
"""
PEOPLE = frozenset(_PEOPLE.split())
EVERYDAY = PEOPLE | frozenset(_THINGS.split())
_APART = re.compile(
    r"\s*[;:]\s+|,?\s+(?:while|whereas|as soon as|but|until)\s+(?:the\s+other\s+)?"
    r"|,\s+(?:and\s+)?(?:then\s+)?(?=(?:the|an?|one|another"
    r"|his|her)\s)",
    re.I,
)
_LEAD = re.compile(r"^(?:an?|the|one|another|little|old|small|big|just|his|her)\s+", re.I)
_ARTICLE = re.compile(r"^(?:an?|the)\s+", re.I)
_LONGEST, _MOST = 9, 3  # words of a caption; scenes of a story


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One who or what, and `words` for what it does or is like."""

    thing: Figure
    words: str


def everyday(words: str) -> bool:
    """Whether a noun phrase's own noun is of daily life."""
    found = re.findall(r"[a-z-]+", words.lower())
    return bool(found) and (found[-1] in EVERYDAY or singular(found[-1]) in EVERYDAY)


def person(one: Figure) -> Figure:
    """Somebody no actor answers to, played by a person."""
    found = re.findall(r"[a-z-]+", one.words.lower())
    return replace(one, kind="person") if not one.kind and found and found[-1] in PEOPLE else one


def story(reading: Reading) -> tuple[Scene, ...]:
    """The scenes of a row that tells of daily life and of nothing else; () for any other row."""
    if (
        reading.sides
        or reading.steps
        or reading.negated
        or reading.numbers
        or any(q.kind != "quote" for q in reading.literals)
    ):
        return ()
    first = reading.figures[0] if reading.figures else None
    if first is None or not everyday(first.words) or first.count > 1 or _list(reading):
        return ()
    made = tuple(_scenes(reading))
    return made[:_MOST] if made and (len(made) <= _MOST) else ()


def _list(reading: Reading) -> bool:
    """Whether the row only names things, one after the other."""
    return len(reading.clauses) > 1 and all(c.kind != "beat" and len(c.text.split()) <= 3 for c in reading.clauses)


def _scenes(reading: Reading) -> Iterator[Scene]:
    """A part of the row for each scene; a part nobody of daily life opens belongs to the one before."""
    held: Scene | None = None
    for part in _APART.split(reading.text.strip(" .")):
        thing, words = _opened(part, reading)
        if thing is None and held is None:
            return
        if thing is None and held is not None:
            joined = f"{held.words}, {part}" if held.words else part
            held = replace(held, words=joined if len(joined.split()) <= _LONGEST else held.words)
            continue
        if held is not None:
            yield held
        if thing is not None:
            said = _ARTICLE.sub("", part.strip(" ."))
            held = Scene(thing=thing, words=said if words and len(said.split()) <= _LONGEST + 2 else "")
    if held is not None:
        yield held


def _opened(part: str, reading: Reading) -> tuple[Figure | None, str]:
    """Who opens a part of the row, and the rest of it."""
    bare = _LEAD.sub("", part.strip())
    for known in sorted(reading.figures, key=lambda f: -len(f.words)):
        if known.words and bare.lower().startswith(known.words.lower()) and everyday(known.words):
            return person(known), bare[len(known.words) :].strip(" ,")
    words = bare.split()
    for size in (3, 2, 1):
        phrase = " ".join(words[:size]).rstrip(",")
        if len(words) >= size and everyday(phrase):
            return person(replace(figure(phrase), count=1)), " ".join(words[size:]).strip(" ,")
    return None, bare
