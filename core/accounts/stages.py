"""allauth's login stages, as far as ours differ."""

from typing import Any

from allauth.account.stages import EmailVerificationStage


class VerifyAtSignup(EmailVerificationStage):  # type: ignore[misc]
    """Asks new people to verify before it signs them in; who logs in later may do so unverified.

    They can read then, not write: `verified_at` decides that, not the session.
    """

    def handle(self) -> tuple[Any, bool]:
        """allauth's answer at sign-up, "go on" at login."""
        if not self.login.signup:
            return None, True
        response: tuple[Any, bool] = super().handle()
        return response
