import { type KeyboardEvent, type Ref, useId, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import { useStore } from "@/store/context";
import { cx } from "@/ui/cx";
import { INPUT } from "@/ui/Field";
import { Icon } from "@/ui/Icon";

import { accept, type Known, type Suggestion, suggestions } from "./complete";
import { searchPath } from "./search";

export interface SearchBoxHandle {
  focus: () => void;
  /** Put an item behind what stands there. */
  add: (item: string) => void;
}

interface Props {
  /** What stands in it at first, and again whenever this changes. */
  query?: string;
  autoFocus?: boolean;
  /** Where the arrow down goes when nothing is suggested. */
  onLeave?: () => void;
  className?: string;
  ref?: Ref<SearchBoxHandle>;
}

function useKnown(): Known {
  const rooms = useStore((state) => state.rooms);
  const users = useStore((state) => state.users);
  return useMemo(() => ({ rooms: Object.values(rooms), people: Object.values(users) }), [rooms, users]);
}

/** One line for words and operators, which it offers to complete. Enter searches. */
export function SearchBox({ query = "", autoFocus = false, onLeave, className, ref }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const known = useKnown();
  const [text, setText] = useState(query);
  const [caret, setCaret] = useState(query.length);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const [shown, setShown] = useState(query);
  if (shown !== query) {
    setShown(query);
    setText(query);
    setOpen(false);
  }
  const place = useRef<number | null>(null);
  const offered = useMemo(() => (open ? suggestions(text, caret, known) : []), [open, text, caret, known]);

  // The caret can only be placed once the new text is in the box.
  useLayoutEffect(() => {
    if (place.current === null || !input.current) return;
    input.current.focus();
    input.current.setSelectionRange(place.current, place.current);
    place.current = null;
  }, [text]);

  const put = (next: string, at: number) => {
    place.current = at;
    setText(next);
    setCaret(at);
    setOpen(true);
    setActive(-1);
  };
  useImperativeHandle(ref, () => ({
    focus: () => input.current?.focus(),
    add: (item: string) => {
      const before = text && !/\s$/u.test(text) ? `${text} ` : text;
      put(before + item, before.length + item.length);
    },
  }));

  const take = (one: Suggestion) => {
    const next = accept(text, caret, one.text);
    put(next.text, next.caret);
  };
  const submit = () => {
    setOpen(false);
    if (text.trim()) void navigate(searchPath(text.trim()));
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    // A syllable that is still being composed belongs to the input method.
    if (event.nativeEvent.isComposing) return;
    const chosen = offered[active];
    if (event.key === "Enter") {
      event.preventDefault();
      if (chosen) take(chosen);
      else submit();
    } else if (event.key === "Tab" && chosen && !event.shiftKey) {
      event.preventDefault();
      take(chosen);
    } else if (event.key === "Escape") {
      if (offered.length > 0) setOpen(false);
      else input.current?.blur();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (offered.length === 0) {
        if (event.key === "ArrowDown") onLeave?.();
        return;
      }
      const step = event.key === "ArrowDown" ? 1 : -1;
      setActive((active + step + offered.length + (active < 0 && step < 0 ? 1 : 0)) % offered.length);
    }
  };
  const follow = () => setCaret(input.current?.selectionStart ?? text.length);

  return (
    <search className={cx("relative block", className)}>
      <Icon name="search" className="pointer-events-none absolute top-1/2 left-3 size-[1.125rem] -translate-y-1/2 text-ink-faint" />
      <input
        ref={input}
        type="text"
        role="combobox"
        enterKeyHint="search"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={300}
        autoFocus={autoFocus}
        value={text}
        placeholder={t("search.placeholder")}
        aria-label={t("search.label")}
        aria-keyshortcuts="/"
        aria-autocomplete="list"
        aria-expanded={offered.length > 0}
        aria-controls={`${id}list`}
        aria-activedescendant={active >= 0 ? `${id}${active}` : undefined}
        onChange={(event) => {
          setText(event.target.value);
          setCaret(event.target.selectionStart ?? event.target.value.length);
          setOpen(true);
          setActive(-1);
        }}
        onSelect={follow}
        onKeyDown={onKeyDown}
        onBlur={() => setOpen(false)}
        className={cx(INPUT, "h-10 pl-9!")}
      />
      <ul
        id={`${id}list`}
        role="listbox"
        aria-label={t("search.suggestions")}
        hidden={offered.length === 0}
        className="absolute top-full right-0 left-0 z-30 mt-1.5 min-w-64 overflow-hidden rounded-xl border border-line bg-raised p-1 shadow-float"
      >
        {offered.map((one, index) => (
          <li
            key={one.text}
            id={`${id}${index}`}
            role="option"
            aria-selected={index === active}
            // Before the box loses the focus.
            onMouseDown={(event) => {
              event.preventDefault();
              take(one);
            }}
            className={cx(
              "flex min-h-10 cursor-pointer items-center gap-3 rounded-lg px-2.5 text-sm",
              index === active ? "bg-pecan-wash" : "hover:bg-shell/60",
            )}
          >
            <span className="shrink-0 font-mono text-[0.8125rem] text-pecan">{one.text}</span>
            <span className="min-w-0 flex-1 truncate text-ink-soft">{one.name ?? (one.text.endsWith(":") ? t(`search.operator.${one.operator}`) : "")}</span>
          </li>
        ))}
      </ul>
    </search>
  );
}
