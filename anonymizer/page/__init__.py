"""The review page: a local web page on which people correct a draft and sign it off.

::

    serve.py     the server's life: from the launch page to the end of the session
    launch.py    hands the browser its one-use token
    session.py   who is let in, and how long
    guard.py     looks at every request before anything else does
    app.py       the routes: HTML pages and a JSON interface
    desk.py      the stories under review
    words.py     the interface in English and Spanish
    templates/ static/ texts/    what the browser gets

Nothing here decides anything about a story: that is :mod:`anonymizer.review`.
"""
