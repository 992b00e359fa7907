import { CHOICES, isOperator, OPERATORS, type OperatorName } from "./operators";

export interface Suggestion {
  /** What the item becomes. */
  text: string;
  /** The operator whose meaning or value it is. */
  operator: OperatorName;
  /** A further word beside the text: a room's or a person's name. */
  name?: string;
}

export interface Known {
  rooms: { slug: string; name: string }[];
  people: { username: string; display_name: string }[];
}

const MOST = 8;

/** The item that the caret stands in: from the white space before it to the caret. */
export function itemAt(text: string, caret: number): { start: number; item: string } {
  const start = text.slice(0, caret).search(/\S*$/u);
  return { start, item: text.slice(start, caret) };
}

/** How the item at the caret could go on. */
export function suggestions(text: string, caret: number, known: Known): Suggestion[] {
  const { item } = itemAt(text, caret);
  const [, minus = "", name = "", colon, value = ""] = /^(-?)([a-z]*)(?:(:)(.*))?$/iu.exec(item) ?? [];
  const operator = name.toLowerCase();
  if (!colon) {
    if (!item || /["“]/u.test(item)) return [];
    return OPERATORS.filter((one) => one.startsWith(operator)).map((one) => ({ text: `${minus}${one}:`, operator: one }));
  }
  if (!isOperator(operator)) return [];
  return values(operator, value.replace(/^[@#]/u, "").toLowerCase(), known)
    .slice(0, MOST)
    .map(({ value: chosen, name: label }) => ({ text: `${minus}${operator}:${chosen}`, operator, ...(label && { name: label }) }));
}

interface Value {
  value: string;
  name?: string;
}

function values(operator: OperatorName, begun: string, known: Known): Value[] {
  const begins = ({ value, name }: Value) =>
    value.toLowerCase().startsWith(begun) || Boolean(name?.toLowerCase().startsWith(begun));
  const people = known.people.map((one) => ({ value: one.username, name: one.display_name }));
  const own = (...words: string[]): Value[] => words.map((value) => ({ value }));
  switch (operator) {
    case "from":
      return [...own("me"), ...people].filter(begins);
    case "mentions":
      return [...own("me", "room", "here", "moderators"), ...people].filter(begins);
    case "in":
      return known.rooms.map((room) => ({ value: room.slug, name: room.name })).filter(begins);
    default:
      return own(...(CHOICES[operator] ?? [])).filter(begins);
  }
}

/** The text with the item at the caret replaced, and where the caret goes: on, unless a value is still to come. */
export function accept(text: string, caret: number, chosen: string): { text: string; caret: number } {
  const { start } = itemAt(text, caret);
  const rest = text.slice(caret).replace(/^\S*/u, "");
  const put = chosen.endsWith(":") || /^\s/u.test(rest) ? chosen : `${chosen} `;
  return { text: text.slice(0, start) + put + rest, caret: start + put.length };
}
