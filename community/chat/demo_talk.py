"""What the demo accounts have said to each other."""

from typing import NamedTuple


class Line(NamedTuple):
    """One message, `minutes_before` the moment of seeding.

    `answers`: index of the earlier line of the room that it replies to. `reactions`: who put which
    emoji on it.
    """

    author: str
    minutes_before: int
    text: str
    answers: int | None = None
    reactions: tuple[tuple[str, str], ...] = ()


TALK: dict[str, tuple[Line, ...]] = {
    "general": (
        Line(
            "ada",
            2880,
            "Welcome, everyone! This is **The Lounge**. Pull up a chair.",
            None,
            (("mia", "🎉"), ("alice", "🎉"), ("bob", "👋")),
        ),
        Line("mia", 2872, "I keep an eye on things here. If something feels off, tell me."),
        Line("alice", 2860, "Good to be here. Is there a plan for this week?", 0),
        Line(
            "ada",
            2855,
            "Two things:\n\n- show what you are building in the topic rooms\n"
            "- say hello to anyone who is new",
            2,
            (("carol", "👍"), ("alice", "👍")),
        ),
        Line(
            "bob",
            1500,
            "My tomato plants are finally flowering. Small victories 🍅",
            None,
            (("carol", "❤️"), ("alice", "🍅"), ("mia", "❤️")),
        ),
        Line("carol", 1496, "Which variety? Mine are still sulking.", 4),
        Line("bob", 1490, "Black Krim. They get all the sun the balcony has.", 5),
        Line("alice", 190, "Coffee or tea while you work?"),
        Line("mia", 186, "Tea until noon, then it depends on my inbox.", 7, (("alice", "😂"),)),
        Line(
            "carol",
            40,
            "The dark theme is lovely in the evening, by the way.",
            None,
            (("ada", "❤️"),),
        ),
        Line("ada", 34, "Thank you! Contrast was the hard part.", 9),
    ),
    "newcomers": (
        Line(
            "mia",
            2000,
            "New here? Tell us what brought you. There are no silly questions.",
            None,
            (("ada", "❤️"),),
        ),
        Line("nia", 95, "Hi! I am Nia, I teach geography and want to learn how to script my maps."),
        Line("mia", 92, "Welcome, Nia! Maps and scripts go well together.", 1, (("nia", "😊"),)),
        Line("bob", 88, "Have a look at the coding room, a few of us do just that.", 1),
        Line("nia", 85, "Thank you both, I will!", 3),
        Line(
            "carol",
            80,
            "I drew maps for a board game once. Happy to swap notes.",
            1,
            (("nia", "🗺️"),),
        ),
    ),
    "ai-art": (
        Line(
            "carol",
            1720,
            "I tried the same scene in four seasons. Winter came out best: the low "
            "light hides a lot of sins.",
        ),
        Line("alice", 1712, "How do you keep the house the same in all four?", 0),
        Line(
            "carol",
            1705,
            "Same seed, same description of the house, and I only change *one* "
            "sentence about the weather.",
            1,
            (("alice", "💡"), ("bob", "👍")),
        ),
        Line("bob", 300, "Is there a trick for hands?"),
        Line(
            "carol",
            295,
            "Give them something to do. Holding a cup works, waving never does.",
            3,
            (("bob", "😂"), ("mia", "😂")),
        ),
        Line(
            "ada",
            120,
            "Shall we pick a shared theme for Friday? I vote for lighthouses.",
            None,
            (("carol", "👍"), ("alice", "👍"), ("bob", "👍")),
        ),
    ),
    "coding": (
        Line(
            "bob",
            1300,
            "Today I learned that `git switch -` goes back one branch.",
            None,
            (("alice", "🤯"), ("ada", "👍")),
        ),
        Line("alice", 1290, "Same as `cd -`. I use it ten times a day.", 0),
        Line("alice", 700, "What do you use to watch a folder and run something on change?"),
        Line(
            "bob",
            690,
            "Small things:\n\n```sh\nfind src -name '*.py' | entr -c make test\n```",
            2,
            (("alice", "❤️"), ("carol", "👀")),
        ),
        Line("alice", 684, "That is exactly it, thanks.", 3),
        Line("nia", 60, "Is Python a fair place to start with maps?"),
        Line(
            "bob",
            55,
            "Yes. Begin with one CSV of places and draw dots. Then join in real shapes.",
            5,
            (("nia", "👍"),),
        ),
        Line(
            "ada",
            50,
            "And ask here early. We all once stared at the wrong projection.",
            5,
            (("bob", "😂"), ("nia", "🙏")),
        ),
    ),
    "prompts": (
        Line("alice", 1600, "My summaries got much better when I said who they are *for*."),
        Line(
            "mia",
            1590,
            "And how long they have to read it. “You have one minute” helps.",
            0,
            (("alice", "💯"),),
        ),
        Line("carol", 1400, "I ask for three drafts and then for the weakest point of each."),
        Line("ada", 1390, "Stealing that.", 2, (("carol", "😄"),)),
        Line("bob", 200, "Does anyone keep theirs in version control?"),
        Line(
            "alice",
            195,
            "Yes, one file each, with two examples that must keep working.",
            4,
            (("bob", "👍"), ("ada", "👍")),
        ),
    ),
}
"""By room slug of The Lounge, oldest first."""
