import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { plainText } from "@/lib/markdown/blocks";
import { rest } from "@/lib/rest";
import type { Id, Thread } from "@/protocol/objects";
import { Icon } from "@/ui/Icon";

/** A question this short is like every other. */
const LEAST = 12;
/** Milliseconds without a key after which the text is looked up. */
const PAUSE = 600;

function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}

/** Questions like the one that is being typed, which were resolved before. */
export default function SimilarThreads({ room, text, to }: { room: Id; text: string; to: (thread: Thread) => string }) {
  const { t } = useTranslation();
  const asked = useRested(text.trim());
  const found = useQuery({
    queryKey: ["similar", room, asked],
    queryFn: () => rest.similar(room, asked),
    enabled: asked.length >= LEAST,
    staleTime: 60_000,
  });
  const results = text.trim().length >= LEAST ? (found.data?.results ?? []) : [];
  if (results.length === 0) return null;
  return (
    <section aria-label={t("threads.similar")} className="mx-3 mb-2 rounded-2xl border border-line bg-husk p-2 sm:mx-5">
      <h3 className="px-2 pb-1 text-xs font-semibold text-ink-soft">{t("threads.similar")}</h3>
      <ul>
        {results.map(({ thread, excerpt }) => (
          <li key={thread.id}>
            <Link to={to(thread)} className="flex items-center gap-2 rounded-xl px-2 py-1.5 text-sm hover:bg-shell">
              <Icon name="check" className="size-4 text-leaf" />
              <span className="min-w-0 flex-1 truncate">{thread.title || plainText(excerpt)}</span>
              <span className="shrink-0 text-xs text-ink-faint">{t("threads.replies", { count: thread.message_count })}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
