import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";

import { errorText } from "@/lib/errors";
import { lazily } from "@/lib/lazily";
import type { ListedScheduled } from "@/protocol/unsent";
import { Button } from "@/ui/Button";
import { cx } from "@/ui/cx";
import { Icon } from "@/ui/Icon";
import { useToast } from "@/ui/toasts";

import { calls, SCHEDULED } from "./calls";
import { when } from "./times";

const LaterDialog = lazily(() => import("./LaterDialog"));

/** A message that waits for its time, or could not be sent and says why. */
export function ScheduledRow({ item, place }: { item: ListedScheduled; place: ReactNode }) {
  const { t, i18n } = useTranslation();
  const say = useToast();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [editing, setEditing] = useState(false);
  const failed = item.state === "failed";
  const again = () => queries.invalidateQueries({ queryKey: SCHEDULED });

  const act = async (what: () => Promise<unknown>) => {
    setBusy(true);
    try {
      await what();
    } catch (error) {
      say(errorText(t, error), "bad");
    }
    await again();
    setBusy(false);
  };
  const send = () =>
    act(async () => {
      const { scheduled } = await calls.send(item.id);
      if (scheduled.state === "failed") say(scheduled.problem, "bad");
      else say(t(scheduled.state === "held" ? "scheduled.held" : scheduled.state === "sent" ? "scheduled.sent" : "scheduled.put_off"));
    });

  return (
    <li className={cx("rounded-2xl border bg-raised px-4 py-3", failed ? "border-berry/40" : "border-line")}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        {place}
        <p className={cx("flex items-center gap-1.5 text-[0.8125rem]", failed ? "text-berry" : "text-ink-soft")}>
          <Icon name={failed ? "alert" : "clock"} className="size-4" />
          <span className="sr-only">{t(failed ? "scheduled.was_due" : "scheduled.due")} </span>
          <time dateTime={item.due_at}>{when(item.due_at, i18n.language)}</time>
        </p>
      </div>
      <p className="mt-1.5 line-clamp-4 text-[0.9375rem] leading-relaxed wrap-anywhere whitespace-pre-wrap">{item.content}</p>
      {failed && (
        <p className="mt-2 rounded-lg bg-berry/8 px-3 py-2 text-[0.8125rem] text-ink">
          <span className="font-semibold">{t("scheduled.failed")}</span> {item.problem}
        </p>
      )}
      <div className="mt-2.5 flex flex-wrap gap-2">
        <Button size="small" disabled={busy} onClick={() => setEditing(true)}>{t(failed ? "scheduled.mend" : "scheduled.edit")}</Button>
        <Button size="small" disabled={busy} onClick={() => void send()}>{t("scheduled.send_now")}</Button>
        <Button size="small" look="link" disabled={busy} className="ml-auto" onClick={() => void act(() => calls.cancel(item.id))}>
          {t(failed ? "action.discard" : "scheduled.cancel")}
        </Button>
      </div>
      {editing && (
        <Suspense>
          <LaterDialog
            title={t("scheduled.edit_title")}
            action={t("action.save")}
            content={item.content}
            at={item.due_at}
            onDone={async (at, content) => {
              await calls.change(item.id, content, at);
              await again();
            }}
            onClose={() => setEditing(false)}
          />
        </Suspense>
      )}
    </li>
  );
}
