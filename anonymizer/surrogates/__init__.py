"""What is written instead: pseudonyms for people, general words for the rest, marks for numbers.

One module per kind of entity. Each knows the grammar of both languages around its own words, and
may take in an article or a preposition that stands before the mention.
"""

from __future__ import annotations

from anonymizer.surrogates.assign import assign
from anonymizer.surrogates.pseudonyms import Style

__all__ = ["Style", "assign"]
