"""What a plan leaves out: said where it belongs, with the section of the Act that asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.inputs.registers.rules import RULES
from cjreport.present.blocks import Prose
from cjreport.present.text.phrases import muted, plain

if TYPE_CHECKING:
    from cjreport.present.text_runs import Runs


def lacking(rule: str) -> Runs:
    """Say, in a line that names what is meant, that it is not supplied and which section of the Act asks for it."""
    return not_supplied(rule)[0].runs


def lacking_part(what: str, rule: str) -> tuple[Prose]:
    """Say, in a line of its own, what is not supplied and which section of the Act asks for it."""
    said = plain(lacking(rule))
    return muted_prose(f"{what}: {said[:1].lower()}{said[1:]}")


def muted_prose(words: str) -> tuple[Prose]:
    """Say in a line of its own what is not there."""
    return (Prose(runs=(muted(words),)),)


def not_supplied(rule: str) -> tuple[Prose]:
    """Say that something is not supplied, and who asks for it."""
    section = RULES[rule].section
    words = f"Not supplied. The Act asks for this ({section})." if section else "Not supplied."
    return (Prose(runs=(muted(words),)),)
