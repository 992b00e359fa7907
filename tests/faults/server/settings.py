"""The real settings with the fault hooks beside them, for server processes of fault tests alone."""

from core.config.settings import *  # noqa: F403
from core.config.settings import INSTALLED_APPS as REAL_APPS

INSTALLED_APPS = [*REAL_APPS, "tests.faults.server.apps.FaultsConfig"]
ROOT_URLCONF = "tests.faults.server.urls"
CARYA_WS_PROTOCOL = "tests.faults.server.pings.QuickPings"
