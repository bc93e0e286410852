"""Every question has a spec, and docs/spec.md says what the specs say."""

from queries.repository import QUESTIONS
from tests.spec.ascii_tables import aligned, parsed
from tests.spec.generate import PAGE, modules, text
from tests.spec.harness import Scene, Spec, expected, outcome

CLIENTS = "persons | barrier\n40 | unemployed"


def test_every_question_has_a_spec() -> None:
    specified = {scene.question for module in modules() for scene in module.SCENES}
    assert specified == set(QUESTIONS)


def test_a_module_is_named_as_its_question() -> None:
    named = {module.__name__.rpartition(".test_")[2]: module.SCENES for module in modules()}
    assert [name for name, scenes in named.items() if {s.question for s in scenes} != {name}] == []


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == text(), "run python -m tests.spec.generate"


def test_a_wrong_expectation_is_seen() -> None:
    scene = Scene("clients_by_barrier", (), clients=CLIENTS)
    right = Spec("", "", "code | count\nunemployed | 40", n="40")
    for wrong in (
        Spec("", "", "code | count\nunemployed | 41", n="40"),
        Spec("", "", "code | count\nunemployed | 40", n="41"),
        Spec("", "", "code | count\nunemployed | 40\nstudent | 1", n="40"),
        Spec("", "", "code | count", n="40"),
        Spec("", "", "TooFew"),
        Spec("", "", "code | count\nunemployed | 40", n="40", left_out="age"),
    ):
        assert outcome(scene, wrong) != expected(wrong)
    assert outcome(scene, right) == expected(right)


def test_a_table_is_read_as_it_is_aligned() -> None:
    ragged = "a|b\n1 | two\n\n three|"
    assert parsed(ragged) == [{"a": "1", "b": "two"}, {"a": "three", "b": ""}] == parsed(aligned(ragged))
