"""What building and importing have in common: the secret of the settings, and a trial of every question."""

from pathlib import Path

from dashboard.settings import Settings
from data.protection import secret
from data.protection.secret import Secrets

NOT_BUILT = (
    "Ingen ny version är byggd. Version {} visas som förut. Inget går att publicera förrän felet är rättat; "
    "kör sedan python -m dashboard build."
)
UNTOUCHED = "{} Versionen som visas påverkas inte."


def secrets_of(settings: Settings) -> Secrets:
    """The secrets of the setting by epoch, or the demo's public one, which real deliveries refuse."""
    if settings.secret_file:
        return secret.load_secrets(settings.secret_file)
    return Secrets((secret.demo_secret(),))


def ensure_answers(path: Path) -> None:
    """StoreError unless every page can read the version: one that an older panel built may lack a table."""
    from data.store_versions import StoreError
    from queries.connection import BUILT_BY_OLDER, StoreUnavailableError

    try:
        ask_every_question(path)
    except StoreUnavailableError:
        raise
    except Exception as error:
        said = BUILT_BY_OLDER.format(path.stem.removeprefix("store-"))
        raise StoreError(UNTOUCHED.format(said)) from error


def served_all_the_same(settings: Settings) -> str:
    """The version that the panel serves though no new one could be built; empty when there is none that every
    page can read."""
    from data.store_versions import Paths, StoreError
    from queries.connection import StoreReader, StoreUnavailableError

    try:
        served = StoreReader(Paths(settings.data_dir).store).store()
        served.engine.dispose()
        ensure_answers(served.path)
    except (StoreError, StoreUnavailableError):
        return ""
    return served.version.data_version


def ask_every_question(path: Path) -> None:
    """Ask the store file every question of the pages, unfiltered. Raises what the question raises."""
    from queries.connection import Store
    from queries.filters import Filters
    from queries.repository import QUESTIONS

    store = Store(path)
    try:
        for question in QUESTIONS.values():
            question(store, Filters())
    finally:
        store.engine.dispose()
