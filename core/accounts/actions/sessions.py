"""Opening and ending sessions outside a request."""

from importlib import import_module

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import transaction

from core.accounts.models import User
from core.accounts.sessions import ENDED
from core.kernel.addresses import NOWHERE
from core.kernel.publish import SessionsEnded, control_on_commit


def open_session(*, user: User, user_agent: str = "manage.py") -> str:
    """Sign `user` in without a password; the key of a session that they can list and revoke."""
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store[SESSION_KEY] = str(user.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    with transaction.atomic():
        store.create()
        key: str = store.session_key
        UserSession.objects.create(user=user, session_key=key, ip=NOWHERE, user_agent=user_agent)
    return key


def end_sessions(*, user: User, code: int = ENDED, keep: str = "") -> None:
    """End all sessions of `user` but `keep`; their sockets close with `code` after the commit."""
    with transaction.atomic():
        ending = UserSession.objects.filter(user=user).exclude(session_key=keep)
        keys = ending.values_list("session_key", flat=True)
        Session.objects.filter(session_key__in=list(keys)).delete()
        ending.delete()
        control_on_commit(SessionsEnded(user=user.pk, code=code, keep=keep))
