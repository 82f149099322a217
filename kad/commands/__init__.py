"""The commands of ``python -m kad``, one module each: ``NAME``, ``HELP``, ``register(parser)``, ``run(arguments)``."""
