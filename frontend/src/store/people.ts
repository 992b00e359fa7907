import type { Author } from "@/protocol/objects";

import type { State } from "./state";

const same = (a: Author, b: Author): boolean =>
  a.username === b.username && a.display_name === b.display_name && a.avatar === b.avatar && a.badge === b.badge;

/** People as they were last seen; messages are shown with these names, however old they are. */
export function withPeople(users: State["users"], people: (Author | null)[]): State["users"] {
  let next = users;
  for (const person of people) {
    if (!person) continue;
    const known = next[person.id];
    if (known && same(known, person)) continue;
    next = { ...next, [person.id]: person };
  }
  return next;
}
