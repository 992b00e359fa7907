import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Member } from "@/protocol/rest";
import type { MemberChange } from "@/protocol/spaces";
import { useStore } from "@/store/context";
import { Avatar } from "@/ui/Avatar";
import { Button } from "@/ui/Button";
import { IconButton } from "@/ui/IconButton";
import { Menu, type MenuEntry } from "@/ui/Menu";
import { Notice } from "@/ui/Notice";

import { Select } from "../fields";
import { RANK, type Role, useRoles } from "../words";

const HOUR = 3_600_000;
const LONG = 100 * 365 * 24 * HOUR;
const after = (time: number) => new Date(Date.now() + time).toISOString();

/** What is done only when it was meant. */
type Sure = { what: "hand_over" } | { what: "take_out" } | { what: "ban"; time: number };

interface Props {
  member: Member;
  mine: Role;
  busy: boolean;
  onChange: (change: MemberChange) => void;
  onTakeOut: () => void;
}

/** One member, and what this person may do with them: only to those of a lower role. */
export function MemberRow({ member, mine, busy, onChange, onTakeOut }: Props) {
  const { t } = useTranslation();
  const me = useStore((state) => state.me?.id);
  const roles = useRoles(mine);
  const [sure, setSure] = useState<Sure | null>(null);
  const role = member.role as Role;
  const { user } = member;
  const isBelow = user.id !== me && RANK[role] < RANK[mine];
  const givesRoles = isBelow && RANK[mine] >= RANK.admin;
  const entry = (key: string, label: string, onSelect: () => void, danger = false): MenuEntry => ({ key, label, danger, onSelect });
  const act = () => {
    setSure(null);
    if (sure?.what === "hand_over") onChange({ role: "owner" });
    if (sure?.what === "take_out") onTakeOut();
    if (sure?.what === "ban") onChange({ banned_until: after(sure.time) });
  };
  return (
    <li className="px-3 py-2.5 sm:px-4">
      <div className="flex flex-wrap items-center gap-3">
        <Avatar id={user.id} name={user.display_name} src={user.avatar} />
        <span className="min-w-0 flex-1">
          <span className="block truncate text-sm font-medium">{user.display_name}</span>
          <span className="block truncate text-xs text-ink-faint">@{user.username}</span>
        </span>
        {givesRoles ? (
          <Select
            bare
            label={t("spaces.members.role_of", { name: user.display_name })}
            value={role}
            options={roles}
            disabled={busy}
            onChoose={(next) => (next === "owner" ? setSure({ what: "hand_over" }) : onChange({ role: next as Role }))}
          />
        ) : (
          <span className="text-[0.8125rem] text-ink-soft">{t(`spaces.roles.${role}`)}</span>
        )}
        {isBelow && RANK[mine] >= RANK.moderator && (
          <Menu
            trigger={<IconButton icon="more" size="small" label={t("spaces.members.actions", { name: user.display_name })} />}
            groups={[
              [
                entry("mute", t("spaces.members.mute_day"), () => onChange({ muted_until: after(24 * HOUR) })),
                entry("unmute", t("spaces.members.unmute"), () => onChange({ muted_until: null })),
              ],
              [
                entry("out", t("spaces.members.take_out"), () => setSure({ what: "take_out" }), true),
                entry("ban_week", t("spaces.members.ban_week"), () => setSure({ what: "ban", time: 7 * 24 * HOUR }), true),
                entry("ban", t("spaces.members.ban"), () => setSure({ what: "ban", time: LONG }), true),
              ],
            ]}
          />
        )}
      </div>
      {sure && (
        <Notice tone="bad" icon="alert" role="alert" className="mt-3">
          <p>{t(`spaces.members.${sure.what}_sure`, { name: user.display_name })}</p>
          <div className="mt-3 flex gap-2">
            <Button size="small" look="danger" busy={busy} onClick={act}>{t(`spaces.members.${sure.what}_do`)}</Button>
            <Button size="small" onClick={() => setSure(null)}>{t("action.cancel")}</Button>
          </div>
        </Notice>
      )}
    </li>
  );
}
