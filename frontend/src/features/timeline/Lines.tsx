import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { dayName } from "@/lib/time";
import type { Id, Message, Room } from "@/protocol/objects";
import { Icon, type IconName } from "@/ui/Icon";
import { Spinner } from "@/ui/Spinner";

export function DayLine({ at }: { at: string }) {
  const { i18n } = useTranslation();
  return (
    <div className="flex items-center gap-4 px-4 pt-6 pb-1 sm:px-6" role="separator">
      <span className="h-px flex-1 bg-line" />
      <span className="font-display text-[0.8125rem] font-semibold text-ink-faint italic">{dayName(at, i18n.language)}</span>
      <span className="h-px flex-1 bg-line" />
    </div>
  );
}

export function NewLine() {
  const { t } = useTranslation();
  return (
    <div className="flex items-center gap-3 px-4 pt-3 sm:px-6" role="separator" data-testid="new-line">
      <span className="h-px flex-1 bg-berry/50" />
      <span className="rounded-full bg-berry px-2.5 py-0.5 text-tiny font-semibold text-paper">{t("timeline.new")}</span>
    </div>
  );
}

export function OlderLine() {
  const { t } = useTranslation();
  return (
    <div className="flex h-14 items-center justify-center gap-2 text-sm text-ink-faint">
      <Spinner /> {t("timeline.older")}
    </div>
  );
}

/** The first thing that was ever in a room. */
export function StartLine({ room }: { room: Room }) {
  const { t } = useTranslation();
  return (
    <div className="px-4 pt-10 pb-2 sm:px-6">
      <div className="grid size-16 place-items-center rounded-3xl bg-pecan-wash emoji text-3xl">{room.emoji || "🌰"}</div>
      <h2 className="mt-4 font-display text-3xl font-semibold text-balance">{t("timeline.start", { name: room.name })}</h2>
      <p className="mt-1.5 max-w-prose text-ink-soft">{room.topic || t(room.kind === "announcement" ? "timeline.start_news" : "timeline.start_text")}</p>
    </div>
  );
}

function Gone({ icon, text, children }: { icon: IconName; text: string; children?: ReactNode }) {
  return (
    <div className="mt-1 grid grid-cols-[2.25rem_minmax(0,1fr)] items-center gap-x-3 px-4 py-1 text-sm text-ink-faint italic sm:px-6">
      <Icon name={icon} className="size-4 justify-self-end" />
      <p>{text}{children}</p>
    </div>
  );
}

/** `to`: the message that stands for it in another room. */
export function DeletedRow({ to }: { to: Id | null | undefined }) {
  const { t } = useTranslation();
  return (
    <Gone icon={to ? "reply" : "trash"} text={t(to ? "message.moved" : "message.deleted")}>
      {to && <Link to={`/m/${to}`} className="ml-2 font-medium text-pecan not-italic underline-offset-4 hover:underline">{t("moves.show_there")}</Link>}
    </Gone>
  );
}

export function HiddenRow() {
  const { t } = useTranslation();
  return <Gone icon="shield" text={t("message.hidden")} />;
}

export function SystemRow({ message }: { message: Message }) {
  return <Gone icon="leaf" text={message.content} />;
}
