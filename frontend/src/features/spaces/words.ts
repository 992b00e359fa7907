import { useTranslation } from "react-i18next";

const VISIBILITIES = ["public", "restricted", "private"] as const;
const KINDS = ["text", "announcement", "help", "showcase"] as const;
const READERS = ["anyone", "member", "moderator", "admin"] as const;
const WRITERS = ["member", "moderator", "admin"] as const;
const ROLES = ["owner", "admin", "moderator", "member"] as const;

export type Role = (typeof ROLES)[number];
export const RANK: Record<Role, number> = { member: 1, moderator: 2, admin: 3, owner: 4 };

export function useVisibilities() {
  const { t } = useTranslation();
  return VISIBILITIES.map((value) => ({ value, label: t(`spaces.visibility.${value}`), text: t(`spaces.visibility.${value}_text`) }));
}

export function useKinds() {
  const { t } = useTranslation();
  return KINDS.map((value) => ({ value, label: t(`spaces.kinds.${value}`) }));
}

export function useLevels(what: "read" | "write") {
  const { t } = useTranslation();
  return (what === "read" ? READERS : WRITERS).map((value) => ({ value, label: t(`spaces.levels.${value}`) }));
}

/** The roles below one's own; who owns a space may also hand it over. */
export function useRoles(mine: Role) {
  const { t } = useTranslation();
  return ROLES.filter((role) => RANK[role] < RANK[mine] || mine === "owner").map((value) => ({ value, label: t(`spaces.roles.${value}`) }));
}
