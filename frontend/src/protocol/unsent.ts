/** What was not sent yet: names for the generated types. */

import type { operations } from "./rest.gen";

export type ListedDraft = operations["drafts_list"]["responses"][200]["content"]["application/json"]["results"][number];
export type ListedScheduled = operations["scheduled_list"]["responses"][200]["content"]["application/json"]["results"][number];
export type Scheduled = Omit<ListedScheduled, "place">;
export type Whereabouts = NonNullable<ListedDraft["place"]>;
