"""Installs the fault points when the process has loaded everything else."""

import os

from django.apps import AppConfig


class FaultsConfig(AppConfig):
    """Last of the apps, so that every function to wrap is there."""

    name = "tests.faults.server"
    label = "faults"

    def ready(self) -> None:
        from tests.faults.server import points, sabotage

        points.install()
        sabotage.install(os.environ.get("CARYA_TEST_SABOTAGE", ""))
