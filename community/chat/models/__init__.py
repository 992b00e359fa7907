from community.chat.models.attachments import Attachment, LinkPreview
from community.chat.models.drafts import StoredDraft
from community.chat.models.messages import IN_ROOM, Message, MessageEdit
from community.chat.models.moves import Move
from community.chat.models.polls import Poll, Vote
from community.chat.models.reactions import Reaction
from community.chat.models.reads import ReadPointer
from community.chat.models.rooms import Room, RoomHead
from community.chat.models.saved import SavedMessage
from community.chat.models.scheduled import ScheduledMessage
from community.chat.models.threads import Thread, ThreadFollow

__all__ = [
    "IN_ROOM",
    "Attachment",
    "LinkPreview",
    "Message",
    "MessageEdit",
    "Move",
    "Poll",
    "Reaction",
    "ReadPointer",
    "Room",
    "RoomHead",
    "SavedMessage",
    "ScheduledMessage",
    "StoredDraft",
    "Thread",
    "ThreadFollow",
    "Vote",
]
