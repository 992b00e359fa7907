/** What REST answers about spaces, by name. */

import type { operations } from "./rest.gen";
import type * as Wire from "./wire.gen";

export type SharedSpace = Wire.SharedSpace;

type Listed<Name extends "spaces_invites_list" | "spaces_requests_list" | "spaces_members_list"> =
  operations[Name]["responses"][200]["content"]["application/json"]["results"][number];

export type Invite = Listed<"spaces_invites_list">;
export type JoinRequest = Listed<"spaces_requests_list">;
export type InvitePreview = operations["invites_retrieve"]["responses"][200]["content"]["application/json"];
export type Sanctioned = operations["spaces_members_partial_update"]["responses"][200]["content"]["application/json"];

type Body<Name extends keyof operations> = operations[Name] extends { requestBody?: { content: { "application/json": infer Given } } } ? Given : never;
export type SpaceDraft = Body<"spaces_create">;
export type SpaceChange = Body<"spaces_partial_update">;
export type RoomDraft = Body<"spaces_rooms_create">;
export type RoomChange = Body<"rooms_partial_update">;
export type MemberChange = Body<"spaces_members_partial_update">;
