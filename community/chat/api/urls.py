"""Addresses of chat below `/api/v1/`."""

from django.urls import path

from community.chat.api.badges import MyThreadsBadge, RoomBadge, ThreadBadge
from community.chat.api.drafts import DraftDetail, Drafts, RoomDraft, ThreadDraft
from community.chat.api.embeds import MessageEmbeds
from community.chat.api.forwards import MessageForward
from community.chat.api.history import MessageHistory
from community.chat.api.mentionable import RoomMentionable
from community.chat.api.messages import HeldMessages, MessageDetail, RoomMessages
from community.chat.api.moves import Moves, MoveUndo, RoomMoves, ThreadMerge
from community.chat.api.pins import MessagePin, RoomPins, RoomResources
from community.chat.api.polls import MessageVote, PollClosing
from community.chat.api.reactions import MessageReaction
from community.chat.api.room_lists import MyRooms, RoomOrder
from community.chat.api.rooms import RoomDetail, SpaceRooms
from community.chat.api.saved import MessageSaved, Saved
from community.chat.api.scheduled import (
    RoomScheduled,
    Scheduled,
    ScheduledDetail,
    ScheduledSending,
    ThreadScheduled,
)
from community.chat.api.search import Search
from community.chat.api.similar import RoomSimilar
from community.chat.api.sync import RoomChanges, RoomRead
from community.chat.api.thread_reads import ThreadFollowing, ThreadRead
from community.chat.api.threads import (
    MyThreads,
    RoomThreads,
    ThreadDetail,
    ThreadMessages,
)

urlpatterns = [
    path("spaces/<slug:slug>/rooms", SpaceRooms.as_view()),
    path("spaces/<slug:slug>/rooms/order", RoomOrder.as_view()),
    path("me/rooms", MyRooms.as_view()),
    path("rooms/<uuid:room_id>", RoomDetail.as_view()),
    path("rooms/<uuid:room_id>/messages", RoomMessages.as_view()),
    path("rooms/<uuid:room_id>/changes", RoomChanges.as_view()),
    path("rooms/<uuid:room_id>/held", HeldMessages.as_view()),
    path("rooms/<uuid:room_id>/read", RoomRead.as_view()),
    path("rooms/<uuid:room_id>/threads", RoomThreads.as_view()),
    path("moves", Moves.as_view()),
    path("moves/<uuid:move_id>/undo", MoveUndo.as_view()),
    path("rooms/<uuid:room_id>/moves", RoomMoves.as_view()),
    path("threads/<uuid:thread_id>/merge", ThreadMerge.as_view()),
    path("rooms/<uuid:room_id>/mentionable", RoomMentionable.as_view()),
    path("rooms/<uuid:room_id>/similar", RoomSimilar.as_view()),
    path("rooms/<uuid:room_id>/pins", RoomPins.as_view()),
    path("rooms/<uuid:room_id>/resources", RoomResources.as_view()),
    path("messages/<uuid:message_id>/pin", MessagePin.as_view()),
    path("messages/<uuid:message_id>/vote", MessageVote.as_view()),
    path("messages/<uuid:message_id>/poll/close", PollClosing.as_view()),
    path("messages/<uuid:message_id>/history", MessageHistory.as_view()),
    path("messages/<uuid:message_id>/saved", MessageSaved.as_view()),
    path("saved", Saved.as_view()),
    path("me/threads", MyThreads.as_view()),
    path("me/threads/badge", MyThreadsBadge.as_view()),
    path("rooms/<uuid:room_id>/badge", RoomBadge.as_view()),
    path("threads/<uuid:thread_id>/badge", ThreadBadge.as_view()),
    path("threads/<uuid:thread_id>", ThreadDetail.as_view()),
    path("threads/<uuid:thread_id>/messages", ThreadMessages.as_view()),
    path("threads/<uuid:thread_id>/follow", ThreadFollowing.as_view()),
    path("threads/<uuid:thread_id>/read", ThreadRead.as_view()),
    path("messages/<uuid:message_id>", MessageDetail.as_view()),
    path("messages/<uuid:message_id>/forward", MessageForward.as_view()),
    path("messages/<uuid:message_id>/embeds", MessageEmbeds.as_view()),
    path("messages/<uuid:message_id>/reactions/<str:emoji>", MessageReaction.as_view()),
    path("drafts", Drafts.as_view()),
    path("drafts/<uuid:draft_id>", DraftDetail.as_view()),
    path("rooms/<uuid:room_id>/draft", RoomDraft.as_view()),
    path("threads/<uuid:thread_id>/draft", ThreadDraft.as_view()),
    path("scheduled", Scheduled.as_view()),
    path("scheduled/<uuid:scheduled_id>", ScheduledDetail.as_view()),
    path("scheduled/<uuid:scheduled_id>/send", ScheduledSending.as_view()),
    path("rooms/<uuid:room_id>/scheduled", RoomScheduled.as_view()),
    path("threads/<uuid:thread_id>/scheduled", ThreadScheduled.as_view()),
    path("search", Search.as_view()),
]
