"""Words to stems: inflections and British spelling are folded, derivations are not.

A scheduler is no schedule, a terminal nothing terminated and a container nothing contained; so of
Porter's suffix rules (M. F. Porter, "An algorithm for suffix stripping", 1980) only the steps for
plurals, verb forms and the silent e are used.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

_BRITISH = (
    (re.compile(r"(?<=\w{3})is(e|ed|es|er|ers|ing|ation|ations)$"), r"iz\1"),
    (re.compile(r"lys(e|ed|es|er|ers|ing)$"), r"lyz\1"),
    (re.compile(r"(?<=\w{2})our(s|ed|ing|ful|less|able|ite)?$"), r"or\1"),
    (re.compile(r"(?<=\w)([tb])re(s?)$"), r"\1er\2"),
    (re.compile(r"(?<=\w)([tb])red$"), r"\1ered"),
    (re.compile(r"(?<=\w{2})ogue(s)?$"), r"og\1"),
    (re.compile(r"(?<=\w{2})ogued$"), "oged"),
)
_BRITISH_ENDS = (
    "ise", "ised", "ises", "iser", "isers", "ising", "isation", "isations", "lyse", "lysed", "lyses", "lyser", "lysers",
    "lysing", "our", "ours", "oured", "ouring", "ourful", "ourless", "ourable", "ourite", "tre", "tres", "tred", "bre",
    "bres", "bred", "ogue", "ogues", "ogued",
)  # fmt: skip
#: Forms no rule knows, as they are said -> as they are looked up; a word that maps to itself is left alone.
_IRREGULAR: Mapping[str, str] = {
    "ran": "run", "fell": "fall", "fallen": "fall", "grew": "grow", "grown": "grow", "became": "become", "drew": "draw",
    "drawn": "draw", "sent": "send", "held": "hold", "broke": "break", "broken": "break", "froze": "freeze",
    "frozen": "freeze", "paid": "pay", "stuck": "stick", "stood": "stand", "shown": "show", "gone": "go", "went": "go",
    "ate": "eat", "eaten": "eat", "took": "take", "taken": "take", "wrote": "write", "written": "write", "gave": "give",
    "given": "give", "lost": "lose", "built": "build", "made": "make", "left": "leave", "flew": "fly", "flown": "fly",
    "rose": "rise", "risen": "rise", "hung": "hang", "hidden": "hide", "hid": "hide", "chosen": "choose",
    "chose": "choose", "dying": "die", "lying": "lie", "tying": "tie", "fed": "feed", "sat": "sit", "spun": "spin",
    "stolen": "steal", "stole": "steal", "thrown": "throw", "threw": "throw", "won": "win", "burnt": "burn",
    "caught": "catch", "bought": "buy", "brought": "bring", "kept": "keep", "found": "find", "got": "get",
    "gotten": "get", "met": "meet", "led": "lead", "slept": "sleep", "swept": "sweep", "sold": "sell",
    "told": "tell", "said": "say", "saw": "see", "seen": "see", "shot": "shoot", "shook": "shake", "shaken": "shake",
    "shrank": "shrink", "shrunk": "shrink", "sank": "sink", "sunk": "sink", "sprang": "spring", "stung": "sting",
    "swam": "swim", "swung": "swing", "taught": "teach", "tore": "tear", "torn": "tear", "thought": "think",
    "understood": "understand", "woke": "wake", "woken": "wake", "wore": "wear", "worn": "wear", "wound": "wind",
    "began": "begin", "begun": "begin", "bent": "bend", "bit": "bite", "bitten": "bite", "blew": "blow",
    "blown": "blow", "bound": "bind", "came": "come", "crept": "creep", "dealt": "deal", "dug": "dig", "drove": "drive",
    "driven": "drive", "fought": "fight", "fled": "flee", "forgot": "forget", "forgotten": "forget", "heard": "hear",
    "laid": "lay", "lent": "lend", "lit": "light", "meant": "mean", "rang": "ring", "rung": "ring", "rode": "ride",
    "ridden": "ride", "sought": "seek", "slid": "slide", "slung": "sling", "spoke": "speak", "spoken": "speak",
    "sped": "speed", "spent": "spend", "struck": "strike", "stricken": "strike", "swollen": "swell",
    "withdrew": "withdraw",    "withdrawn": "withdraw", "overlaid": "overlay",
    "rebuilt": "rebuild", "redone": "redo", "undone": "undo",
    "overrun": "overrun", "rewritten": "rewrite", "rewrote": "rewrite", "embedded": "embed", "embedding": "embedding",
    "embed": "embed", "freed": "free", "agreed": "agree",
    "done": "do",
    "does": "do", "goes": "go", "undoes": "undo", "redoes": "redo", "echoes": "echo",
    "lens": "lens", "lenses": "lens", "buses": "bus", "gases": "gas",
    "people": "person", "persons": "person", "children": "child", "men": "man", "women": "woman", "mice": "mouse",
    "feet": "foot", "teeth": "tooth", "indices": "index", "vertices": "vertex", "matrices": "matrix",
    "appendices": "appendix", "criteria": "criterion", "phenomena": "phenomenon", "halves": "half", "shelves": "shelf",
    "leaves": "leave", "lives": "live", "knives": "knife", "thieves": "thief", "licence": "license",
    "licences": "license", "defence": "defense", "offence": "offense", "programme": "program", "cheque": "check",
    "gray": "grey", "grayed": "greyed", "axes": "axis", "analyses": "analyze", "quizzes": "quiz", "queueing": "queue",
    "news": "news", "chaos": "chaos", "canvas": "canvas", "bias": "bias", "alias": "alias", "atlas": "atlas",
    "dns": "dns", "tls": "tls", "https": "https", "apis": "api",
    "uis": "ui", "ops": "ops", "devops": "devops", "sms": "sms", "gps": "gps",
}  # fmt: skip
_PARTICIPLES = frozenset((
    "drawn", "sent", "held", "broken", "frozen", "paid", "stuck", "shown", "eaten", "taken", "written", "given", "lost",
    "built", "made", "flown", "hung", "hidden", "chosen", "fed", "spun", "stolen", "thrown", "won", "burnt", "caught",
    "bought", "brought", "kept", "found", "led", "swept", "sold", "seen", "shot", "shaken", "shrunk", "sunk", "torn",
    "woken", "wound", "bent", "bitten", "blown", "bound", "dug", "driven", "forgotten", "laid", "lit", "ridden", "slid",
    "spent", "struck", "withdrawn", "overlaid", "rebuilt", "undone", "rewritten", "embedded", "freed", "split", "cut",
    "put", "hit", "shut", "spread", "known", "grown", "left", "tied", "set", "sped", "overrun", "swung",
))  # fmt: skip
_PLAIN_ENDS = frozenset("abcfhijkmopqtuvwxy0123456789")  # no ending that is folded ends so
_MEASURE = re.compile(r"[aeiouy]+[^aeiouy]+")
_VOWEL = frozenset("aeiouy")
_WHOLE_ENDS = ("ss", "us", "is")


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """The stem of a lower-case word, British spelling folded (for matching only, never shown)."""
    known = _IRREGULAR.get(word)
    if known is not None:
        return _silent(known) if known != word else known
    if word[-1:] in _PLAIN_ENDS:
        return word
    word = word.replace("’", "'").removesuffix("'s").removesuffix("s'")
    return _silent(_bare(folded(word)))


def folded(word: str) -> str:
    """A lower-case word in American spelling."""
    if word.endswith(_BRITISH_ENDS):
        for pattern, american in _BRITISH:
            word = pattern.sub(american, word)
    return word


def is_participle(word: str) -> bool:
    """Whether a lower-case word looks like what was done to something: "sent", "packaged"."""
    return (word.endswith("ed") and not word.endswith("eed") and len(word) > 4) or word in _PARTICIPLES


def _bare(word: str) -> str:
    """Without the ending of a plural or a verb form."""
    last = word[-1:]
    if last == "s":
        return _without_s(word)
    if last == "d" and word.endswith("ed") and not word.endswith("eed"):
        if word.endswith("ied"):
            return word[:-3] + "y" if len(word) > 4 else word[:-1]
        return _mended(word, word[:-2])
    if last == "g" and word.endswith("ing"):
        return _mended(word, word[:-3])
    return word


def _without_s(word: str) -> str:
    if len(word) < 4:
        return word[:-1] if len(word) == 3 and not _VOWEL & set(word) and word[1] != "s" else word
    if word.endswith("ies"):
        return word[:-3] + "y" if len(word) > 4 else word[:-1]
    if word.endswith("sses"):
        return word[:-2]
    many = not word.endswith(_WHOLE_ENDS) or (word.endswith("pus") and not _VOWEL & set(word[:-3]))  # CPUs, GPUs
    return word[:-1] if many else word


def _mended(word: str, base: str) -> str:
    """What is left of a verb form, its last letters set right: scal -> scale, runn -> run."""
    if not _VOWEL & set(base) or len(base) < 2:
        return word
    if base.endswith(("at", "bl", "iz", "u")):
        return base + "e"
    if len(base) > 3 and base[-1] == base[-2] and base[-1] not in "aeioulszf":
        return base[:-1]
    return base + "e" if _short(base) and len(_MEASURE.findall(base)) == 1 else base


def _silent(word: str) -> str:
    """Without a silent e, and with one l of two, where the word is long enough to stay itself."""
    last = word[-1:]
    if last == "e":
        if word.endswith("ie") and len(word) > 4:
            return word[:-2] + "y"
        base = word[:-1]
        m = len(_MEASURE.findall(base))
        return base if m > 1 or (m == 1 and not _short(base)) else word
    if last == "l" and word.endswith("ll") and len(_MEASURE.findall(word)) > 1:
        return word[:-1]
    return word


def _short(base: str) -> bool:
    """Whether it ends consonant, vowel, consonant (the last none of w, x, y)."""
    if len(base) < 3 or base[-1] in "aeiouwxy":
        return False
    return base[-2] in _VOWEL and base[-3] not in _VOWEL


#: Words that end like plurals and are none.
_NO_PLURAL = frozenset((
    "always", "across", "plus", "less", "unless", "its", "this", "thus", "yes", "was", "has", "does", "goes", "is",
    "as", "us", "gas", "bus", "lens", "news", "chaos", "canvas", "alias", "bias", "atlas", "series", "species", "dns",
    "tls", "https", "aws", "ios", "macos", "rds", "eks", "gps", "sms", "css", "nfs", "ops", "devops", "gitops", "mlops",
    "kubernetes", "k8s", "kudos", "pos", "os", "ups", "cms", "saas", "paas", "iaas", "faas", "towards",
    "besides", "perhaps", "sometimes", "upwards", "downwards", "afterwards", "else's", "vs", "etc", "scissors", "jeans",
))  # fmt: skip
_PLURALS: Mapping[str, str] = {
    "people": "person", "children": "child", "men": "man", "women": "woman", "mice": "mouse", "feet": "foot",
    "indices": "index", "vertices": "vertex", "matrices": "matrix", "criteria": "criterion", "halves": "half",
    "shelves": "shelf", "knives": "knife", "thieves": "thief", "wolves": "wolf", "buses": "bus", "gases": "gas",
    "statuses": "status", "viruses": "virus", "bonuses": "bonus", "campuses": "campus", "axes": "axis",
    "caches": "cache", "movies": "movie", "cookies": "cookie", "zombies": "zombie", "selfies": "selfie",
    "lenses": "lens", "aliases": "alias", "biases": "bias", "sizes": "size", "prizes": "prize", "quizzes": "quiz",
    "axles": "axle", "headaches": "headache", "toes": "toe", "shoes": "shoe", "heroes": "hero",
    "potatoes": "potato", "tomatoes": "tomato", "echoes": "echo", "vetoes": "veto", "leaves": "leaf", "loaves": "loaf",
}  # fmt: skip


def singular(word: str) -> str:
    """A plural noun in the singular, letters kept as typed; other words unchanged."""
    low = word.lower()
    known = _PLURALS.get(low)
    if known is not None:
        return known if word == low else known.upper() if word.isupper() else known[0].upper() + known[1:]
    if word.endswith("s") and word[:-1].isupper() and len(word) > 2:
        return word[:-1]
    if len(low) < 3 or not low.endswith("s") or low in _NO_PLURAL or low.endswith(("ss", "is", "'s", "’s", "ics")):
        return word
    if low.endswith("us"):
        return word
    if low.endswith("ies") and len(low) > 4:
        return word[:-3] + "y"
    return word[:-2] if low.endswith(("sses", "shes", "ches", "xes", "zzes")) else word[:-1]


#: Nouns whose plural no ending makes.
_ODD_PLURALS: Mapping[str, str] = {
    one: many for many, one in _PLURALS.items() if many not in (one + "s", one + "es") and not many.startswith(one[:-1])
} | {"person": "people", "child": "children", "half": "halves", "shelf": "shelves", "knife": "knives"}


def plural(noun: str) -> str:
    """The English plural of a noun, of its last word where it has several."""
    head, _, last = noun.rpartition(" ")
    if last in _ODD_PLURALS:
        return f"{head} {_ODD_PLURALS[last]}".strip()
    if noun.isupper() or not noun[-1:].isalpha():
        return noun + "s"
    if re.search(r"(s|x|z|ch|sh)$", noun):
        return noun + "es"
    return noun[:-1] + "ies" if re.search(r"[^aeiou]y$", noun) else noun + "s"


def is_plural(word: str) -> bool:
    """Whether a noun looks plural."""
    return singular(word) != word
