import { describe, expect, it } from "vitest";

import type { PresenceData } from "@/protocol/frames";
import type { Author } from "@/protocol/objects";

import { isWithin, withWindow } from "./here";
import { withPresence } from "./presence";
import { emptyState, type State } from "./state";

const person = (id: string): Author => ({ id, username: id, display_name: id, avatar: null, badge: null });
const present = (id: string) => ({ at: `${id}\0${id}`, user: person(id), status: "online" as const, text: "" });
const look = (state: State, start: string, next: string | null, ...ids: string[]) =>
  withWindow(state, "r", start, { people: ids.map(present), next, online: ids.length });
const hear = (state: State, data: PresenceData) => withPresence(state, "r", data);
const came = (id: string): PresenceData => ({ user: id, status: "online", text: "", at: `${id}\0${id}`, person: person(id) });
const names = (state: State) => Object.keys(state.here["r"] ?? {}).sort();

describe("who is here", () => {
  it("holds what the windows say, and each says all about its stretch", () => {
    let state = look(emptyState, "", "c", "ann", "ben");
    state = look(state, "c", null, "cid", "dan");
    expect(names(state)).toEqual(["ann", "ben", "cid", "dan"]);
    state = look(state, "", "c", "ann");
    expect(names(state)).toEqual(["ann", "cid", "dan"]);
    expect(state.presence["cid"]).toEqual({ status: "online", text: "" });
    expect(state.users["dan"]?.display_name).toBe("dan");
  });

  it("takes in who comes, and lets go who leaves", () => {
    let state = look(emptyState, "", null, "ann");
    state = hear(state, came("ben"));
    expect(names(state)).toEqual(["ann", "ben"]);
    state = hear(state, { user: "ann", status: "offline" });
    expect(names(state)).toEqual(["ben"]);
    expect(state.presence["ann"]?.status).toBe("offline");
  });

  it("keeps no list of a room nobody looks at, and no one without a place", () => {
    expect(hear(emptyState, came("ben")).here).toEqual({});
    const state = look(emptyState, "", null, "ann");
    expect(names(hear(state, { user: "ben", status: "away", text: "" }))).toEqual(["ann"]);
  });

  it("compares places as the server does: a shorter name before its longer ones", () => {
    expect(isWithin("ann\0x", "", "anna")).toBe(true);
    expect(isWithin("anna\0x", "ann\0x\0", null)).toBe(true);
    expect(isWithin("ann\0x", "ann\0x\0", null)).toBe(false);
  });
});
