"""Django settings: everything that differs between installations comes from the environment.

A module for each concern, all their names here. Declared through `core.config.env`, which documents
every variable in `docs/reference/settings.md`.
"""

from core.config import env
from core.config.settings.accounts import *
from core.config.settings.apps import *
from core.config.settings.http import *
from core.config.settings.jobs import *
from core.config.settings.logs import *
from core.config.settings.mail import *
from core.config.settings.media import *
from core.config.settings.moderation import *
from core.config.settings.rest import *
from core.config.settings.server import *
from core.config.settings.services import *
from core.config.settings.site import *
from core.config.settings.site import ALLOWED_HOSTS, DEBUG, DEMO_SECRET, DEVELOPMENT, SECRET_KEY

if not DEVELOPMENT:
    if DEBUG:
        raise env.SettingError(
            "DEBUG must be off in production: unset it or set CARYA_DEVELOPMENT=1."
        )
    if SECRET_KEY == DEMO_SECRET:
        raise env.SettingError("SECRET_KEY is the public demo secret: set one of your own.")
    if any("*" in host for host in ALLOWED_HOSTS):
        raise env.SettingError(
            "ALLOWED_HOSTS must name hosts in production: a wildcard is refused."
        )
