"""Hands the browser its one-use token, past everybody who can list processes.

A browser's arguments can be read by all users of a machine, so the token stands in a file that only
its owner can read, in a folder that only its owner can enter. The file is a form that sends itself;
the address of the page shows no token either.
"""

from __future__ import annotations

import html
import os
import shutil
import tempfile
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from anonymizer.page.session import Session

_FORM = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="referrer" content="no-referrer">
<title>Review</title>
<form method="post" action="{origin}/launch">
<input type="hidden" name="token" value="{token}">
<p><button autofocus>Open the review · Abrir la revisión</button></p>
</form>
<script>document.forms[0].submit()</script>
</html>
"""


@contextmanager
def launch_page(session: Session, folder: Path) -> Iterator[Path]:
    """The file that opens ``session`` in a browser; it goes away with the block.

    Args:
        session: whom the token lets in.
        folder: where to make it: the project's, since browsers from a snap or flatpak see neither
            ``/tmp`` nor hidden folders.
    """
    private = Path(tempfile.mkdtemp(prefix="review-", dir=folder))  # mode 0700
    try:
        page = private / "open.html"
        text = _FORM.format(
            origin=html.escape(session.origin), token=html.escape(str(session.launch))
        )
        handle = os.open(page, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        yield page
    finally:
        shutil.rmtree(private, ignore_errors=True)


def open_browser(page: Path) -> bool:
    """Show the launch page in the person's browser; whether there is one."""
    return webbrowser.open(page.resolve().as_uri())
