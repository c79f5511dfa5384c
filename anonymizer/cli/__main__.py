"""``python -m anonymizer.cli``."""

from anonymizer.cli import main

main()
