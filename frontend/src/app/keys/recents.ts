import { loadJson, saveJson } from "@/lib/storage";

const KEY = "carya.recent";
const MOST = 12;

/** What was gone to lately, by the switcher's ids, the latest first. */
export const recents = (): string[] => loadJson<string[]>(KEY, []);

export const remember = (id: string): void => saveJson(KEY, [id, ...recents().filter((other) => other !== id)].slice(0, MOST));
