import { use, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";

import { INPUT } from "../Field";
import { type Entry, findEmoji, groupsIn, recentEmoji, rememberEmoji } from "./data";

const COLUMNS = 8;
const MOST_HITS = 96;

export interface EmojiLabels {
  /** Whose names for emoji are shown and searched. */
  language: string;
  search: string;
  recent: string;
  none: string;
  /** By the group's key. */
  group: (key: string) => string;
}

interface Props {
  labels: EmojiLabels;
  onPick: (emoji: string) => void;
}

/** Searchable; arrow keys walk the grid, Enter takes the one in focus, or the first hit while searching. */
export default function EmojiPicker({ labels, onPick }: Props) {
  const [query, setQuery] = useState("");
  const [shown, setShown] = useState(2);
  const wanted = useDeferredValue(query.trim());
  const grid = useRef<HTMLDivElement>(null);
  const groups = use(groupsIn(labels.language));
  const all = useMemo(() => groups.flatMap(([, entries]) => entries), [groups]);
  const hits = useMemo(() => (wanted ? findEmoji(all, wanted).slice(0, MOST_HITS) : null), [all, wanted]);
  const recent = useMemo(() => recentEmoji().map((emoji) => all.find(([one]) => one === emoji)).filter((entry) => entry !== undefined), [all]);

  // The first groups fill the window; the rest follow when they are no longer in the way of it.
  useEffect(() => {
    const timer = setTimeout(() => setShown(groups.length), 120);
    return () => clearTimeout(timer);
  }, [groups]);

  const pick = (emoji: string) => {
    rememberEmoji(emoji);
    onPick(emoji);
  };

  const walk = (event: React.KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: COLUMNS, ArrowUp: -COLUMNS }[event.key];
    const buttons = [...(grid.current?.querySelectorAll("button") ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    if (step === undefined || (at < 0 && event.key !== "ArrowDown")) return;
    event.preventDefault();
    buttons[at < 0 ? 0 : Math.min(buttons.length - 1, Math.max(0, at + step))]?.focus();
  };

  const section = (title: string, entries: Entry[]) => (
    <section key={title} aria-label={title}>
      <h3 className="sticky top-0 bg-raised px-1 py-1.5 text-tiny font-semibold tracking-wide text-ink-faint uppercase">{title}</h3>
      <div className="grid grid-cols-8">
        {entries.map(([emoji, name]) => (
          <button
            key={emoji}
            type="button"
            title={name}
            aria-label={name}
            onClick={() => pick(emoji)}
            className="grid size-9 place-items-center rounded-lg emoji text-xl hover:bg-shell focus-visible:bg-shell"
          >
            {emoji}
          </button>
        ))}
      </div>
    </section>
  );

  return (
    <div className="flex h-88 w-78 flex-col" onKeyDown={walk}>
      <div className="p-2.5 pb-1.5">
        <input
          type="search"
          autoFocus
          value={query}
          placeholder={labels.search}
          aria-label={labels.search}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={(event) => {
            const first = hits?.[0];
            if (event.key === "Enter" && first) pick(first[0]);
          }}
          className={`${INPUT} h-9 text-sm`}
        />
      </div>
      <div ref={grid} className="flex-1 overflow-y-auto px-2.5 pb-2.5">
        {hits ? (
          hits.length > 0 ? (
            section(labels.search, hits)
          ) : (
            <p className="px-2 py-8 text-center text-sm text-ink-faint">{labels.none}</p>
          )
        ) : (
          <>
            {recent.length > 0 && section(labels.recent, recent)}
            {groups.slice(0, shown).map(([key, entries]) => section(labels.group(key), entries))}
          </>
        )}
      </div>
    </div>
  );
}
