import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import type { SwitcherEntry } from "@/features/switcher/Switcher";
import { errorText } from "@/lib/errors";
import { chooseTheme, THEMES } from "@/lib/theme";
import { useGetState, useLive } from "@/store/context";
import type { Live } from "@/store/live";
import type { State } from "@/store/state";
import { PresenceDot } from "@/ui/PresenceDot";
import { useToast } from "@/ui/toasts";

import { icon } from "./useEntries";

const STATUSES = ["online", "away", "dnd", "invisible"] as const;
const THEME_ICONS = { system: "screen", light: "sun", dark: "moon" } as const;

/** Reads everything that is unread, in rooms and in followed threads. */
export function markAllRead({ rooms, threads }: State, live: Pick<Live, "read">): void {
  for (const room of Object.values(rooms)) if (room.unread) live.read(room.id, room.head);
  for (const thread of Object.values(threads)) {
    if (thread.following && thread.unread) live.read(thread.room, thread.last_seq, thread.id);
  }
}

/** Pages that are no rooms, and what can be done from anywhere. */
export function useActions(onHelp: () => void): SwitcherEntry[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const live = useLive();
  const getState = useGetState();
  const say = useToast();
  return useMemo(() => {
    const page = (path: string, title: string, mark: SwitcherEntry["mark"]): SwitcherEntry => ({
      id: `page:${path}`,
      kind: "page",
      title,
      mark,
      run: () => void navigate(path),
    });
    const action = (id: string, title: string, mark: SwitcherEntry["mark"], run: () => void, words?: string): SwitcherEntry => ({
      id: `action:${id}`,
      kind: "action",
      title,
      words,
      mark,
      run,
    });
    return [
      page("/threads", t("threads.mine"), icon("thread")),
      page("/drafts", t("drafts.page"), icon("pencil")),
      page("/search", t("search.title"), icon("search")),
      page("/settings", t("shell.settings"), icon("settings")),
      action("read", t("switcher.mark_all_read"), icon("check"), () => {
        markAllRead(getState(), live);
        say(t("switcher.marked_all_read"));
      }),
      ...THEMES.map((theme) =>
        action(`theme-${theme}`, t("switcher.theme", { theme: t(`settings.themes.${theme}`) }), icon(THEME_ICONS[theme]), () => chooseTheme(theme), t("switcher.theme_words")),
      ),
      ...STATUSES.map((status) =>
        action(`status-${status}`, t("switcher.status", { status: t(`presence.${status}`) }), <PresenceDot status={status} />, () => {
          const { me, presence } = getState();
          const text = (me && presence[me.id]?.text) ?? "";
          void live.setPresence(status, text).catch((error: unknown) => say(errorText(t, error), "bad"));
        }),
      ),
      action("help", t("keys.title"), icon("list"), onHelp),
    ];
  }, [t, navigate, live, getState, say, onHelp]);
}
