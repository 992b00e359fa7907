import { plainText } from "@/lib/markdown/blocks";
import type { Thread } from "@/protocol/objects";
import { type Entry, isDeleted } from "@/store/state";

const MOST = 140;

/** What a thread is called: its title, else what it began with; empty when neither is known. */
export function titleOf(thread: Thread, parent: Entry | undefined): string {
  if (thread.title) return thread.title;
  return parent && !isDeleted(parent) && parent.state === "published" ? plainText(parent.content).slice(0, MOST) : "";
}
