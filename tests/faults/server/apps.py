"""Installs the fault points when the process has loaded everything else."""

from django.apps import AppConfig


class FaultsConfig(AppConfig):
    """Last of the apps, so that every function to wrap is there."""

    name = "tests.faults.server"
    label = "faults"

    def ready(self) -> None:
        from tests.faults.server import points

        points.install()
