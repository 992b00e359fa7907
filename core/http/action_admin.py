"""Django admin whose changes go through actions, with their rules, gate and events."""

from abc import ABCMeta, abstractmethod
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.db import models
from django.forms.models import ModelFormMetaclass
from django.http import HttpRequest

from core.kernel.errors import CaryaError

if TYPE_CHECKING:
    _ModelForm = forms.ModelForm[Any]
    _ModelAdmin = admin.ModelAdmin[Any]
else:  # at run time Django's classes take no parameters
    _ModelForm, _ModelAdmin = forms.ModelForm, admin.ModelAdmin


class _ActionFormMeta(ABCMeta, ModelFormMetaclass):
    """Forms made of a model, of which the parts that are missing are asked for when one is made."""


class ActionForm(_ModelForm, metaclass=_ActionFormMeta):
    """A form that carries its change out while it validates.

    So a refusal of the action stands at its field, and nothing that was typed is lost.
    """

    request: HttpRequest
    done: models.Model | None = None

    @abstractmethod
    def act(self, values: dict[str, Any]) -> models.Model:
        """Carry the validated change out; return the row as it is now. Raises CaryaError."""

    @property
    def adding(self) -> bool:
        """Whether this makes a new row."""
        return bool(self.instance._state.adding)

    def only_changed(self, values: dict[str, Any], *names: str) -> dict[str, Any]:
        """Those of `names` that the person changed."""
        return {name: values[name] for name in names if name in self.changed_data}

    def _post_clean(self) -> None:
        adding = self.adding
        super()._post_clean()  # type: ignore[misc]
        if self.errors:
            return
        try:
            self.done = self.act(self.cleaned_data)
        except CaryaError as error:
            known = error.field if error.field in self.fields else None
            self.add_error(known, error.message)
            self.instance._state.adding = adding

    def save(self, commit: bool = True) -> Any:
        """The row that the action returned."""
        self.save_m2m = lambda: None  # type: ignore[method-assign]
        return self.done


class ActionAdmin(_ModelAdmin):
    """Shows rows; changes go through `form`, an `ActionForm`; nothing is ever deleted here."""

    fixed_fields: tuple[str, ...] = ()
    """Can be set when a row is made, not later."""

    def get_form(
        self,
        request: HttpRequest,
        obj: Any = None,
        change: bool = False,
        **kwargs: Any,
    ) -> Any:
        """The form class, knowing who asks."""
        form = super().get_form(request, obj, change=change, **kwargs)
        return type(form.__name__, (form,), {"request": request})

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Fixed fields are read-only once the row is there."""
        fields = super().get_readonly_fields(request, obj)
        return (*fields, *self.fixed_fields) if obj else fields

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: Any) -> None:
        """Nothing is left to do: the form's action has stored the change."""

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nothing is deleted here."""
        return False
