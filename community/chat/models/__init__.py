from community.chat.models.messages import Message, MessageEdit
from community.chat.models.reactions import Reaction
from community.chat.models.reads import ReadPointer
from community.chat.models.rooms import Room, RoomHead
from community.chat.models.threads import Thread

__all__ = ["Message", "MessageEdit", "Reaction", "ReadPointer", "Room", "RoomHead", "Thread"]
