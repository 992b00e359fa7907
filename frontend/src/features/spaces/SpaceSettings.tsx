import { type ReactNode, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";

import { lazily } from "@/lib/lazily";
import type { Space } from "@/protocol/objects";
import { cx } from "@/ui/cx";
import { Spinner } from "@/ui/Spinner";

import { MembersTab } from "./settings/MembersTab";
import { OverviewTab } from "./settings/OverviewTab";
import type { Role } from "./words";

const RoomsTab = lazily(() => import("./settings/RoomsTab"));
const InvitesTab = lazily(() => import("./settings/InvitesTab"));
const RequestsTab = lazily(() => import("./settings/RequestsTab"));

export interface TabProps {
  space: Space;
  mine: Role;
  /** Makes and changes rooms. */
  managesRooms: boolean;
}

interface Props extends TabProps {
  header: ReactNode;
  tab: string;
  pathOf: (tab: string) => string;
  onLeft: () => void;
}

/** The settings of a space: for members a look and the way out, for moderators and admins the tools. */
export default function SpaceSettings({ header, space, mine, managesRooms, tab, pathOf, onLeft }: Props) {
  const { t } = useTranslation();
  const isTeam = mine !== "member";
  const isAdmin = mine === "admin" || mine === "owner";
  const tabs = [
    { key: "", label: t("spaces.tabs.overview"), shown: true },
    { key: "rooms", label: t("spaces.tabs.rooms"), shown: managesRooms },
    { key: "members", label: t("spaces.tabs.members"), shown: true },
    { key: "invites", label: t("spaces.tabs.invites"), shown: isAdmin },
    { key: "requests", label: t("spaces.tabs.requests"), shown: isTeam && (space.visibility === "restricted" || (space.requests ?? 0) > 0), count: space.requests ?? 0 },
  ].filter(({ shown }) => shown);
  const now = tabs.find(({ key }) => key === tab)?.key ?? "";
  const props = { space, mine, managesRooms };
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      {header}
      <nav aria-label={t("spaces.settings")} className="flex shrink-0 gap-1 overflow-x-auto border-b border-line px-3 py-2 sm:px-6">
        {tabs.map(({ key, label, count = 0 }) => (
          <NavLink
            key={key}
            to={pathOf(key)}
            end
            aria-current={key === now ? "page" : undefined}
            className={cx(
              "flex min-h-9 shrink-0 items-center gap-1.5 rounded-xl px-3.5 text-sm font-medium",
              key === now ? "bg-shell text-ink" : "text-ink-soft hover:bg-shell/60 hover:text-ink",
            )}
          >
            {label}
            {count > 0 && <span className="min-w-5 rounded-full bg-pecan px-1.5 text-center text-tiny leading-5 font-bold text-on-pecan tabular-nums">{count}</span>}
          </NavLink>
        ))}
      </nav>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto max-w-3xl px-5 py-8 sm:px-8">
          <Suspense fallback={<div className="grid h-40 place-items-center text-ink-faint"><Spinner /></div>}>
            {now === "" && <OverviewTab {...props} onLeft={onLeft} />}
            {now === "rooms" && <RoomsTab {...props} />}
            {now === "members" && <MembersTab {...props} />}
            {now === "invites" && <InvitesTab {...props} />}
            {now === "requests" && <RequestsTab {...props} />}
          </Suspense>
        </div>
      </div>
    </div>
  );
}
