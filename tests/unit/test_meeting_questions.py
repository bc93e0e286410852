"""docs/fragor.md names all 34 questions of the meetings, each with a page and card that exist."""

from pages import PAGES
from tests.unit.meeting_questions import questions

BESIDE_CARDS = {("/", "not_published"), ("/kallor", "comparison"), ("/malgrupp", "comparison")}


def test_every_question_is_there_once_with_a_link_to_an_existing_card() -> None:
    found = questions()
    assert [question.number for question in found] == list(range(1, 35))
    cards = {(module.PAGE.path, card.name): card.title for module in PAGES for card in module.CARDS}
    titles = {module.PAGE.path: module.PAGE.title for module in PAGES}
    for question in found:
        assert question.text.endswith("?") and question.targets, question.number
        for target in question.targets:
            path = target.address.partition("?")[0]
            assert titles[path] == target.page
            if (path, target.element) not in BESIDE_CARDS:
                assert cards[path, target.element] == target.card


def test_an_answer_says_published_in_part_or_not_at_all() -> None:
    words = ("Publicerat", "Delvis", "Inte publicerat")
    assert [q.number for q in questions() if not q.answer.startswith(words)] == []
