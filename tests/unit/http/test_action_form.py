"""Forms of the admin that go through actions."""

from typing import Any

import pytest

from community.people.models import Profile
from core.http.action_admin import ActionForm


def test_a_form_that_does_not_say_what_it_does_cannot_be_made() -> None:
    class Idle(ActionForm):
        class Meta:
            model = Profile
            fields = ("bio",)

    made: Any = Idle
    with pytest.raises(TypeError, match="abstract method"):
        made()
