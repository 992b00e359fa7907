import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Room } from "@/protocol/objects";
import { Button } from "@/ui/Button";
import { Icon } from "@/ui/Icon";
import { IconButton } from "@/ui/IconButton";
import { Notice } from "@/ui/Notice";
import { Spinner } from "@/ui/Spinner";

import { calls } from "../calls";
import RoomDialog from "../RoomDialog";
import type { TabProps } from "../SpaceSettings";
import { useSaving } from "../useSaving";

/** Makes, changes, sorts and archives rooms. */
export default function RoomsTab({ space }: TabProps) {
  const { t } = useTranslation();
  const { busy, save, otherThan } = useSaving();
  const used = useQuery({ queryKey: ["rooms", space.slug, "used"], queryFn: () => calls.rooms(space.slug, false) });
  const archived = useQuery({ queryKey: ["rooms", space.slug, "archived"], queryFn: () => calls.rooms(space.slug, true) });
  const [open, setOpen] = useState<Room | "new" | null>(null);
  const rooms = used.data?.results ?? [];
  const old = archived.data?.results ?? [];
  const wrong = otherThan();
  const move = (index: number, step: number) => {
    const ids = rooms.map(({ id }) => id);
    const [id] = ids.splice(index, 1);
    if (id) ids.splice(index + step, 0, id);
    void save(() => calls.orderRooms(space.slug, ids));
  };
  if (used.isPending) return <div className="grid h-40 place-items-center text-ink-faint"><Spinner /></div>;
  return (
    <div className="space-y-6">
      <Button look="primary" onClick={() => setOpen("new")}><Icon name="plus" className="size-4" />{t("spaces.room.create")}</Button>
      {wrong && <Notice tone="bad" icon="alert" role="alert">{wrong}</Notice>}
      <ul aria-label={t("spaces.tabs.rooms")} className="divide-y divide-line rounded-2xl border border-line">
        {rooms.map((room, index) => (
          <li key={room.id} className="flex items-center gap-3 px-3 py-2.5 sm:px-4">
            <RoomName room={room} />
            <IconButton size="small" icon="up" label={t("spaces.room.up", { room: room.name })} disabled={busy || index === 0} onClick={() => move(index, -1)} />
            <IconButton size="small" icon="down" label={t("spaces.room.down", { room: room.name })} disabled={busy || index === rooms.length - 1} onClick={() => move(index, 1)} />
            <IconButton size="small" icon="pencil" label={t("spaces.room.edit", { room: room.name })} onClick={() => setOpen(room)} />
          </li>
        ))}
      </ul>
      {old.length > 0 && (
        <section>
          <h2 className="mb-2 text-sm font-semibold">{t("spaces.room.archived")}</h2>
          <ul className="divide-y divide-line rounded-2xl border border-line">
            {old.map((room) => (
              <li key={room.id} className="flex items-center gap-3 px-3 py-2.5 sm:px-4">
                <RoomName room={room} />
                <Button size="small" busy={busy} onClick={() => void save(() => calls.changeRoom(room.id, { archived: false }))}>{t("spaces.room.restore")}</Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {open && (
        <RoomDialog
          room={open === "new" ? null : (rooms.find(({ id }) => id === open.id) ?? open)}
          space={space}
          manages
          position={Math.max(-1, ...rooms.map(({ position }) => position)) + 1}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}

function RoomName({ room }: { room: Room }) {
  const { t } = useTranslation();
  return (
    <span className="flex min-w-0 flex-1 items-center gap-3">
      <span aria-hidden="true" className="grid size-8 shrink-0 place-items-center emoji text-lg">{room.emoji || "🌰"}</span>
      <span className="min-w-0">
        <span className="flex items-center gap-2">
          <span className="truncate text-sm font-medium">{room.name}</span>
          {room.is_default && <span className="shrink-0 rounded-full bg-leaf-wash px-2 text-tiny leading-5 font-semibold text-leaf">{t("spaces.room.is_default")}</span>}
        </span>
        <span className="block truncate text-xs text-ink-faint">{t(`spaces.kinds.${room.kind}` as "spaces.kinds.text")}{room.topic && ` · ${room.topic}`}</span>
      </span>
    </span>
  );
}
