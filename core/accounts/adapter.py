"""Where allauth asks this site: what is stored, what is mailed, who may come in."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.core import context
from django.conf import settings
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language, override

from core.accounts.actions.users import change_password
from core.accounts.attempts import check_attempt, count_failure
from core.accounts.devices import is_known_device, remember_device
from core.accounts.forms import SignupForm
from core.accounts.models import Consent, User
from core.accounts.names import check_username
from core.accounts.outgoing import send_later
from core.http.principal import address_of
from core.kernel import facts
from core.kernel.clock import now
from core.kernel.errors import INPUT_INVALID
from core.kernel.gate import gate
from core.kernel.publish import AccessChanged, control_on_commit


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """allauth's account flows with Carya's rules."""

    def get_client_ip(self, request: HttpRequest) -> str:
        """The address behind configured proxies only."""
        return address_of(request)

    def get_login_stages(self) -> list[str]:
        """allauth's stages; verification is asked at sign-up only."""
        ours = "core.accounts.stages.VerifyAtSignup"
        theirs = "allauth.account.stages.EmailVerificationStage"
        return [ours if stage == theirs else stage for stage in super().get_login_stages()]

    def clean_username(self, username: str, shallow: bool = False) -> str:
        """A free, well-formed, unreserved username."""
        check_username(username)
        cleaned: str = super().clean_username(username, shallow=shallow)
        return cleaned

    def save_user(
        self, request: HttpRequest, user: User, form: SignupForm, commit: bool = True
    ) -> User:
        """Store the account, its consents and the gate's decision, all or nothing."""
        user.pk = form.user_id
        user.date_of_birth = form.cleaned_data["date_of_birth"]
        user.locale = get_language() or settings.LANGUAGE_CODE
        try:
            with transaction.atomic():
                super().save_user(request, user, form, commit=True)
                Consent.objects.bulk_create(
                    Consent(user=user, kind=kind, version=settings.CONSENT_VERSION)
                    for kind in Consent.Kind
                )
                gate().settle(form.decisions)
                facts.state(facts.UserCreated(user=user.pk, username=user.username))
        except IntegrityError as error:
            raise INPUT_INVALID(field="username", rule="this name was taken just now") from error
        return user

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        """The address is proven: unproven claims of others give way, and its owner may write."""
        with transaction.atomic():
            claims = User.objects.filter(
                email__iexact=email_address.email, verified_at=None
            ).exclude(pk=email_address.user_id)
            losers = list(claims.values_list("pk", flat=True))
            if losers and email_address.can_set_verified():
                EmailAddress.objects.filter(
                    user__in=losers, email__iexact=email_address.email
                ).delete()
                claims.update(email="")
            if not super().confirm_email(request, email_address):
                return False
            _mark_verified(email_address.user)
            control_on_commit(AccessChanged(user=email_address.user_id))
        return True

    def login(self, request: HttpRequest, user: User) -> None:
        """Begin the session; a sign-in from a new device is mailed, the very first one is not."""
        unfamiliar = user.last_login is not None and not is_known_device(request, user)
        super().login(request, user)
        if unfamiliar:
            self.send_notification_mail("account/email/new_device", user)

    def post_login(self, request: HttpRequest, user: User, **options: Any) -> HttpResponse:
        """allauth's answer, from which the browser is known afterwards."""
        response: HttpResponse = super().post_login(request, user, **options)
        remember_device(request, response, user)
        return response

    def set_password(self, user: User, password: str) -> None:
        """Change the password; every session but the one asking ends."""
        own = context.request.user.pk == user.pk
        keep = (context.request.session.session_key or "") if own else ""
        change_password(user=user, password=password, keep=keep)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Render now, in the language of whom it is for, deliver through a job."""
        user = context.get("user")
        with override(user.locale if isinstance(user, User) else get_language()):
            send_later(self.render_mail(template_prefix, email, {"email": email, **context}))

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """As allauth's; the mail knows whom it is for."""
        known = {"user": user, **(context or {})}
        super().send_notification_mail(template_prefix, user, known, email)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """RATE_LIMITED for an address that tries too often, or an account that failed too often."""
        check_attempt(request, _named(credentials))

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Count the failure against the account, known or not."""
        count_failure(_named(credentials))


def _mark_verified(user: User) -> None:
    first = user.verified_at is None
    user.verified_at = now()
    user.save(update_fields=["verified_at"])
    if first:
        facts.state(facts.UserVerified(user=user.pk))


def _named(credentials: dict[str, Any]) -> str:
    return str(credentials.get("email") or credentials.get("username") or "")
