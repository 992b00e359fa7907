"""Words and domains that admins add to the built-in lists; changes take effect within seconds."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from community.spaces.models import Space
from core.kernel.clock import now
from core.kernel.gate import CATEGORY_WORDS


class ListEntry(models.Model):
    """What word and domain entries share. Without a `space` an entry counts on the whole site."""

    space = models.ForeignKey(
        Space, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    note = models.CharField(max_length=200, blank=True)
    active = models.BooleanField(default=True)
    updated_at = models.DateTimeField(default=now, editable=False)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.updated_at = now()
        super().save(*args, **kwargs)


class WordEntry(ListEntry):
    """A word or phrase, matched on word boundaries whatever its disguise."""

    class Severity(models.IntegerChoices):
        PASS = 1, "1 – passes (overrides the built-in list)"
        FLAG = 2, "2 – publish and flag"
        BLOCK = 3, "3 – block"

    words = models.CharField(max_length=80)
    locale = models.CharField(
        max_length=12, blank=True, help_text="For your own order: entries match in any language."
    )
    severity = models.PositiveSmallIntegerField(choices=Severity, default=Severity.FLAG)
    category = models.CharField(
        max_length=20, choices=[(name, name) for name in CATEGORY_WORDS], default="profanity"
    )

    class Meta:
        verbose_name_plural = "word entries"
        constraints = [
            models.UniqueConstraint(
                fields=["space", "words"], nulls_distinct=False, name="word_entry_unique"
            )
        ]

    def __str__(self) -> str:
        return f"{self.words} ({self.severity})"

    def clean(self) -> None:
        if not any(char.isalnum() for char in self.words):
            raise ValidationError({"words": "Needs at least one letter or digit."})


class DomainEntry(ListEntry):
    """A domain with everything below it. An allowed one may be posted by new members too."""

    class Verdict(models.TextChoices):
        ALLOW = "allow"
        DENY = "deny"

    domain = models.CharField(max_length=253)
    verdict = models.CharField(max_length=5, choices=Verdict)

    class Meta:
        verbose_name_plural = "domain entries"
        constraints = [
            models.UniqueConstraint(
                fields=["space", "domain"], nulls_distinct=False, name="domain_entry_unique"
            )
        ]

    def __str__(self) -> str:
        return f"{self.verdict} {self.domain}"

    def clean(self) -> None:
        self.domain = self.domain.strip().strip(".").lower()
        if "." not in self.domain or "/" in self.domain or ":" in self.domain:
            raise ValidationError({"domain": "Write a bare domain, such as example.com."})
