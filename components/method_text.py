"""How people are protected and how accessible the dashboard is, in words for everybody."""

from typing import Any

from components.markup import light
from components.passport import PROTECTION
from components.text_card import terms

PROTECTION_TERMS = (
    (
        "Inga personer i panelen",
        "De enskildas svar ligger i en stängd fil som bara inläsningen öppnar, utan namn och "
        "personnummer. Panelen läser en annan fil, där det bara finns färdiga antal och tryckta tal.",
    ),
    (
        "Bestämt i förväg",
        "Vilka tabeller som får visas bestäms innan någon har sett ett antal: högst tre egenskaper i "
        "taget, och fyra i några bestämda kombinationer med förvaltning. Alla andra urval är för "
        "detaljerade.",
    ),
    (
        "Alltid samma justering",
        "Varje antal justeras med högst fem personer. Justeringen följer av vilka som räknas, så samma "
        "grupp får samma tal på varje sida, i varje tabell och i varje fil. Den går inte att räkna bort "
        "genom att fråga flera gånger.",
    ),
    ("Aldrig ett till fyra", "Antalen 1–4 visas aldrig. Ett streck (–) betyder inga eller några få."),
    ("Små grupper", "En grupp som visas med högst tio personer delas inte upp vidare."),
    (
        "Delar och total",
        "Totalen är ett eget justerat antal, inte summan av delarna. Därför kan de skilja sig något.",
    ),
    (
        "Andelar",
        "Hela procent från 100 personer, närmaste fem procent mellan 30 och 99, ingen andel under 30. "
        "Intervallen räknar med justeringen.",
    ),
    ("Tryckta tal", "Ett antal som en rapport redan har tryckt för precis samma grupp visas som det är."),
    (
        "Rättelser",
        "En källa publiceras en gång per år. Rättas den får den en ny justering, högst en gång, och de "
        "gamla antalen tas bort.",
    ),
    (
        "Prövat före varje version",
        "Innan en version visas försöker ett program räkna ut enskilda ur allt som ska visas. Antal som "
        "går att ringa in tas bort. Går det ändå, visas inte versionen.",
    ),
    (
        "Vad skyddet inte lovar",
        "Ett tal över noll visar att någon finns där, och ett streck att högst några få gör det. Den som "
        "redan vet mycket om en grupp vet mer, och den som gissar utifrån de stora grupperna har oftare "
        "rätt än den som alltid gissar samma tal. Metoden är inte ett matematiskt bevis (differential "
        "privacy).",
    ),
)
ACCESSIBILITY_TERMS = (
    (
        "Vad som gäller",
        "Lagen om tillgänglighet till digital offentlig service (DOS-lagen) kräver WCAG 2.1 nivå AA. "
        "Panelen är byggd för WCAG 2.2 nivå AA.",
    ),
    (
        "Så har den prövats",
        "Varje sida prövas automatiskt med axe-core innan en ändring tas in: i ljust och mörkt läge, med "
        "urval, som tabell, med tomt datalager och ned till 320 bildpunkters bredd. Automatiska prov "
        "visar också att inget kapas eller rullar i sidled, att knappar och länkar är minst 24 "
        "bildpunkter, att tangentbordet räcker och att fokus flyttas till rubriken på en ny sida.",
    ),
    (
        "Så är den gjord",
        "Varje diagram har en mening som säger vad det visar och samma tal i en tabell. Inget skiljs åt "
        "bara med färg. Ändringar läses upp. Rörelser stängs av för den som har valt det.",
    ),
    (
        "Kända brister",
        "Den har inte prövats av personer som använder skärmläsare, och inte granskats av någon "
        "utomstående. Breda tabeller rullar i sidled inom sitt kort på telefon. Bilder (PNG) som laddas "
        "ned har ingen egen textbeskrivning; tabellen (CSV) innehåller samma tal. Rapporterna som "
        "siffrorna kommer ur ingår inte.",
    ),
    (
        "Säg till om något inte fungerar",
        "Vänd dig till den som ansvarar för panelen. Kontaktuppgifterna fylls i när panelen tas i drift.",
    ),
    (
        "Tillsyn",
        "Myndigheten för digital förvaltning (Digg) har tillsyn. Är du inte nöjd med svaret kan du anmäla "
        "det dit. Länken fylls i när panelen tas i drift.",
    ),
)


def protection_text() -> list[Any]:
    """The protection in one sentence, then in detail."""
    return [light("P", [light("Strong", "I en mening: "), PROTECTION]), terms(PROTECTION_TERMS)]


def accessibility_text() -> list[Any]:
    """The accessibility statement: what holds, how it was tried, what is known to be lacking."""
    return [terms(ACCESSIBILITY_TERMS)]
