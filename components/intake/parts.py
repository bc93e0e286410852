"""What the views of a job share: buttons, and how many faults and warnings there are."""

from typing import Any

from components.markup import light
from dashboard.formatting import NBSP, number
from dashboard.intake_page.state import State


def counted(state: State) -> str:
    """How many there are of each level."""
    names = {
        "fel": ("fel", "fel"),
        "varning": ("varning", "varningar"),
        "upplysning": ("upplysning", "upplysningar"),
    }
    parts = [
        f"{number(count)}{NBSP}{names[level][count != 1]}"
        for level in names
        if (count := state.counts.get(level, 0))
    ]
    return ", ".join(parts) + "." if parts else "Inga fel."


def actions(*buttons: Any) -> Any:
    """Buttons beside each other."""
    return light("Div", list(buttons), className="choices intake-actions")


def button(words: str, do: str, job: str, **more: Any) -> Any:
    """A button that does something with a job: see assets/intake.js."""
    return light("Button", words, **{"className": "tool", "data-intake-do": do, "data-job": job, **more})
