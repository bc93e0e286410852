"""The card that says what a meeting asks for and no report answers, where somebody would look for it."""

from dash import html

from components.markup import extra

MISSING = (
    ("Kostnader", "Ingen rapport anger vad insatserna kostar.", "Nämndernas budget och uppföljning"),
    (
        "Klientens motivation",
        "Alla uppgifter är professionens; ingen källa frågar klienten.",
        "En fråga till klienten i vecka 40-kartläggningen",
    ),
    (
        "Steg till arbete eller studier",
        "Antal och avslutsorsaker anges inte för någon insats.",
        "Gemensamma indikatorer från verksamheterna",
    ),
    (
        "Vilka som hör till SoL 4:1 och 4:4",
        "2022 års tidsgrupper går inte att dela vid tre år.",
        "Vecka 40 från 2023, med gränsen 37 månader",
    ),
)


def not_published_card() -> html.Section:
    """The card: what is missing, why, and which source would give it."""
    head = html.Tr([html.Th(word, scope="col") for word in ("Fråga", "Läget", "Skulle kunna ges av")])
    rows = [
        html.Tr([html.Th(name, scope="row"), html.Td(why), html.Td(source)]) for name, why, source in MISSING
    ]
    table = html.Table([html.Thead(head), html.Tbody(rows)], className="data-table words")
    name = extra({"aria-label": "Uppgifter som inte är publicerade"})
    return html.Section(
        [
            html.H2("Vad är inte publicerat?", id="not-published-title"),
            html.P("Det här saknas i alla fem rapporterna.", className="finding"),
            html.Div(table, className="matrix-frame", tabIndex=0, role="group", **name),
        ],
        id="not_published",
        className="card",
        style={"--span": 7},
        **extra({"aria-labelledby": "not-published-title"}),
    )
