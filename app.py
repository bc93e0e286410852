"""Creates `server` for gunicorn; `python app.py` serves on http://127.0.0.1:8050."""

import sys

from dashboard.settings import Settings, SettingsError

if __name__ == "__main__":
    from dashboard.launch import serve

    try:
        serve(Settings.from_environment())
    except SettingsError as error:
        sys.exit(str(error))
else:
    from dashboard.factory import create_app
    from dashboard.observability import configure_logging
    from dashboard.serving import warm_up

    settings = Settings.from_environment()
    configure_logging(settings.log_level)
    server = warm_up(create_app(settings))
