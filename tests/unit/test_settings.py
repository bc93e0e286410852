"""Settings: each documented, each checked at the start."""

from pathlib import Path

import pytest

from dashboard.settings import Access, Settings, SettingsError, markdown_table, records

ROOT = Path(__file__).resolve().parents[2]


def test_without_configuration_only_this_machine_is_served() -> None:
    settings = Settings.from_environment({})
    assert (settings.host, settings.port, settings.access) == ("127.0.0.1", 8050, Access.LOOPBACK)
    assert settings.address == "http://127.0.0.1:8050"


def test_values_are_read_from_the_environment() -> None:
    settings = Settings.from_environment(
        {"PORT": "9000", "DASHBOARD_DATA_DIR": "elsewhere", "DASHBOARD_LOG_LEVEL": "debug"}
    )
    assert (settings.port, settings.data_dir, settings.log_level) == (9000, Path("elsewhere"), "DEBUG")


def test_an_empty_variable_means_the_default() -> None:
    assert Settings.from_environment({"PORT": " "}).port == 8050


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("PORT", "0"),
        ("PORT", "åtta"),
        ("DASHBOARD_ACCESS", "open"),
        ("DASHBOARD_LOG_LEVEL", "LOUD"),
        ("DASHBOARD_WORKERS", "-1"),
        ("DASHBOARD_MAX_REQUEST_BYTES", "10"),
        ("DASHBOARD_TRUSTED_PROXIES", "proxy.example"),
    ],
)
def test_a_value_that_cannot_be_used_stops_the_start_and_is_named(variable: str, value: str) -> None:
    with pytest.raises(SettingsError, match=variable):
        Settings.from_environment({variable: value})


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(SettingsError) as caught:
        Settings.from_environment({"PORT": "x", "DASHBOARD_WORKERS": "x"})
    assert "PORT" in str(caught.value)
    assert "DASHBOARD_WORKERS" in str(caught.value)


def test_listening_to_others_without_login_is_refused() -> None:
    with pytest.raises(SettingsError, match="DASHBOARD_ACCESS"):
        Settings.from_environment({"DASHBOARD_HOST": "0.0.0.0"})


def test_the_demo_may_listen_to_others() -> None:
    settings = Settings.from_environment({"DASHBOARD_HOST": "0.0.0.0", "DASHBOARD_ACCESS": "demo"})
    assert (settings.host, settings.access) == ("0.0.0.0", Access.DEMO)


@pytest.mark.parametrize("missing", ["DASHBOARD_TRUSTED_PROXIES", "DASHBOARD_ALLOWED_HOSTS"])
def test_a_proxy_needs_its_addresses_and_the_host_name(missing: str) -> None:
    environment = {
        "DASHBOARD_ACCESS": "proxy",
        "DASHBOARD_TRUSTED_PROXIES": "10.0.0.5",
        "DASHBOARD_ALLOWED_HOSTS": "panel.example",
    }
    assert Settings.from_environment(environment).access is Access.PROXY
    del environment[missing]
    with pytest.raises(SettingsError, match=missing):
        Settings.from_environment(environment)


def test_trusting_every_address_as_proxy_is_refused() -> None:
    with pytest.raises(SettingsError, match="alla adresser"):
        Settings.from_environment(
            {
                "DASHBOARD_ACCESS": "proxy",
                "DASHBOARD_TRUSTED_PROXIES": "0.0.0.0/0",
                "DASHBOARD_ALLOWED_HOSTS": "panel.example",
            }
        )


def test_every_setting_has_a_variable_and_a_help_text() -> None:
    assert len({record.env for record in records()}) == len(records())
    assert all(record.env == "PORT" or record.env.startswith("DASHBOARD_") for record in records())
    assert all(record.help.endswith(".") for record in records())


def test_the_readme_names_every_setting_with_its_default() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    rows = [f"| `{r.env}` | {f'`{r.default}`' if r.default else 'none'} |" for r in records()]
    assert [row for row in rows if row not in readme] == []


def test_the_printed_table_has_a_row_for_every_setting() -> None:
    assert len(markdown_table().splitlines()) == len(records()) + 2
