"""Makes anonymizer/lexicon/data/common_words.txt: words that texts write in lower case.

usage: python training/common_words.py CORPORA

Counts words of the public corpora (news, courts, web, literature) that stand in lower case outside
of every marked span. A word is common if it does so at least 8 times, and at least four times as
often as it stands in a name. A list of frequent words is a fact about the languages; no text of
the corpora enters it.
"""

import collections
import json
import re
import sys
from pathlib import Path

ENGLISH = (
    "en_uner_ewt/train",
    "en_litbank/all",
    "en_gum/*",
    "en_wikigold/all",
    "en_tab/full_train",
)
SPANISH = ("es_cess/train", "es_echr_all/train", "es_meddocan/train")
WORD = re.compile(r"[^\W\d_]{2,}")


def main(folder: Path) -> None:
    common, names = collections.Counter(), collections.Counter()
    for pattern in (*ENGLISH, *SPANISH):
        for path in sorted(folder.glob(pattern + ".jsonl")):
            for line in path.open(encoding="utf-8"):
                record = json.loads(line)
                spans = record.get("ents", [])
                for match in WORD.finditer(record["text"]):
                    inside = any(
                        s[0] <= match.start() < s[1] for s in spans if s[2] in {"PER", "LOC"}
                    )
                    if inside:
                        names[match[0].lower()] += 1
                    elif match[0].islower():
                        common[match[0]] += 1
    words = sorted(w for w, n in common.items() if n >= 8 and n >= 4 * names[w])
    target = Path(__file__).parent.parent / "anonymizer/lexicon/data/common_words.txt"
    target.write_text("\n".join(words) + "\n", encoding="utf-8")
    print(len(words), "words")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
