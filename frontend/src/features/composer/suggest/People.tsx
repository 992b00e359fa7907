import { useTranslation } from "react-i18next";

import type { Author, Id } from "@/protocol/objects";
import type { Mentionable } from "@/protocol/rest";
import { Avatar } from "@/ui/Avatar";
import { Icon } from "@/ui/Icon";

import { type ListProps, type Suggestion, SuggestionList } from "./SuggestionList";
import { useMentionable } from "./useMentionable";

const ICONS = { room: "megaphone", here: "bell", moderators: "shield" } as const;

function Person({ person }: { person: Author }) {
  return (
    <>
      <Avatar id={person.id} name={person.display_name} src={person.avatar} size="small" />
      <span className="truncate font-medium">{person.display_name}</span>
      <span className="truncate text-ink-faint">@{person.username}</span>
      {person.badge && <span className="ml-auto rounded-md bg-leaf-wash px-1.5 text-tiny font-semibold text-leaf">{person.badge}</span>}
    </>
  );
}

function Group({ group }: { group: Mentionable["groups"][number] }) {
  const { t } = useTranslation();
  const kind = group.kind as keyof typeof ICONS;
  return (
    <>
      <span className="grid size-6 shrink-0 place-items-center rounded-lg bg-pecan-wash text-pecan"><Icon name={ICONS[kind]} className="size-4" /></span>
      <span className="font-medium">@{kind}</span>
      <span className="truncate text-ink-faint">{t(`composer.groups.${kind}`)}</span>
      <span className="ml-auto shrink-0 text-xs text-ink-faint tabular-nums">{t("composer.reach", { count: group.count })}</span>
    </>
  );
}

/** People and groups that can be mentioned in a room. */
export function People({ room, query, ...list }: ListProps & { room: Id; query: string }) {
  const { t } = useTranslation();
  const { people, groups } = useMentionable(room, query);
  const suggestions: Suggestion[] = [
    ...people.map((person) => ({ key: person.id, insert: `@${person.username} `, row: <Person person={person} /> })),
    ...groups.map((group) => ({ key: group.kind, insert: `@${group.kind} `, row: <Group group={group} /> })),
  ];
  return <SuggestionList {...list} label={t("composer.suggest_people")} suggestions={suggestions} />;
}
