/* Generated from the server's schemas by `npm run generate`; changes belong there. */

export interface paths {
    "/api/v1/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description All of one's drafts, the latest first. */
        get: operations["drafts_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drafts/{draft_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** @description Discard it, wherever it stands. */
        delete: operations["drafts_destroy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invites/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The space as those outside may see it before they come in. */
        get: operations["invites_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invites/{code}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Join; `invite.expired`, `invite.used_up` and `invite.revoked` say why not. */
        post: operations["invites_accept_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Account and profile of the caller. */
        get: operations["me_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** @description Change the profile, each text past the gate first, and the language of the account. */
        patch: operations["me_partial_update"];
        trace?: never;
    };
    "/api/v1/me/avatar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** @description Send a picture of at most 2 MB; it is shown once it has been looked at. */
        put: operations["me_avatar_update"];
        post?: never;
        /** @description Show no picture any more; its files are gone at once. */
        delete: operations["me_avatar_destroy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/rooms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Rooms of every space the caller belongs to, with what is left to read. */
        get: operations["me_rooms_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/threads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * @description Followed threads of every readable room, latest activity first.
         *
         *     `unread` leaves out of each page what is read.
         */
        get: operations["me_threads_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/threads/badge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The count, and why the latest active threads with something unread have theirs. */
        get: operations["me_threads_badge_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/{message_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The message as the reader sees it; one that was moved, where it is now. */
        get: operations["messages_retrieve"];
        put?: never;
        post?: never;
        /** @description Delete one's own message or, as a moderator, anyone's. */
        delete: operations["messages_destroy"];
        options?: never;
        head?: never;
        /** @description Edit one's own message within 24 hours. */
        patch: operations["messages_partial_update"];
        trace?: never;
    };
    "/api/v1/messages/{message_id}/embeds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** @description Take the previews off one's own message or, as a moderator, anyone's; they stay off. */
        delete: operations["messages_embeds_destroy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/{message_id}/forward": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Forward a message to a room or thread; 200 when this nonce was posted before. */
        post: operations["messages_forward_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/{message_id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * @description Its versions and how the gate decided about each; for moderators of its space, to
         *     everyone else there is no such message.
         */
        get: operations["messages_history_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/{message_id}/pin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** @description Pin it; moderators only, at most 50 in a room. */
        put: operations["messages_pin_update"];
        post?: never;
        /** @description Unpin it. */
        delete: operations["messages_pin_destroy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/{message_id}/poll/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Close it for good: its author, or a moderator; doing so again changes nothing. */
        post: operations["messages_poll_close_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/{message_id}/reactions/{emoji}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** @description Put the emoji on; doing so again changes nothing. */
        put: operations["messages_reactions_update"];
        post?: never;
        /** @description Take the emoji off; doing so again changes nothing. */
        delete: operations["messages_reactions_destroy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/{message_id}/saved": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Whether it is saved; no for anything that is not there. */
        get: operations["messages_saved_retrieve"];
        /** @description Save it; at most 1,000 messages a person. */
        put: operations["messages_saved_update"];
        post?: never;
        /** @description Let go of it, readable or not. */
        delete: operations["messages_saved_destroy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/{message_id}/vote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** @description Vote or change one's vote; doing so again changes nothing. */
        put: operations["messages_vote_update"];
        post?: never;
        /** @description Take one's vote back; doing so again changes nothing. */
        delete: operations["messages_vote_destroy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/meta": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Public facts about the server. */
        get: operations["meta_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Move messages of one room; moderators of both rooms only. */
        post: operations["moves_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/moves/{move_id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Put back what is still where the move put it; within 24 hours, once. */
        post: operations["moves_undo_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/realtime/ticket": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description A ticket that works once, for 30 seconds, while this session lives. */
        post: operations["realtime_ticket_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/relations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The caller's own relations. */
        get: operations["relations_list"];
        put?: never;
        /** @description Block, mute or follow someone; repeating it changes nothing. */
        post: operations["relations_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/relations/{kind}/{user}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** @description Take it back; one that does not stand is no error. */
        delete: operations["relations_destroy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Report a message; whoever wrote it does not learn who did. */
        post: operations["reports_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rooms/{room_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The room with presence and what is left to read. */
        get: operations["rooms_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** @description Change it; name and topic pass the gate first, subscribers hear `room.updated`. */
        patch: operations["rooms_partial_update"];
        trace?: never;
    };
    "/api/v1/rooms/{room_id}/badge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Pointer, mark and count, and the first messages that are unread. */
        get: operations["rooms_badge_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rooms/{room_id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The answer of `room.sync`: a delta after `since`, or a reset without it. */
        get: operations["rooms_changes_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rooms/{room_id}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The draft, null where there is none. */
        get: operations["rooms_draft_retrieve"];
        /** @description Keep a text written on top of `version`; `draft.conflict` tells what stands there. */
        put: operations["rooms_draft_update"];
        post?: never;
        /** @description Discard it, if it is still at `version`. */
        delete: operations["rooms_draft_destroy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rooms/{room_id}/held": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The reader's own held messages of a room, oldest first. */
        get: operations["rooms_held_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rooms/{room_id}/mentionable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Those lately active in the room first, then by name; at most 60 times a minute. */
        get: operations["rooms_mentionable_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rooms/{room_id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A page of messages: the latest, or those `before`, `after` or `around` a position. */
        get: operations["rooms_messages_retrieve"];
        put?: never;
        /** @description Post a message; 201 when it is new, 200 when this nonce was posted before. */
        post: operations["rooms_messages_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rooms/{room_id}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The latest moves first; moderators only. */
        get: operations["rooms_moves_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rooms/{room_id}/pins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description All of them, the latest message first; `next` is always null. */
        get: operations["rooms_pins_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rooms/{room_id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** @description Advance the pointer to `seq`, or with `rewind` mark unread from `seq` on. */
        put: operations["rooms_read_update"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rooms/{room_id}/resources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** @description Replace all links; moderators only, at most 20. Titles pass the gate. */
        put: operations["rooms_resources_update"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rooms/{room_id}/scheduled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Have a message posted in the room at `due_at`, a minute to a year ahead. */
        post: operations["rooms_scheduled_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rooms/{room_id}/similar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Up to three resolved threads whose questions share words with `text`. */
        get: operations["rooms_similar_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rooms/{room_id}/threads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * @description Threads that are not archived, or those that `filter` names; pinned ones first, then the
         *     latest activity; unanswered ones oldest first. `q`: words of the title or the first message.
         */
        get: operations["rooms_threads_list"];
        put?: never;
        /** @description Open a thread; 200 when the message had one before. */
        post: operations["rooms_threads_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/saved": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Saved messages, the last saved first; those one may not read any more are left out. */
        get: operations["saved_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scheduled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One's messages that wait for their time, and those that could not be sent. */
        get: operations["scheduled_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scheduled/{scheduled_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** @description Never send it. */
        delete: operations["scheduled_destroy"];
        options?: never;
        head?: never;
        /** @description Change text or time while it waits, or after it has failed. */
        patch: operations["scheduled_partial_update"];
        trace?: never;
    };
    "/api/v1/scheduled/{scheduled_id}/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Send it now; what became of it stands in the answer. */
        post: operations["scheduled_send_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What the caller may read and the query finds, at most 30 times a minute. */
        get: operations["search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/spaces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Public and restricted spaces, and the caller's private ones. */
        get: operations["spaces_list"];
        put?: never;
        /** @description Found a space and own it; name and description pass the gate first. */
        post: operations["spaces_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/spaces/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The space beside the caller's membership. */
        get: operations["spaces_retrieve"];
        put?: never;
        post?: never;
        /** @description Archive it: everything stays readable, nothing can be written; its admins. */
        delete: operations["spaces_destroy"];
        options?: never;
        head?: never;
        /** @description Change looks, words and visibility, or bring it back from the archive; its admins. */
        patch: operations["spaces_partial_update"];
        trace?: never;
    };
    "/api/v1/spaces/{slug}/icon": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** @description Send a picture of at most 2 MB, shown once it has been looked at; the space's admins. */
        put: operations["spaces_icon_update"];
        post?: never;
        /** @description Show no picture any more; the space's admins. */
        delete: operations["spaces_icon_destroy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/spaces/{slug}/invites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Invites that were not revoked, with how often they were used; the space's admins. */
        get: operations["spaces_invites_list"];
        put?: never;
        /** @description Make an invite; the space's admins. */
        post: operations["spaces_invites_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/spaces/{slug}/invites/{invite_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** @description Let nobody in by it any more; the space's admins. */
        delete: operations["spaces_invites_destroy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/spaces/{slug}/join": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Join; `space.approval_required` where a moderator lets people in. */
        post: operations["spaces_join_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/spaces/{slug}/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Leave; the owner hands the space over first. */
        post: operations["spaces_leave_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/spaces/{slug}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Members by role; with `?state=` those banned or muted now, for moderators. */
        get: operations["spaces_members_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/spaces/{slug}/members/{user}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** @description Take a member out of the space, which is no ban; its moderators. */
        delete: operations["spaces_members_destroy"];
        options?: never;
        head?: never;
        /** @description Approve, mute, ban (moderators) or give a role (admins); all given fields or none. */
        patch: operations["spaces_members_partial_update"];
        trace?: never;
    };
    "/api/v1/spaces/{slug}/request": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Wait for a moderator's word; the answer passes the gate first. */
        post: operations["spaces_request_create"];
        /** @description Wait no longer. */
        delete: operations["spaces_request_destroy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/spaces/{slug}/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description People waiting, with what they said; the space's moderators. */
        get: operations["spaces_requests_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/spaces/{slug}/requests/{request_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** @description Let them in, or not; the space's moderators. */
        patch: operations["spaces_requests_partial_update"];
        trace?: never;
    };
    "/api/v1/spaces/{slug}/rooms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Rooms with presence and what is left to read. */
        get: operations["spaces_rooms_list"];
        put?: never;
        /** @description Make a room: admins of the space, in The Lounge admins of the site. */
        post: operations["spaces_rooms_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/spaces/{slug}/rooms/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** @description Sort the rooms: admins of the space, in The Lounge admins of the site. */
        put: operations["spaces_rooms_order_update"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/threads/{thread_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The thread and its parent; a merged one answers with the thread it went into. */
        get: operations["threads_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** @description Change title, lock, pin, resolved, archived or the accepted answer. */
        patch: operations["threads_partial_update"];
        trace?: never;
    };
    "/api/v1/threads/{thread_id}/badge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description As of a room; threads count for those who follow them. */
        get: operations["threads_badge_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/threads/{thread_id}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The draft, null where there is none. */
        get: operations["threads_draft_retrieve"];
        /** @description Keep a text written on top of `version`; `draft.conflict` tells what stands there. */
        put: operations["threads_draft_update"];
        post?: never;
        /** @description Discard it, if it is still at `version`. */
        delete: operations["threads_draft_destroy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/threads/{thread_id}/follow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** @description Follow it: what comes from now on is counted until it is read. */
        put: operations["threads_follow_update"];
        post?: never;
        /** @description Follow it no more; writing in it does not follow it again. */
        delete: operations["threads_follow_destroy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/threads/{thread_id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Move everything of the thread `into` another one of the space; moderators only. */
        post: operations["threads_merge_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/threads/{thread_id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A page of its messages: the latest, or those `before`, `after` or `around` a position. */
        get: operations["threads_messages_retrieve"];
        put?: never;
        /** @description Post into the thread; 201 when it is new, 200 when this nonce was posted before. */
        post: operations["threads_messages_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/threads/{thread_id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** @description Advance the pointer to `seq`, or with `rewind` mark unread from `seq` on. */
        put: operations["threads_read_update"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/threads/{thread_id}/scheduled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Have a message posted in the thread at `due_at`, a minute to a year ahead. */
        post: operations["threads_scheduled_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * @description Send a file. Pictures are `uploaded` and become `ready` after a moment
         *     (`upload.updated`), other files are `ready` at once.
         */
        post: operations["uploads_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/uploads/{upload_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The upload and how far it is. */
        get: operations["uploads_retrieve"];
        put?: never;
        post?: never;
        /** @description Take the upload away, also where it has been posted; its files are gone at once. */
        delete: operations["uploads_destroy"];
        options?: never;
        head?: never;
        /** @description Change the alt text, also where the upload has been posted. */
        patch: operations["uploads_partial_update"];
        trace?: never;
    };
    "/api/v1/uploads/{upload_id}/{variant}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * @description Go to an address of the file that is good for five minutes.
         *
         *     `variant`: `original`; of pictures also `thumbnail` and `preview`; `avatar` of those of
         *     people and spaces.
         */
        get: operations["upload_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{username}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The profile as the caller may see it; people behind a block are not there. */
        get: operations["users_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * @description * `pecan` - Pecan
         *     * `amber` - Amber
         *     * `leaf` - Leaf
         *     * `teal` - Teal
         *     * `sky` - Sky
         *     * `plum` - Plum
         *     * `rose` - Rose
         *     * `slate` - Slate
         * @enum {string}
         */
        ColourEnum: "pecan" | "amber" | "leaf" | "teal" | "sky" | "plum" | "rose" | "slate";
        /** @description `version`: the one that this was written on top of; 0: of nothing. */
        DraftInputRequest: {
            text: string;
            /** Format: int64 */
            version: number;
            /** Format: uuid */
            reply_to?: string | null;
        };
        /** @description A form with a picture of at most 2 MB. */
        FaceInputRequest: {
            /** Format: binary */
            file: string;
        };
        /** @description Refuses fields it does not know and fields it only shows, naming each one. */
        ForwardInputRequest: {
            /** Format: uuid */
            room: string;
            /** Format: uuid */
            nonce: string;
            /** Format: uuid */
            thread?: string | null;
            comment?: string;
        };
        /** @description A new invite; null or missing: no end of uses, no end of time. */
        InviteInputRequest: {
            uses_max?: number | null;
            /** Format: date-time */
            expires_at?: string | null;
        };
        /** @description What someone says at the door. */
        JoinRequestInputRequest: {
            answer?: string;
        };
        /**
         * @description * `en` - English
         *     * `ko` - 한국어
         * @enum {string}
         */
        LocaleEnum: "en" | "ko";
        /** @description Refuses fields it does not know and fields it only shows, naming each one. */
        MergeInputRequest: {
            /** Format: uuid */
            into: string;
        };
        Meta: {
            name: string;
            version: string;
            development: boolean;
        };
        /** @description Where messages go: into `thread`; else into a new thread under `title`; else to `room`. */
        MoveInputRequest: {
            messages: string[];
            /** Format: uuid */
            thread?: string | null;
            /** Format: uuid */
            room?: string | null;
            title?: string;
        };
        /** @description Every room in use of the space, once. */
        OrderInputRequest: {
            rooms: string[];
        };
        /** @description Refuses fields it does not know and fields it only shows, naming each one. */
        PatchedAltInputRequest: {
            alt?: string;
        };
        /** @description Whether they come in. */
        PatchedDecisionInputRequest: {
            approved?: boolean;
        };
        /** @description Refuses fields it does not know and fields it only shows, naming each one. */
        PatchedEditRequest: {
            content?: string;
        };
        /** @description What moderators and admins may change of a member; null lifts a sanction. */
        PatchedMemberChangesInputRequest: {
            role?: components["schemas"]["RoleEnum"];
            approved?: boolean;
            /** Format: date-time */
            muted_until?: string | null;
            /** Format: date-time */
            banned_until?: string | null;
        };
        /** @description What people may change about themselves. */
        PatchedProfileInputRequest: {
            display_name?: string;
            bio?: string;
            location?: string;
            pronouns?: string;
            status_text?: string;
            visibility?: components["schemas"]["ProfileVisibilityEnum"];
            locale?: components["schemas"]["LocaleEnum"];
        };
        /** @description What those who manage rooms may change; moderators `slow_mode_seconds` alone. */
        PatchedRoomChangesInputRequest: {
            name?: string;
            topic?: string;
            emoji?: string;
            kind?: components["schemas"]["RoomKindEnum"];
            position?: number;
            is_default?: boolean;
            read_level?: components["schemas"]["RoomLevelEnum"];
            write_level?: components["schemas"]["RoomLevelEnum"];
            slow_mode_seconds?: number;
            auto_thread?: boolean;
            auto_archive_hours?: number;
            archived?: boolean;
        };
        /** @description What is missing stays. */
        PatchedScheduledChangesInputRequest: {
            content?: string;
            /** Format: date-time */
            due_at?: string;
        };
        /** @description What admins of a space may change. */
        PatchedSpaceChangesInputRequest: {
            name?: string;
            description?: string;
            rules?: string[];
            question?: string;
            colour?: components["schemas"]["ColourEnum"];
            visibility?: components["schemas"]["SpaceVisibilityEnum"];
            archived?: boolean;
        };
        /** @description What is missing stays; `answer` null takes the mark away. */
        PatchedThreadChangesInputRequest: {
            title?: string;
            locked?: boolean;
            pinned?: boolean;
            resolved?: boolean;
            archived?: boolean;
            /** Format: uuid */
            answer?: string | null;
        };
        /** @description What to choose from; the question is the message's content. */
        PollInputRequest: {
            options: string[];
            multiple?: boolean;
            /** Format: date-time */
            closes_at?: string | null;
        };
        /** @description Refuses fields it does not know and fields it only shows, naming each one. */
        PostRequest: {
            content: string;
            /** Format: uuid */
            nonce: string;
            /** Format: uuid */
            thread?: string | null;
            /** Format: uuid */
            reply_to?: string | null;
            also_in_room?: boolean;
            attachments?: string[];
            poll?: components["schemas"]["PollInputRequest"] | null;
            /** Format: int64 */
            draft?: number | null;
        };
        /**
         * @description * `public` - Public
         *     * `private` - Private
         * @enum {string}
         */
        ProfileVisibilityEnum: "public" | "private";
        /** @description Refuses fields it does not know and fields it only shows, naming each one. */
        ReadRequest: {
            /** Format: int64 */
            seq: number;
            /** @default false */
            rewind: boolean;
        };
        /**
         * @description * `minor_safety` - minor_safety
         *     * `non_consensual` - non_consensual
         *     * `harassment` - harassment
         *     * `hate` - hate
         *     * `self_harm` - self_harm
         *     * `illegal` - illegal
         *     * `spam` - spam
         *     * `misinformation` - misinformation
         *     * `personal_info` - personal_info
         *     * `nsfw` - nsfw
         *     * `other` - other
         * @enum {string}
         */
        ReasonEnum: "minor_safety" | "non_consensual" | "harassment" | "hate" | "self_harm" | "illegal" | "spam" | "misinformation" | "personal_info" | "nsfw" | "other";
        /** @description The relation to set; `user` is an id. */
        RelationInputRequest: {
            kind: components["schemas"]["RelationKindEnum"];
            /** Format: uuid */
            user: string;
        };
        /**
         * @description * `block` - Block
         *     * `mute` - Mute
         *     * `follow` - Follow
         * @enum {string}
         */
        RelationKindEnum: "block" | "mute" | "follow";
        /** @description Refuses fields it does not know and fields it only shows, naming each one. */
        ReportRequest: {
            subject_type: components["schemas"]["SubjectTypeEnum"];
            /** Format: uuid */
            subject_id: string;
            reason: components["schemas"]["ReasonEnum"];
            comment?: string;
        };
        /** @description Refuses fields it does not know and fields it only shows, naming each one. */
        ResourceInputRequest: {
            title: string;
            url: string;
        };
        /** @description All links of the room, in order. */
        ResourcesInputRequest: {
            resources: components["schemas"]["ResourceInputRequest"][];
        };
        /**
         * @description * `owner` - Owner
         *     * `admin` - Admin
         *     * `moderator` - Moderator
         *     * `member` - Member
         * @enum {string}
         */
        RoleEnum: "owner" | "admin" | "moderator" | "member";
        /** @description A new room. */
        RoomInputRequest: {
            name: string;
            topic?: string;
            emoji?: string;
            kind?: components["schemas"]["RoomKindEnum"];
            position?: number;
            is_default?: boolean;
            read_level?: components["schemas"]["RoomLevelEnum"];
            write_level?: components["schemas"]["RoomLevelEnum"];
            slow_mode_seconds?: number;
            auto_thread?: boolean;
            auto_archive_hours?: number;
            slug: string;
        };
        /**
         * @description * `text` - text
         *     * `announcement` - announcement
         *     * `help` - help
         *     * `showcase` - showcase
         * @enum {string}
         */
        RoomKindEnum: "text" | "announcement" | "help" | "showcase";
        /**
         * @description * `anyone` - Anyone
         *     * `member` - Member
         *     * `moderator` - Moderator
         *     * `admin` - Admin
         * @enum {string}
         */
        RoomLevelEnum: "anyone" | "member" | "moderator" | "admin";
        /** @description A message for later. The same `nonce` (a UUIDv7) is the same message. */
        ScheduledInputRequest: {
            content: string;
            /** Format: date-time */
            due_at: string;
            /** Format: uuid */
            nonce: string;
            /** Format: uuid */
            reply_to?: string | null;
            also_in_room?: boolean;
            /** Format: int64 */
            draft?: number | null;
        };
        /** @description A new space. */
        SpaceInputRequest: {
            slug: string;
            name: string;
            description?: string;
            visibility?: components["schemas"]["SpaceVisibilityEnum"];
            colour?: components["schemas"]["ColourEnum"];
        };
        /**
         * @description * `public` - Public
         *     * `restricted` - Restricted
         *     * `private` - Private
         * @enum {string}
         */
        SpaceVisibilityEnum: "public" | "restricted" | "private";
        /**
         * @description * `message` - message
         * @enum {string}
         */
        SubjectTypeEnum: "message";
        /** @description A new thread. */
        ThreadInputRequest: {
            /** Format: uuid */
            parent?: string | null;
            title?: string;
        };
        /** @description As in a room; the address names the thread. */
        ThreadPostRequest: {
            content: string;
            /** Format: uuid */
            nonce: string;
            /** Format: uuid */
            reply_to?: string | null;
            also_in_room?: boolean;
            attachments?: string[];
            poll?: components["schemas"]["PollInputRequest"] | null;
            /** Format: int64 */
            draft?: number | null;
        };
        /** @description A form with a file; `waveform` is a JSON list of at most 100 numbers from 0 to 100. */
        UploadInputRequest: {
            /** Format: binary */
            file: string;
            alt?: string;
            waveform?: string;
        };
        /** @description Everything the reader chooses, by place in the poll, from 0. */
        VoteInputRequest: {
            options: number[];
        };
        /**
         * Problem
         * @description The body of every error answer. `type` names the code's entry in the reference.
         */
        Problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            code: string;
            /** @default null */
            field: string | null;
            /** @default {} */
            details: Record<string, never>;
            /** @default false */
            retry: boolean;
            /** @default null */
            retry_after: number | null;
            errors?: {
                field: string;
                code: string;
                detail: string;
            }[];
        };
    };
    responses: {
        /** @description A refusal: the code for programs, the detail for people. */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    drafts_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        results: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            room: string;
                            thread: string | null;
                            text: string;
                            reply_to: string | null;
                            version: number;
                            updated_at: string;
                            place: {
                                space: string;
                                room: string;
                                room_name: string;
                                room_emoji: string;
                                thread_title: string | null;
                            } | null;
                        }[];
                        /** @default null */
                        next: null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    drafts_destroy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                draft_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    invites_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        code: string;
                        slug: string;
                        name: string;
                        description: string;
                        /** @enum {string} */
                        visibility: "public" | "restricted" | "private";
                        /** @enum {string} */
                        colour: "pecan" | "amber" | "leaf" | "teal" | "sky" | "plum" | "rose" | "slate";
                        icon: string | null;
                        rules: string[];
                        member_count: number;
                        creator: {
                            /** Format: uuid */
                            id: string;
                            username: string;
                            display_name: string;
                            /** @default null */
                            avatar: string | null;
                            /** @default null */
                            badge: string | null;
                        } | null;
                        expires_at: string | null;
                        joined: boolean;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    invites_accept_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        slug: string;
                        name: string;
                        description: string;
                        /** @enum {string} */
                        kind: "lounge" | "community" | "circle" | "project" | "context";
                        /** @enum {string} */
                        visibility: "public" | "restricted" | "private";
                        rules: string[];
                        question: string;
                        /** @enum {string} */
                        colour: "pecan" | "amber" | "leaf" | "teal" | "sky" | "plum" | "rose" | "slate";
                        icon: string | null;
                        banner: string | null;
                        archived: boolean;
                        member_count: number;
                        my_role: ("owner" | "admin" | "moderator" | "member") | null;
                        my_trust: ("new" | "member" | "trusted") | null;
                        joined: boolean;
                        my_request: boolean;
                        requests: number | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    me_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * OwnAccount
                         * @description The signed-in person as an author, and what only they see of their account.
                         */
                        user: {
                            /** Format: uuid */
                            id: string;
                            username: string;
                            email: string;
                            verified: boolean;
                            can_write: boolean;
                            /** @enum {string} */
                            role: "user" | "moderator" | "admin";
                            /** @enum {string} */
                            status: "active" | "restricted" | "banned" | "deactivated" | "deleted";
                            locale: string;
                            time_zone: string;
                            promise_accepted_at: string | null;
                            created_at: string;
                            display_name: string;
                            avatar: string | null;
                            badge: string | null;
                        };
                        status_text: string;
                        /**
                         * ProfilePayload
                         * @description A person's profile page. A private one shows its texts to nobody else.
                         */
                        profile: {
                            /** Format: uuid */
                            id: string;
                            username: string;
                            display_name: string;
                            avatar: string | null;
                            visibility: string;
                            bio: string;
                            location: string;
                            pronouns: string;
                            status_text: string;
                            joined_at: string;
                        };
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    me_partial_update: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PatchedProfileInputRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * OwnAccount
                         * @description The signed-in person as an author, and what only they see of their account.
                         */
                        user: {
                            /** Format: uuid */
                            id: string;
                            username: string;
                            email: string;
                            verified: boolean;
                            can_write: boolean;
                            /** @enum {string} */
                            role: "user" | "moderator" | "admin";
                            /** @enum {string} */
                            status: "active" | "restricted" | "banned" | "deactivated" | "deleted";
                            locale: string;
                            time_zone: string;
                            promise_accepted_at: string | null;
                            created_at: string;
                            display_name: string;
                            avatar: string | null;
                            badge: string | null;
                        };
                        status_text: string;
                        /**
                         * ProfilePayload
                         * @description A person's profile page. A private one shows its texts to nobody else.
                         */
                        profile: {
                            /** Format: uuid */
                            id: string;
                            username: string;
                            display_name: string;
                            avatar: string | null;
                            visibility: string;
                            bio: string;
                            location: string;
                            pronouns: string;
                            status_text: string;
                            joined_at: string;
                        };
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    me_avatar_update: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["FaceInputRequest"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        kind: string;
                        purpose: string;
                        state: string;
                        name: string;
                        alt: string;
                        content_type: string;
                        bytes: number;
                        width: number | null;
                        height: number | null;
                        duration_ms: number | null;
                        waveform: number[];
                        problem: {
                            /** @default file */
                            field: string;
                            /** @default  */
                            rule: string;
                            /** @default  */
                            category: string;
                        } | null;
                        created_at: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    me_avatar_destroy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    me_rooms_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        results: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            space: string;
                            slug: string;
                            name: string;
                            topic: string;
                            emoji: string;
                            /** @enum {string} */
                            kind: "text" | "announcement" | "help" | "showcase" | "dm" | "voice";
                            position: number;
                            is_default: boolean;
                            /** @enum {string} */
                            read_level: "anyone" | "member" | "moderator" | "admin";
                            /** @enum {string} */
                            write_level: "anyone" | "member" | "moderator" | "admin";
                            slow_mode_seconds: number;
                            archived: boolean;
                            auto_thread: boolean;
                            auto_archive_hours: number;
                            resources: {
                                title: string;
                                url: string;
                            }[];
                            can_write: boolean;
                            head: number;
                            online: number;
                            read_seq: number;
                            unread: number;
                        }[];
                        /** @default null */
                        next: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    me_threads_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                unread?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        results: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            room: string;
                            parent: string | null;
                            title: string;
                            /**
                             * Author
                             * @description Who wrote something. `badge` is their role in the space when it is more than member.
                             */
                            creator: {
                                /** Format: uuid */
                                id: string;
                                username: string;
                                display_name: string;
                                /** @default null */
                                avatar: string | null;
                                /** @default null */
                                badge: string | null;
                            };
                            locked: boolean;
                            pinned: boolean;
                            resolved: boolean;
                            answer: string | null;
                            archived: boolean;
                            message_count: number;
                            last_message_at: string | null;
                            last_author: {
                                /** Format: uuid */
                                id: string;
                                username: string;
                                display_name: string;
                                /** @default null */
                                avatar: string | null;
                                /** @default null */
                                badge: string | null;
                            } | null;
                            created_at: string;
                            nudged_at: string | null;
                            merged_into: string | null;
                            last_seq: number;
                            following: boolean;
                            read_seq: number;
                            unread: number;
                        }[];
                        parents: {
                            [key: string]: {
                                /**
                                 * Author
                                 * @description Who wrote something. `badge` is their role in the space when it is more than member.
                                 */
                                author: {
                                    /** Format: uuid */
                                    id: string;
                                    username: string;
                                    display_name: string;
                                    /** @default null */
                                    avatar: string | null;
                                    /** @default null */
                                    badge: string | null;
                                };
                                excerpt: string;
                            };
                        };
                        next: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    me_threads_badge_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        unread: number;
                        thread_count: number;
                        threads: {
                            title: string;
                            /**
                             * Badge
                             * @description Why a room or thread shows `unread`, counted to 99.
                             *
                             *         Everything up to `read_seq` is read. `marked`: somebody marked it unread by hand; that holds
                             *         until something after position `held_at_seq` is read. `following`: threads count for followers
                             *         only; of a room it is true. `first`: the first messages that count, at most three.
                             */
                            badge: {
                                /** Format: uuid */
                                room: string;
                                thread: string | null;
                                unread: number;
                                read_seq: number;
                                held_at_seq: number | null;
                                marked: boolean;
                                following: boolean;
                                first: {
                                    /** Format: uuid */
                                    id: string;
                                    seq: number;
                                    /**
                                     * Author
                                     * @description Who wrote something. `badge` is their role in the space when it is more than member.
                                     */
                                    author: {
                                        /** Format: uuid */
                                        id: string;
                                        username: string;
                                        display_name: string;
                                        /** @default null */
                                        avatar: string | null;
                                        /** @default null */
                                        badge: string | null;
                                    };
                                    excerpt: string;
                                    published_at: string | null;
                                }[];
                            };
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    messages_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                message_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        room: string;
                        thread: string | null;
                        seq: number | null;
                        last_seq: number | null;
                        /**
                         * Author
                         * @description Who wrote something. `badge` is their role in the space when it is more than member.
                         */
                        author: {
                            /** Format: uuid */
                            id: string;
                            username: string;
                            display_name: string;
                            /** @default null */
                            avatar: string | null;
                            /** @default null */
                            badge: string | null;
                        };
                        /** @enum {string} */
                        kind: "text" | "image" | "file" | "voice" | "poll" | "system";
                        content: string;
                        /** @default [] */
                        mentions: {
                            kind: string;
                            id: string | null;
                            start: number;
                            end: number;
                        }[];
                        /** @default [] */
                        attachments: {
                            /** Format: uuid */
                            id: string;
                            kind: string;
                            name: string;
                            alt: string;
                            content_type: string;
                            bytes: number;
                            /** @default null */
                            width: number | null;
                            /** @default null */
                            height: number | null;
                            /** @default null */
                            duration_ms: number | null;
                            /** @default [] */
                            waveform: number[];
                        }[];
                        /** @default [] */
                        embeds: {
                            url: string;
                            title: string;
                            /** @default  */
                            description: string;
                            /** @default  */
                            site_name: string;
                        }[];
                        reply_to: string | null;
                        reactions: {
                            emoji: string;
                            count: number;
                        }[];
                        /** @enum {string} */
                        state: "held" | "published" | "hidden";
                        pinned: boolean;
                        created_at: string;
                        published_at: string | null;
                        edited_at: string | null;
                        /** @default null */
                        deleted_at: string | null;
                        /** @default false */
                        also_in_room: boolean;
                        /** @default null */
                        moved_from: string | null;
                        /** @default null */
                        poll: {
                            options: {
                                text: string;
                                /** @default 0 */
                                votes: number;
                            }[];
                            /** @default false */
                            multiple: boolean;
                            /** @default 0 */
                            voters: number;
                            /** @default null */
                            closes_at: string | null;
                            /** @default null */
                            closed_at: string | null;
                        } | null;
                        my_reactions: string[];
                        my_votes: number[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    messages_destroy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                message_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    messages_partial_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                message_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PatchedEditRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        state: string;
                        /**
                         * MessagePayload
                         * @description A message as everyone sees it; `seq`, `last_seq` and `published_at` are null while held.
                         *
                         *         `also_in_room`: a message of a thread that the room's timeline shows too. `moved_from`: the
                         *         message of another room that this one stands for.
                         */
                        message: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            room: string;
                            thread: string | null;
                            seq: number | null;
                            last_seq: number | null;
                            /**
                             * Author
                             * @description Who wrote something. `badge` is their role in the space when it is more than member.
                             */
                            author: {
                                /** Format: uuid */
                                id: string;
                                username: string;
                                display_name: string;
                                /** @default null */
                                avatar: string | null;
                                /** @default null */
                                badge: string | null;
                            };
                            /** @enum {string} */
                            kind: "text" | "image" | "file" | "voice" | "poll" | "system";
                            content: string;
                            /** @default [] */
                            mentions: {
                                kind: string;
                                id: string | null;
                                start: number;
                                end: number;
                            }[];
                            /** @default [] */
                            attachments: {
                                /** Format: uuid */
                                id: string;
                                kind: string;
                                name: string;
                                alt: string;
                                content_type: string;
                                bytes: number;
                                /** @default null */
                                width: number | null;
                                /** @default null */
                                height: number | null;
                                /** @default null */
                                duration_ms: number | null;
                                /** @default [] */
                                waveform: number[];
                            }[];
                            /** @default [] */
                            embeds: {
                                url: string;
                                title: string;
                                /** @default  */
                                description: string;
                                /** @default  */
                                site_name: string;
                            }[];
                            reply_to: string | null;
                            reactions: {
                                emoji: string;
                                count: number;
                            }[];
                            /** @enum {string} */
                            state: "held" | "published" | "hidden";
                            pinned: boolean;
                            created_at: string;
                            published_at: string | null;
                            edited_at: string | null;
                            /** @default null */
                            deleted_at: string | null;
                            /** @default false */
                            also_in_room: boolean;
                            /** @default null */
                            moved_from: string | null;
                            /** @default null */
                            poll: {
                                options: {
                                    text: string;
                                    /** @default 0 */
                                    votes: number;
                                }[];
                                /** @default false */
                                multiple: boolean;
                                /** @default 0 */
                                voters: number;
                                /** @default null */
                                closes_at: string | null;
                                /** @default null */
                                closed_at: string | null;
                            } | null;
                        };
                        /** @default false */
                        duplicate: boolean;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    messages_embeds_destroy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                message_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    messages_forward_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                message_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForwardInputRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        state: string;
                        /**
                         * MessagePayload
                         * @description A message as everyone sees it; `seq`, `last_seq` and `published_at` are null while held.
                         *
                         *         `also_in_room`: a message of a thread that the room's timeline shows too. `moved_from`: the
                         *         message of another room that this one stands for.
                         */
                        message: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            room: string;
                            thread: string | null;
                            seq: number | null;
                            last_seq: number | null;
                            /**
                             * Author
                             * @description Who wrote something. `badge` is their role in the space when it is more than member.
                             */
                            author: {
                                /** Format: uuid */
                                id: string;
                                username: string;
                                display_name: string;
                                /** @default null */
                                avatar: string | null;
                                /** @default null */
                                badge: string | null;
                            };
                            /** @enum {string} */
                            kind: "text" | "image" | "file" | "voice" | "poll" | "system";
                            content: string;
                            /** @default [] */
                            mentions: {
                                kind: string;
                                id: string | null;
                                start: number;
                                end: number;
                            }[];
                            /** @default [] */
                            attachments: {
                                /** Format: uuid */
                                id: string;
                                kind: string;
                                name: string;
                                alt: string;
                                content_type: string;
                                bytes: number;
                                /** @default null */
                                width: number | null;
                                /** @default null */
                                height: number | null;
                                /** @default null */
                                duration_ms: number | null;
                                /** @default [] */
                                waveform: number[];
                            }[];
                            /** @default [] */
                            embeds: {
                                url: string;
                                title: string;
                                /** @default  */
                                description: string;
                                /** @default  */
                                site_name: string;
                            }[];
                            reply_to: string | null;
                            reactions: {
                                emoji: string;
                                count: number;
                            }[];
                            /** @enum {string} */
                            state: "held" | "published" | "hidden";
                            pinned: boolean;
                            created_at: string;
                            published_at: string | null;
                            edited_at: string | null;
                            /** @default null */
                            deleted_at: string | null;
                            /** @default false */
                            also_in_room: boolean;
                            /** @default null */
                            moved_from: string | null;
                            /** @default null */
                            poll: {
                                options: {
                                    text: string;
                                    /** @default 0 */
                                    votes: number;
                                }[];
                                /** @default false */
                                multiple: boolean;
                                /** @default 0 */
                                voters: number;
                                /** @default null */
                                closes_at: string | null;
                                /** @default null */
                                closed_at: string | null;
                            } | null;
                        };
                        /** @default false */
                        duplicate: boolean;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    messages_history_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                message_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        message: string;
                        /**
                         * Author
                         * @description Who wrote something. `badge` is their role in the space when it is more than member.
                         */
                        author: {
                            /** Format: uuid */
                            id: string;
                            username: string;
                            display_name: string;
                            /** @default null */
                            avatar: string | null;
                            /** @default null */
                            badge: string | null;
                        };
                        edited_at: string | null;
                        versions: {
                            content: string;
                            /** @enum {string} */
                            state: "held" | "applied" | "rejected";
                            at: string;
                            decision: {
                                outcome: string;
                                layer: string;
                                category: string;
                                rule: string;
                                at: string;
                            } | null;
                        }[];
                        more: boolean;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    messages_pin_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                message_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    messages_pin_destroy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                message_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    messages_poll_close_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                message_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    messages_reactions_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                emoji: string;
                message_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    messages_reactions_destroy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                emoji: string;
                message_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    messages_saved_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                message_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        saved: boolean;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    messages_saved_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                message_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    messages_saved_destroy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                message_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    messages_vote_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                message_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoteInputRequest"];
            };
        };
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    messages_vote_destroy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                message_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    meta_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Meta"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    moves_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveInputRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        move: string;
                        moved: number;
                        thread: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            room: string;
                            parent: string | null;
                            title: string;
                            /**
                             * Author
                             * @description Who wrote something. `badge` is their role in the space when it is more than member.
                             */
                            creator: {
                                /** Format: uuid */
                                id: string;
                                username: string;
                                display_name: string;
                                /** @default null */
                                avatar: string | null;
                                /** @default null */
                                badge: string | null;
                            };
                            locked: boolean;
                            pinned: boolean;
                            resolved: boolean;
                            answer: string | null;
                            archived: boolean;
                            message_count: number;
                            last_message_at: string | null;
                            last_author: {
                                /** Format: uuid */
                                id: string;
                                username: string;
                                display_name: string;
                                /** @default null */
                                avatar: string | null;
                                /** @default null */
                                badge: string | null;
                            } | null;
                            created_at: string;
                            nudged_at: string | null;
                            merged_into: string | null;
                            last_seq: number;
                        } | null;
                        undo_until: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    moves_undo_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                move_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        moved: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    realtime_ticket_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ticket: string;
                        expires_at: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    relations_list: {
        parameters: {
            query?: {
                /** @description Go on below this relation. */
                before?: string;
                kind?: "block" | "follow" | "mute";
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        results: {
                            kind: string;
                            /**
                             * Author
                             * @description Who wrote something. `badge` is their role in the space when it is more than member.
                             */
                            user: {
                                /** Format: uuid */
                                id: string;
                                username: string;
                                display_name: string;
                                /** @default null */
                                avatar: string | null;
                                /** @default null */
                                badge: string | null;
                            };
                            created_at: string;
                        }[];
                        next: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    relations_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RelationInputRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        kind: string;
                        /**
                         * Author
                         * @description Who wrote something. `badge` is their role in the space when it is more than member.
                         */
                        user: {
                            /** Format: uuid */
                            id: string;
                            username: string;
                            display_name: string;
                            /** @default null */
                            avatar: string | null;
                            /** @default null */
                            badge: string | null;
                        };
                        created_at: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    relations_destroy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: string;
                user: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    reports_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        subject_type: string;
                        /** Format: uuid */
                        subject_id: string;
                        reason: string;
                        created_at: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    rooms_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        space: string;
                        slug: string;
                        name: string;
                        topic: string;
                        emoji: string;
                        /** @enum {string} */
                        kind: "text" | "announcement" | "help" | "showcase" | "dm" | "voice";
                        position: number;
                        is_default: boolean;
                        /** @enum {string} */
                        read_level: "anyone" | "member" | "moderator" | "admin";
                        /** @enum {string} */
                        write_level: "anyone" | "member" | "moderator" | "admin";
                        slow_mode_seconds: number;
                        archived: boolean;
                        auto_thread: boolean;
                        auto_archive_hours: number;
                        resources: {
                            title: string;
                            url: string;
                        }[];
                        can_write: boolean;
                        head: number;
                        online: number;
                        read_seq: number;
                        unread: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    rooms_partial_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PatchedRoomChangesInputRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        space: string;
                        slug: string;
                        name: string;
                        topic: string;
                        emoji: string;
                        /** @enum {string} */
                        kind: "text" | "announcement" | "help" | "showcase" | "dm" | "voice";
                        position: number;
                        is_default: boolean;
                        /** @enum {string} */
                        read_level: "anyone" | "member" | "moderator" | "admin";
                        /** @enum {string} */
                        write_level: "anyone" | "member" | "moderator" | "admin";
                        slow_mode_seconds: number;
                        archived: boolean;
                        auto_thread: boolean;
                        auto_archive_hours: number;
                        resources: {
                            title: string;
                            url: string;
                        }[];
                        can_write: boolean;
                        head: number;
                        online: number;
                        read_seq: number;
                        unread: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    rooms_badge_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        room: string;
                        thread: string | null;
                        unread: number;
                        read_seq: number;
                        held_at_seq: number | null;
                        marked: boolean;
                        following: boolean;
                        first: {
                            /** Format: uuid */
                            id: string;
                            seq: number;
                            /**
                             * Author
                             * @description Who wrote something. `badge` is their role in the space when it is more than member.
                             */
                            author: {
                                /** Format: uuid */
                                id: string;
                                username: string;
                                display_name: string;
                                /** @default null */
                                avatar: string | null;
                                /** @default null */
                                badge: string | null;
                            };
                            excerpt: string;
                            published_at: string | null;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    rooms_changes_retrieve: {
        parameters: {
            query?: {
                since?: number;
            };
            header?: never;
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    rooms_draft_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        draft: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            room: string;
                            thread: string | null;
                            text: string;
                            reply_to: string | null;
                            version: number;
                            updated_at: string;
                        } | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    rooms_draft_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftInputRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        draft: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            room: string;
                            thread: string | null;
                            text: string;
                            reply_to: string | null;
                            version: number;
                            updated_at: string;
                        } | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    rooms_draft_destroy: {
        parameters: {
            query?: {
                version?: number;
            };
            header?: never;
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        draft: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            room: string;
                            thread: string | null;
                            text: string;
                            reply_to: string | null;
                            version: number;
                            updated_at: string;
                        } | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    rooms_held_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        results: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            room: string;
                            thread: string | null;
                            seq: number | null;
                            last_seq: number | null;
                            /**
                             * Author
                             * @description Who wrote something. `badge` is their role in the space when it is more than member.
                             */
                            author: {
                                /** Format: uuid */
                                id: string;
                                username: string;
                                display_name: string;
                                /** @default null */
                                avatar: string | null;
                                /** @default null */
                                badge: string | null;
                            };
                            /** @enum {string} */
                            kind: "text" | "image" | "file" | "voice" | "poll" | "system";
                            content: string;
                            /** @default [] */
                            mentions: {
                                kind: string;
                                id: string | null;
                                start: number;
                                end: number;
                            }[];
                            /** @default [] */
                            attachments: {
                                /** Format: uuid */
                                id: string;
                                kind: string;
                                name: string;
                                alt: string;
                                content_type: string;
                                bytes: number;
                                /** @default null */
                                width: number | null;
                                /** @default null */
                                height: number | null;
                                /** @default null */
                                duration_ms: number | null;
                                /** @default [] */
                                waveform: number[];
                            }[];
                            /** @default [] */
                            embeds: {
                                url: string;
                                title: string;
                                /** @default  */
                                description: string;
                                /** @default  */
                                site_name: string;
                            }[];
                            reply_to: string | null;
                            reactions: {
                                emoji: string;
                                count: number;
                            }[];
                            /** @enum {string} */
                            state: "held" | "published" | "hidden";
                            pinned: boolean;
                            created_at: string;
                            published_at: string | null;
                            edited_at: string | null;
                            /** @default null */
                            deleted_at: string | null;
                            /** @default false */
                            also_in_room: boolean;
                            /** @default null */
                            moved_from: string | null;
                            /** @default null */
                            poll: {
                                options: {
                                    text: string;
                                    /** @default 0 */
                                    votes: number;
                                }[];
                                /** @default false */
                                multiple: boolean;
                                /** @default 0 */
                                voters: number;
                                /** @default null */
                                closes_at: string | null;
                                /** @default null */
                                closed_at: string | null;
                            } | null;
                            my_reactions: string[];
                            my_votes: number[];
                        }[];
                        next: string | null;
                        quotes: {
                            [key: string]: {
                                /**
                                 * Author
                                 * @description Who wrote something. `badge` is their role in the space when it is more than member.
                                 */
                                author: {
                                    /** Format: uuid */
                                    id: string;
                                    username: string;
                                    display_name: string;
                                    /** @default null */
                                    avatar: string | null;
                                    /** @default null */
                                    badge: string | null;
                                };
                                excerpt: string;
                            };
                        };
                        /** @default [] */
                        threads: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            room: string;
                            parent: string | null;
                            title: string;
                            /**
                             * Author
                             * @description Who wrote something. `badge` is their role in the space when it is more than member.
                             */
                            creator: {
                                /** Format: uuid */
                                id: string;
                                username: string;
                                display_name: string;
                                /** @default null */
                                avatar: string | null;
                                /** @default null */
                                badge: string | null;
                            };
                            locked: boolean;
                            pinned: boolean;
                            resolved: boolean;
                            answer: string | null;
                            archived: boolean;
                            message_count: number;
                            last_message_at: string | null;
                            last_author: {
                                /** Format: uuid */
                                id: string;
                                username: string;
                                display_name: string;
                                /** @default null */
                                avatar: string | null;
                                /** @default null */
                                badge: string | null;
                            } | null;
                            created_at: string;
                            nudged_at: string | null;
                            merged_into: string | null;
                            last_seq: number;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    rooms_mentionable_retrieve: {
        parameters: {
            query?: {
                /** @description The beginning of a name; empty finds anyone. */
                q?: string;
            };
            header?: never;
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        people: {
                            /** Format: uuid */
                            id: string;
                            username: string;
                            display_name: string;
                            /** @default null */
                            avatar: string | null;
                            /** @default null */
                            badge: string | null;
                        }[];
                        groups: {
                            kind: string;
                            count: number;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    rooms_messages_retrieve: {
        parameters: {
            query?: {
                after?: number;
                around?: number;
                before?: number;
                limit?: number;
            };
            header?: never;
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        results: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            room: string;
                            thread: string | null;
                            seq: number | null;
                            last_seq: number | null;
                            /**
                             * Author
                             * @description Who wrote something. `badge` is their role in the space when it is more than member.
                             */
                            author: {
                                /** Format: uuid */
                                id: string;
                                username: string;
                                display_name: string;
                                /** @default null */
                                avatar: string | null;
                                /** @default null */
                                badge: string | null;
                            };
                            /** @enum {string} */
                            kind: "text" | "image" | "file" | "voice" | "poll" | "system";
                            content: string;
                            /** @default [] */
                            mentions: {
                                kind: string;
                                id: string | null;
                                start: number;
                                end: number;
                            }[];
                            /** @default [] */
                            attachments: {
                                /** Format: uuid */
                                id: string;
                                kind: string;
                                name: string;
                                alt: string;
                                content_type: string;
                                bytes: number;
                                /** @default null */
                                width: number | null;
                                /** @default null */
                                height: number | null;
                                /** @default null */
                                duration_ms: number | null;
                                /** @default [] */
                                waveform: number[];
                            }[];
                            /** @default [] */
                            embeds: {
                                url: string;
                                title: string;
                                /** @default  */
                                description: string;
                                /** @default  */
                                site_name: string;
                            }[];
                            reply_to: string | null;
                            reactions: {
                                emoji: string;
                                count: number;
                            }[];
                            /** @enum {string} */
                            state: "held" | "published" | "hidden";
                            pinned: boolean;
                            created_at: string;
                            published_at: string | null;
                            edited_at: string | null;
                            /** @default null */
                            deleted_at: string | null;
                            /** @default false */
                            also_in_room: boolean;
                            /** @default null */
                            moved_from: string | null;
                            /** @default null */
                            poll: {
                                options: {
                                    text: string;
                                    /** @default 0 */
                                    votes: number;
                                }[];
                                /** @default false */
                                multiple: boolean;
                                /** @default 0 */
                                voters: number;
                                /** @default null */
                                closes_at: string | null;
                                /** @default null */
                                closed_at: string | null;
                            } | null;
                            my_reactions: string[];
                            my_votes: number[];
                        }[];
                        next: string | null;
                        quotes: {
                            [key: string]: {
                                /**
                                 * Author
                                 * @description Who wrote something. `badge` is their role in the space when it is more than member.
                                 */
                                author: {
                                    /** Format: uuid */
                                    id: string;
                                    username: string;
                                    display_name: string;
                                    /** @default null */
                                    avatar: string | null;
                                    /** @default null */
                                    badge: string | null;
                                };
                                excerpt: string;
                            };
                        };
                        /** @default [] */
                        threads: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            room: string;
                            parent: string | null;
                            title: string;
                            /**
                             * Author
                             * @description Who wrote something. `badge` is their role in the space when it is more than member.
                             */
                            creator: {
                                /** Format: uuid */
                                id: string;
                                username: string;
                                display_name: string;
                                /** @default null */
                                avatar: string | null;
                                /** @default null */
                                badge: string | null;
                            };
                            locked: boolean;
                            pinned: boolean;
                            resolved: boolean;
                            answer: string | null;
                            archived: boolean;
                            message_count: number;
                            last_message_at: string | null;
                            last_author: {
                                /** Format: uuid */
                                id: string;
                                username: string;
                                display_name: string;
                                /** @default null */
                                avatar: string | null;
                                /** @default null */
                                badge: string | null;
                            } | null;
                            created_at: string;
                            nudged_at: string | null;
                            merged_into: string | null;
                            last_seq: number;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    rooms_messages_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        state: string;
                        /**
                         * MessagePayload
                         * @description A message as everyone sees it; `seq`, `last_seq` and `published_at` are null while held.
                         *
                         *         `also_in_room`: a message of a thread that the room's timeline shows too. `moved_from`: the
                         *         message of another room that this one stands for.
                         */
                        message: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            room: string;
                            thread: string | null;
                            seq: number | null;
                            last_seq: number | null;
                            /**
                             * Author
                             * @description Who wrote something. `badge` is their role in the space when it is more than member.
                             */
                            author: {
                                /** Format: uuid */
                                id: string;
                                username: string;
                                display_name: string;
                                /** @default null */
                                avatar: string | null;
                                /** @default null */
                                badge: string | null;
                            };
                            /** @enum {string} */
                            kind: "text" | "image" | "file" | "voice" | "poll" | "system";
                            content: string;
                            /** @default [] */
                            mentions: {
                                kind: string;
                                id: string | null;
                                start: number;
                                end: number;
                            }[];
                            /** @default [] */
                            attachments: {
                                /** Format: uuid */
                                id: string;
                                kind: string;
                                name: string;
                                alt: string;
                                content_type: string;
                                bytes: number;
                                /** @default null */
                                width: number | null;
                                /** @default null */
                                height: number | null;
                                /** @default null */
                                duration_ms: number | null;
                                /** @default [] */
                                waveform: number[];
                            }[];
                            /** @default [] */
                            embeds: {
                                url: string;
                                title: string;
                                /** @default  */
                                description: string;
                                /** @default  */
                                site_name: string;
                            }[];
                            reply_to: string | null;
                            reactions: {
                                emoji: string;
                                count: number;
                            }[];
                            /** @enum {string} */
                            state: "held" | "published" | "hidden";
                            pinned: boolean;
                            created_at: string;
                            published_at: string | null;
                            edited_at: string | null;
                            /** @default null */
                            deleted_at: string | null;
                            /** @default false */
                            also_in_room: boolean;
                            /** @default null */
                            moved_from: string | null;
                            /** @default null */
                            poll: {
                                options: {
                                    text: string;
                                    /** @default 0 */
                                    votes: number;
                                }[];
                                /** @default false */
                                multiple: boolean;
                                /** @default 0 */
                                voters: number;
                                /** @default null */
                                closes_at: string | null;
                                /** @default null */
                                closed_at: string | null;
                            } | null;
                        };
                        /** @default false */
                        duplicate: boolean;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    rooms_moves_list: {
        parameters: {
            query?: {
                below?: string;
                limit?: number;
            };
            header?: never;
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        results: {
                            /** Format: uuid */
                            id: string;
                            kind: string;
                            /**
                             * Author
                             * @description Who wrote something. `badge` is their role in the space when it is more than member.
                             */
                            actor: {
                                /** Format: uuid */
                                id: string;
                                username: string;
                                display_name: string;
                                /** @default null */
                                avatar: string | null;
                                /** @default null */
                                badge: string | null;
                            };
                            messages: number;
                            /** Format: uuid */
                            room: string;
                            /** Format: uuid */
                            target: string;
                            thread: string | null;
                            title: string;
                            at: string;
                            undo_until: string;
                            undone_at: string | null;
                        }[];
                        next: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    rooms_pins_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        results: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            room: string;
                            thread: string | null;
                            seq: number | null;
                            last_seq: number | null;
                            /**
                             * Author
                             * @description Who wrote something. `badge` is their role in the space when it is more than member.
                             */
                            author: {
                                /** Format: uuid */
                                id: string;
                                username: string;
                                display_name: string;
                                /** @default null */
                                avatar: string | null;
                                /** @default null */
                                badge: string | null;
                            };
                            /** @enum {string} */
                            kind: "text" | "image" | "file" | "voice" | "poll" | "system";
                            content: string;
                            /** @default [] */
                            mentions: {
                                kind: string;
                                id: string | null;
                                start: number;
                                end: number;
                            }[];
                            /** @default [] */
                            attachments: {
                                /** Format: uuid */
                                id: string;
                                kind: string;
                                name: string;
                                alt: string;
                                content_type: string;
                                bytes: number;
                                /** @default null */
                                width: number | null;
                                /** @default null */
                                height: number | null;
                                /** @default null */
                                duration_ms: number | null;
                                /** @default [] */
                                waveform: number[];
                            }[];
                            /** @default [] */
                            embeds: {
                                url: string;
                                title: string;
                                /** @default  */
                                description: string;
                                /** @default  */
                                site_name: string;
                            }[];
                            reply_to: string | null;
                            reactions: {
                                emoji: string;
                                count: number;
                            }[];
                            /** @enum {string} */
                            state: "held" | "published" | "hidden";
                            pinned: boolean;
                            created_at: string;
                            published_at: string | null;
                            edited_at: string | null;
                            /** @default null */
                            deleted_at: string | null;
                            /** @default false */
                            also_in_room: boolean;
                            /** @default null */
                            moved_from: string | null;
                            /** @default null */
                            poll: {
                                options: {
                                    text: string;
                                    /** @default 0 */
                                    votes: number;
                                }[];
                                /** @default false */
                                multiple: boolean;
                                /** @default 0 */
                                voters: number;
                                /** @default null */
                                closes_at: string | null;
                                /** @default null */
                                closed_at: string | null;
                            } | null;
                            my_reactions: string[];
                            my_votes: number[];
                        }[];
                        next: string | null;
                        quotes: {
                            [key: string]: {
                                /**
                                 * Author
                                 * @description Who wrote something. `badge` is their role in the space when it is more than member.
                                 */
                                author: {
                                    /** Format: uuid */
                                    id: string;
                                    username: string;
                                    display_name: string;
                                    /** @default null */
                                    avatar: string | null;
                                    /** @default null */
                                    badge: string | null;
                                };
                                excerpt: string;
                            };
                        };
                        /** @default [] */
                        threads: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            room: string;
                            parent: string | null;
                            title: string;
                            /**
                             * Author
                             * @description Who wrote something. `badge` is their role in the space when it is more than member.
                             */
                            creator: {
                                /** Format: uuid */
                                id: string;
                                username: string;
                                display_name: string;
                                /** @default null */
                                avatar: string | null;
                                /** @default null */
                                badge: string | null;
                            };
                            locked: boolean;
                            pinned: boolean;
                            resolved: boolean;
                            answer: string | null;
                            archived: boolean;
                            message_count: number;
                            last_message_at: string | null;
                            last_author: {
                                /** Format: uuid */
                                id: string;
                                username: string;
                                display_name: string;
                                /** @default null */
                                avatar: string | null;
                                /** @default null */
                                badge: string | null;
                            } | null;
                            created_at: string;
                            nudged_at: string | null;
                            merged_into: string | null;
                            last_seq: number;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    rooms_read_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        unread: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    rooms_resources_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResourcesInputRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        resources: {
                            title: string;
                            url: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    rooms_scheduled_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScheduledInputRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * ScheduledPayload
                         * @description A message that goes out at `due_at`, and what became of it.
                         *
                         *         `problem` says in a sentence why it failed, `problem_code` for programs; both are empty
                         *         otherwise. `message` is what it became.
                         */
                        scheduled: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            room: string;
                            thread: string | null;
                            reply_to: string | null;
                            also_in_room: boolean;
                            content: string;
                            due_at: string;
                            /** @enum {string} */
                            state: "waiting" | "sent" | "held" | "failed" | "cancelled";
                            problem_code: string;
                            problem: string;
                            attempts: number;
                            message: string | null;
                            updated_at: string;
                        };
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    rooms_similar_retrieve: {
        parameters: {
            query: {
                text: string;
            };
            header?: never;
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        results: {
                            /**
                             * ThreadPayload
                             * @description A thread as everyone who may read its room sees it.
                             *
                             *         An empty `title` stands for the parent's words. `message_count` counts what is published in it,
                             *         without the parent. `nudged_at`: since when the room is reminded that nobody has answered.
                             *         `merged_into`: the thread that took its messages; it is listed nowhere then.
                             */
                            thread: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                room: string;
                                parent: string | null;
                                title: string;
                                /**
                                 * Author
                                 * @description Who wrote something. `badge` is their role in the space when it is more than member.
                                 */
                                creator: {
                                    /** Format: uuid */
                                    id: string;
                                    username: string;
                                    display_name: string;
                                    /** @default null */
                                    avatar: string | null;
                                    /** @default null */
                                    badge: string | null;
                                };
                                locked: boolean;
                                pinned: boolean;
                                resolved: boolean;
                                answer: string | null;
                                archived: boolean;
                                message_count: number;
                                last_message_at: string | null;
                                last_author: {
                                    /** Format: uuid */
                                    id: string;
                                    username: string;
                                    display_name: string;
                                    /** @default null */
                                    avatar: string | null;
                                    /** @default null */
                                    badge: string | null;
                                } | null;
                                created_at: string;
                                nudged_at: string | null;
                                merged_into: string | null;
                                last_seq: number;
                            };
                            excerpt: string;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    rooms_threads_list: {
        parameters: {
            query?: {
                cursor?: string;
                filter?: "archived" | "mine" | "open" | "resolved" | "unanswered";
                limit?: number;
                q?: string;
            };
            header?: never;
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        results: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            room: string;
                            parent: string | null;
                            title: string;
                            /**
                             * Author
                             * @description Who wrote something. `badge` is their role in the space when it is more than member.
                             */
                            creator: {
                                /** Format: uuid */
                                id: string;
                                username: string;
                                display_name: string;
                                /** @default null */
                                avatar: string | null;
                                /** @default null */
                                badge: string | null;
                            };
                            locked: boolean;
                            pinned: boolean;
                            resolved: boolean;
                            answer: string | null;
                            archived: boolean;
                            message_count: number;
                            last_message_at: string | null;
                            last_author: {
                                /** Format: uuid */
                                id: string;
                                username: string;
                                display_name: string;
                                /** @default null */
                                avatar: string | null;
                                /** @default null */
                                badge: string | null;
                            } | null;
                            created_at: string;
                            nudged_at: string | null;
                            merged_into: string | null;
                            last_seq: number;
                            following: boolean;
                            read_seq: number;
                            unread: number;
                        }[];
                        parents: {
                            [key: string]: {
                                /**
                                 * Author
                                 * @description Who wrote something. `badge` is their role in the space when it is more than member.
                                 */
                                author: {
                                    /** Format: uuid */
                                    id: string;
                                    username: string;
                                    display_name: string;
                                    /** @default null */
                                    avatar: string | null;
                                    /** @default null */
                                    badge: string | null;
                                };
                                excerpt: string;
                            };
                        };
                        next: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    rooms_threads_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                room_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ThreadInputRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * ThreadPayload
                         * @description A thread as everyone who may read its room sees it.
                         *
                         *         An empty `title` stands for the parent's words. `message_count` counts what is published in it,
                         *         without the parent. `nudged_at`: since when the room is reminded that nobody has answered.
                         *         `merged_into`: the thread that took its messages; it is listed nowhere then.
                         */
                        thread: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            room: string;
                            parent: string | null;
                            title: string;
                            /**
                             * Author
                             * @description Who wrote something. `badge` is their role in the space when it is more than member.
                             */
                            creator: {
                                /** Format: uuid */
                                id: string;
                                username: string;
                                display_name: string;
                                /** @default null */
                                avatar: string | null;
                                /** @default null */
                                badge: string | null;
                            };
                            locked: boolean;
                            pinned: boolean;
                            resolved: boolean;
                            answer: string | null;
                            archived: boolean;
                            message_count: number;
                            last_message_at: string | null;
                            last_author: {
                                /** Format: uuid */
                                id: string;
                                username: string;
                                display_name: string;
                                /** @default null */
                                avatar: string | null;
                                /** @default null */
                                badge: string | null;
                            } | null;
                            created_at: string;
                            nudged_at: string | null;
                            merged_into: string | null;
                            last_seq: number;
                        };
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    saved_list: {
        parameters: {
            query?: {
                /** @description Comes from `next` of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        results: {
                            /** Format: uuid */
                            id: string;
                            saved_at: string;
                            /**
                             * HitRoom
                             * @description Where a hit stands; `space` is the space's address.
                             */
                            room: {
                                /** Format: uuid */
                                id: string;
                                slug: string;
                                name: string;
                                emoji: string;
                                space: string;
                            };
                            thread: {
                                /** Format: uuid */
                                id: string;
                                title: string;
                            } | null;
                            message: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                room: string;
                                thread: string | null;
                                seq: number | null;
                                last_seq: number | null;
                                /**
                                 * Author
                                 * @description Who wrote something. `badge` is their role in the space when it is more than member.
                                 */
                                author: {
                                    /** Format: uuid */
                                    id: string;
                                    username: string;
                                    display_name: string;
                                    /** @default null */
                                    avatar: string | null;
                                    /** @default null */
                                    badge: string | null;
                                };
                                /** @enum {string} */
                                kind: "text" | "image" | "file" | "voice" | "poll" | "system";
                                content: string;
                                /** @default [] */
                                mentions: {
                                    kind: string;
                                    id: string | null;
                                    start: number;
                                    end: number;
                                }[];
                                /** @default [] */
                                attachments: {
                                    /** Format: uuid */
                                    id: string;
                                    kind: string;
                                    name: string;
                                    alt: string;
                                    content_type: string;
                                    bytes: number;
                                    /** @default null */
                                    width: number | null;
                                    /** @default null */
                                    height: number | null;
                                    /** @default null */
                                    duration_ms: number | null;
                                    /** @default [] */
                                    waveform: number[];
                                }[];
                                /** @default [] */
                                embeds: {
                                    url: string;
                                    title: string;
                                    /** @default  */
                                    description: string;
                                    /** @default  */
                                    site_name: string;
                                }[];
                                reply_to: string | null;
                                reactions: {
                                    emoji: string;
                                    count: number;
                                }[];
                                /** @enum {string} */
                                state: "held" | "published" | "hidden";
                                pinned: boolean;
                                created_at: string;
                                published_at: string | null;
                                edited_at: string | null;
                                /** @default null */
                                deleted_at: string | null;
                                /** @default false */
                                also_in_room: boolean;
                                /** @default null */
                                moved_from: string | null;
                                /** @default null */
                                poll: {
                                    options: {
                                        text: string;
                                        /** @default 0 */
                                        votes: number;
                                    }[];
                                    /** @default false */
                                    multiple: boolean;
                                    /** @default 0 */
                                    voters: number;
                                    /** @default null */
                                    closes_at: string | null;
                                    /** @default null */
                                    closed_at: string | null;
                                } | null;
                                my_reactions: string[];
                                my_votes: number[];
                            } | null;
                        }[];
                        next: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    scheduled_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        results: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            room: string;
                            thread: string | null;
                            reply_to: string | null;
                            also_in_room: boolean;
                            content: string;
                            due_at: string;
                            /** @enum {string} */
                            state: "waiting" | "sent" | "held" | "failed" | "cancelled";
                            problem_code: string;
                            problem: string;
                            attempts: number;
                            message: string | null;
                            updated_at: string;
                            place: {
                                space: string;
                                room: string;
                                room_name: string;
                                room_emoji: string;
                                thread_title: string | null;
                            } | null;
                        }[];
                        /** @default null */
                        next: null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    scheduled_destroy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                scheduled_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    scheduled_partial_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                scheduled_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PatchedScheduledChangesInputRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * ScheduledPayload
                         * @description A message that goes out at `due_at`, and what became of it.
                         *
                         *         `problem` says in a sentence why it failed, `problem_code` for programs; both are empty
                         *         otherwise. `message` is what it became.
                         */
                        scheduled: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            room: string;
                            thread: string | null;
                            reply_to: string | null;
                            also_in_room: boolean;
                            content: string;
                            due_at: string;
                            /** @enum {string} */
                            state: "waiting" | "sent" | "held" | "failed" | "cancelled";
                            problem_code: string;
                            problem: string;
                            attempts: number;
                            message: string | null;
                            updated_at: string;
                        };
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    scheduled_send_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                scheduled_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * ScheduledPayload
                         * @description A message that goes out at `due_at`, and what became of it.
                         *
                         *         `problem` says in a sentence why it failed, `problem_code` for programs; both are empty
                         *         otherwise. `message` is what it became.
                         */
                        scheduled: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            room: string;
                            thread: string | null;
                            reply_to: string | null;
                            also_in_room: boolean;
                            content: string;
                            due_at: string;
                            /** @enum {string} */
                            state: "waiting" | "sent" | "held" | "failed" | "cancelled";
                            problem_code: string;
                            problem: string;
                            attempts: number;
                            message: string | null;
                            updated_at: string;
                        };
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    search: {
        parameters: {
            query: {
                /** @description Go on below this message. */
                cursor?: string;
                /** @description See docs/reference/search.md. */
                q: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        results: {
                            /** Format: uuid */
                            id: string;
                            /**
                             * HitRoom
                             * @description Where a hit stands; `space` is the space's address.
                             */
                            room: {
                                /** Format: uuid */
                                id: string;
                                slug: string;
                                name: string;
                                emoji: string;
                                space: string;
                            };
                            thread: {
                                /** Format: uuid */
                                id: string;
                                title: string;
                            } | null;
                            /**
                             * Author
                             * @description Who wrote something. `badge` is their role in the space when it is more than member.
                             */
                            author: {
                                /** Format: uuid */
                                id: string;
                                username: string;
                                display_name: string;
                                /** @default null */
                                avatar: string | null;
                                /** @default null */
                                badge: string | null;
                            };
                            excerpt: string;
                            ranges: [
                                number,
                                number
                            ][];
                            pinned: boolean;
                            created_at: string;
                            edited_at: string | null;
                        }[];
                        next: string | null;
                        count: number | null;
                        more: boolean | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    spaces_list: {
        parameters: {
            query?: {
                /** @description Go on after this slug. */
                after?: string;
                /** @description Only those the caller belongs to. */
                joined?: boolean;
                limit?: number;
                /** @description Only those with this in name or slug. */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        results: {
                            /** Format: uuid */
                            id: string;
                            slug: string;
                            name: string;
                            description: string;
                            /** @enum {string} */
                            kind: "lounge" | "community" | "circle" | "project" | "context";
                            /** @enum {string} */
                            visibility: "public" | "restricted" | "private";
                            rules: string[];
                            question: string;
                            /** @enum {string} */
                            colour: "pecan" | "amber" | "leaf" | "teal" | "sky" | "plum" | "rose" | "slate";
                            icon: string | null;
                            banner: string | null;
                            archived: boolean;
                            member_count: number;
                            my_role: ("owner" | "admin" | "moderator" | "member") | null;
                            my_trust: ("new" | "member" | "trusted") | null;
                            joined: boolean;
                            my_request: boolean;
                            requests: number | null;
                        }[];
                        next: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    spaces_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SpaceInputRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        slug: string;
                        name: string;
                        description: string;
                        /** @enum {string} */
                        kind: "lounge" | "community" | "circle" | "project" | "context";
                        /** @enum {string} */
                        visibility: "public" | "restricted" | "private";
                        rules: string[];
                        question: string;
                        /** @enum {string} */
                        colour: "pecan" | "amber" | "leaf" | "teal" | "sky" | "plum" | "rose" | "slate";
                        icon: string | null;
                        banner: string | null;
                        archived: boolean;
                        member_count: number;
                        my_role: ("owner" | "admin" | "moderator" | "member") | null;
                        my_trust: ("new" | "member" | "trusted") | null;
                        joined: boolean;
                        my_request: boolean;
                        requests: number | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    spaces_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        slug: string;
                        name: string;
                        description: string;
                        /** @enum {string} */
                        kind: "lounge" | "community" | "circle" | "project" | "context";
                        /** @enum {string} */
                        visibility: "public" | "restricted" | "private";
                        rules: string[];
                        question: string;
                        /** @enum {string} */
                        colour: "pecan" | "amber" | "leaf" | "teal" | "sky" | "plum" | "rose" | "slate";
                        icon: string | null;
                        banner: string | null;
                        archived: boolean;
                        member_count: number;
                        my_role: ("owner" | "admin" | "moderator" | "member") | null;
                        my_trust: ("new" | "member" | "trusted") | null;
                        joined: boolean;
                        my_request: boolean;
                        requests: number | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    spaces_destroy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    spaces_partial_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PatchedSpaceChangesInputRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        slug: string;
                        name: string;
                        description: string;
                        /** @enum {string} */
                        kind: "lounge" | "community" | "circle" | "project" | "context";
                        /** @enum {string} */
                        visibility: "public" | "restricted" | "private";
                        rules: string[];
                        question: string;
                        /** @enum {string} */
                        colour: "pecan" | "amber" | "leaf" | "teal" | "sky" | "plum" | "rose" | "slate";
                        icon: string | null;
                        banner: string | null;
                        archived: boolean;
                        member_count: number;
                        my_role: ("owner" | "admin" | "moderator" | "member") | null;
                        my_trust: ("new" | "member" | "trusted") | null;
                        joined: boolean;
                        my_request: boolean;
                        requests: number | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    spaces_icon_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["FaceInputRequest"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        kind: string;
                        purpose: string;
                        state: string;
                        name: string;
                        alt: string;
                        content_type: string;
                        bytes: number;
                        width: number | null;
                        height: number | null;
                        duration_ms: number | null;
                        waveform: number[];
                        problem: {
                            /** @default file */
                            field: string;
                            /** @default  */
                            rule: string;
                            /** @default  */
                            category: string;
                        } | null;
                        created_at: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    spaces_icon_destroy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    spaces_invites_list: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        results: {
                            /** Format: uuid */
                            id: string;
                            code: string;
                            creator: {
                                /** Format: uuid */
                                id: string;
                                username: string;
                                display_name: string;
                                /** @default null */
                                avatar: string | null;
                                /** @default null */
                                badge: string | null;
                            } | null;
                            uses: number;
                            uses_max: number | null;
                            expires_at: string | null;
                            created_at: string;
                        }[];
                        next: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    spaces_invites_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["InviteInputRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        code: string;
                        creator: {
                            /** Format: uuid */
                            id: string;
                            username: string;
                            display_name: string;
                            /** @default null */
                            avatar: string | null;
                            /** @default null */
                            badge: string | null;
                        } | null;
                        uses: number;
                        uses_max: number | null;
                        expires_at: string | null;
                        created_at: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    spaces_invites_destroy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                invite_id: string;
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    spaces_join_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        slug: string;
                        name: string;
                        description: string;
                        /** @enum {string} */
                        kind: "lounge" | "community" | "circle" | "project" | "context";
                        /** @enum {string} */
                        visibility: "public" | "restricted" | "private";
                        rules: string[];
                        question: string;
                        /** @enum {string} */
                        colour: "pecan" | "amber" | "leaf" | "teal" | "sky" | "plum" | "rose" | "slate";
                        icon: string | null;
                        banner: string | null;
                        archived: boolean;
                        member_count: number;
                        my_role: ("owner" | "admin" | "moderator" | "member") | null;
                        my_trust: ("new" | "member" | "trusted") | null;
                        joined: boolean;
                        my_request: boolean;
                        requests: number | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    spaces_leave_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    spaces_members_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                /** @description Only those with this in one of their names. */
                q?: string;
                /** @description Sanctioned people; for moderators. */
                state?: "banned" | "muted";
            };
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        results: {
                            /**
                             * Author
                             * @description Who wrote something. `badge` is their role in the space when it is more than member.
                             */
                            user: {
                                /** Format: uuid */
                                id: string;
                                username: string;
                                display_name: string;
                                /** @default null */
                                avatar: string | null;
                                /** @default null */
                                badge: string | null;
                            };
                            /** @enum {string} */
                            role: "owner" | "admin" | "moderator" | "member";
                            /** @enum {string} */
                            trust: "new" | "member" | "trusted";
                            joined_at: string;
                        }[];
                        next: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    spaces_members_destroy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: string;
                user: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    spaces_members_partial_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: string;
                user: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PatchedMemberChangesInputRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Author
                         * @description Who wrote something. `badge` is their role in the space when it is more than member.
                         */
                        user: {
                            /** Format: uuid */
                            id: string;
                            username: string;
                            display_name: string;
                            /** @default null */
                            avatar: string | null;
                            /** @default null */
                            badge: string | null;
                        };
                        role: ("owner" | "admin" | "moderator" | "member") | null;
                        /** @enum {string} */
                        trust: "new" | "member" | "trusted";
                        joined_at: string;
                        approved: boolean;
                        muted_until: string | null;
                        banned_until: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    spaces_request_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["JoinRequestInputRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        slug: string;
                        name: string;
                        description: string;
                        /** @enum {string} */
                        kind: "lounge" | "community" | "circle" | "project" | "context";
                        /** @enum {string} */
                        visibility: "public" | "restricted" | "private";
                        rules: string[];
                        question: string;
                        /** @enum {string} */
                        colour: "pecan" | "amber" | "leaf" | "teal" | "sky" | "plum" | "rose" | "slate";
                        icon: string | null;
                        banner: string | null;
                        archived: boolean;
                        member_count: number;
                        my_role: ("owner" | "admin" | "moderator" | "member") | null;
                        my_trust: ("new" | "member" | "trusted") | null;
                        joined: boolean;
                        my_request: boolean;
                        requests: number | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    spaces_request_destroy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    spaces_requests_list: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        results: {
                            /** Format: uuid */
                            id: string;
                            /**
                             * Author
                             * @description Who wrote something. `badge` is their role in the space when it is more than member.
                             */
                            user: {
                                /** Format: uuid */
                                id: string;
                                username: string;
                                display_name: string;
                                /** @default null */
                                avatar: string | null;
                                /** @default null */
                                badge: string | null;
                            };
                            answer: string;
                            /** @enum {string} */
                            state: "pending" | "approved" | "declined" | "withdrawn";
                            created_at: string;
                        }[];
                        next: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    spaces_requests_partial_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                request_id: string;
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PatchedDecisionInputRequest"];
            };
        };
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    spaces_rooms_list: {
        parameters: {
            query?: {
                /** @description Archived rooms instead. */
                archived?: boolean;
            };
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        results: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            space: string;
                            slug: string;
                            name: string;
                            topic: string;
                            emoji: string;
                            /** @enum {string} */
                            kind: "text" | "announcement" | "help" | "showcase" | "dm" | "voice";
                            position: number;
                            is_default: boolean;
                            /** @enum {string} */
                            read_level: "anyone" | "member" | "moderator" | "admin";
                            /** @enum {string} */
                            write_level: "anyone" | "member" | "moderator" | "admin";
                            slow_mode_seconds: number;
                            archived: boolean;
                            auto_thread: boolean;
                            auto_archive_hours: number;
                            resources: {
                                title: string;
                                url: string;
                            }[];
                            can_write: boolean;
                            head: number;
                            online: number;
                            read_seq: number;
                            unread: number;
                        }[];
                        /** @default null */
                        next: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    spaces_rooms_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoomInputRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        space: string;
                        slug: string;
                        name: string;
                        topic: string;
                        emoji: string;
                        /** @enum {string} */
                        kind: "text" | "announcement" | "help" | "showcase" | "dm" | "voice";
                        position: number;
                        is_default: boolean;
                        /** @enum {string} */
                        read_level: "anyone" | "member" | "moderator" | "admin";
                        /** @enum {string} */
                        write_level: "anyone" | "member" | "moderator" | "admin";
                        slow_mode_seconds: number;
                        archived: boolean;
                        auto_thread: boolean;
                        auto_archive_hours: number;
                        resources: {
                            title: string;
                            url: string;
                        }[];
                        can_write: boolean;
                        head: number;
                        online: number;
                        read_seq: number;
                        unread: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    spaces_rooms_order_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderInputRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        results: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            space: string;
                            slug: string;
                            name: string;
                            topic: string;
                            emoji: string;
                            /** @enum {string} */
                            kind: "text" | "announcement" | "help" | "showcase" | "dm" | "voice";
                            position: number;
                            is_default: boolean;
                            /** @enum {string} */
                            read_level: "anyone" | "member" | "moderator" | "admin";
                            /** @enum {string} */
                            write_level: "anyone" | "member" | "moderator" | "admin";
                            slow_mode_seconds: number;
                            archived: boolean;
                            auto_thread: boolean;
                            auto_archive_hours: number;
                            resources: {
                                title: string;
                                url: string;
                            }[];
                            can_write: boolean;
                            head: number;
                            online: number;
                            read_seq: number;
                            unread: number;
                        }[];
                        /** @default null */
                        next: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    threads_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                thread_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * ThreadForReader
                         * @description A thread beside what depends on the reader.
                         */
                        thread: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            room: string;
                            parent: string | null;
                            title: string;
                            /**
                             * Author
                             * @description Who wrote something. `badge` is their role in the space when it is more than member.
                             */
                            creator: {
                                /** Format: uuid */
                                id: string;
                                username: string;
                                display_name: string;
                                /** @default null */
                                avatar: string | null;
                                /** @default null */
                                badge: string | null;
                            };
                            locked: boolean;
                            pinned: boolean;
                            resolved: boolean;
                            answer: string | null;
                            archived: boolean;
                            message_count: number;
                            last_message_at: string | null;
                            last_author: {
                                /** Format: uuid */
                                id: string;
                                username: string;
                                display_name: string;
                                /** @default null */
                                avatar: string | null;
                                /** @default null */
                                badge: string | null;
                            } | null;
                            created_at: string;
                            nudged_at: string | null;
                            merged_into: string | null;
                            last_seq: number;
                            following: boolean;
                            read_seq: number;
                            unread: number;
                        };
                        parent: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            room: string;
                            thread: string | null;
                            seq: number | null;
                            last_seq: number | null;
                            /**
                             * Author
                             * @description Who wrote something. `badge` is their role in the space when it is more than member.
                             */
                            author: {
                                /** Format: uuid */
                                id: string;
                                username: string;
                                display_name: string;
                                /** @default null */
                                avatar: string | null;
                                /** @default null */
                                badge: string | null;
                            };
                            /** @enum {string} */
                            kind: "text" | "image" | "file" | "voice" | "poll" | "system";
                            content: string;
                            /** @default [] */
                            mentions: {
                                kind: string;
                                id: string | null;
                                start: number;
                                end: number;
                            }[];
                            /** @default [] */
                            attachments: {
                                /** Format: uuid */
                                id: string;
                                kind: string;
                                name: string;
                                alt: string;
                                content_type: string;
                                bytes: number;
                                /** @default null */
                                width: number | null;
                                /** @default null */
                                height: number | null;
                                /** @default null */
                                duration_ms: number | null;
                                /** @default [] */
                                waveform: number[];
                            }[];
                            /** @default [] */
                            embeds: {
                                url: string;
                                title: string;
                                /** @default  */
                                description: string;
                                /** @default  */
                                site_name: string;
                            }[];
                            reply_to: string | null;
                            reactions: {
                                emoji: string;
                                count: number;
                            }[];
                            /** @enum {string} */
                            state: "held" | "published" | "hidden";
                            pinned: boolean;
                            created_at: string;
                            published_at: string | null;
                            edited_at: string | null;
                            /** @default null */
                            deleted_at: string | null;
                            /** @default false */
                            also_in_room: boolean;
                            /** @default null */
                            moved_from: string | null;
                            /** @default null */
                            poll: {
                                options: {
                                    text: string;
                                    /** @default 0 */
                                    votes: number;
                                }[];
                                /** @default false */
                                multiple: boolean;
                                /** @default 0 */
                                voters: number;
                                /** @default null */
                                closes_at: string | null;
                                /** @default null */
                                closed_at: string | null;
                            } | null;
                            my_reactions: string[];
                            my_votes: number[];
                        } | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    threads_partial_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                thread_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PatchedThreadChangesInputRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * ThreadPayload
                         * @description A thread as everyone who may read its room sees it.
                         *
                         *         An empty `title` stands for the parent's words. `message_count` counts what is published in it,
                         *         without the parent. `nudged_at`: since when the room is reminded that nobody has answered.
                         *         `merged_into`: the thread that took its messages; it is listed nowhere then.
                         */
                        thread: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            room: string;
                            parent: string | null;
                            title: string;
                            /**
                             * Author
                             * @description Who wrote something. `badge` is their role in the space when it is more than member.
                             */
                            creator: {
                                /** Format: uuid */
                                id: string;
                                username: string;
                                display_name: string;
                                /** @default null */
                                avatar: string | null;
                                /** @default null */
                                badge: string | null;
                            };
                            locked: boolean;
                            pinned: boolean;
                            resolved: boolean;
                            answer: string | null;
                            archived: boolean;
                            message_count: number;
                            last_message_at: string | null;
                            last_author: {
                                /** Format: uuid */
                                id: string;
                                username: string;
                                display_name: string;
                                /** @default null */
                                avatar: string | null;
                                /** @default null */
                                badge: string | null;
                            } | null;
                            created_at: string;
                            nudged_at: string | null;
                            merged_into: string | null;
                            last_seq: number;
                        };
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    threads_badge_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                thread_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        room: string;
                        thread: string | null;
                        unread: number;
                        read_seq: number;
                        held_at_seq: number | null;
                        marked: boolean;
                        following: boolean;
                        first: {
                            /** Format: uuid */
                            id: string;
                            seq: number;
                            /**
                             * Author
                             * @description Who wrote something. `badge` is their role in the space when it is more than member.
                             */
                            author: {
                                /** Format: uuid */
                                id: string;
                                username: string;
                                display_name: string;
                                /** @default null */
                                avatar: string | null;
                                /** @default null */
                                badge: string | null;
                            };
                            excerpt: string;
                            published_at: string | null;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    threads_draft_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                thread_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        draft: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            room: string;
                            thread: string | null;
                            text: string;
                            reply_to: string | null;
                            version: number;
                            updated_at: string;
                        } | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    threads_draft_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                thread_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftInputRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        draft: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            room: string;
                            thread: string | null;
                            text: string;
                            reply_to: string | null;
                            version: number;
                            updated_at: string;
                        } | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    threads_draft_destroy: {
        parameters: {
            query?: {
                version?: number;
            };
            header?: never;
            path: {
                thread_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        draft: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            room: string;
                            thread: string | null;
                            text: string;
                            reply_to: string | null;
                            version: number;
                            updated_at: string;
                        } | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    threads_follow_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                thread_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    threads_follow_destroy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                thread_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    threads_merge_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                thread_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergeInputRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        move: string;
                        moved: number;
                        thread: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            room: string;
                            parent: string | null;
                            title: string;
                            /**
                             * Author
                             * @description Who wrote something. `badge` is their role in the space when it is more than member.
                             */
                            creator: {
                                /** Format: uuid */
                                id: string;
                                username: string;
                                display_name: string;
                                /** @default null */
                                avatar: string | null;
                                /** @default null */
                                badge: string | null;
                            };
                            locked: boolean;
                            pinned: boolean;
                            resolved: boolean;
                            answer: string | null;
                            archived: boolean;
                            message_count: number;
                            last_message_at: string | null;
                            last_author: {
                                /** Format: uuid */
                                id: string;
                                username: string;
                                display_name: string;
                                /** @default null */
                                avatar: string | null;
                                /** @default null */
                                badge: string | null;
                            } | null;
                            created_at: string;
                            nudged_at: string | null;
                            merged_into: string | null;
                            last_seq: number;
                        } | null;
                        undo_until: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    threads_messages_retrieve: {
        parameters: {
            query?: {
                after?: number;
                around?: number;
                before?: number;
                limit?: number;
            };
            header?: never;
            path: {
                thread_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        results: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            room: string;
                            thread: string | null;
                            seq: number | null;
                            last_seq: number | null;
                            /**
                             * Author
                             * @description Who wrote something. `badge` is their role in the space when it is more than member.
                             */
                            author: {
                                /** Format: uuid */
                                id: string;
                                username: string;
                                display_name: string;
                                /** @default null */
                                avatar: string | null;
                                /** @default null */
                                badge: string | null;
                            };
                            /** @enum {string} */
                            kind: "text" | "image" | "file" | "voice" | "poll" | "system";
                            content: string;
                            /** @default [] */
                            mentions: {
                                kind: string;
                                id: string | null;
                                start: number;
                                end: number;
                            }[];
                            /** @default [] */
                            attachments: {
                                /** Format: uuid */
                                id: string;
                                kind: string;
                                name: string;
                                alt: string;
                                content_type: string;
                                bytes: number;
                                /** @default null */
                                width: number | null;
                                /** @default null */
                                height: number | null;
                                /** @default null */
                                duration_ms: number | null;
                                /** @default [] */
                                waveform: number[];
                            }[];
                            /** @default [] */
                            embeds: {
                                url: string;
                                title: string;
                                /** @default  */
                                description: string;
                                /** @default  */
                                site_name: string;
                            }[];
                            reply_to: string | null;
                            reactions: {
                                emoji: string;
                                count: number;
                            }[];
                            /** @enum {string} */
                            state: "held" | "published" | "hidden";
                            pinned: boolean;
                            created_at: string;
                            published_at: string | null;
                            edited_at: string | null;
                            /** @default null */
                            deleted_at: string | null;
                            /** @default false */
                            also_in_room: boolean;
                            /** @default null */
                            moved_from: string | null;
                            /** @default null */
                            poll: {
                                options: {
                                    text: string;
                                    /** @default 0 */
                                    votes: number;
                                }[];
                                /** @default false */
                                multiple: boolean;
                                /** @default 0 */
                                voters: number;
                                /** @default null */
                                closes_at: string | null;
                                /** @default null */
                                closed_at: string | null;
                            } | null;
                            my_reactions: string[];
                            my_votes: number[];
                        }[];
                        next: string | null;
                        quotes: {
                            [key: string]: {
                                /**
                                 * Author
                                 * @description Who wrote something. `badge` is their role in the space when it is more than member.
                                 */
                                author: {
                                    /** Format: uuid */
                                    id: string;
                                    username: string;
                                    display_name: string;
                                    /** @default null */
                                    avatar: string | null;
                                    /** @default null */
                                    badge: string | null;
                                };
                                excerpt: string;
                            };
                        };
                        /** @default [] */
                        threads: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            room: string;
                            parent: string | null;
                            title: string;
                            /**
                             * Author
                             * @description Who wrote something. `badge` is their role in the space when it is more than member.
                             */
                            creator: {
                                /** Format: uuid */
                                id: string;
                                username: string;
                                display_name: string;
                                /** @default null */
                                avatar: string | null;
                                /** @default null */
                                badge: string | null;
                            };
                            locked: boolean;
                            pinned: boolean;
                            resolved: boolean;
                            answer: string | null;
                            archived: boolean;
                            message_count: number;
                            last_message_at: string | null;
                            last_author: {
                                /** Format: uuid */
                                id: string;
                                username: string;
                                display_name: string;
                                /** @default null */
                                avatar: string | null;
                                /** @default null */
                                badge: string | null;
                            } | null;
                            created_at: string;
                            nudged_at: string | null;
                            merged_into: string | null;
                            last_seq: number;
                        }[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    threads_messages_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                thread_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ThreadPostRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        state: string;
                        /**
                         * MessagePayload
                         * @description A message as everyone sees it; `seq`, `last_seq` and `published_at` are null while held.
                         *
                         *         `also_in_room`: a message of a thread that the room's timeline shows too. `moved_from`: the
                         *         message of another room that this one stands for.
                         */
                        message: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            room: string;
                            thread: string | null;
                            seq: number | null;
                            last_seq: number | null;
                            /**
                             * Author
                             * @description Who wrote something. `badge` is their role in the space when it is more than member.
                             */
                            author: {
                                /** Format: uuid */
                                id: string;
                                username: string;
                                display_name: string;
                                /** @default null */
                                avatar: string | null;
                                /** @default null */
                                badge: string | null;
                            };
                            /** @enum {string} */
                            kind: "text" | "image" | "file" | "voice" | "poll" | "system";
                            content: string;
                            /** @default [] */
                            mentions: {
                                kind: string;
                                id: string | null;
                                start: number;
                                end: number;
                            }[];
                            /** @default [] */
                            attachments: {
                                /** Format: uuid */
                                id: string;
                                kind: string;
                                name: string;
                                alt: string;
                                content_type: string;
                                bytes: number;
                                /** @default null */
                                width: number | null;
                                /** @default null */
                                height: number | null;
                                /** @default null */
                                duration_ms: number | null;
                                /** @default [] */
                                waveform: number[];
                            }[];
                            /** @default [] */
                            embeds: {
                                url: string;
                                title: string;
                                /** @default  */
                                description: string;
                                /** @default  */
                                site_name: string;
                            }[];
                            reply_to: string | null;
                            reactions: {
                                emoji: string;
                                count: number;
                            }[];
                            /** @enum {string} */
                            state: "held" | "published" | "hidden";
                            pinned: boolean;
                            created_at: string;
                            published_at: string | null;
                            edited_at: string | null;
                            /** @default null */
                            deleted_at: string | null;
                            /** @default false */
                            also_in_room: boolean;
                            /** @default null */
                            moved_from: string | null;
                            /** @default null */
                            poll: {
                                options: {
                                    text: string;
                                    /** @default 0 */
                                    votes: number;
                                }[];
                                /** @default false */
                                multiple: boolean;
                                /** @default 0 */
                                voters: number;
                                /** @default null */
                                closes_at: string | null;
                                /** @default null */
                                closed_at: string | null;
                            } | null;
                        };
                        /** @default false */
                        duplicate: boolean;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    threads_read_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                thread_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        unread: number;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    threads_scheduled_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                thread_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScheduledInputRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * ScheduledPayload
                         * @description A message that goes out at `due_at`, and what became of it.
                         *
                         *         `problem` says in a sentence why it failed, `problem_code` for programs; both are empty
                         *         otherwise. `message` is what it became.
                         */
                        scheduled: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            room: string;
                            thread: string | null;
                            reply_to: string | null;
                            also_in_room: boolean;
                            content: string;
                            due_at: string;
                            /** @enum {string} */
                            state: "waiting" | "sent" | "held" | "failed" | "cancelled";
                            problem_code: string;
                            problem: string;
                            attempts: number;
                            message: string | null;
                            updated_at: string;
                        };
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    uploads_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["UploadInputRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        kind: string;
                        purpose: string;
                        state: string;
                        name: string;
                        alt: string;
                        content_type: string;
                        bytes: number;
                        width: number | null;
                        height: number | null;
                        duration_ms: number | null;
                        waveform: number[];
                        problem: {
                            /** @default file */
                            field: string;
                            /** @default  */
                            rule: string;
                            /** @default  */
                            category: string;
                        } | null;
                        created_at: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    uploads_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                upload_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        kind: string;
                        purpose: string;
                        state: string;
                        name: string;
                        alt: string;
                        content_type: string;
                        bytes: number;
                        width: number | null;
                        height: number | null;
                        duration_ms: number | null;
                        waveform: number[];
                        problem: {
                            /** @default file */
                            field: string;
                            /** @default  */
                            rule: string;
                            /** @default  */
                            category: string;
                        } | null;
                        created_at: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    uploads_destroy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                upload_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    uploads_partial_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                upload_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PatchedAltInputRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        kind: string;
                        purpose: string;
                        state: string;
                        name: string;
                        alt: string;
                        content_type: string;
                        bytes: number;
                        width: number | null;
                        height: number | null;
                        duration_ms: number | null;
                        waveform: number[];
                        problem: {
                            /** @default file */
                            field: string;
                            /** @default  */
                            rule: string;
                            /** @default  */
                            category: string;
                        } | null;
                        created_at: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    upload_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                upload_id: string;
                variant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description To a signed address. */
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    users_retrieve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                username: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        username: string;
                        display_name: string;
                        avatar: string | null;
                        visibility: string;
                        bio: string;
                        location: string;
                        pronouns: string;
                        status_text: string;
                        joined_at: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
}
