from core.accounts.models.consents import Consent
from core.accounts.models.user import User, UserManager

__all__ = ["Consent", "User", "UserManager"]
