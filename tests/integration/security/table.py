"""Who may do what: one line per right and kind of space, one column per role.

A cell says how the server answers: `ok`, or the refusal by the words of `WORDS`. A line
for `any` holds in public and private spaces.
Everyone but guest, stranger, unverified, ex-member, banned and site admin belongs to the space;
`blocked` is a member whom the author of the message in question has blocked.
"""

COLUMNS = (
    "guest",
    "stranger",
    "unverified",
    "ex-member",
    "banned",
    "muted",
    "restricted",
    "blocked",
    "member",
    "moderator",
    "owner",
    "site admin",
    "site-banned",
)

_GONE = {
    "room.not_found",
    "message.not_found",
    "upload.not_found",
    "move.not_found",
    "thread.not_found",
    "user.not_found",
    "draft.not_found",
    "scheduled.not_found",
    "closed 4102",
}
_YOURS = {"message.not_yours", "message.not_deletable", "thread.not_yours"}
WORDS = {
    "sign": {"auth.required", "closed 4201"},
    "none": _GONE,
    "verif": {"auth.unverified"},
    "ver/n": {"auth.unverified"} | _GONE,
    "ver/y": {"auth.unverified"} | _YOURS,
    "restr": {"auth.restricted"},
    "res/y": {"auth.restricted"} | _YOURS,
    "join": {"space.not_a_member"},
    "muted": {"member.muted"},
    "deny": {"permission.denied"},
    "yours": _YOURS,
    "unsub": {"room.not_subscribed"},
    "lost": {"resource.not_found"},
}

TABLE = """
right         space   guest out   unver ex    ban   mute  restr block memb  mod   owner admin s-ban
anyone        any     ok    ok    ok    ok    ok    ok    ok    ok    ok    ok    ok    ok    ok
nowhere       any     lost  lost  lost  lost  lost  lost  lost  lost  lost  lost  lost  lost  lost
self          any     sign  ok    ok    ok    ok    ok    ok    ok    ok    ok    ok    ok    sign
self-write    any     sign  ok    verif ok    ok    ok    restr ok    ok    ok    ok    ok    sign
not-own       any     sign  none  none  none  none  none  none  none  none  none  none  none  sign
not-own-write any     sign  none  verif none  none  none  restr none  none  none  none  none  sign
read          public  sign  ok    ok    ok    none  ok    ok    ok    ok    ok    ok    ok    sign
read          private sign  none  none  none  none  ok    ok    ok    ok    ok    ok    none  sign
read-author   public  sign  ok    ok    ok    none  ok    ok    none  ok    ok    ok    ok    sign
read-author   private sign  none  none  none  none  ok    ok    none  ok    ok    ok    none  sign
see-author    any     sign  ok    ok    ok    ok    ok    ok    none  ok    ok    ok    ok    sign
follow-author any     sign  ok    verif ok    ok    ok    restr none  ok    ok    ok    ok    sign
post          public  sign  join  verif join  none  muted restr ok    ok    ok    ok    join  sign
post          private sign  none  ver/n none  none  muted restr ok    ok    ok    ok    none  sign
edit-own      public  sign  join  verif join  none  muted restr ok    ok    ok    ok    join  sign
edit-own      private sign  none  ver/n none  none  muted restr ok    ok    ok    ok    none  sign
edit-other    public  sign  yours ver/y yours none  yours res/y none  yours yours yours yours sign
edit-other    private sign  none  ver/n none  none  yours res/y none  yours yours yours none  sign
delete-own    public  sign  ok    verif ok    none  ok    restr ok    ok    ok    ok    ok    sign
delete-own    private sign  none  ver/n none  none  ok    restr ok    ok    ok    ok    none  sign
delete-other  public  sign  yours ver/y yours none  yours res/y none  yours ok    ok    yours sign
delete-other  private sign  none  ver/n none  none  yours res/y none  yours ok    ok    none  sign
react         public  sign  join  verif join  none  muted restr none  ok    ok    ok    join  sign
react         private sign  none  ver/n none  none  muted restr none  ok    ok    ok    none  sign
read-moves    public  sign  deny  deny  deny  none  deny  deny  deny  deny  ok    ok    deny  sign
read-moves    private sign  none  none  none  none  deny  deny  deny  deny  ok    ok    none  sign
read-past     any     sign  none  none  none  none  none  none  none  none  ok    ok    none  sign
moderate-msg  public  sign  deny  ver/n deny  none  deny  restr none  deny  ok    ok    deny  sign
moderate-msg  private sign  none  ver/n none  none  deny  restr none  deny  ok    ok    none  sign
moderate-room public  sign  deny  verif deny  none  deny  restr deny  deny  ok    ok    deny  sign
moderate-room private sign  none  ver/n none  none  deny  restr deny  deny  ok    ok    none  sign
change-thread public  sign  join  verif join  none  muted restr none  yours ok    ok    join  sign
change-thread private sign  none  ver/n none  none  muted restr none  yours ok    ok    none  sign
report        public  sign  ok    verif ok    none  ok    restr none  ok    ok    ok    ok    sign
report        private sign  none  ver/n none  none  ok    restr none  ok    ok    ok    none  sign
catch-up      public  sign  ok    ok    ok    none  ok    ok    ok    ok    ok    ok    ok    sign
catch-up      private sign  none  none  none  none  ok    ok    ok    ok    ok    ok    none  sign
type          public  sign  deny  deny  deny  unsub deny  deny  ok    ok    ok    ok    deny  sign
type          private sign  unsub unsub unsub unsub deny  deny  ok    ok    ok    ok    unsub sign
look          public  sign  ok    ok    ok    unsub ok    ok    ok    ok    ok    ok    ok    sign
look          private sign  unsub unsub unsub unsub ok    ok    ok    ok    ok    ok    unsub sign
"""

ROUTES = {
    # what anyone may ask
    "GET meta": "anyone",
    # oneself
    "POST realtime/ticket": "self",
    "GET me": "self",
    "PATCH me": "self-write",
    "PUT me/avatar": "self-write",
    "DELETE me/avatar": "self-write",
    # uploads
    "POST uploads": "self-write",
    "GET uploads/<uuid:upload_id>": "not-own",
    "GET uploads/<uuid:upload_id> of one's own": "self",
    "PATCH uploads/<uuid:upload_id>": "not-own-write",
    "PATCH uploads/<uuid:upload_id> of one's own": "self-write",
    "DELETE uploads/<uuid:upload_id>": "not-own-write",
    "DELETE uploads/<uuid:upload_id> of one's own": "self-write",
    "GET uploads/<uuid:upload_id>/<str:variant>": "read-author",
    # other people
    "GET users/<str:username>": "see-author",
    "GET relations": "self",
    "POST relations": "follow-author",
    "DELETE relations/<str:kind>/<uuid:user>": "self",
    # spaces and rooms: `spaces:` names a line of tests.integration.spaces.test_permissions
    "GET spaces": "self",
    "POST spaces": "self-write",
    "GET spaces/<slug:slug>": "spaces:read space",
    "PATCH spaces/<slug:slug>": "spaces:change space",
    "DELETE spaces/<slug:slug>": "spaces:archive space",
    "PUT spaces/<slug:slug>/icon": "spaces:change icon",
    "DELETE spaces/<slug:slug>/icon": "spaces:remove icon",
    "POST spaces/<slug:slug>/join": "spaces:join",
    "POST spaces/<slug:slug>/leave": "spaces:leave",
    "GET spaces/<slug:slug>/members": "spaces:list members",
    "PATCH spaces/<slug:slug>/members/<uuid:user>": "spaces:mute",
    "GET spaces/<slug:slug>/rooms": "spaces:list rooms",
    "POST spaces/<slug:slug>/rooms": "spaces:make room",
    "PUT spaces/<slug:slug>/rooms/order": "spaces:sort rooms",
    "GET me/rooms": "self",
    "DELETE spaces/<slug:slug>/members/<uuid:user>": "spaces:take out",
    "GET spaces/<slug:slug>/invites": "spaces:list invites",
    "POST spaces/<slug:slug>/invites": "spaces:invite",
    "DELETE spaces/<slug:slug>/invites/<uuid:invite_id>": "spaces:revoke invite",
    "GET invites/<str:code>": "spaces:look at invite",
    "POST invites/<str:code>/accept": "spaces:accept invite",
    "POST spaces/<slug:slug>/request": "spaces:ask to join",
    "DELETE spaces/<slug:slug>/request": "spaces:withdraw request",
    "GET spaces/<slug:slug>/requests": "spaces:list requests",
    "PATCH spaces/<slug:slug>/requests/<uuid:request_id>": "spaces:decide request",
    "GET rooms/<uuid:room_id>": "spaces:read room",
    "PATCH rooms/<uuid:room_id>": "spaces:slow mode",
    # messages
    "GET rooms/<uuid:room_id>/messages": "read",
    "POST rooms/<uuid:room_id>/messages": "post",
    "GET rooms/<uuid:room_id>/changes": "read",
    "GET rooms/<uuid:room_id>/held": "read",
    "PUT rooms/<uuid:room_id>/read": "catch-up",
    "GET messages/<uuid:message_id>": "read-author",
    "PATCH messages/<uuid:message_id>": "edit-other",
    "PATCH messages/<uuid:message_id> of one's own": "edit-own",
    "DELETE messages/<uuid:message_id>": "delete-other",
    "DELETE messages/<uuid:message_id> of one's own": "delete-own",
    "DELETE messages/<uuid:message_id>/embeds": "delete-other",
    "DELETE messages/<uuid:message_id>/embeds of one's own": "delete-own",
    "PUT messages/<uuid:message_id>/reactions/<str:emoji>": "react",
    "DELETE messages/<uuid:message_id>/reactions/<str:emoji>": "react",
    "PUT messages/<uuid:message_id>/vote": "react",
    "DELETE messages/<uuid:message_id>/vote": "react",
    "POST messages/<uuid:message_id>/poll/close": "moderate-msg",
    "POST messages/<uuid:message_id>/poll/close of one's own": "edit-own",
    "POST messages/<uuid:message_id>/forward": "react",
    "PUT messages/<uuid:message_id>/pin": "moderate-msg",
    "DELETE messages/<uuid:message_id>/pin": "moderate-msg",
    "GET rooms/<uuid:room_id>/pins": "read",
    "GET saved": "self",
    "GET messages/<uuid:message_id>/history": "read-past",
    "GET messages/<uuid:message_id>/saved": "self",
    "PUT messages/<uuid:message_id>/saved": "read-author",
    "DELETE messages/<uuid:message_id>/saved": "self",
    "PUT rooms/<uuid:room_id>/resources": "moderate-room",
    "POST moves": "moderate-msg",
    "POST moves/<uuid:move_id>/undo": "moderate-room",
    "GET rooms/<uuid:room_id>/moves": "read-moves",
    "POST threads/<uuid:thread_id>/merge": "moderate-msg",
    # drafts and scheduled messages
    "GET drafts": "self",
    "DELETE drafts/<uuid:draft_id>": "not-own",
    "DELETE drafts/<uuid:draft_id> of one's own": "self",
    "GET rooms/<uuid:room_id>/draft": "read",
    "PUT rooms/<uuid:room_id>/draft": "read",
    "DELETE rooms/<uuid:room_id>/draft": "read",
    "GET threads/<uuid:thread_id>/draft": "read-author",
    "PUT threads/<uuid:thread_id>/draft": "read-author",
    "DELETE threads/<uuid:thread_id>/draft": "read-author",
    "GET scheduled": "self",
    "POST rooms/<uuid:room_id>/scheduled": "post",
    "POST threads/<uuid:thread_id>/scheduled": "react",
    "PATCH scheduled/<uuid:scheduled_id>": "not-own",
    "PATCH scheduled/<uuid:scheduled_id> of one's own": "self",
    "DELETE scheduled/<uuid:scheduled_id>": "not-own",
    "DELETE scheduled/<uuid:scheduled_id> of one's own": "self",
    "POST scheduled/<uuid:scheduled_id>/send": "not-own",
    "POST scheduled/<uuid:scheduled_id>/send of one's own": "self",
    # threads
    "GET rooms/<uuid:room_id>/threads": "read",
    "GET rooms/<uuid:room_id>/similar": "read",
    "GET rooms/<uuid:room_id>/mentionable": "read",
    "POST rooms/<uuid:room_id>/threads": "post",
    "GET me/threads": "self",
    "GET me/threads/badge": "self",
    "GET rooms/<uuid:room_id>/badge": "read",
    "GET threads/<uuid:thread_id>/badge": "read-author",
    "GET threads/<uuid:thread_id>": "read-author",
    "PATCH threads/<uuid:thread_id>": "change-thread",
    "PATCH threads/<uuid:thread_id> of one's own": "edit-own",
    "GET threads/<uuid:thread_id>/messages": "read-author",
    "POST threads/<uuid:thread_id>/messages": "react",
    "PUT threads/<uuid:thread_id>/follow": "read-author",
    "DELETE threads/<uuid:thread_id>/follow": "read-author",
    "PUT threads/<uuid:thread_id>/read": "read-author",
    "POST reports": "report",
    "GET search": "self",
}
"""Method and route below `/api/v1/`, with the right that decides; `of …` adds a second case."""

COMMANDS = {
    "session.ping": "self",
    "presence.set": "self",
    "presence.set with a text": "self-write",
    "room.subscribe": "read",
    "room.sync": "read",
    "room.unsubscribe": "self",
    "read.advance": "catch-up",
    "read.rewind": "catch-up",
    "typing.start": "type",
    "presence.look": "look",
    "message.post": "post",
    "read.advance with a thread": "read-author",
    "message.post with a thread": "react",
    "message.forward": "react",
    "message.move": "moderate-msg",
    "move.undo": "moderate-room",
    "thread.merge": "moderate-msg",
    "message.save": "read-author",
    "message.unsave": "self",
    "message.pin": "moderate-msg",
    "message.unpin": "moderate-msg",
    "thread.create": "post",
    "thread.update": "change-thread",
    "thread.update of one's own": "edit-own",
    "thread.follow": "read-author",
    "thread.unfollow": "read-author",
    "message.edit": "edit-other",
    "message.edit of one's own": "edit-own",
    "message.delete": "delete-other",
    "message.delete of one's own": "delete-own",
    "draft.save": "read",
    "draft.save with a thread": "read-author",
    "draft.drop": "read",
    "draft.drop with a thread": "read-author",
    "scheduled.create": "post",
    "scheduled.create with a thread": "react",
    "scheduled.update": "not-own",
    "scheduled.update of one's own": "self",
    "scheduled.cancel": "not-own",
    "scheduled.cancel of one's own": "self",
    "scheduled.send": "not-own",
    "scheduled.send of one's own": "self",
    "reaction.add": "react",
    "reaction.remove": "react",
    "poll.vote": "react",
    "poll.close": "moderate-msg",
    "poll.close of one's own": "edit-own",
}
"""Socket command with the right that decides; `of …` and `with …` add a second case."""

SOCKETS = {
    "ws/": "self",
    "ws/lounge/room/<uuid:room>/": "read",
    "ws/lounge/presence/": "self",
}
"""Socket addresses with the right that decides the handshake."""

PAGES = {
    "healthz": "anyone",
    "readyz": "anyone",
    "metrics": "anyone",
    "api/schema/": "anyone",
    "api/docs/": "anyone",
    "dev/mailbox/": "anyone",
    "dev/mailbox/<uuid:mail_id>": "nowhere",
    "^api(?:/.*)?$": "nowhere",
    "^_allauth/[a-z]+/v1/(?:account|auth)/phone(?:/.*)?$": "nowhere",
    "media/<path:key>": "nowhere",
    "": "anyone",
    "lounge": "anyone",
    "lounge/<path:room>": "anyone",
    "messages": "anyone",
    "messages/<path:conversation>": "anyone",
    "thrive-circle": "anyone",
    "r/<path:space>": "anyone",
    "m/<path:message>": "anyone",
    "u/<path:username>": "anyone",
    "login": "anyone",
    "signup": "anyone",
    "verify-email": "anyone",
    "verify-email/<path:key>": "anyone",
    "reset-password": "anyone",
    "reset-password/<path:key>": "anyone",
    "settings": "anyone",
    "settings/<path:section>": "anyone",
    "moderation": "anyone",
    "moderation/<path:section>": "anyone",
    "search": "anyone",
    "saved": "anyone",
    "spaces": "anyone",
    "invite/<path:code>": "anyone",
    "threads": "anyone",
    "drafts": "anyone",
}
"""Addresses that answer GET alone and hold nothing of anybody; the client asks the API."""

UNSERVED = dict.fromkeys(("GET", "POST", "PUT", "PATCH", "DELETE"), 404)
ACCOUNTS = {
    "config": {"GET": 200},
    "auth/session": {"GET": 401, "DELETE": 401},
    "auth/sessions": {"GET": 401, "DELETE": 401},
    "auth/reauthenticate": {"POST": 401},
    "auth/code/confirm": {"POST": 409},
    "auth/password/request": {"POST": 400},
    "auth/password/reset": {"GET": 400, "POST": 400},
    "auth/login": {"POST": 400},
    "auth/signup": {"POST": 400},
    "auth/email/verify": {"GET": 400, "POST": 400},
    "auth/email/verify/resend": {"POST": 409},
    "auth/phone/verify": UNSERVED,
    "auth/phone/verify/resend": UNSERVED,
    "account/password/change": {"POST": 401},
    "account/email": {"GET": 401, "POST": 409, "PUT": 401, "PATCH": 401, "DELETE": 401},
    "account/phone": UNSERVED,
    "tokens/refresh": {"POST": 400},
}
"""What a guest gets from allauth's addresses below `/_allauth/<client>/v1/` for an empty body."""


def cell(right: str, space: str, role: str) -> set[str]:
    """The codes that one cell allows; {"ok"} when the role may."""
    for line in TABLE.strip().splitlines()[1:]:
        name, kind, *cells = line.split()
        if name == right and kind in (space, "any"):
            word = dict(zip(COLUMNS, cells, strict=True))[role]
            return {"ok"} if word == "ok" else WORDS[word]
    raise KeyError(f"the table has no line for {right} in a {space} space")
