"""How often people may sign in, sign up and ask for tickets."""

from django.conf import settings

from core.kernel.ratelimit import Limit

TICKETS = (Limit("ticket", 60, 60),)
LOGINS = (Limit("login", settings.LOGIN_LIMIT, 60),)
"""Per address, failed or not."""
FAILED_LOGINS = (Limit("login_failed", 5, 900),)
"""Per account."""
SIGNUPS = (Limit("signup", settings.SIGNUP_LIMIT, 3600),)
"""Per address, completed ones."""
SIGNUP_ATTEMPTS = (Limit("signup_attempt", 10 * settings.SIGNUP_LIMIT, 3600),)
"""Per address, refused forms included, so that usernames cannot be probed at leisure."""
