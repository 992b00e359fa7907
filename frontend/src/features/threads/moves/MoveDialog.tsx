import { useId, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";

import { errorText } from "@/lib/errors";
import type { Id, Room, Thread } from "@/protocol/objects";
import { useLive, useStore } from "@/store/context";
import type { MoveTo } from "@/store/live";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { Field, INPUT } from "@/ui/Field";
import { Notice } from "@/ui/Notice";

import { Tabs } from "../Tabs";
import { ThreadPicker } from "./ThreadPicker";
import { useSayMoved } from "./useUndo";

const WAYS = ["thread", "new", "room"] as const;
type Way = (typeof WAYS)[number];
const LONGEST = 200;

interface Props {
  room: Room;
  /** Where the messages are; null in the room itself. */
  thread: Thread | null;
  ids: Id[];
  onClose: () => void;
  onMoved: () => void;
}

/** Where chosen messages go. */
export default function MoveDialog({ room, thread, ids, onClose, onMoved }: Props) {
  const { t } = useTranslation();
  const live = useLive();
  const sayMoved = useSayMoved();
  const select = useId();
  const rooms = useStore((state) => state.rooms);
  const places = useMemo(
    () => Object.values(rooms).filter((one) => one.space === room.space && one.kind !== "dm" && !one.archived).sort((a, b) => a.position - b.position),
    [rooms, room.space],
  );
  const [way, setWay] = useState<Way>("thread");
  const [place, setPlace] = useState(room.id);
  const [into, setInto] = useState<Thread | null>(null);
  const [title, setTitle] = useState("");
  const [wrong, setWrong] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const name = places.find((one) => one.id === place)?.name ?? "";
  const count = ids.length;

  const choices: Record<Way, { to: MoveTo; done: string; ready: boolean }> = {
    thread: { to: { thread: into?.id ?? null }, done: t("moves.moved_thread", { count }), ready: into?.room === place },
    new: { to: { room: place, title: title.trim() }, done: t("moves.moved_new", { count, title: title.trim() }), ready: title.trim() !== "" },
    room: { to: { room: place }, done: t("moves.moved_room", { count, name }), ready: thread !== null || place !== room.id },
  };
  const { to, done, ready } = choices[way];

  const move = async () => {
    setBusy(true);
    setWrong(null);
    try {
      const answer = await live.moveMessages(ids, to);
      sayMoved(answer.move, done);
      onMoved();
    } catch (error) {
      setWrong(errorText(t, error));
      setBusy(false);
    }
  };

  return (
    <Dialog open onClose={onClose} title={t("moves.title", { count })} description={t("moves.text")} closeLabel={t("action.close")}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (ready && !busy) void move();
        }}
      >
        <Tabs label={t("moves.where")} choices={WAYS.map((value) => ({ value, text: t(`moves.ways.${value}`) }))} chosen={way} onChoose={setWay} />
        <label htmlFor={select} className="mt-4 mb-1.5 block text-sm font-medium">{t("moves.room")}</label>
        <select id={select} value={place} onChange={(event) => setPlace(event.target.value)} className={`${INPUT} h-10`}>
          {places.map((one) => (
            <option key={one.id} value={one.id} disabled={way === "room" && !thread && one.id === room.id}>
              {one.id === room.id ? t("moves.here", { name: one.name }) : one.name}
            </option>
          ))}
        </select>
        <div className="mt-4">
          {way === "thread" && <ThreadPicker key={place} room={place} except={thread?.id ?? null} chosen={into} onChoose={setInto} />}
          {way === "new" && (
            <Field label={t("threads.title")} placeholder={t("threads.title_placeholder")} value={title} maxLength={LONGEST} autoFocus onChange={(event) => setTitle(event.target.value)} />
          )}
          {place !== room.id && <p className="mt-3 text-[0.8125rem] text-ink-soft">{t("moves.elsewhere_text")}</p>}
        </div>
        {wrong && <Notice tone="bad" icon="alert" role="alert" className="mt-4">{wrong}</Notice>}
        <div className="mt-6 flex justify-end gap-2">
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <Button type="submit" look="primary" busy={busy} disabled={!ready}>{t("moves.move")}</Button>
        </div>
      </form>
    </Dialog>
  );
}
