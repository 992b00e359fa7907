import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import { StatusMenu } from "@/features/presence/StatusMenu";
import { auth } from "@/lib/auth";
import { errorText } from "@/lib/errors";
import { ME } from "@/lib/queries";
import { useStore } from "@/store/context";
import { Avatar } from "@/ui/Avatar";
import { PresenceDot } from "@/ui/PresenceDot";
import { useToast } from "@/ui/toasts";

/** One's own name at the foot of the room list: status, settings, the way out. */
export function OwnCard() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const say = useToast();
  const me = useStore((state) => state.me);
  const own = useStore((state) => (state.me ? state.presence[state.me.id] : undefined));
  if (!me) return null;
  const status = own?.status ?? "online";

  const logOut = async () => {
    try {
      await auth.logOut();
      queries.clear();
      queries.setQueryData(ME, null);
      void navigate("/login");
    } catch (error) {
      say(errorText(t, error), "bad");
    }
  };

  return (
    <div className="border-t border-line p-2">
      <StatusMenu
        header={null}
        more={[
          [
            { key: "settings", label: t("shell.settings"), icon: "settings", onSelect: () => void navigate("/settings") },
            { key: "logout", label: t("shell.log_out"), icon: "logout", onSelect: () => void logOut() },
          ],
        ]}
        trigger={
          <button
            type="button"
            className="flex w-full items-center gap-3 rounded-2xl p-2 text-left hover:bg-shell/70 data-[state=open]:bg-shell/70"
          >
            <span className="relative">
              <Avatar id={me.id} name={me.display_name} src={me.avatar} />
              <PresenceDot status={status} className="absolute -right-0.5 -bottom-0.5 size-3! ring-2 ring-husk" />
            </span>
            <span className="min-w-0 flex-1">
              <span className="sr-only">{t("shell.you", { name: me.display_name })}</span>
              <span className="block truncate text-sm font-semibold" aria-hidden="true">{me.display_name}</span>
              <span className="block truncate text-xs text-ink-faint">{own?.text || t(`presence.${status}`)}</span>
            </span>
          </button>
        }
      />
    </div>
  );
}
