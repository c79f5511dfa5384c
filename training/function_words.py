"""Makes anonymizer/lexicon/data/function_words_{en,es}.txt: the stop words of spaCy.

usage: python training/function_words.py

They stand in files so that telling the language of a text needs no import of spaCy, which takes
seconds.
"""

from pathlib import Path

from spacy.lang.en.stop_words import STOP_WORDS as ENGLISH
from spacy.lang.es.stop_words import STOP_WORDS as SPANISH

DATA = Path(__file__).parent.parent / "anonymizer" / "lexicon" / "data"


def main() -> None:
    for language, words in (("en", ENGLISH), ("es", SPANISH)):
        target = DATA / f"function_words_{language}.txt"
        target.write_text("\n".join(sorted(words)) + "\n", encoding="utf-8")
        print(target.name, len(words), "words")


if __name__ == "__main__":
    main()
