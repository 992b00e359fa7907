"""Which implementation stands behind each port of the kernel, and which apps speak on the socket.

Called once per process by `ConfigConfig.ready`, after every app is loaded.
"""


def bind() -> None:
    """Bind the ports and register commands, events and subscriptions."""
    import community.chat.draft_wire
    import community.chat.events
    import community.chat.forward_wire
    import community.chat.move_wire
    import community.chat.poll_wire
    import community.chat.saved_wire
    import community.chat.scheduled_wire
    import community.chat.subscribers
    import community.chat.thread_wire
    import community.chat.wire
    import community.people.subscribers
    import community.spaces.events
    import community.spaces.subscribers
    import core.media.events  # noqa: F401 - registers what media says
    import moderation.gate
    import realtime.bindings
    from community.chat.room_source import ChatRoomSource
    from community.spaces.selectors.trust import best_trust
    from core.kernel import conduct, decisions, gate, presence, publish, rooms, trust
    from moderation.selectors.conduct import FlagConduct
    from moderation.selectors.decisions import StoredDecisions

    community.people.subscribers.subscribe()
    community.spaces.subscribers.subscribe()
    community.chat.subscribers.subscribe()
    realtime.bindings.register()
    trust.bind(best_trust)
    gate.bind(moderation.gate.build())
    conduct.bind(FlagConduct())
    decisions.bind(StoredDecisions())
    rooms.bind(ChatRoomSource())
    publish.bind(realtime.bindings.publisher())
    presence.bind(realtime.bindings.presence())
