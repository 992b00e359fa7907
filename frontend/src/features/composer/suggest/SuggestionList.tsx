import { type ReactNode, type RefObject, useEffect, useImperativeHandle, useLayoutEffect, useState } from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";

import { cx } from "@/ui/cx";

export interface Suggestion {
  key: string;
  /** What takes the place of the word. */
  insert: string;
  row: ReactNode;
  onPick?: () => void;
}

/** Takes a key that is meant for the list; false for all others. */
export type ListKeys = (event: React.KeyboardEvent) => boolean;

export interface ListProps {
  /** The text box: the list stands above it. */
  box: RefObject<HTMLTextAreaElement | null>;
  id: string;
  keys: RefObject<ListKeys | null>;
  /** Told which option is chosen, null while there is none. */
  onActive: (option: string | null) => void;
  onPick: (insert: string) => void;
}

interface Place {
  left: number;
  width: number;
  bottom?: number;
  top?: number;
  height: number;
}

const GAP = 8;
const HEIGHT = 288;
const LEAST = 160;

function placeOf(area: HTMLElement): Place {
  const { left, width, top, bottom } = (area.closest("[data-suggest-over]") ?? area).getBoundingClientRect();
  const below = top < LEAST + GAP && innerHeight - bottom > top;
  const height = Math.min(HEIGHT, (below ? innerHeight - bottom : top) - 2 * GAP);
  return { left, width, height, ...(below ? { top: bottom + GAP } : { bottom: innerHeight - top + GAP }) };
}

/** Options for the word at the cursor. The focus stays in the text box, whose keys walk the list. */
export function SuggestionList({ box, id, keys, onActive, onPick, label, suggestions }: ListProps & { label: string; suggestions: Suggestion[] }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState(0);
  const [place, setPlace] = useState<Place | null>(null);
  const count = suggestions.length;
  const at = Math.min(chosen, count - 1);
  const active = suggestions[at];
  const option = (key: string) => `${id}-${key}`;

  const first = suggestions[0]?.key;
  const [shownFirst, setShownFirst] = useState(first);
  if (first !== shownFirst) {
    setShownFirst(first);
    setChosen(0);
  }

  const pick = (one: Suggestion) => {
    one.onPick?.();
    onPick(one.insert);
  };

  useImperativeHandle(keys, () => (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!active) return false;
    if (step) setChosen((at + step + count) % count);
    else if ((event.key === "Enter" || event.key === "Tab") && !event.shiftKey && !event.ctrlKey && !event.metaKey) pick(active);
    else return false;
    return true;
  });

  const activeId = active ? option(active.key) : null;
  useEffect(() => {
    onActive(activeId);
    if (activeId) document.getElementById(activeId)?.scrollIntoView({ block: "nearest" });
    return () => onActive(null);
  }, [activeId, onActive]);

  useLayoutEffect(() => {
    const measure = () => box.current && setPlace(placeOf(box.current));
    measure();
    addEventListener("resize", measure);
    addEventListener("scroll", measure, true);
    return () => {
      removeEventListener("resize", measure);
      removeEventListener("scroll", measure, true);
    };
  }, [box, count]);

  if (count === 0 || !place) return null;
  const { height, ...where } = place;
  return createPortal(
    <>
      <ul
        role="listbox"
        id={id}
        aria-label={label}
        style={{ ...where, maxHeight: height }}
        // The press must not take the focus from the text box.
        onPointerDown={(event) => event.preventDefault()}
        onMouseDown={(event) => event.preventDefault()}
        className="appear fixed z-50 overflow-y-auto rounded-2xl border border-line bg-raised p-1.5 text-ink shadow-float"
      >
        {suggestions.map((one, index) => (
          <li
            key={one.key}
            id={option(one.key)}
            role="option"
            aria-selected={index === at}
            onPointerMove={() => index !== at && setChosen(index)}
            onClick={() => pick(one)}
            className={cx("flex min-h-10 cursor-pointer items-center gap-2.5 rounded-xl px-2.5 py-1 text-sm", index === at && "bg-shell")}
          >
            {one.row}
          </li>
        ))}
      </ul>
      <p role="status" className="sr-only">{t("composer.suggestions", { count })}</p>
    </>,
    document.body,
  );
}
