"""Knowledge as data: places, names, public figures, organisations, demonyms.

Each module is a tiny reader over one table in ``data/``; nothing here decides anything. Look-ups
fold accents and case (:mod:`anonymizer.lexicon.fold`). ``training/build_lexicon.py`` rebuilds what
is derived from public sources; NOTICE names them.
"""
