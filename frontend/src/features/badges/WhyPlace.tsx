import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";

import { rest } from "@/lib/rest";
import type { Id } from "@/protocol/objects";
import { useLive } from "@/store/context";

import { Answer, Waiting } from "./Answer";

interface Props {
  kind: "rooms" | "threads";
  id: Id;
  onDone: () => void;
}

/** Why a room or a thread has its badge. */
export function WhyPlace({ kind, id, onDone }: Props) {
  const { t } = useTranslation();
  const live = useLive();
  const answer = useQuery({ queryKey: ["badge", kind, id], queryFn: () => rest.badge(kind, id), staleTime: 0, gcTime: 0, retry: false });
  const { data } = answer;
  useEffect(() => {
    // A badge that had fallen behind is mended by having been asked.
    if (data) live.recounted(data.room, { unread: data.unread, read_seq: data.read_seq }, data.thread ?? undefined);
  }, [data, live]);
  if (!data) return <Waiting query={answer} />;
  return (
    <>
      <h2 className="font-display text-base font-semibold">{t("badge.count", { count: data.unread })}</h2>
      <Answer badge={data} onDone={onDone} />
    </>
  );
}
