import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useEmojiLabels } from "@/lib/emojiLabels";
import type { Room, Space } from "@/protocol/objects";
import type { RoomChange, RoomDraft } from "@/protocol/spaces";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { EmojiButton } from "@/ui/emoji/EmojiButton";
import { Field } from "@/ui/Field";
import { Icon } from "@/ui/Icon";
import { Notice } from "@/ui/Notice";

import { calls } from "./calls";
import { Select } from "./fields";
import { slugOf } from "./slug";
import { useSaving } from "./useSaving";
import { useKinds, useLevels } from "./words";

const FIELDS = ["name", "slug", "topic", "emoji", "kind", "read_level", "write_level", "slow_mode_seconds"];
/** In seconds. */
const SLOW = [0, 5, 10, 30, 60, 300, 900, 3_600, 21_600];

interface Props {
  /** None: a new one is made. */
  room: Room | null;
  space: Space;
  /** May change everything; else the slow mode alone. */
  manages: boolean;
  /** Where a new one comes in the list. */
  position?: number;
  onClose: () => void;
}

const fresh = { name: "", topic: "", emoji: "", kind: "text", read_level: "anyone", write_level: "member", slow_mode_seconds: 0, is_default: false };
type Values = typeof fresh;

/** Makes a room, or changes one. */
export default function RoomDialog({ room, space, manages, position = 0, onClose }: Props) {
  const { t, i18n } = useTranslation();
  const { busy, save, errorsOf, otherThan } = useSaving();
  const before: Values = room ?? fresh;
  const [values, setValues] = useState<Values>(() => ({
    name: before.name,
    topic: before.topic,
    emoji: before.emoji,
    kind: before.kind,
    read_level: before.read_level,
    write_level: before.write_level,
    slow_mode_seconds: before.slow_mode_seconds,
    is_default: before.is_default,
  }));
  const [typedSlug, setTypedSlug] = useState<string | null>(null);
  const slug = typedSlug ?? slugOf(values.name);
  const labels = useEmojiLabels();
  const put = (change: Partial<Values>) => setValues((now) => ({ ...now, ...change }));
  const other = otherThan(...FIELDS);
  const kinds = useKinds();
  const readers = useLevels("read");
  const writers = useLevels("write");
  const pace = (seconds: number) =>
    seconds === 0
      ? t("spaces.room.no_slow")
      : seconds < 60
        ? new Intl.NumberFormat(i18n.language, { style: "unit", unit: "second", unitDisplay: "long" }).format(seconds)
        : seconds < 3_600
          ? new Intl.NumberFormat(i18n.language, { style: "unit", unit: "minute", unitDisplay: "long" }).format(seconds / 60)
          : new Intl.NumberFormat(i18n.language, { style: "unit", unit: "hour", unitDisplay: "long" }).format(seconds / 3_600);
  const paces = [...new Set([...SLOW, values.slow_mode_seconds])].sort((one, two) => one - two).map((seconds) => ({ value: String(seconds), label: pace(seconds) }));

  const submit = async () => {
    const changed = Object.fromEntries(Object.entries(values).filter(([key, value]) => before[key as keyof Values] !== value)) as RoomChange;
    const done = room
      ? Object.keys(changed).length === 0 || (await save(() => calls.changeRoom(room.id, changed)))
      : await save(() => calls.createRoom(space.slug, { ...changed, name: values.name, slug, position } as RoomDraft));
    if (done) onClose();
  };
  const archive = async () => {
    if (room && (await save(() => calls.changeRoom(room.id, { archived: !room.archived })))) onClose();
  };

  return (
    <Dialog open onClose={onClose} title={t(room ? "spaces.room.settings" : "spaces.room.create")} closeLabel={t("action.close")}>
      <form
        className="space-y-5"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {manages && (
          <>
            <div className="flex items-end gap-3">
              <div>
                <span className="mb-1.5 block text-sm font-medium">{t("spaces.room.emoji")}</span>
                <span className="flex h-11 items-center gap-1">
                  <EmojiButton
                    label={t("spaces.room.choose_emoji")}
                    labels={labels}
                    align="start"
                    onPick={(emoji) => put({ emoji })}
                    trigger={
                      <button type="button" aria-label={t("spaces.room.choose_emoji")} className="grid size-11 place-items-center rounded-xl border border-line-strong bg-raised emoji text-2xl hover:bg-shell/60">
                        {values.emoji || <Icon name="smile" className="size-5 text-ink-faint" />}
                      </button>
                    }
                  />
                </span>
              </div>
              <Field className="min-w-0 flex-1" label={t("spaces.form.name")} value={values.name} maxLength={80} required errors={errorsOf("name")} onChange={(event) => put({ name: event.target.value })} />
            </div>
            {!room && (
              <Field label={t("spaces.form.slug")} value={slug} maxLength={50} required autoCapitalize="none" errors={errorsOf("slug")} onChange={(event) => setTypedSlug(event.target.value.toLowerCase())} />
            )}
            <Field label={t("spaces.room.topic")} value={values.topic} maxLength={250} errors={errorsOf("topic")} onChange={(event) => put({ topic: event.target.value })} />
            <Select label={t("spaces.room.kind")} value={values.kind} options={kinds} hint={t(`spaces.kinds.${values.kind}_text` as "spaces.kinds.text_text")} errors={errorsOf("kind")} onChoose={(kind) => put({ kind })} />
            <div className="grid gap-4 sm:grid-cols-2">
              <Select label={t("spaces.room.read_level")} value={values.read_level} options={readers} errors={errorsOf("read_level")} onChoose={(read_level) => put({ read_level })} />
              <Select label={t("spaces.room.write_level")} value={values.write_level} options={writers} errors={errorsOf("write_level")} onChoose={(write_level) => put({ write_level })} />
            </div>
          </>
        )}
        <Select
          label={t("spaces.room.slow_mode")}
          value={String(values.slow_mode_seconds)}
          options={paces}
          hint={t("spaces.room.slow_mode_text")}
          errors={errorsOf("slow_mode_seconds")}
          onChoose={(seconds) => put({ slow_mode_seconds: Number(seconds) })}
        />
        {manages && (
          <label className="flex items-center gap-2.5 text-sm">
            <input type="checkbox" checked={values.is_default} disabled={before.is_default} onChange={(event) => put({ is_default: event.target.checked })} className="size-4 accent-pecan" />
            {t("spaces.room.default")}
          </label>
        )}
        {other && <Notice tone="bad" icon="alert" role="alert">{other}</Notice>}
        <div className="flex flex-wrap justify-end gap-2">
          {room && manages && <Button look="outline" busy={busy} className="mr-auto" onClick={() => void archive()}>{t(room.archived ? "spaces.room.restore" : "spaces.room.archive")}</Button>}
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <Button look="primary" type="submit" busy={busy} disabled={manages && (!values.name.trim() || (!room && !slug))}>{t(room ? "action.save" : "spaces.room.create_do")}</Button>
        </div>
      </form>
    </Dialog>
  );
}
