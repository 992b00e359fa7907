import type { ReactionChange } from "@/protocol/frames";
import type { Id } from "@/protocol/objects";

import type { State } from "./state";

/** Broadcasts carry totals for all; who pressed what is read from the changes. */
export function withChanges(
  mine: State["mine"],
  message: Id,
  changes: ReactionChange[],
  me: Id | undefined,
): State["mine"] {
  const own = changes.filter((change) => change.user === me);
  if (own.length === 0) return mine;
  const set = new Set(mine[message]);
  for (const { emoji, added } of own) {
    if (added) set.add(emoji);
    else set.delete(emoji);
  }
  return { ...mine, [message]: [...set] };
}
