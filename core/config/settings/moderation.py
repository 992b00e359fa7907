"""What reviews texts and pictures."""

from core.config import env, moderation

OPENAI_API_KEY = env.secret(
    "OPENAI_API_KEY",
    "",
    doc="Key of the moderation provider. Without it word lists, link rules, spam rules and the "
    "offline classifier decide.",
    minimum=1,
)
OPENAI_BASE_URL = env.url(
    "OPENAI_BASE_URL", "", doc="Address of the provider's API when it is not OpenAI's own."
)
MODERATION_DEADLINE_MS = env.integer(
    "CARYA_MODERATION_DEADLINE_MS",
    800,
    doc="Milliseconds a text waits for the provider before policy decides.",
    minimum=50,
    maximum=10_000,
)
OFFLINE_CLASSIFIER = env.flag(
    "CARYA_OFFLINE_CLASSIFIER",
    default=True,
    doc="Whether the built-in classifier scores texts without a provider, and while one does not "
    "answer. It flags and holds, and never blocks.",
)
MODERATION_THRESHOLDS = moderation.thresholds(
    env.text(
        "CARYA_MODERATION_THRESHOLDS",
        "",
        doc="Scores from which a category is flagged and blocked, as JSON: "
        '`{"sexual": [0.5, 0.9]}`. `default` is `[0.3, 0.7]`. `classifier.sexual` is for the '
        "offline classifier alone, which holds where a provider's score blocks.",
    )
)
