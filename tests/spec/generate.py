"""docs/spec.md from the specs: one section per question with its clients, filters and answers."""

from importlib import import_module
from pathlib import Path
from types import ModuleType

from tests.spec.ascii_tables import aligned, columns
from tests.spec.harness import Scene, Spec

FOLDER = Path(__file__).parent
PAGE = FOLDER.parents[1] / "docs" / "spec.md"
HEAD = """# What every question answers

Made from `tests/spec` by `python -m tests.spec.generate`; a test fails when it is out of date. Each question
is asked of a store whose cells are the true counts of the clients in the table, so that the answers can be
counted by hand. A row with `persons` 60 stands for 60 clients alike; columns that are not shown are the
same for all. Rows that an answer does not list are "–". `n` is the number of clients in the chosen group;
filters that a question cannot follow are named as left out. `kind` is where a number comes from: delivered,
synthetic, published (printed in a report), withheld (none or a few) or missing (not printed).
"""


def modules() -> list[ModuleType]:
    """The modules with specs, by name."""
    names = sorted(path.stem for path in FOLDER.glob("test_*.py"))
    found = [import_module(f"tests.spec.{name}") for name in names]
    return [module for module in found if hasattr(module, "SCENES")]


def text() -> str:
    """The whole page."""
    return "\n".join([HEAD, *(_section(module) for module in modules())])


def _section(module: ModuleType) -> str:
    scenes: tuple[Scene, ...] = module.SCENES
    parts = [f"## {scenes[0].question}\n", f"{module.__doc__}\n", *(_scene(scene) for scene in scenes)]
    return "\n".join(parts)


def _scene(scene: Scene) -> str:
    parts = []
    if scene.is_of_reports:
        parts.append("With the published reports:\n")
    if scene.table:
        parts.append(f"and in `{scene.table}`:\n\n{_block(scene.rows)}")
    if scene.clients:
        parts.append(f"Clients ({scene.kind}):\n\n{_block(scene.clients)}")
    if scene.printed:
        parts.append(f"What a report prints:\n\n{_block(scene.printed)}")
    parts += [f"What services deliver ({name}):\n\n{_block(table)}" for name, table in scene.services]
    parts += [f"Residents:\n\n{_block(scene.population)}"] if scene.population else []
    parts += [f"Services:\n\n{_block(scene.catalogue)}"] if scene.catalogue else []
    if not (scene.clients or scene.is_of_reports or scene.services or scene.catalogue):
        parts.append("With an empty store:\n")
    return "\n".join([*parts, *(_spec(spec) for spec in scene.specs)])


def _spec(spec: Spec) -> str:
    asked = f"`{spec.asked}`" if spec.asked else "no filter"
    if not columns(spec.gives)[1:]:
        return f"- **{spec.title}** ({asked}): {spec.gives}\n"
    margins = [f"n = {spec.n}"] if spec.n else []
    margins += [f"left out: {spec.left_out}"] if spec.left_out else []
    margins += [f"facts: {spec.facts}"] if spec.facts else []
    after = f" — {'; '.join(margins)}" if margins else ""
    return f"- **{spec.title}** ({asked}){after}\n\n{_block(spec.gives)}"


def _block(table: str) -> str:
    return f"```\n{aligned(table)}\n```\n"


if __name__ == "__main__":
    PAGE.write_text(text(), encoding="utf-8")
