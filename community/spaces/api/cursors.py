"""`?after=<id>` of lists that go on after an id."""

from uuid import UUID

from rest_framework.request import Request

from core.kernel.errors import INPUT_INVALID


def after_id(request: Request) -> UUID | None:
    """The id to go on after; INPUT_INVALID for anything else."""
    text = request.query_params.get("after")
    if not text:
        return None
    try:
        return UUID(text)
    except ValueError:
        raise INPUT_INVALID(field="after", rule="is an id") from None
