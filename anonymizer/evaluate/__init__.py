"""Measuring detection and resolution on annotated text, alone or beside another system."""

from __future__ import annotations

from anonymizer.evaluate.corpora import read_corpora
from anonymizer.evaluate.gold import Corpus
from anonymizer.evaluate.measure import Measured, measure
from anonymizer.evaluate.report import as_json, tables
from anonymizer.evaluate.systems import Found, Product, ReaderAlone, System

__all__ = [
    "Corpus",
    "Found",
    "Measured",
    "Product",
    "ReaderAlone",
    "System",
    "as_json",
    "measure",
    "read_corpora",
    "tables",
]
