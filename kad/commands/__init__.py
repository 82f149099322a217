"""The commands of ``python -m kad``: one module each, with ``register(subparsers)`` and ``run(arguments)``."""
