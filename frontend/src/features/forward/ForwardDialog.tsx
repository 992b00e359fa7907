import { useQuery } from "@tanstack/react-query";
import { useId, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";

import { categoryText } from "@/lib/category";
import { errorText } from "@/lib/errors";
import { plainText } from "@/lib/markdown/blocks";
import { rest } from "@/lib/rest";
import { uuid7 } from "@/lib/uuid7";
import type { Id, Message } from "@/protocol/objects";
import { useGetState } from "@/store/context";
import { Button } from "@/ui/Button";
import { cx } from "@/ui/cx";
import { Dialog } from "@/ui/Dialog";
import { INPUT } from "@/ui/Field";
import { Icon } from "@/ui/Icon";
import { Notice } from "@/ui/Notice";
import { useToast } from "@/ui/toasts";

import { type Place, placesFor } from "./places";

const COMMENT = 2_000;

interface Props {
  message: Message;
  onClose: () => void;
  returnTo: () => HTMLElement | null;
}

/** Takes a message to another room or thread, as a quote under one's own name. */
export default function ForwardDialog({ message, onClose, returnTo }: Props) {
  const { t, i18n } = useTranslation();
  const say = useToast();
  const getState = useGetState();
  const id = useId();
  // The same words to the same place are the same message, however often they are sent.
  const [nonce, setNonce] = useState(uuid7);
  const [words, setWords] = useState("");
  const [chosen, setChosen] = useState<Id | null>(null);
  const [comment, setComment] = useState("");
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  // As it was when the dialog opened: a list that jumps about cannot be picked from.
  const [state] = useState(getState);
  const space = state.rooms[message.room]?.space;
  const places = useMemo(() => placesFor(state, words, space), [state, words, space]);
  const spaces = useQuery({ queryKey: ["spaces", "mine"], queryFn: rest.mySpaces, staleTime: 60_000 }).data ?? [];
  const beside = ({ room, thread }: Place) => (thread ? room.name : spaces.length > 1 && spaces.find(({ id: one }) => one === room.space)?.name);
  const place = places.find(({ key }) => key === chosen) ?? null;
  const over = [...comment].length - COMMENT;
  const name = message.author?.display_name ?? t("person.deleted");

  const choose = (key: Id) => {
    setChosen(key);
    setNonce(uuid7());
  };

  const send = async () => {
    if (!place) return setWrong(t("forward.choose"));
    if (over > 0) return;
    setBusy(true);
    setWrong(null);
    try {
      const { state: outcome } = await rest.forward(message.id, { room: place.room.id, thread: place.thread?.id ?? null, comment, nonce });
      say(t(outcome === "published" ? "forward.done" : "forward.held", { name: place.name }));
      onClose();
    } catch (error) {
      setWrong(categoryText(t, error) ?? errorText(t, error));
      setBusy(false);
    }
  };

  return (
    <Dialog open onClose={onClose} title={t("forward.title")} closeLabel={t("action.close")} returnTo={returnTo}>
      <blockquote className="line-clamp-3 border-l-[3px] border-line-strong pl-3 text-sm text-ink-soft wrap-anywhere">
        <span className="font-semibold text-ink">{name}</span> {plainText(message.content).slice(0, 240) || t("media.attachment")}
      </blockquote>
      <label className="mt-4 block text-sm font-medium" htmlFor={`${id}s`}>{t("forward.to")}</label>
      <input
        id={`${id}s`}
        type="search"
        value={words}
        placeholder={t("forward.search")}
        onChange={(event) => setWords(event.target.value)}
        className={`${INPUT} mt-1.5 h-10 text-sm`}
      />
      <fieldset className="mt-2 max-h-48 overflow-y-auto rounded-xl border border-line p-1">
        <legend className="sr-only">{t("forward.to")}</legend>
        {places.map((one) => (
          <label key={one.key} className={cx("flex min-h-10 cursor-pointer items-center gap-2.5 rounded-lg px-2.5 text-sm hover:bg-shell/60", one.key === chosen && "bg-pecan-wash")}>
            <input type="radio" name={id} checked={one.key === chosen} onChange={() => choose(one.key)} className="size-4 shrink-0 accent-pecan" />
            {one.thread ? <Icon name="thread" className="size-4 text-ink-faint" /> : <span aria-hidden="true" className="emoji">{one.room.emoji || "🌰"}</span>}
            <span className="truncate">{one.name}</span>
            <span className="ml-auto shrink-0 text-xs text-ink-faint">{beside(one)}</span>
          </label>
        ))}
        {places.length === 0 && <p className="px-2.5 py-3 text-sm text-ink-faint">{t("forward.none")}</p>}
      </fieldset>
      <label className="mt-4 block text-sm font-medium" htmlFor={`${id}c`}>{t("forward.comment")}</label>
      <textarea
        id={`${id}c`}
        value={comment}
        rows={2}
        aria-invalid={over > 0}
        onChange={(event) => {
          setComment(event.target.value);
          setNonce(uuid7());
        }}
        className={`${INPUT} field-sizing-content mt-1.5 max-h-40 py-2 text-sm`}
      />
      {over > 0 && (
        <p role="alert" className="mt-1 text-xs font-semibold text-berry">
          {t("composer.too_long", { count: over, limit: COMMENT.toLocaleString(i18n.language) })}
        </p>
      )}
      {wrong && <Notice tone="bad" icon="alert" role="alert" className="mt-3">{wrong}</Notice>}
      <div className="sticky -bottom-6 -mx-6 -mb-6 flex justify-end gap-2 bg-raised px-6 pt-5 pb-6">
        <Button onClick={onClose}>{t("action.cancel")}</Button>
        <Button look="primary" busy={busy} disabled={over > 0} onClick={() => void send()}>{t("forward.send")}</Button>
      </div>
    </Dialog>
  );
}
