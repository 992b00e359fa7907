"""Django's settings inside the test process: the real ones, on the services of this run.

Importing this module starts PostgreSQL and Redis (pytest-django imports it before collecting).
Server and worker processes of a test read `core.config.settings` itself.
"""

from tests.support.services import provide

provide()

from core.config.settings import *  # noqa: E402, F403

STATIC_ROOT.mkdir(exist_ok=True)  # noqa: F405 - else each request warns of its absence
PASSWORD_HASHERS = ["tests.support.hashing.QuickArgon2"]
