/** What can be gone to or done. */
export interface Rankable {
  id: string;
  title: string;
  /** Further words it is found by. */
  words?: string | undefined;
  unread?: number | undefined;
}

const LEADS = [..."ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"];
const FIRST = 0xac00;
const LAST = 0xd7a3;
const PER_LEAD = 588;

/** The consonant that a Korean syllable begins with: people type only those. */
function lead(letter: string): string {
  const code = letter.charCodeAt(0);
  return code >= FIRST && code <= LAST ? (LEADS[Math.floor((code - FIRST) / PER_LEAD)] ?? letter) : letter;
}

const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").normalize("NFC").toLowerCase();
const isStart = (text: string, at: number): boolean => at === 0 || /[\s\-_/.#@·]/u.test(text[at - 1] ?? "");
const same = (letter: string, wanted: string): boolean => letter === wanted || lead(letter) === wanted;

/** Points for one word of the query in a text; null where its letters do not all come, in order. */
function match(text: string, word: string): number | null {
  const whole = text.indexOf(word);
  if (whole >= 0) return (isStart(text, whole) ? 100 : 60) + (whole === 0 ? 20 : 0) + (text.length === word.length ? 30 : 0);
  let points = 0;
  let at = -1;
  for (const letter of word) {
    let next = at + 1;
    // A letter that begins a word is what people mean, as long as it is not far.
    while (next < text.length && !same(text[next] ?? "", letter)) next += 1;
    if (next >= text.length) return null;
    points += next === at + 1 ? 6 : isStart(text, next) ? 8 : 1;
    at = next;
  }
  // Letters picked from all over a long text are chance.
  return points >= word.length * 4 ? Math.min(50, points) : null;
}

/** How well an entry fits what was typed, every word of it; null where it does not. */
export function score(query: string, { title, words = "" }: Pick<Rankable, "title" | "words">): number | null {
  const name = plain(title);
  const others = plain(words);
  let total = 0;
  for (const word of plain(query).split(/\s+/u).filter(Boolean)) {
    const inName = match(name, word);
    const inOthers = others.includes(word) ? 30 : null;
    const best = Math.max(inName ?? -1, inOthers ?? -1);
    if (best < 0) return null;
    total += best;
  }
  return total - Math.min(10, name.length / 10);
}

/** Nearer to the top the more lately it was used; `recent` has the latest first. */
const freshness = (recent: string[], id: string): number => {
  const at = recent.indexOf(id);
  return at < 0 ? 0 : Math.max(1, 24 - at * 2);
};

/** The entries that fit, the best first. Without a query: the recent ones, then what is unread, then the rest in order. */
export function rank<T extends Rankable>(query: string, entries: T[], recent: string[], most = 50): T[] {
  const wanted = query.trim();
  const points = (entry: T): number | null => {
    const bonus = freshness(recent, entry.id) + (entry.unread ? 6 : 0);
    if (!wanted) return bonus;
    const found = score(wanted, entry);
    return found === null ? null : found + bonus;
  };
  return entries
    .map((entry) => ({ entry, points: points(entry) }))
    .filter((one): one is { entry: T; points: number } => one.points !== null)
    .sort((one, other) => other.points - one.points)
    .slice(0, most)
    .map(({ entry }) => entry);
}
