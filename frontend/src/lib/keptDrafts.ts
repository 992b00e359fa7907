import { loadJson, save, saveJson } from "./storage";

const prefix = (user: string): string => `carya.draft.${user}.`;

/** What this browser has kept of somebody's drafts, by place. */
export function keptDrafts<T>(user: string): Record<string, T> {
  const start = prefix(user);
  let keys: string[] = [];
  try {
    keys = Object.keys(localStorage).filter((key) => key.startsWith(start));
  } catch {
    // Storage is forbidden here.
  }
  return Object.fromEntries(keys.flatMap((key) => {
    const kept = loadJson<T | null>(key, null);
    return kept ? [[key.slice(start.length), kept]] : [];
  }));
}

/** Keeps a draft over reloads; null lets it go. */
export function keepDraft(user: string, place: string, draft: object | null): void {
  if (draft) saveJson(prefix(user) + place, draft);
  else save(prefix(user) + place, null);
}
