/* Generated from the server's schemas by `npm run generate`; changes belong there. */

export interface paths {
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
        /** @description Change the profile; each text passes the gate first. */
        patch: operations["me_partial_update"];
        trace?: never;
    };
    "/api/v1/messages/{message_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The message as the reader sees it. */
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
        /** @description Change name, description, visibility, or bring it back from the archive; its admins. */
        patch: operations["spaces_partial_update"];
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
        delete?: never;
        options?: never;
        head?: never;
        /** @description Approve, mute, ban (moderators) or give a role (admins); all given fields or none. */
        patch: operations["spaces_members_partial_update"];
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
        Meta: {
            name: string;
            version: string;
            development: boolean;
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
            archived?: boolean;
        };
        /** @description What admins of a space may change. */
        PatchedSpaceChangesInputRequest: {
            name?: string;
            description?: string;
            visibility?: components["schemas"]["SpaceVisibilityEnum"];
            archived?: boolean;
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
            slug: string;
        };
        /**
         * @description * `text` - text
         *     * `announcement` - announcement
         * @enum {string}
         */
        RoomKindEnum: "text" | "announcement";
        /**
         * @description * `anyone` - Anyone
         *     * `member` - Member
         *     * `moderator` - Moderator
         *     * `admin` - Admin
         * @enum {string}
         */
        RoomLevelEnum: "anyone" | "member" | "moderator" | "admin";
        /** @description A new space. */
        SpaceInputRequest: {
            slug: string;
            name: string;
            description?: string;
            visibility?: components["schemas"]["SpaceVisibilityEnum"];
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
                        kind: "text" | "system";
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
                            [key: string]: string;
                        }[];
                        /** @default [] */
                        embeds: {
                            [key: string]: string;
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
                        my_reactions: string[];
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
                            kind: "text" | "system";
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
                                [key: string]: string;
                            }[];
                            /** @default [] */
                            embeds: {
                                [key: string]: string;
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
                        };
                        /** @default false */
                        duplicate: boolean;
                    };
                };
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
                            kind: "text" | "system";
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
                                [key: string]: string;
                            }[];
                            /** @default [] */
                            embeds: {
                                [key: string]: string;
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
                            my_reactions: string[];
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
                            kind: "text" | "system";
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
                                [key: string]: string;
                            }[];
                            /** @default [] */
                            embeds: {
                                [key: string]: string;
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
                            my_reactions: string[];
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
                            kind: "text" | "system";
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
                                [key: string]: string;
                            }[];
                            /** @default [] */
                            embeds: {
                                [key: string]: string;
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
                        };
                        /** @default false */
                        duplicate: boolean;
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
    spaces_list: {
        parameters: {
            query?: {
                /** @description Go on after this slug. */
                after?: string;
                /** @description Only those the caller belongs to. */
                joined?: boolean;
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
                            slug: string;
                            name: string;
                            description: string;
                            /** @enum {string} */
                            kind: "lounge" | "community" | "circle" | "project" | "context";
                            /** @enum {string} */
                            visibility: "public" | "restricted" | "private";
                            icon: string | null;
                            banner: string | null;
                            archived: boolean;
                            member_count: number;
                            my_role: ("owner" | "admin" | "moderator" | "member") | null;
                            my_trust: ("new" | "member" | "trusted") | null;
                            joined: boolean;
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
                        icon: string | null;
                        banner: string | null;
                        archived: boolean;
                        member_count: number;
                        my_role: ("owner" | "admin" | "moderator" | "member") | null;
                        my_trust: ("new" | "member" | "trusted") | null;
                        joined: boolean;
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
                        icon: string | null;
                        banner: string | null;
                        archived: boolean;
                        member_count: number;
                        my_role: ("owner" | "admin" | "moderator" | "member") | null;
                        my_trust: ("new" | "member" | "trusted") | null;
                        joined: boolean;
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
                        icon: string | null;
                        banner: string | null;
                        archived: boolean;
                        member_count: number;
                        my_role: ("owner" | "admin" | "moderator" | "member") | null;
                        my_trust: ("new" | "member" | "trusted") | null;
                        joined: boolean;
                    };
                };
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
                        icon: string | null;
                        banner: string | null;
                        archived: boolean;
                        member_count: number;
                        my_role: ("owner" | "admin" | "moderator" | "member") | null;
                        my_trust: ("new" | "member" | "trusted") | null;
                        joined: boolean;
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
