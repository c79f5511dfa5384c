from __future__ import annotations

from anonymizer.batch import detect_all
from anonymizer.model import Document
from anonymizer.scanning import detector


def test_two_processes_find_what_one_finds() -> None:
    documents = [
        Document("a.txt", "Nubia Escalón called +503 7000 4471."),
        Document("b.txt", "El cabo Baldizón se llevó a Ruperto Chávez.", "es"),
    ]
    assert list(detect_all(documents, detector(), workers=2)) == [
        detector().detect(document) for document in documents
    ]
