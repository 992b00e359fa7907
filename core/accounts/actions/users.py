"""What the site does to an account. Each act ends or re-examines its live sockets on commit."""

from django.db import transaction

from core.accounts.actions.sessions import end_sessions
from core.accounts.models import User
from core.accounts.sessions import ENDED
from core.kernel.publish import AccessChanged, control_on_commit

BANNED = 4203
"""Close code: do not reconnect."""


def ban_user(*, user: User, reason: str) -> User:
    """Shut `user` out at once; `reason` (at most 500 characters) is what they are told."""
    return _lock_out(user=user, status=User.Status.BANNED, reason=reason, code=BANNED)


def deactivate_user(*, user: User) -> User:
    """Put the account to sleep; `reinstate_user` wakes it."""
    return _lock_out(user=user, status=User.Status.DEACTIVATED, reason="", code=ENDED)


def restrict_user(*, user: User, reason: str = "") -> User:
    """Let `user` read but not write."""
    return _set_status(user=user, status=User.Status.RESTRICTED, reason=reason)


def reinstate_user(*, user: User) -> User:
    """Give a banned, restricted or sleeping account everything back; they sign in again."""
    return _set_status(user=user, status=User.Status.ACTIVE, reason="")


def set_role(*, user: User, role: str) -> User:
    """Give `user` a site-wide role; the Django admin is open to admins, and to nobody else."""
    with transaction.atomic():
        user.role = role
        user.is_superuser = role == User.Role.ADMIN
        user.save(update_fields=["role", "is_superuser"])
        control_on_commit(AccessChanged(user=user.pk))
    return user


def choose_locale(*, user: User, locale: str) -> User:
    """Keep the language (one of `settings.LANGUAGES`) of mails, errors and screens of `user`.

    Sockets that are open follow with their next re-check.
    """
    user.locale = locale
    user.save(update_fields=["locale"])
    return user


def change_password(*, user: User, password: str, keep: str = "") -> User:
    """Set a password that was already validated; ends every session but `keep`."""
    with transaction.atomic():
        user.set_password(password)
        user.save(update_fields=["password"])
        end_sessions(user=user, keep=keep)
    return user


def _lock_out(*, user: User, status: str, reason: str, code: int) -> User:
    with transaction.atomic():
        # In this order, so that sockets hear `code` before a look at the account closes them.
        end_sessions(user=user, code=code)
        _set_status(user=user, status=status, reason=reason)
    return user


def _set_status(*, user: User, status: str, reason: str) -> User:
    with transaction.atomic():
        user.status = status
        user.ban_reason = reason
        user.save(update_fields=["status", "ban_reason"])
        control_on_commit(AccessChanged(user=user.pk))
    return user
