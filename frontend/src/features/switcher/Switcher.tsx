import * as Radix from "@radix-ui/react-dialog";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { pressed } from "@/lib/shortcuts";
import { cx } from "@/ui/cx";
import { Icon } from "@/ui/Icon";
import { Keys } from "@/ui/Keys";
import { useFocusBack } from "@/ui/useFocusBack";

import { rank, type Rankable } from "./rank";

export const KINDS = ["room", "thread", "person", "space", "page", "action"] as const;
export type Kind = (typeof KINDS)[number];

/** A place to go to, or something to do. */
export interface SwitcherEntry extends Rankable {
  kind: Kind;
  /** A word more, such as where it is. */
  hint?: string | undefined;
  /** Before the title. */
  mark: ReactNode;
  run: () => void;
}

interface Props {
  entries: SwitcherEntry[];
  /** The ids of what was used lately, the latest first. */
  recent: string[];
  onPick: (entry: SwitcherEntry) => void;
  onClose: () => void;
}

const MOST_UNREAD = 99;
const PAGE = 8;

function Option({ entry, id, active }: { entry: SwitcherEntry; id: string; active: boolean }) {
  const { t } = useTranslation();
  const unread = entry.unread ?? 0;
  return (
    <div
      id={id}
      role="option"
      aria-selected={active}
      className={cx("flex min-h-11 cursor-pointer items-center gap-3 rounded-xl px-3", active && "bg-pecan-wash")}
    >
      <span aria-hidden="true" className="grid size-7 shrink-0 place-items-center">{entry.mark}</span>
      <span className="min-w-0 flex-1 truncate">
        <span className={cx("text-[0.9375rem] text-ink", unread > 0 && "font-semibold")}>{entry.title}</span>
        {entry.hint && <span className="ml-2 text-[0.8125rem] text-ink-soft">{entry.hint}</span>}
      </span>
      {unread > 0 && (
        <span className="min-w-5 rounded-full bg-pecan px-1.5 text-center text-tiny leading-5 font-bold text-on-pecan tabular-nums">
          {unread >= MOST_UNREAD ? `${MOST_UNREAD}+` : unread}
          <span className="sr-only">{t("shell.unread")}</span>
        </span>
      )}
      <span className="shrink-0 text-xs text-ink-soft">{t(`switcher.kind.${entry.kind}`)}</span>
    </div>
  );
}

/** One box that leads everywhere: rooms, threads, people, spaces, pages and actions. */
export default function Switcher({ entries, recent, onPick, onClose }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const focusBack = useFocusBack();
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const found = useMemo(() => rank(query, entries, recent), [query, entries, recent]);
  const active = Math.min(at, found.length - 1);
  const optionId = (index: number) => `${id}-${index}`;

  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [active, found]);

  const pick = (entry: SwitcherEntry | undefined) => entry && onPick(entry);
  const onKeyDown = (event: KeyboardEvent) => {
    // A syllable that is still being composed belongs to the input method.
    if (event.nativeEvent.isComposing) return;
    const count = found.length;
    const wrapped: Record<string, number> = { ArrowDown: (active + 1) % count, ArrowUp: (active - 1 + count) % count };
    const clamped: Record<string, number> = { PageDown: Math.min(count - 1, active + PAGE), PageUp: Math.max(0, active - PAGE) };
    const next = wrapped[event.key] ?? clamped[event.key];
    if (next !== undefined) setAt(count > 0 ? next : 0);
    else if (event.key === "Enter") pick(found[active]);
    else if (pressed(event, "switcher")) onClose();
    else return;
    event.preventDefault();
  };
  const optionAt = (target: EventTarget) => {
    const option = target instanceof Element ? target.closest("[role=option]") : null;
    return option ? [...(option.parentElement?.children ?? [])].indexOf(option) : -1;
  };

  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <div className="fixed inset-0 z-40 bg-veil" aria-hidden="true" />
        <Radix.Content
          {...focusBack}
          aria-describedby={undefined}
          className="appear fixed inset-x-2 top-2 z-50 mx-auto flex max-h-[min(34rem,calc(100dvh-1rem))] max-w-xl flex-col overflow-hidden rounded-3xl border border-line bg-raised text-ink shadow-float outline-none sm:top-[12dvh] sm:max-h-[min(34rem,76dvh)]"
        >
          <Radix.Title className="sr-only">{t("switcher.title")}</Radix.Title>
          <div className="flex items-center gap-3 border-b border-line px-4">
            <Icon name="search" className="size-5 shrink-0 text-ink-faint" />
            <input
              type="text"
              role="combobox"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              maxLength={100}
              value={query}
              placeholder={t("switcher.placeholder")}
              aria-label={t("switcher.title")}
              aria-expanded={found.length > 0}
              aria-controls={`${id}-list`}
              aria-autocomplete="list"
              aria-activedescendant={found.length > 0 ? optionId(active) : undefined}
              onChange={(event) => {
                setQuery(event.target.value);
                setAt(0);
              }}
              onKeyDown={onKeyDown}
              className="h-14 min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-ink-faint"
            />
            <Radix.Close className="rounded-lg px-2 py-1 text-sm font-medium text-ink-soft hover:bg-shell">{t("action.close")}</Radix.Close>
          </div>
          <div
            ref={list}
            id={`${id}-list`}
            role="listbox"
            aria-label={t("switcher.results")}
            hidden={found.length === 0}
            className="min-h-0 flex-1 overflow-y-auto p-2"
            // The box keeps the focus.
            onMouseDown={(event) => event.preventDefault()}
            onMouseMove={(event) => {
              const index = optionAt(event.target);
              if (index >= 0 && index !== active) setAt(index);
            }}
            onClick={(event) => pick(found[optionAt(event.target)])}
          >
            {found.map((entry, index) => <Option key={entry.id} id={optionId(index)} entry={entry} active={index === active} />)}
          </div>
          <p role="status" className={cx("px-6 py-10 text-center text-sm text-ink-soft", found.length > 0 && "sr-only py-0")}>
            {found.length === 0 ? t("switcher.nothing", { query: query.trim() }) : ""}
          </p>
          <p className="flex items-center gap-4 border-t border-line px-4 py-2.5 text-xs text-ink-faint max-sm:hidden">
            <span className="flex items-center gap-1.5"><Keys keys="ArrowUp" /><Keys keys="ArrowDown" /> {t("switcher.choose")}</span>
            <span className="flex items-center gap-1.5"><Keys keys="Enter" /> {t("switcher.open")}</span>
            <span className="flex items-center gap-1.5"><Keys keys="Escape" /> {t("action.close")}</span>
          </p>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
