"""What the demo accounts ask, announce and show in the Workshop."""

from typing import NamedTuple

from community.chat.models import Room


class Said(NamedTuple):
    """One message, `minutes_before` the moment of seeding; `picture`: name and description of one
    that goes with it.
    """

    author: str
    minutes_before: int
    text: str
    picture: tuple[str, str] | None = None


class Topic(NamedTuple):
    """A message of the room with what was answered in its thread; `accepted`: index of the answer
    that the asker accepted.
    """

    opening: Said
    answers: tuple[Said, ...] = ()
    accepted: int | None = None


class DemoRoom(NamedTuple):
    """A room of the Workshop, topics oldest first."""

    slug: str
    name: str
    emoji: str
    kind: str
    topic: str
    topics: tuple[Topic, ...]


ROOMS = (
    DemoRoom(
        "help",
        "Ask for help",
        "🛟",
        Room.Kind.HELP,
        "One question a message. Whoever asked marks the answer that helped.",
        (
            Topic(
                Said("carol", 4300, "How do I glue walnut to oak without a visible seam?"),
                (
                    Said("bob", 4200, "Clamp it longer than you think: a day, not an hour."),
                    Said(
                        "ada",
                        4150,
                        "Plane both edges together, face to face. The angles cancel out and the "
                        "seam all but disappears. Then hide glue, and clamps for a day.",
                    ),
                    Said("carol", 2900, "Planing them together did it. Thank you both!"),
                ),
                accepted=1,
            ),
            Topic(
                Said("bob", 3000, "My map script draws every place twice. Where do I look?"),
                (
                    Said("alice", 2980, "Do two rows have the same name?"),
                    Said("bob", 2975, "They do!"),
                    Said("alice", 2970, "Then join on the id instead of the name."),
                ),
                accepted=2,
            ),
            Topic(
                Said("carol", 1700, "What keeps a scroll saw blade from wandering in hard wood?")
            ),
            Topic(
                Said("alice", 900, "Which finish for a cutting board is safe with food?"),
                (
                    Said("bob", 400, "Plain mineral oil. It never goes rancid."),
                    Said("carol", 45, "And beeswax on top, a thumb of it to a cup of oil."),
                ),
            ),
            Topic(
                Said("alice", 200, "Is there a way to test a laser cutter file without cutting?")
            ),
        ),
    ),
    DemoRoom(
        "news",
        "News",
        "📣",
        Room.Kind.ANNOUNCEMENT,
        "What is new in the Workshop. Answer in threads.",
        (
            Topic(
                Said(
                    "ada",
                    5000,
                    "The Workshop is open! **Ask for help** is for questions, **Show your work** "
                    "for pictures and proud moments.",
                ),
                (Said("carol", 4900, "Lovely. Is there a place for tools to lend?"),),
            ),
            Topic(
                Said("mia", 300, "On Saturday at ten we repair chairs together. Bring glue."),
                (
                    Said("alice", 280, "I have two patients for you."),
                    Said("bob", 60, "Count me in, with clamps."),
                ),
            ),
        ),
    ),
    DemoRoom(
        "showcase",
        "Show your work",
        "🌟",
        Room.Kind.SHOWCASE,
        "Finished or half finished: show it, and ask for what you want to hear.",
        (
            Topic(
                Said(
                    "bob",
                    2500,
                    "A shelf without a single screw. It took three weekends.",
                    ("shelf", "A wooden shelf with books and a plant"),
                ),
                (
                    Said("mia", 2450, "The dovetails! Did you cut them by hand?"),
                    Said("bob", 2440, "All but the first, which is in the stove."),
                ),
            ),
            Topic(
                Said(
                    "carol",
                    500,
                    "My board game map, printed at last. It folds in eight.",
                    ("map", "The map of an island with a path of ten places"),
                )
            ),
        ),
    ),
)
"""In the order in which they stand."""
