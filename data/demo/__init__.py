"""The synthetic population of the demo, calibrated to every published margin of 2022."""

from data.demo.clients import load_clients

__all__ = ["load_clients"]
