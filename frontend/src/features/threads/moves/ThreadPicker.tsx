import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useId, useState } from "react";
import { useTranslation } from "react-i18next";

import { errorText } from "@/lib/errors";
import { plainText } from "@/lib/markdown/blocks";
import { rest } from "@/lib/rest";
import type { Id, Thread } from "@/protocol/objects";
import { INPUT } from "@/ui/Field";
import { Spinner } from "@/ui/Spinner";

interface Props {
  room: Id;
  /** Not to be chosen. */
  except: Id | null;
  chosen: Thread | null;
  onChoose: (thread: Thread) => void;
}

/** One thread of a room, found by its words. */
export function ThreadPicker({ room, except, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const name = useId();
  const [text, setText] = useState("");
  const words = useDeferredValue(text.trim());
  const found = useQuery({
    queryKey: ["threads", "pick", room, words],
    queryFn: () => rest.threads(room, null, null, words),
    placeholderData: keepPreviousData,
  });
  const threads = found.data?.results.filter((thread) => thread.id !== except) ?? [];
  return (
    <div>
      <input
        type="search"
        value={text}
        onChange={(event) => setText(event.target.value)}
        aria-label={t("moves.find")}
        placeholder={t("moves.find")}
        className={`${INPUT} h-10`}
      />
      <div role="radiogroup" aria-label={t("threads.many")} className="mt-2 h-56 overflow-y-auto rounded-xl border border-line bg-paper p-1">
        {found.isPending && <p role="status" className="grid h-full place-items-center text-pecan"><Spinner /><span className="sr-only">{t("page.loading")}</span></p>}
        {found.isError && <p role="alert" className="p-3 text-sm text-berry">{errorText(t, found.error)}</p>}
        {found.isSuccess && threads.length === 0 && <p className="p-3 text-sm text-ink-faint">{t(words ? "moves.none_found" : "threads.none")}</p>}
        {threads.map((thread) => (
          <label key={thread.id} className="flex cursor-pointer items-center gap-3 rounded-lg px-2.5 py-2 text-sm hover:bg-shell/60 has-checked:bg-pecan-wash">
            <input type="radio" name={name} checked={chosen?.id === thread.id} onChange={() => onChoose(thread)} className="size-4 shrink-0 accent-pecan" />
            <span className="min-w-0 flex-1 truncate">{nameOf(thread, found.data?.parents[thread.parent ?? ""]?.excerpt) || t("threads.one")}</span>
            <span className="shrink-0 text-xs text-ink-faint">{t("threads.replies", { count: thread.message_count })}</span>
          </label>
        ))}
      </div>
    </div>
  );
}

const nameOf = (thread: Thread, excerpt: string | undefined): string => thread.title || (excerpt ? plainText(excerpt) : "");
