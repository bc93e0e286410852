"""Why nothing can be published without a secret of one's own: the demo, or a setting that has been lost."""

from dashboard.settings import Settings
from data.store_versions import Paths, served_file
from queries.connection import Store, StoreUnavailableError

NO_SETTING = (
    "Inget går att publicera: panelen har riktiga uppgifter, men hemligheten är inte inställd. Säg till den "
    "som sköter panelen (DASHBOARD_SECRET_FILE)."
)


def without_secret(settings: Settings, demo: str) -> str:
    """What is said where no secret is set. demo: the words for a panel that shows made-up clients only."""
    path = served_file(Paths(settings.data_dir))
    try:
        served = Store(path) if path else None
    except StoreUnavailableError:
        return demo
    if served is None:
        return demo
    served.engine.dispose()
    return demo if served.version.is_demo else NO_SETTING
