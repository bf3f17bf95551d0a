"""What an author may set for a meme in the side file, in the form the storyboard wants of any scene."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from builder.diagnostics import did_you_mean
from builder.memes import load
from builder.memes.bullet import idea
from builder.memes.choose import Author, choose

#: Captions an author may set beside `headline` and `sub`.
WORDS = ("line", "below", "left", "middle", "right")


class Slots:
    """The keys of all formats in force: captions, the format's name, who plays which role."""

    name = "meme"
    needs: tuple[tuple[str, ...], ...] = ()
    forms: Mapping[str, str | tuple[str, ...] | frozenset[str]] = MappingProxyType(
        dict.fromkeys((*WORDS, "format"), "one")
    )

    @property
    def keys(self) -> tuple[str, ...]:
        roles = dict.fromkeys(role.name for kind in load.in_force() for role in kind.roles)
        return tuple(dict.fromkeys(("format", *WORDS, *roles)))

    def objection(self, slots: Mapping[str, object]) -> tuple[str, str, str] | None:
        """A format nobody has, or a role that the bullet's format has not."""
        formats = load.in_force()
        wanted, known = str(slots.get("format", "")), [kind.slug for kind in formats]
        if wanted and wanted not in known:
            return "format", f"unknown meme format {wanted[:60]!r}", did_you_mean(wanted, known)
        kind = choose(idea(str(slots.get("bullet", "")), {}), formats, author=Author(format=wanted)).format
        own = [role.name for role in kind.roles]
        other = next((key for key in self.keys if key in slots and key not in (*own, *WORDS, "format")), "")
        return (other, f"nobody plays it in {kind.slug!r}", did_you_mean(other, own)) if other else None
