import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { auth, type AuthSession } from "@/lib/auth";
import { errorText } from "@/lib/errors";
import { fullTime } from "@/lib/time";
import { Button } from "@/ui/Button";
import { Icon } from "@/ui/Icon";
import { Notice } from "@/ui/Notice";
import { Spinner } from "@/ui/Spinner";
import { useToast } from "@/ui/toasts";

const KEY = ["sessions"];

/** "Firefox · Windows", as far as the browser tells. */
function device(agent: string): string {
  const browser = /(Edg|OPR|Firefox|Chrome|Safari)\//.exec(agent)?.[1]?.replace("Edg", "Edge").replace("OPR", "Opera");
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux)/.exec(agent)?.[1]?.replace("Mac OS X", "macOS");
  return [browser, system].filter(Boolean).join(" · ") || agent.slice(0, 60) || "—";
}

export function SessionList() {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const say = useToast();
  const sessions = useQuery({ queryKey: KEY, queryFn: auth.sessions });
  const [busy, setBusy] = useState<number[]>([]);

  const revoke = async (ids: number[]) => {
    setBusy(ids);
    try {
      client.setQueryData<AuthSession[]>(KEY, await auth.revoke(ids));
      say(t("settings.revoked", { count: ids.length }));
    } catch (error) {
      say(errorText(t, error), "bad");
    } finally {
      setBusy([]);
    }
  };

  if (sessions.isPending) return <Spinner className="size-5 text-ink-faint" />;
  if (sessions.isError) return <Notice tone="bad" icon="alert">{t("settings.sessions_failed")}</Notice>;
  const others = sessions.data.filter((session) => !session.is_current).map(({ id }) => id);
  return (
    <div>
      <ul className="divide-y divide-line rounded-2xl border border-line bg-raised">
        {sessions.data.map((session) => (
          <li key={session.id} className="flex items-center gap-4 p-4">
            <Icon name="screen" className="size-6 text-ink-faint" />
            <div className="min-w-0 flex-1">
              <p className="flex flex-wrap items-center gap-2 font-medium">
                {device(session.user_agent)}
                {session.is_current && (
                  <span className="rounded-md bg-leaf-wash px-1.5 py-0.5 text-tiny font-semibold text-leaf">{t("settings.this_device")}</span>
                )}
              </p>
              <p className="truncate text-[0.8125rem] text-ink-faint">
                {session.ip} · {fullTime((session.last_seen_at ?? session.created_at) * 1000, i18n.language)}
              </p>
            </div>
            {!session.is_current && (
              <Button size="small" look="outline" busy={busy.includes(session.id)} onClick={() => void revoke([session.id])}>
                {t("settings.revoke")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {others.length > 1 && (
        <Button look="outline" size="small" className="mt-4" busy={busy.length > 1} onClick={() => void revoke(others)}>
          {t("settings.revoke_all")}
        </Button>
      )}
    </div>
  );
}
