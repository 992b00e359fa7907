"""A space: what holds rooms and members."""

from django.db import models

from core.kernel.clock import now
from core.kernel.ids import new_id

RESERVED_SLUGS = frozenset(
    {"all", "popular", "home", "mod", "admin", "api", "lounge", "messages", "circle"}
)
LOUNGE_SLUG = "lounge"


class Space(models.Model):
    """Visibility: anyone signed in reads public and restricted spaces, members read private ones.

    Writing: members (public, private) or approved members (restricted). Joining: anyone (public),
    by request (restricted), by invitation (private). `rules`: texts, in order. `question`: what
    those who ask to join are asked.
    """

    class Kind(models.TextChoices):
        LOUNGE = "lounge"
        COMMUNITY = "community"
        CIRCLE = "circle"
        PROJECT = "project"
        CONTEXT = "context"

    class Visibility(models.TextChoices):
        PUBLIC = "public"
        RESTRICTED = "restricted"
        PRIVATE = "private"

    class Colour(models.TextChoices):
        """Names of the client's palette, which has a light and a dark shade of each."""

        PECAN = "pecan"
        AMBER = "amber"
        LEAF = "leaf"
        TEAL = "teal"
        SKY = "sky"
        PLUM = "plum"
        ROSE = "rose"
        SLATE = "slate"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    slug = models.SlugField(max_length=50, unique=True)
    name = models.CharField(max_length=80)
    description = models.CharField(max_length=500, blank=True)
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.COMMUNITY)
    visibility = models.CharField(max_length=12, choices=Visibility, default=Visibility.PUBLIC)
    rules = models.JSONField(default=list, blank=True)
    question = models.CharField(max_length=200, blank=True)
    colour = models.CharField(max_length=8, choices=Colour, default=Colour.PECAN)
    icon = models.ForeignKey(
        "media.Upload", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    archived_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=now, editable=False)

    def __str__(self) -> str:
        return self.name
