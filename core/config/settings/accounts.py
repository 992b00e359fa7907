"""Who may come in, and how."""

from core.config import env
from core.config.settings.site import DEVELOPMENT, PUBLIC_URL

LOGIN_LIMIT = env.integer(
    "CARYA_LOGIN_LIMIT",
    1000 if DEVELOPMENT else 10,
    doc="Logins from one address in a minute.",
    minimum=1,
)
SIGNUP_LIMIT = env.integer(
    "CARYA_SIGNUP_LIMIT",
    1000 if DEVELOPMENT else 3,
    doc="Sign-ups from one address in an hour.",
    minimum=1,
)
UNDERAGE_PAUSE = env.integer(
    "CARYA_UNDERAGE_PAUSE",
    60 if DEVELOPMENT else 86_400,
    doc="Seconds for which an address that gave an age under 18 cannot sign up.",
    minimum=1,
)
CONSENT_VERSION = env.text(
    "CARYA_CONSENT_VERSION", "1", doc="The version of terms and privacy notice people agree to."
)
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
ACCOUNT_ADAPTER = "core.accounts.adapter.AccountAdapter"
ACCOUNT_SIGNUP_FORM_CLASS = "core.accounts.forms.SignupForm"
ACCOUNT_SIGNUP_FIELDS = ["email*", "username*", "password1*"]
ACCOUNT_LOGIN_METHODS = {"email", "username"}
ACCOUNT_USERNAME_MIN_LENGTH = 2
# Mandatory makes sign-up answer alike for known and unknown addresses; `adapter.get_login_stages`
# lets unverified people sign in nevertheless.
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
# Sign-up and login are limited by the adapter, which answers in our shape.
ACCOUNT_RATE_LIMITS = {"login": None, "login_failed": None, "signup": None}
HEADLESS_ONLY = True
HEADLESS_CLIENTS = ("app", "browser")
HEADLESS_FRONTEND_URLS = {
    "account_confirm_email": f"{PUBLIC_URL}/verify-email/{{key}}",
    "account_reset_password": f"{PUBLIC_URL}/reset-password",
    "account_reset_password_from_key": f"{PUBLIC_URL}/reset-password/{{key}}",
    "account_signup": f"{PUBLIC_URL}/signup",
}
USERSESSIONS_TRACK_ACTIVITY = False
