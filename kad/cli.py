"""The command line: finds the command, prepares the environment, runs it, and says errors in one sentence.

Only the standard library is imported here: on a fresh machine nothing else is there yet.
"""

import argparse
import importlib
import pkgutil
import sys
from collections.abc import Sequence
from types import ModuleType

from kad import bootstrap, commands
from kad.errors import KadError
from kad.text import Language, machine_language, translate

EXIT_REFUSED = 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code: 0 done, 1 found something wrong, 2 refused."""
    argv = list(sys.argv[1:] if argv is None else argv)
    try:
        bootstrap.ensure(development=argv[:1] in (["test"], ["bench"]))
        arguments = _parser(argv).parse_args(argv)
        return int(arguments.run(arguments))
    except KadError as error:
        print(sentence(error, machine_language()), file=sys.stderr)
        return EXIT_REFUSED
    except KeyboardInterrupt:
        return 130


def sentence(error: KadError, language: Language) -> str:
    """What ``error`` says in ``language``."""
    return translate(error.key, language, **error.values)


def command_modules() -> dict[str, str]:
    """Command name → its module, e.g. ``check-data`` → ``kad.commands.check_data``."""
    found = pkgutil.iter_modules(commands.__path__, prefix="kad.commands.")
    return {module.name.rpartition(".")[2].replace("_", "-"): module.name for module in found}


def _parser(argv: Sequence[str]) -> argparse.ArgumentParser:
    """A parser of the command that ``argv`` names; of all commands when it names none."""
    modules = command_modules()
    chosen = argv[0] if argv and argv[0] in modules else None
    parser = argparse.ArgumentParser(prog="python -m kad")
    choices = parser.add_subparsers(required=True, metavar="COMMAND", dest="command")
    for name in [chosen] if chosen else modules:
        module: ModuleType = importlib.import_module(modules[name])
        subparser = choices.add_parser(module.NAME, help=module.HELP, description=module.HELP)
        module.register(subparser)
        subparser.set_defaults(run=module.run)
    return parser
