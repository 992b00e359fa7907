import type { Id } from "@/protocol/objects";

import type { Word } from "../word";
import { EmojiNames } from "./EmojiNames";
import { People } from "./People";
import type { ListProps } from "./SuggestionList";

/** What the word at the cursor can become. */
export default function Suggestions({ word, room, ...list }: ListProps & { word: Word; room: Id }) {
  return word.kind === "mention" ? <People room={room} query={word.query} {...list} /> : <EmojiNames query={word.query} {...list} />;
}
