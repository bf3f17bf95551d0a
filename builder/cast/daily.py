"""Nouns of daily life, and who plays people no actor answers to."""

from __future__ import annotations

import re
from dataclasses import replace

from builder.language.lexicon import singular
from builder.language.model import Figure

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
    wall
    campfire tent throne stool bench moat drawbridge castle hammock thermostat boulder rock cliff pit tightrope hill
    crate anvil vase statue fountain pedestal podium raft sandcastle barrel cage leash treadmill stairs escalator
    meter seesaw tail nest egg trap mousetrap crane bulldozer tractor spotlight megaphone trophy medal crown wand
    cape wedding birthday funeral parade marathon race relay queue crossword tug-of-war
"""
PEOPLE = frozenset(_PEOPLE.split())
EVERYDAY = PEOPLE | frozenset(_THINGS.split())


def everyday(words: str) -> bool:
    """Whether a noun phrase's own noun is of daily life."""
    found = re.findall(r"[a-z-]+", words.lower())
    return bool(found) and (found[-1] in EVERYDAY or singular(found[-1]) in EVERYDAY)


def person(one: Figure) -> Figure:
    """Somebody no actor answers to, played by a person."""
    found = re.findall(r"[a-z-]+", one.words.lower())
    return replace(one, kind="person") if not one.kind and found and singular(found[-1]) in PEOPLE else one
