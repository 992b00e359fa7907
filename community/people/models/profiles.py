"""What a person shows of themselves."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Collate, Lower


class Profile(models.Model):
    """One per user, made at sign-up. Names and texts pass the gate before they are stored."""

    class Visibility(models.TextChoices):
        PUBLIC = "public"
        PRIVATE = "private"

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="profile"
    )
    display_name = models.CharField(max_length=80)
    bio = models.CharField(max_length=500, blank=True)
    location = models.CharField(max_length=80, blank=True)
    pronouns = models.CharField(max_length=40, blank=True)
    status_text = models.CharField(max_length=100, blank=True)
    avatar = models.ForeignKey(
        "media.Upload", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    visibility = models.CharField(max_length=8, choices=Visibility, default=Visibility.PUBLIC)

    class Meta:
        indexes = [
            models.Index(Collate(Lower("display_name"), "C"), name="profile_name_prefix"),
        ]

    def __str__(self) -> str:
        return self.display_name
