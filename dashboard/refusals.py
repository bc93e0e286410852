"""What is said, in Swedish, where a request is turned away or fails: by status, and as a page of its own."""

from html import escape

MESSAGES = {
    400: "Anropet gick inte att förstå. Ladda om sidan och försök igen.",
    401: "Du behöver logga in för att se panelen.",
    403: "Du har inte tillgång till det här.",
    404: "Sidan finns inte.",
    405: "Anropet är inte tillåtet.",
    413: "Det som skickades är för stort. Minska filen eller välj färre alternativ.",
    414: "Adressen är för lång. Välj färre alternativ i filtren.",
    415: "Anropet har fel format. Ladda om sidan och försök igen.",
    421: "Servern svarar inte på det här värdnamnet.",
    431: "Anropet är för stort. Rensa webbläsarens kakor för panelen och försök igen.",
    500: "Något gick fel hos oss. Försök igen, och kontakta den som sköter panelen om felet kvarstår.",
    503: "Panelen är inte tillgänglig just nu. Försök igen om en stund.",
}
_PAGE = (
    '<!DOCTYPE html><html lang="sv"><head><meta charset="utf-8"><title>{message}</title>'
    '<meta name="viewport" content="width=device-width, initial-scale=1"></head>'
    "<body><main><h1>{message}</h1><p>Felkod {status}. Ärende {reference}.</p>"
    '<p><a href="/">Till startsidan</a></p></main></body></html>'
)


def error_page(status: int, reference: str, message: str = "") -> str:
    """The error as a Swedish page of its own, which needs nothing of the app."""
    told = escape(message or MESSAGES[status])
    return _PAGE.format(message=told, status=status, reference=reference)
