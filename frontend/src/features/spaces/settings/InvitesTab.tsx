import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { fullTime } from "@/lib/time";
import type { Invite } from "@/protocol/spaces";
import { Button } from "@/ui/Button";
import { Icon } from "@/ui/Icon";
import { Notice } from "@/ui/Notice";
import { Spinner } from "@/ui/Spinner";
import { useToast } from "@/ui/toasts";

import { calls } from "../calls";
import { Select } from "../fields";
import type { TabProps } from "../SpaceSettings";
import { useSaving } from "../useSaving";

const DAY = 86_400_000;
const DAYS = ["1", "7", "30", ""];
const USES = ["1", "5", "25", "100", ""];

const linkOf = (invite: Invite) => `${location.origin}/invite/${invite.code}`;

/** Links that let people in: made, copied, revoked. */
export default function InvitesTab({ space }: TabProps) {
  const { t } = useTranslation();
  const { busy, save, otherThan } = useSaving();
  const invites = useQuery({ queryKey: ["invites", space.slug], queryFn: () => calls.invites(space.slug) });
  const [days, setDays] = useState("7");
  const [uses, setUses] = useState("");
  const wrong = otherThan();
  const make = () => {
    const until = days ? new Date(Date.now() + Number(days) * DAY).toISOString() : null;
    void save(() => calls.invite(space.slug, uses ? Number(uses) : null, until));
  };
  return (
    <div className="space-y-6">
      <form
        className="flex flex-wrap items-end gap-3 rounded-2xl bg-shell/50 p-4"
        onSubmit={(event) => {
          event.preventDefault();
          make();
        }}
      >
        <div className="min-w-36 flex-1">
          <Select label={t("spaces.invite.days")} value={days} options={DAYS.map((value) => ({ value, label: value ? t("spaces.invite.for_days", { count: Number(value) }) : t("spaces.invite.no_end") }))} onChoose={setDays} />
        </div>
        <div className="min-w-36 flex-1">
          <Select label={t("spaces.invite.uses")} value={uses} options={USES.map((value) => ({ value, label: value ? t("spaces.invite.people", { count: Number(value) }) : t("spaces.invite.anyone") }))} onChoose={setUses} />
        </div>
        <Button look="primary" type="submit" busy={busy} className="min-h-11">{t("spaces.invite.make")}</Button>
      </form>
      {wrong && <Notice tone="bad" icon="alert" role="alert">{wrong}</Notice>}
      {invites.isPending && <div className="grid h-24 place-items-center text-ink-faint"><Spinner /></div>}
      {invites.data?.results.length === 0 && <p className="text-sm text-ink-soft">{t("spaces.invite.none")}</p>}
      <ul aria-label={t("spaces.tabs.invites")} className="space-y-3">
        {invites.data?.results.map((invite) => <Row key={invite.id} invite={invite} busy={busy} onRevoke={() => void save(() => calls.revoke(space.slug, invite.id))} />)}
      </ul>
    </div>
  );
}

/** What keeps an invite from letting anyone in. */
function endOf({ expires_at, uses, uses_max }: Invite): "expired" | "used_up" | null {
  if (expires_at && new Date(expires_at) <= new Date()) return "expired";
  return uses_max !== null && uses >= uses_max ? "used_up" : null;
}

function Row({ invite, busy, onRevoke }: { invite: Invite; busy: boolean; onRevoke: () => void }) {
  const { t, i18n } = useTranslation();
  const say = useToast();
  const end = endOf(invite);
  const copy = () =>
    void navigator.clipboard.writeText(linkOf(invite)).then(
      () => say(t("spaces.invite.copied")),
      () => say(t("spaces.invite.not_copied"), "bad"),
    );
  return (
    <li className="rounded-2xl border border-line p-4">
      <div className="flex flex-wrap items-center gap-2">
        <input readOnly value={linkOf(invite)} aria-label={t("spaces.invite.link")} onFocus={(event) => event.target.select()} className="min-w-0 flex-1 basis-56 rounded-lg bg-shell/60 px-3 py-1.5 font-mono text-[0.8125rem] text-ink outline-offset-2" />
        <Button size="small" onClick={copy}><Icon name="link" className="size-4" />{t("spaces.invite.copy")}</Button>
        <Button size="small" look="outline" busy={busy} onClick={onRevoke}>{t("spaces.invite.revoke")}</Button>
      </div>
      <p className="mt-2 flex flex-wrap gap-x-3 text-xs text-ink-faint">
        {end && <span className="font-semibold text-berry">{t(`spaces.invite.${end}`)}</span>}
        <span>{invite.uses_max ? t("spaces.invite.used_of", { count: invite.uses, most: invite.uses_max }) : t("spaces.invite.used", { count: invite.uses })}</span>
        <span>{invite.expires_at ? t("spaces.invite.until", { time: fullTime(invite.expires_at, i18n.language) }) : t("spaces.invite.no_end")}</span>
        {invite.creator && <span>{t("spaces.invite.made_by", { name: invite.creator.display_name })}</span>}
      </p>
    </li>
  );
}
