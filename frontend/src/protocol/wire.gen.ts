/* Generated from the server's schemas by `npm run generate`; changes belong there. */

export type CaryaWireProtocolVersion1 = (ClientFrame | ServerFrame)
export type ClientFrame = (DraftDrop | DraftSave | MessageDelete | MessageEdit | MessageForward | MessageMove | MessagePin | MessagePost | MessageSave | MessageUnpin | MessageUnsave | MoveUndo | PollClose | PollVote | PresenceLook | PresenceSet | ReactionAdd | ReactionRemove | ReadAdvance | ReadRewind | RoomSubscribe | RoomSync | RoomUnsubscribe | ScheduledCancel | ScheduledCreate | ScheduledSend | ScheduledUpdate | SessionPing | ThreadCreate | ThreadFollow | ThreadMerge | ThreadUnfollow | ThreadUpdate | TypingStart)
export type ServerFrame = (Answer | Refusal | DraftUpdated | MemberUpdated | MessageCreated | MessageDeleted | MessageHeld | MessageRejected | MessageReleased | MessageUpdated | PollVoted | PresenceChanged | ReadAdvanced | RequestUpdated | RoomClosed | RoomHead | RoomLag | RoomListed | RoomSkip | RoomUpdated | SavedChanged | ScheduledUpdated | SessionBeat | SessionBye | SessionReady | SessionRevoked | SpaceUpdated | ThreadCreated | ThreadUpdated | TypingStarted | UploadUpdated | UserUpdated)

/**
 * Discard the draft of a room or thread on all devices.
 */
export interface DraftDrop {
id: string
type: "draft.drop"
data?: DropDraft
}
/**
 * `version`: drop it only if it is still at this one.
 */
export interface DropDraft {
room: string
thread?: (string | null)
version?: (number | null)
}
/**
 * Keep what was begun in a room or thread; only its writer ever sees it.
 */
export interface DraftSave {
id: string
type: "draft.save"
data?: SaveDraft
}
/**
 * `version`: the one that this was written on top of; 0: of nothing.
 */
export interface SaveDraft {
room: string
text: string
version: number
thread?: (string | null)
reply_to?: (string | null)
}
/**
 * Delete one's own message or, as a moderator, anyone's.
 */
export interface MessageDelete {
id: string
type: "message.delete"
data?: DeleteMessage
}
export interface DeleteMessage {
message: string
}
/**
 * Edit one's own message within 24 hours; the new text passes the gate.
 */
export interface MessageEdit {
id: string
type: "message.edit"
data?: EditMessage
}
export interface EditMessage {
message: string
content: string
}
/**
 * Quote a message somewhere else. It goes no further than those who could read it anyway.
 */
export interface MessageForward {
id: string
type: "message.forward"
data?: ForwardMessage
}
/**
 * Into `room`, or a `thread` of it, under an own `comment` of at most 2,000 characters.
 * 
 *     `nonce` is the client's UUIDv7, as in `message.post`.
 */
export interface ForwardMessage {
message: string
room: string
nonce: string
thread?: (string | null)
comment?: string
}
/**
 * Move messages of a room into a thread, to the top level or to another room; moderators.
 */
export interface MessageMove {
id: string
type: "message.move"
data?: MoveMessages
}
/**
 * Into `thread`; else into a new thread of `room` under `title`; else to the top level of
 *     `room`. Without `room`, where they are.
 */
export interface MoveMessages {
/**
 * @minItems 1
 * @maxItems 100
 */
messages: [string, ...(string)[]]
thread?: (string | null)
room?: (string | null)
title?: string
}
/**
 * Pin a message in its room; moderators only, at most 50 in a room.
 */
export interface MessagePin {
id: string
type: "message.pin"
data?: PinMessage
}
export interface PinMessage {
message: string
}
/**
 * Post a message. It passes the gate and is stored before anyone sees it.
 */
export interface MessagePost {
id: string
type: "message.post"
data?: PostMessage
}
/**
 * `nonce` is the client's UUIDv7; sending again with the same one is safe.
 * 
 *     `also_in_room`: what is posted in a thread stands in the room's timeline too. `poll`: the
 *     message asks something, and `content` is the question. `draft`: the version of the stored draft
 *     it was written as, which goes with it on all devices.
 */
export interface PostMessage {
room: string
content: string
nonce: string
thread?: (string | null)
reply_to?: (string | null)
also_in_room?: boolean
/**
 * @maxItems 5
 */
attachments?: []|[string]|[string, string]|[string, string, string]|[string, string, string, string]|[string, string, string, string, string]
poll?: (AskedPoll | null)
draft?: (number | null)
}
/**
 * 2 to 10 options of up to 100 characters; `multiple`: one may choose several. `closes_at`: 5
 *     minutes to 30 days ahead; without one it is open until somebody closes it.
 */
export interface AskedPoll {
options: string[]
multiple?: boolean
closes_at?: (string | null)
}
/**
 * Save a message for oneself; at most 1,000. Only one's own sockets hear of it.
 */
export interface MessageSave {
id: string
type: "message.save"
data?: SaveMessage
}
export interface SaveMessage {
message: string
}
/**
 * Unpin a message.
 */
export interface MessageUnpin {
id: string
type: "message.unpin"
data?: PinMessage
}
/**
 * Let go of a saved message, readable or not.
 */
export interface MessageUnsave {
id: string
type: "message.unsave"
data?: SaveMessage
}
/**
 * Undo a move or a merge within 24 hours; moderators.
 */
export interface MoveUndo {
id: string
type: "move.undo"
data?: MoveRef
}
export interface MoveRef {
move: string
}
/**
 * Close a poll for good: its author, or a moderator.
 */
export interface PollClose {
id: string
type: "poll.close"
data?: ClosePoll
}
export interface ClosePoll {
message: string
}
/**
 * Vote in an open poll, change one's vote, or take it back. Votes are secret.
 */
export interface PollVote {
id: string
type: "poll.vote"
data?: CastVote
}
/**
 * `options`: everything one chooses now, by place in the poll, from 0; none takes one's vote
 *     back.
 */
export interface CastVote {
message: string
/**
 * @maxItems 10
 */
options: []|[number]|[number, number]|[number, number, number]|[number, number, number, number]|[number, number, number, number, number]|[number, number, number, number, number, number]|[number, number, number, number, number, number, number]|[number, number, number, number, number, number, number, number]|[number, number, number, number, number, number, number, number, number]|[number, number, number, number, number, number, number, number, number, number]
}
/**
 * Who has a room open, by name, 50 at a time; while the socket looks at them (the last four windows it asked for), it hears who comes, goes or changes their status there.
 */
export interface PresenceLook {
id: string
type: "presence.look"
data?: LookAtPeople
}
/**
 * `start`: `next` of the window before, or the beginning of a name; without it the first.
 */
export interface LookAtPeople {
room: string
start?: string
}
/**
 * Set one's status and status text.
 */
export interface PresenceSet {
id: string
type: "presence.set"
data?: SetPresence
}
/**
 * `text` is the status text others see; it passes the gate. Leaving it out keeps it.
 */
export interface SetPresence {
status: ("away" | "dnd" | "invisible" | "online")
text?: string
}
/**
 * Put an emoji on a message; a message has at most 20 different ones.
 */
export interface ReactionAdd {
id: string
type: "reaction.add"
data?: SetReaction
}
export interface SetReaction {
message: string
emoji: string
}
/**
 * Take one's emoji off a message.
 */
export interface ReactionRemove {
id: string
type: "reaction.remove"
data?: SetReaction
}
/**
 * Say that everything up to `seq` has been read; pointers never move back.
 */
export interface ReadAdvance {
id: string
type: "read.advance"
data?: MoveRead
}
export interface MoveRead {
room: string
seq: number
thread?: (string | null)
}
/**
 * Mark unread from `seq` on; with head + 1, mark all read. Survives opening the room.
 */
export interface ReadRewind {
id: string
type: "read.rewind"
data?: MoveRead
}
/**
 * Receive every event of a room, starting after `since`; at most 64 rooms in full.
 */
export interface RoomSubscribe {
id: string
type: "room.subscribe"
data?: SubscribeRoom
}
/**
 * `since`: the client's cursor; without it the latest 50 come as a reset.
 */
export interface SubscribeRoom {
room: string
since?: (number | null)
level?: ("full" | "head")
}
/**
 * Catch up after a gap or `room.lag`; answers as `room.subscribe`.
 */
export interface RoomSync {
id: string
type: "room.sync"
data?: SyncRoom
}
export interface SyncRoom {
room: string
since: number
}
/**
 * Go back to head level.
 */
export interface RoomUnsubscribe {
id: string
type: "room.unsubscribe"
data?: RoomRef
}
export interface RoomRef {
room: string
}
/**
 * Never send a scheduled message.
 */
export interface ScheduledCancel {
id: string
type: "scheduled.cancel"
data?: ScheduledRef
}
export interface ScheduledRef {
scheduled: string
}
/**
 * Have a message posted later; permission and the gate are asked when it is due.
 */
export interface ScheduledCreate {
id: string
type: "scheduled.create"
data?: ScheduleMessage
}
/**
 * `nonce` is the client's UUIDv7; sending again with the same one is safe. `draft`: the version
 *     of the stored draft it was written as, which goes with it.
 */
export interface ScheduleMessage {
room: string
content: string
due_at: string
nonce: string
thread?: (string | null)
reply_to?: (string | null)
also_in_room?: boolean
draft?: (number | null)
}
/**
 * Send a scheduled message now; what became of it stands in the answer.
 */
export interface ScheduledSend {
id: string
type: "scheduled.send"
data?: ScheduledRef
}
/**
 * Change text or time of a scheduled message that waits or has failed.
 */
export interface ScheduledUpdate {
id: string
type: "scheduled.update"
data?: ChangeScheduled
}
/**
 * What is missing stays.
 */
export interface ChangeScheduled {
scheduled: string
content?: string
due_at?: string
}
/**
 * Ask whether the server is there, and which rooms moved past the client's cursors.
 */
export interface SessionPing {
id: string
type: "session.ping"
data?: Ping
}
/**
 * `heads`: the client's cursors.
 */
export interface Ping {
heads?: {
[k: string]: number
}
}
/**
 * Open a thread from a message, or on its own under a title. A message has one thread.
 */
export interface ThreadCreate {
id: string
type: "thread.create"
data?: CreateThread
}
/**
 * `parent` is the message it starts from; without one it needs a title.
 */
export interface CreateThread {
room: string
parent?: (string | null)
title?: string
}
/**
 * Follow a thread: it counts what is unread in it, from now on.
 */
export interface ThreadFollow {
id: string
type: "thread.follow"
data?: ThreadRef
}
export interface ThreadRef {
thread: string
}
/**
 * Merge a thread into another one, which its address then leads to; moderators.
 */
export interface ThreadMerge {
id: string
type: "thread.merge"
data?: MergeThread
}
/**
 * Everything of `thread` goes `into` the other one.
 */
export interface MergeThread {
thread: string
into: string
}
/**
 * Follow a thread no more; writing in it does not follow it again.
 */
export interface ThreadUnfollow {
id: string
type: "thread.unfollow"
data?: ThreadRef
}
/**
 * Change a thread: title, lock, pin, resolved, archived, accepted answer.
 */
export interface ThreadUpdate {
id: string
type: "thread.update"
data?: UpdateThread
}
/**
 * What is missing stays; `answer` null takes the mark away.
 */
export interface UpdateThread {
thread: string
title?: string
locked?: boolean
pinned?: boolean
resolved?: boolean
archived?: boolean
answer?: (string | null)
}
/**
 * Tell the room that one writes; at most once in 3 seconds.
 */
export interface TypingStart {
id: string
type: "typing.start"
data?: StartTyping
}
export interface StartTyping {
room: string
thread?: (string | null)
}
export interface Answer {
re: (string | null)
ok: true
data: (DraftReply | Empty | MessageEdited | MessagePosted | MoveReply | UndoReply | PresentPeople | ReadMoved | (RoomState | HeadState) | RoomState | ScheduledReply | Pong | ThreadReply | PresenceState)
}
/**
 * The draft in its present state; null: there is none, and there was none.
 */
export interface DraftReply {
draft: (DraftPayload | null)
}
/**
 * What stands in the composer of a room, or of a thread; an empty `text`: nothing any more.
 * 
 *     `version` only grows, over removals too; `id` names the stored draft.
 */
export interface DraftPayload {
id: string
room: string
thread: (string | null)
text: string
reply_to: (string | null)
version: number
updated_at: string
}
/**
 * The answer `{}`.
 */
export interface Empty {

}
/**
 * While an edit is held, `message` is still the old one.
 */
export interface MessageEdited {
state: ("held" | "published")
message: MessagePayload
}
/**
 * A message as everyone sees it; `seq`, `last_seq` and `published_at` are null while held.
 * 
 *     `also_in_room`: a message of a thread that the room's timeline shows too. `moved_from`: the
 *     message of another room that this one stands for.
 */
export interface MessagePayload {
id: string
room: string
thread: (string | null)
seq: (number | null)
last_seq: (number | null)
author: Author
kind: ("text" | "image" | "file" | "voice" | "poll" | "system")
content: string
mentions: Mention[]
attachments: AttachmentPayload[]
embeds: Embed[]
reply_to: (string | null)
reactions: ReactionTotal[]
state: ("held" | "published" | "hidden")
pinned: boolean
created_at: string
published_at: (string | null)
edited_at: (string | null)
deleted_at: (string | null)
also_in_room: boolean
moved_from: (string | null)
poll: (PollPayload | null)
}
/**
 * Who wrote something. `badge` is their role in the space when it is more than member.
 */
export interface Author {
id: string
username: string
display_name: string
avatar: (string | null)
badge: (string | null)
}
/**
 * Who is meant from character `start` to before `end`; `id` is null for a whole room.
 */
export interface Mention {
kind: string
id: (string | null)
start: number
end: number
}
/**
 * An upload inside what holds it: the same for everyone, nothing that expires.
 */
export interface AttachmentPayload {
id: string
kind: string
name: string
alt: string
content_type: string
bytes: number
width: (number | null)
height: (number | null)
duration_ms: (number | null)
waveform: number[]
}
/**
 * What a page that a message links to says of itself.
 */
export interface Embed {
url: string
title: string
description: string
site_name: string
}
/**
 * How many people put `emoji` on a message.
 */
export interface ReactionTotal {
emoji: string
count: number
}
/**
 * A poll in its present state; the question is the message's content.
 * 
 *     An option is named by its place in `options`, from 0. `voters`: how many people have voted;
 *     with `multiple` choice the votes may be more. From `closes_at` on nobody votes, and `closed_at`
 *     follows within a minute; it comes earlier when somebody closes the poll.
 */
export interface PollPayload {
options: PollOption[]
multiple: boolean
voters: number
closes_at: (string | null)
closed_at: (string | null)
}
/**
 * What can be chosen, and how many have chosen it.
 */
export interface PollOption {
text: string
votes: number
}
/**
 * `state` is "published" or "held"; `duplicate`: this nonce had been posted before.
 */
export interface MessagePosted {
state: ("held" | "published")
message: MessagePayload
duplicate: boolean
}
/**
 * How many messages `moved`, and until when the `move` can be undone.
 */
export interface MoveReply {
move: string
moved: number
thread: (ThreadPayload | null)
undo_until: string
}
/**
 * A thread as everyone who may read its room sees it.
 * 
 *     An empty `title` stands for the parent's words. `message_count` counts what is published in it,
 *     without the parent. `nudged_at`: since when the room is reminded that nobody has answered.
 *     `merged_into`: the thread that took its messages; it is listed nowhere then.
 */
export interface ThreadPayload {
id: string
room: string
parent: (string | null)
title: string
creator: Author
locked: boolean
pinned: boolean
resolved: boolean
answer: (string | null)
archived: boolean
message_count: number
last_message_at: (string | null)
last_author: (Author | null)
created_at: string
nudged_at: (string | null)
merged_into: (string | null)
last_seq: number
}
/**
 * How many messages went back.
 */
export interface UndoReply {
moved: number
}
/**
 * At most 50 people by name, some more where many came lately; `next`: where the list goes on.
 * 
 *     `online`: how many have the room open.
 */
export interface PresentPeople {
people: PresentPerson[]
next: (string | null)
online: number
}
/**
 * Somebody who has the room open. `at`: their place in the list, which `next` compares with.
 */
export interface PresentPerson {
at: string
user: Author
status: ("online" | "away" | "dnd")
text: string
}
/**
 * What is left unread, counted to 99.
 */
export interface ReadMoved {
unread: number
}
/**
 * Everything after the cursor: see `room.subscribe` in the protocol reference.
 * 
 *     `floor`: what happened at or below this position is purged; an older cursor gets a reset.
 */
export interface RoomState {
head: number
floor: number
read_seq: number
unread: number
mode: ("delta" | "reset")
items: (MessageUpdatedItem | MessageDeletedItem | RoomUpdatedItem | ThreadUpdatedItem)[]
more: boolean
quotes: {
[k: string]: Quote
}
held: MessagePayload[]
minItems?: 0
}
/**
 * A message that is new or changed since the cursor; `seq` is its latest position.
 */
export interface MessageUpdatedItem {
type: "message.updated"
seq: number
data: MessageItemData
}
/**
 * The message in its present state.
 */
export interface MessageItemData {
message: MessagePayload
}
/**
 * A message deleted since the cursor.
 */
export interface MessageDeletedItem {
type: "message.deleted"
seq: number
data: TombstoneItemData
}
/**
 * What stays of the message.
 */
export interface TombstoneItemData {
message: Tombstone
}
/**
 * What stays of a deleted message.
 */
export interface Tombstone {
id: string
room: string
thread: (string | null)
seq: number
last_seq: number
deleted_at: string
kind: "deleted"
moved_to: (string | null)
}
/**
 * The room itself changed since the cursor.
 */
export interface RoomUpdatedItem {
type: "room.updated"
seq: number
data: RoomItemData
}
/**
 * The room in its present state.
 */
export interface RoomItemData {
room: RoomPayload
}
/**
 * A room as everyone who may read it sees it.
 */
export interface RoomPayload {
id: string
space: string
slug: string
name: string
topic: string
emoji: string
kind: ("text" | "announcement" | "help" | "showcase" | "dm" | "voice")
position: number
is_default: boolean
read_level: ("anyone" | "member" | "moderator" | "admin")
write_level: ("anyone" | "member" | "moderator" | "admin")
slow_mode_seconds: number
archived: boolean
auto_thread: boolean
auto_archive_hours: number
resources: Resource[]
}
/**
 * A link that moderators keep at hand in a room.
 */
export interface Resource {
title: string
url: string
}
/**
 * A thread that is new or changed since the cursor.
 */
export interface ThreadUpdatedItem {
type: "thread.updated"
seq: number
data: ThreadItemData
}
/**
 * The thread in its present state.
 */
export interface ThreadItemData {
thread: ThreadPayload
}
/**
 * The beginning of a message that another one answers.
 */
export interface Quote {
author: Author
excerpt: string
}
/**
 * The answer to a subscription at head level.
 */
export interface HeadState {
head: number
floor: number
read_seq: number
unread: number
}
/**
 * The scheduled message in its present state.
 */
export interface ScheduledReply {
scheduled: ScheduledPayload
}
/**
 * A message that goes out at `due_at`, and what became of it.
 * 
 *     `problem` says in a sentence why it failed, `problem_code` for programs; both are empty
 *     otherwise. `message` is what it became.
 */
export interface ScheduledPayload {
id: string
room: string
thread: (string | null)
reply_to: (string | null)
also_in_room: boolean
content: string
due_at: string
state: ("waiting" | "sent" | "held" | "failed" | "cancelled")
problem_code: string
problem: string
attempts: number
message: (string | null)
updated_at: string
}
/**
 * Rooms where the client is behind, with their heads.
 */
export interface Pong {
stale: {
[k: string]: number
}
}
/**
 * The thread in its present state.
 */
export interface ThreadReply {
thread: ThreadPayload
}
/**
 * What `/ws/lounge/presence/` starts with: how many people have each room open.
 */
export interface PresenceState {
online: {
[k: string]: number
}
}
export interface Refusal {
re: (string | null)
ok: false
error: ErrorBody
}
/**
 * The `error` of an answer; `message` is for people, `code` for programs.
 */
export interface ErrorBody {
code: string
message: string
retry: boolean
retry_after: (number | null)
field: (string | null)
details: {

}
}
/**
 * The person wrote, sent or discarded a draft, here or on another device.
 */
export interface DraftUpdated {
type: "draft.updated"
data: DraftData
}
/**
 * A draft in its present state.
 */
export interface DraftData {
draft: DraftPayload
}
/**
 * The person's role, trust or sanctions in a space changed.
 */
export interface MemberUpdated {
type: "member.updated"
data: MemberData
}
/**
 * The person's own membership now; `role` is null for someone outside.
 */
export interface MemberData {
space: string
role: (("owner" | "admin" | "moderator" | "member") | null)
trust: ("new" | "member" | "trusted")
muted_until: (string | null)
banned_until: (string | null)
}
/**
 * A message was published in the room.
 */
export interface MessageCreated {
type: "message.created"
room: string
seq: number
data: MessageData
}
/**
 * A message, and the messages it answers.
 */
export interface MessageData {
message: MessagePayload
quotes?: {
[k: string]: Quote
}
}
/**
 * A message was deleted; a tombstone keeps its place.
 */
export interface MessageDeleted {
type: "message.deleted"
room: string
seq: number
data: MessageDeletedData
}
/**
 * What stays of it.
 */
export interface MessageDeletedData {
message: Tombstone
}
/**
 * The author's message (or its edit) waits for a moderator.
 */
export interface MessageHeld {
type: "message.held"
data: ReasonedMessageData
}
/**
 * The author's own message, and in plain words why.
 */
export interface ReasonedMessageData {
message: MessagePayload
reason?: string
}
/**
 * The author's held message was not published.
 */
export interface MessageRejected {
type: "message.rejected"
data: ReasonedMessageData
}
/**
 * The author's held message was published.
 */
export interface MessageReleased {
type: "message.released"
data: ReasonedMessageData
}
/**
 * A message changed: text, reactions, pin or visibility.
 */
export interface MessageUpdated {
type: "message.updated"
room: string
seq: number
data: MessageUpdatedData
}
/**
 * A message in its present state; `changed` says which reactions moved.
 */
export interface MessageUpdatedData {
message: MessagePayload
changed?: ReactionChange[]
}
/**
 * One person put an emoji on a message (`added`) or took it away.
 */
export interface ReactionChange {
emoji: string
user: string
added: boolean
}
/**
 * The person voted, here or on another device; nobody else is told what they chose.
 */
export interface PollVoted {
type: "poll.voted"
data: VotedData
}
/**
 * What the person has chosen in a message's poll; nothing: no vote any more.
 */
export interface VotedData {
message: string
options: number[]
}
/**
 * Someone came, went or changed status; or the number of people did.
 */
export interface PresenceChanged {
type: "presence.changed"
room: string
data: PresenceData
}
/**
 * Either one person's status, or how many people have the room open.
 * 
 *     `person` and `at`, their place in the list, are sent to those who look at the list there.
 */
export interface PresenceData {
user?: string
status?: ("online" | "away" | "dnd" | "invisible" | "offline")
text?: string
online?: number
at?: string
person?: Author
}
/**
 * The person read (or marked unread) on another device.
 */
export interface ReadAdvanced {
type: "read.advanced"
data: ReadData
}
/**
 * How far the person has read, and what is left (counted to 99).
 */
export interface ReadData {
room: string
thread: (string | null)
seq: number
unread: number
}
/**
 * Someone asked to join a space that the person moderates, or was answered.
 */
export interface RequestUpdated {
type: "request.updated"
data: RequestData
}
/**
 * How many people wait to be let into a space.
 */
export interface RequestData {
space: string
pending: number
}
/**
 * Access to the room was lost.
 */
export interface RoomClosed {
type: "room.closed"
room: string
data: ClosedData
}
/**
 * Why.
 */
export interface ClosedData {
code: string
}
/**
 * A room at head level moved; at most one a second.
 */
export interface RoomHead {
type: "room.head"
room: string
data: HeadData
}
/**
 * Where the room is, and how much of it the reader has not read (a hint).
 */
export interface HeadData {
head: number
unread: number
}
/**
 * What was queued for this room was dropped, because the client reads too slowly.
 */
export interface RoomLag {
type: "room.lag"
room: string
data: LagData
}
/**
 * Where the room is; sync when ready.
 */
export interface LagData {
head: number
}
/**
 * A room of the person's space was made or changed, whether or not they have it open.
 */
export interface RoomListed {
type: "room.listed"
room: string
data: ListedData
}
/**
 * A room as its line in a list shows it, and whether this person may write there.
 */
export interface ListedData {
room: RoomPayload
can_write: boolean
}
/**
 * Stands for a change the viewer may not see, or one a later change has replaced.
 */
export interface RoomSkip {
type: "room.skip"
room: string
seq: number
data: NoData
}
/**
 * Nothing.
 */
export interface NoData {

}
/**
 * The room itself changed: name, topic, levels, slow mode, archiving.
 */
export interface RoomUpdated {
type: "room.updated"
room: string
seq: number
data: RoomData
}
/**
 * A room in its present state.
 */
export interface RoomData {
room: RoomPayload
}
/**
 * The person saved a message, or let go of it.
 */
export interface SavedChanged {
type: "saved.changed"
data: SavedData
}
/**
 * A message, and whether the person has saved it.
 */
export interface SavedData {
message: string
saved: boolean
}
/**
 * A message of the person was scheduled, changed, sent, held, cancelled, or not sent.
 */
export interface ScheduledUpdated {
type: "scheduled.updated"
data: ScheduledData
}
/**
 * A scheduled message in its present state.
 */
export interface ScheduledData {
scheduled: ScheduledPayload
}
/**
 * The server is there; these rooms moved.
 */
export interface SessionBeat {
type: "session.beat"
data: BeatData
}
/**
 * Heads of the fully subscribed rooms that moved lately.
 */
export interface BeatData {
heads: {
[k: string]: number
}
}
/**
 * The server restarts: close follows, reconnect after `after` seconds.
 */
export interface SessionBye {
type: "session.bye"
data: ByeData
}
/**
 * Reconnect after this many seconds.
 */
export interface ByeData {
after: number
}
/**
 * The first frame from the server.
 */
export interface SessionReady {
type: "session.ready"
data: ReadyData
}
/**
 * `epoch`: when it is not the last session's, forget every cursor. `heartbeat`: seconds.
 */
export interface ReadyData {
protocol: number
session: string
user: Author
epoch: string
heartbeat: number
limits: Limits
server_time: string
}
/**
 * What a client must keep within.
 */
export interface Limits {
frame_bytes: number
content_chars: number
open_rooms: number
}
/**
 * The session behind this socket has ended; the last frame before the close.
 */
export interface SessionRevoked {
type: "session.revoked"
data: SessionData
}
/**
 * The code of the close that follows.
 */
export interface SessionData {
code: number
}
/**
 * A space that the person belongs to looks or says something else now.
 */
export interface SpaceUpdated {
type: "space.updated"
data: SpaceData
}
/**
 * A space as it is now.
 */
export interface SpaceData {
space: SharedSpace
}
/**
 * What a space looks like to everyone who sees it.
 */
export interface SharedSpace {
id: string
slug: string
name: string
description: string
rules: string[]
question: string
colour: ("pecan" | "amber" | "leaf" | "teal" | "sky" | "plum" | "rose" | "slate")
visibility: ("public" | "restricted" | "private")
icon: (string | null)
archived: boolean
}
/**
 * A thread was opened, from a message or on its own.
 */
export interface ThreadCreated {
type: "thread.created"
room: string
seq: number
data: ThreadData
}
/**
 * A thread in its present state.
 */
export interface ThreadData {
thread: ThreadPayload
}
/**
 * A thread changed: messages in it, title, lock, pin, answer, archiving, merging.
 */
export interface ThreadUpdated {
type: "thread.updated"
room: string
seq: number
data: ThreadData
}
/**
 * Someone writes; forget it after a few seconds.
 */
export interface TypingStarted {
type: "typing.started"
room: string
data: TypingData
}
/**
 * Who writes where.
 */
export interface TypingData {
user: string
thread: (string | null)
}
/**
 * The person's upload was processed, released or refused.
 */
export interface UploadUpdated {
type: "upload.updated"
data: UploadData
}
/**
 * An upload as it is now.
 */
export interface UploadData {
upload: UploadPayload
}
/**
 * An upload to its owner. `duration_ms` and `waveform` (bars 0–100) are a voice note's.
 */
export interface UploadPayload {
id: string
kind: string
purpose: string
state: string
name: string
alt: string
content_type: string
bytes: number
width: (number | null)
height: (number | null)
duration_ms: (number | null)
waveform: number[]
problem: (UploadProblem | null)
created_at: string
}
/**
 * Why an upload was refused or waits.
 * 
 *     `rule` is part of a sentence in the owner's language, `category` the gate's.
 */
export interface UploadProblem {
field: string
rule: string
category: string
}
/**
 * A person who was lately active in the room changed their name or picture.
 */
export interface UserUpdated {
type: "user.updated"
room: string
data: UserData
}
/**
 * How a person looks now.
 */
export interface UserData {
user: Author
}
/**
 * Every command: what it takes and what it answers.
 */
export interface Commands {
"draft.drop": { data: DropDraft; reply: DraftReply }
"draft.save": { data: SaveDraft; reply: DraftReply }
"message.delete": { data: DeleteMessage; reply: Empty }
"message.edit": { data: EditMessage; reply: MessageEdited }
"message.forward": { data: ForwardMessage; reply: MessagePosted }
"message.move": { data: MoveMessages; reply: MoveReply }
"message.pin": { data: PinMessage; reply: Empty }
"message.post": { data: PostMessage; reply: MessagePosted }
"message.save": { data: SaveMessage; reply: Empty }
"message.unpin": { data: PinMessage; reply: Empty }
"message.unsave": { data: SaveMessage; reply: Empty }
"move.undo": { data: MoveRef; reply: UndoReply }
"poll.close": { data: ClosePoll; reply: Empty }
"poll.vote": { data: CastVote; reply: Empty }
"presence.look": { data: LookAtPeople; reply: PresentPeople }
"presence.set": { data: SetPresence; reply: Empty }
"reaction.add": { data: SetReaction; reply: Empty }
"reaction.remove": { data: SetReaction; reply: Empty }
"read.advance": { data: MoveRead; reply: ReadMoved }
"read.rewind": { data: MoveRead; reply: ReadMoved }
"room.subscribe": { data: SubscribeRoom; reply: RoomState | HeadState }
"room.sync": { data: SyncRoom; reply: RoomState }
"room.unsubscribe": { data: RoomRef; reply: Empty }
"scheduled.cancel": { data: ScheduledRef; reply: Empty }
"scheduled.create": { data: ScheduleMessage; reply: ScheduledReply }
"scheduled.send": { data: ScheduledRef; reply: ScheduledReply }
"scheduled.update": { data: ChangeScheduled; reply: ScheduledReply }
"session.ping": { data: Ping; reply: Pong }
"thread.create": { data: CreateThread; reply: ThreadReply }
"thread.follow": { data: ThreadRef; reply: Empty }
"thread.merge": { data: MergeThread; reply: MoveReply }
"thread.unfollow": { data: ThreadRef; reply: Empty }
"thread.update": { data: UpdateThread; reply: ThreadReply }
"typing.start": { data: StartTyping; reply: Empty }
}
