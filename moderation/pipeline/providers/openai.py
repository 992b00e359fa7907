"""OpenAI's moderation endpoint through the official client.

Source: https://platform.openai.com/docs/guides/moderation – many inputs in one request, one result
per input in order, a score per category.
"""

import asyncio
import base64
import ssl
from collections.abc import Mapping, Sequence

import msgspec
import openai
from openai.types import ModerationMultiModalInputParam

from core.kernel.loops import PerLoop
from moderation.pipeline.providers import ProviderTrouble, Scores

MODEL = "omni-moderation-latest"
IMAGE_SECONDS = 10.0
"""How long a picture waits; nobody waits with it, as posting comes later."""

CATEGORIES: Mapping[str, str] = {
    "harassment": "harassment",
    "harassment/threatening": "threat",
    "hate": "hate",
    "hate/threatening": "threat",
    "illicit": "illicit",
    "illicit/violent": "illicit",
    "self-harm": "self_harm",
    "self-harm/instructions": "self_harm",
    "self-harm/intent": "self_harm_intent",
    "sexual": "sexual",
    "sexual/minors": "minors",
    "violence": "violence",
    "violence/graphic": "violence",
}
"""The provider's categories in our words."""

CALIBRATION: Mapping[str, Sequence[tuple[float, float]]] = {}
"""Points (raw, calibrated) per provider category, joined by straight lines; none: raw is right."""


class _Result(msgspec.Struct):
    category_scores: dict[str, float]


class _Answer(msgspec.Struct):
    results: list[_Result]


class OpenAIModeration:
    """Asks once: no retries, as `deadline` seconds for the whole answer leave no room."""

    def __init__(
        self, *, api_key: str, base_url: str | None, deadline: float, model: str = MODEL
    ) -> None:
        self._deadline = deadline
        self._model = model
        self._decoder = msgspec.json.Decoder(_Answer)
        tls = ssl.create_default_context()

        def client() -> openai.AsyncOpenAI:
            return openai.AsyncOpenAI(
                api_key=api_key,
                base_url=base_url,
                max_retries=0,
                timeout=deadline,
                http_client=openai.DefaultAsyncHttpxClient(verify=tls),
            )

        client().moderations  # noqa: B018 - loads what the client loads late, before anyone waits
        self._clients = PerLoop(client, close=openai.AsyncOpenAI.close)

    async def scores(self, texts: Sequence[str]) -> Sequence[Scores]:
        """One request for all `texts`; ProviderTrouble for every way it can fail."""
        return await self._asked([_sendable(text) for text in texts], len(texts), self._deadline)

    async def image_scores(self, image: bytes) -> Scores:
        """One request for one picture, sent along as a data URL; ProviderTrouble as above."""
        data = base64.b64encode(image).decode()
        asked: list[ModerationMultiModalInputParam] = [
            {
                "type": "image_url",
                "image_url": {"url": f"data:{_media_type(image)};base64,{data}"},
            }
        ]
        return (await self._asked(asked, 1, IMAGE_SECONDS))[0]

    async def _asked(
        self,
        asked: list[str] | list[ModerationMultiModalInputParam],
        count: int,
        deadline: float,
    ) -> Sequence[Scores]:
        try:
            async with asyncio.timeout(deadline):
                response = await self._clients.get().moderations.with_raw_response.create(
                    model=self._model, input=asked, timeout=deadline
                )
                body = response.content
        except (TimeoutError, openai.APITimeoutError):
            raise ProviderTrouble("provider.timeout") from None
        except openai.RateLimitError as error:
            wait = _seconds(error.response.headers.get("retry-after"))
            raise ProviderTrouble("provider.rate_limited", retry_after=wait) from None
        except openai.APIStatusError as error:
            raise ProviderTrouble(f"provider.status_{error.status_code}") from None
        except openai.OpenAIError:
            raise ProviderTrouble("provider.unreachable") from None
        try:
            results = self._decoder.decode(body).results
        except (msgspec.DecodeError, UnicodeDecodeError):
            raise ProviderTrouble("provider.malformed") from None
        if len(results) != count:
            raise ProviderTrouble("provider.wrong_count")
        return [_ours(result.category_scores) for result in results]

    async def aclose(self) -> None:
        """Close the running loop's connections."""
        await self._clients.aclose()


def _media_type(image: bytes) -> str:
    if image.startswith(b"\x89PNG"):
        return "image/png"
    return "image/jpeg" if image.startswith(b"\xff\xd8") else "image/webp"


def _sendable(text: str) -> str:
    """Lone surrogates, which UTF-8 cannot carry, become question marks."""
    return text.encode(errors="replace").decode()


def calibrated(category: str, raw: float) -> float:
    """The score as the thresholds mean it."""
    points = CALIBRATION.get(category)
    if not points:
        return raw
    below = (0.0, 0.0)
    for above in (*points, (1.0, 1.0)):
        if raw <= above[0]:
            share = (raw - below[0]) / ((above[0] - below[0]) or 1.0)
            return below[1] + share * (above[1] - below[1])
        below = above
    return 1.0


def _ours(raw: Mapping[str, float]) -> dict[str, float]:
    """Scores by our categories: the highest of those that fall together, unknown ones left out."""
    scores: dict[str, float] = {}
    for theirs, score in raw.items():
        if ours := CATEGORIES.get(theirs):
            value = min(1.0, max(0.0, calibrated(theirs, score)))
            scores[ours] = max(scores.get(ours, 0.0), round(value, 4))
    if not scores:
        raise ProviderTrouble("provider.malformed")
    return scores


def _seconds(header: str | None) -> float | None:
    try:
        return float(header) if header else None
    except ValueError:
        return None
