import { useStore } from "@/store/context";
import type { State } from "@/store/state";

const GROUPS = ["@room", "@here", "@moderators"];
const NOBODY: ReadonlySet<string> = new Set();
const found = new WeakMap<State["users"], ReadonlySet<string>>();

function namesOf(users: State["users"]): ReadonlySet<string> {
  const known = found.get(users) ?? new Set([...GROUPS, ...Object.values(users).map(({ username }) => `@${username.toLowerCase()}`)]);
  found.set(users, known);
  return known;
}

/** Names in a text that are somebody's whom this client has met; nothing is looked up for a text without the sign. */
export const useKnownNames = (text: string): ReadonlySet<string> =>
  useStore((state) => (text.includes("@") ? namesOf(state.users) : NOBODY));
