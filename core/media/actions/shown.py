"""The one picture that a person or a space shows: put in its place, replaced, let go."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db import models, transaction

from core.kernel.clock import now
from core.kernel.facts import UploadReady, UploadRemoved
from core.media.actions.changes import discard
from core.media.models import Upload

Holder = TypeVar("Holder", bound=models.Model)


class ShownPicture(Generic[Holder]):
    """The picture in `field` of a `model`'s rows, for uploads of one purpose.

    `of` names the row that an upload is for, as filters; `told` hears of each change, inside the
    transaction.
    """

    def __init__(
        self,
        model: type[Holder],
        field: str,
        *,
        purpose: Upload.Purpose,
        of: Callable[[UploadReady], dict[str, Any]],
        told: Callable[[Holder], None] = lambda _: None,
    ) -> None:
        self._model = model
        self._field = field
        self._purpose = purpose
        self._of = of
        self._told = told

    @transaction.atomic
    def show(self, fact: UploadReady) -> None:
        """Put a processed picture in place of the old one, unless a later one is there already."""
        if fact.purpose != self._purpose:
            return
        row = self._locked(**self._of(fact))
        if row is None or ((shown := self._shown(row)) and shown > fact.upload):
            discard([fact.upload])
            return
        self._replace(row, fact.upload)
        Upload.objects.filter(id=fact.upload).update(used_at=now())

    @transaction.atomic
    def remove(self, **of: Any) -> None:
        """Show none any more."""
        row = self._locked(**of)
        if row is not None and self._shown(row):
            self._replace(row, None)

    @transaction.atomic
    def forget(self, fact: UploadRemoved) -> None:
        """Let go of a picture that its owner removed as an upload."""
        row = self._locked(**{self._field: fact.upload})
        if row is not None:
            self._replace(row, None)

    def _locked(self, **of: Any) -> Holder | None:
        return self._model._default_manager.select_for_update().filter(**of).first()

    def _shown(self, row: Holder) -> UUID | None:
        shown: UUID | None = getattr(row, f"{self._field}_id")
        return shown

    def _replace(self, row: Holder, picture: UUID | None) -> None:
        old = self._shown(row)
        setattr(row, f"{self._field}_id", picture)
        row.save(update_fields=[self._field])
        if old:
            discard([old])
        self._told(row)
