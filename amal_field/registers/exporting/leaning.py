"""Which registers lean on which others, whose numbers stand in their rows."""

from collections.abc import Sequence
from itertools import chain

from amal_field.registers.importing.register import REGISTERS, Register


def leaning_on(registers: Sequence[Register]) -> list[Register]:
    """These registers, and all on which they lean, in the order in which they lean on each other."""
    known = list(chain.from_iterable(REGISTERS.values()))
    wanted: dict[str, Register] = {}
    waiting = list(registers)
    while waiting:
        register = waiting.pop()
        if register.name not in wanted:
            wanted[register.name] = register
            spaces = {space for column in register.columns if (space := getattr(column, "to", None))}
            waiting += (other for other in known if spaces & other.known.keys())
    return sorted(wanted.values(), key=lambda register: register.place)
