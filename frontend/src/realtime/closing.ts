/** What a close code asks of the client. */

import type { Stop } from "@/lib/live";

export type Closing =
  | { kind: "reconnect" }
  /** Permissions changed: come back and forget what was cached. */
  | { kind: "refresh" }
  | { kind: "stop"; why: Stop };

export function closingOf(code: number): Closing {
  switch (code) {
    case 1007:
    case 1009:
      return { kind: "stop", why: "bug" };
    case 4102:
      return { kind: "refresh" };
    case 4201:
      return { kind: "stop", why: "signin" };
    case 4203:
      return { kind: "stop", why: "banned" };
    case 4204:
      return { kind: "stop", why: "protocol" };
    default:
      return { kind: "reconnect" };
  }
}
