"""The person who signs in."""

from datetime import date
from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.validators import MinLengthValidator
from django.db import models, transaction
from django.db.models.functions import Collate, Lower

from core.kernel import facts
from core.kernel.clock import now
from core.kernel.ids import new_id


class UserManager(BaseUserManager["User"]):
    """Creates people; passwords are hashed, addresses lower-cased."""

    def create_user(
        self, *, username: str, email: str, password: str | None, **fields: object
    ) -> "User":
        user = self.model(username=username, email=email.lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(
        self, *, username: str, email: str, password: str | None, **fields: object
    ) -> "User":
        """What `manage.py createsuperuser` calls: an admin who can write at once."""
        with transaction.atomic():
            user = self.create_user(
                username=username,
                email=email,
                password=password,
                role=User.Role.ADMIN,
                is_superuser=True,
                verified_at=now(),
                **fields,
            )
            facts.state(facts.UserCreated(user=user.pk, username=user.username))
            facts.state(facts.UserVerified(user=user.pk))
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(username__iexact=username)


class User(AbstractBaseUser, PermissionsMixin):
    """One account. `role` is site-wide; what someone may do in a space is their membership's.

    `email` is empty only when somebody else has proven that the address is theirs.
    """

    class Role(models.TextChoices):
        USER = "user"
        MODERATOR = "moderator"
        ADMIN = "admin"

    class Status(models.TextChoices):
        ACTIVE = "active"
        RESTRICTED = "restricted"
        BANNED = "banned"
        DEACTIVATED = "deactivated"
        DELETED = "deleted"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    username = models.CharField(
        max_length=32, unique=True, validators=[UnicodeUsernameValidator(), MinLengthValidator(2)]
    )
    email = models.EmailField(blank=True)
    date_of_birth = models.DateField(null=True, blank=True)
    verified_at = models.DateTimeField(null=True, blank=True)
    role = models.CharField(max_length=12, choices=Role, default=Role.USER)
    status = models.CharField(max_length=12, choices=Status, default=Status.ACTIVE)
    ban_reason = models.CharField(max_length=500, blank=True)
    promise_accepted_at = models.DateTimeField(null=True, blank=True)
    locale = models.CharField(max_length=12, default="en")
    time_zone = models.CharField(max_length=64, default="UTC")
    exempt_from_limits = models.BooleanField(default=False, editable=False)
    created_at = models.DateTimeField(default=now, editable=False)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["email"]

    class Meta:
        constraints = [
            models.UniqueConstraint(
                Lower("email"), condition=~models.Q(email=""), name="user_email_unique"
            ),
            models.UniqueConstraint(Lower("username"), name="user_username_unique"),
        ]
        # Beginnings of names are found in the order of their bytes, whatever the database's locale.
        indexes: ClassVar[list[models.Index]] = [
            models.Index(Collate(Lower("username"), "C"), name="user_username_prefix")
        ]

    def __str__(self) -> str:
        return self.username

    @property
    def is_staff(self) -> bool:
        """Whether the Django admin opens for them."""
        return self.role == self.Role.ADMIN and self.is_active

    @property
    def is_active(self) -> bool:  # type: ignore[override]
        """Whether they can sign in at all."""
        return self.status in (self.Status.ACTIVE, self.Status.RESTRICTED)

    @property
    def verified(self) -> bool:
        """Whether their mail address is proven."""
        return self.verified_at is not None

    def age_on(self, day: date) -> int | None:
        """Whole years of age on `day`, None when no date of birth is known."""
        if self.date_of_birth is None:
            return None
        born = self.date_of_birth
        return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
