"""Reviewed code templates: what a row that asks for code without giving any may show."""

from __future__ import annotations

from builder.code.templates import Listing, Template, choose, fill, load, names, pair

__all__ = ["Listing", "Template", "choose", "fill", "load", "names", "pair"]
