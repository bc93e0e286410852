"""Why nothing can be published without a secret of one's own: the demo, or a setting that has been lost."""

from dashboard.settings import Settings
from data.store_versions import Paths, versions

NO_SETTING = (
    "Inget går att publicera: panelen har riktiga uppgifter, men hemligheten är inte inställd. Säg till den "
    "som sköter panelen (DASHBOARD_SECRET_FILE)."
)


def without_secret(settings: Settings, demo: str) -> str:
    """What is said where no secret is set. demo: the words for a panel that has made-up clients only."""
    is_demo = all(version.is_demo for version in versions(Paths(settings.data_dir)))
    return demo if is_demo else NO_SETTING
