"""Pages by keyset for lists whose order `KeysetPagination` cannot express."""

from rest_framework.request import Request

from core.kernel.errors import INPUT_INVALID, said

LIMIT = 50
LIMIT_MAX = 100
TEXT_MAX = 80


def page_limit(request: Request) -> int:
    """`?limit=`, 1–100, 50 when it is not given; INPUT_INVALID for anything else."""
    text = request.query_params.get("limit")
    if text is None:
        return LIMIT
    if not text.isascii() or not text.isdigit() or not 1 <= int(text[:9]) <= LIMIT_MAX:
        raise INPUT_INVALID(
            field="limit", rule=said("is a whole number from 1 to {most}", most=LIMIT_MAX)
        )
    return int(text)


def next_url(request: Request, **changes: str) -> str:
    """The address of this list with some query parameters replaced."""
    query = request.query_params.copy()
    for name, value in changes.items():
        query[name] = value
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")


def search_text(request: Request) -> str:
    """`?q=`, what a list is narrowed down to; INPUT_INVALID above 80 characters."""
    text = request.query_params.get("q", "").replace("\0", "").strip()
    if len(text) > TEXT_MAX:
        raise INPUT_INVALID(field="q", rule=said("has at most {limit} characters", limit=TEXT_MAX))
    return text


def flag(request: Request, name: str) -> bool:
    """A yes-or-no query parameter, no when it is not given; INPUT_INVALID for anything else."""
    text = request.query_params.get(name, "false")
    if text not in ("true", "false", "1", "0"):
        raise INPUT_INVALID(field=name, rule="is true or false")
    return text in ("true", "1")
