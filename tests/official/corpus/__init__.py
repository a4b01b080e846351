"""Papers as clerks of other schools might type them; the schools and the words are made up.

A sample is one paper and what a careful clerk would say about it:

``name.txt`` or ``name.md``
    the paper as text, in plain UTF-8. Where the expectation has ``written``, the bytes of the file
    are made from it first: ``encoding``, ``newline``, ``normal`` (a Unicode form) and ``replace``
    (a visible stand-in for each invisible character).
``name.py``
    ``build(word)`` writes the paper with ``corpus.word.Word``, which also keeps its plain text.
``name.json``
    the expectation, see ``corpus.expectations``.
"""
