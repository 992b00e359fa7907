"""Reading the moderation thresholds from the environment."""

import json

from core.config.env import SettingError

NAME = "CARYA_MODERATION_THRESHOLDS"
RULE = (
    f"{NAME} must be a JSON object of category to [flag, block], 0 < flag ≤ block, "
    'such as {"sexual": [0.5, 0.9]}.'
)


def thresholds(text: str) -> dict[str, tuple[float, float]]:
    """Parse `{"category": [flag, block]}`; SettingError says what is expected."""
    try:
        parsed = json.loads(text or "{}")
        pairs = {name: (float(flag), float(block)) for name, (flag, block) in parsed.items()}
    except (ValueError, TypeError, AttributeError):
        raise SettingError(RULE) from None
    if not all(0 < flag <= block for flag, block in pairs.values()):
        raise SettingError(RULE)
    return pairs
