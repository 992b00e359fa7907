import { useState } from "react";
import { useTranslation } from "react-i18next";

import { errorText } from "@/lib/errors";
import { HttpError } from "@/lib/http";
import { rest } from "@/lib/rest";
import type { Room } from "@/protocol/objects";
import { Button } from "@/ui/Button";
import { Field } from "@/ui/Field";
import { Icon } from "@/ui/Icon";
import { IconButton } from "@/ui/IconButton";
import { useToast } from "@/ui/toasts";

const TITLE_CHARS = 80;
const MOST = 20;

type Resource = Room["resources"][number];

const host = (url: string): string => {
  try {
    return new URL(url).host;
  } catch {
    return url;
  }
};

/** Links that are kept at hand; the list is replaced whole, and everybody's follows at once. */
export function Resources({ room, mayChange }: { room: Room; mayChange: boolean }) {
  const { t } = useTranslation();
  const say = useToast();
  const [adding, setAdding] = useState(false);
  const remove = (index: number) =>
    rest.setResources(room.id, room.resources.filter((_, n) => n !== index)).catch((error: unknown) => say(errorText(t, error), "bad"));
  return (
    <section aria-label={t("pins.resources")}>
      <h3 className="mb-2 text-xs font-semibold tracking-wide text-ink-faint uppercase">{t("pins.resources")}</h3>
      {room.resources.length === 0 && !adding && <p className="text-sm text-ink-soft">{t("pins.no_resources")}</p>}
      <ul className="space-y-1">
        {room.resources.map(({ title, url }, index) => (
          <li key={`${index} ${url}`} className="flex items-center gap-1">
            <a
              href={url}
              target="_blank"
              rel="noopener noreferrer nofollow"
              className="flex min-w-0 flex-1 items-center gap-2.5 rounded-xl px-2 py-1.5 text-sm hover:bg-shell"
            >
              <Icon name="link" className="size-4 text-pecan" />
              <span className="min-w-0">
                <span className="block truncate font-medium text-ink">{title}</span>
                <span className="block truncate text-xs text-ink-faint">{host(url)}</span>
              </span>
            </a>
            {mayChange && <IconButton bare icon="trash" size="small" label={t("pins.remove_resource", { title })} onClick={() => void remove(index)} />}
          </li>
        ))}
      </ul>
      {mayChange &&
        (adding ? (
          <AddResource room={room} onClose={() => setAdding(false)} />
        ) : (
          room.resources.length < MOST && (
            <Button size="small" look="outline" className="mt-2" onClick={() => setAdding(true)}>{t("pins.add_resource")}</Button>
          )
        ))}
    </section>
  );
}

function AddResource({ room, onClose }: { room: Room; onClose: () => void }) {
  const { t } = useTranslation();
  const [given, setGiven] = useState<Resource>({ title: "", url: "https://" });
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<{ field: string; text: string } | null>(null);
  const add = async () => {
    setBusy(true);
    try {
      await rest.setResources(room.id, [...room.resources, given]);
      onClose();
    } catch (error) {
      const field = error instanceof HttpError ? (error.problem.field ?? "") : "";
      setWrong({ field: field.endsWith(".url") ? "url" : "title", text: errorText(t, error) });
      setBusy(false);
    }
  };
  const errors = (field: keyof Resource) => (wrong?.field === field ? [wrong.text] : []);
  return (
    <form
      className="mt-3 space-y-3 rounded-2xl border border-line bg-raised p-3"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Field
        label={t("pins.resource_title")}
        autoFocus
        value={given.title}
        maxLength={TITLE_CHARS}
        errors={errors("title")}
        onChange={(event) => setGiven({ ...given, title: event.target.value })}
      />
      <Field
        label={t("pins.resource_url")}
        type="url"
        inputMode="url"
        value={given.url}
        errors={errors("url")}
        onChange={(event) => setGiven({ ...given, url: event.target.value })}
      />
      <div className="flex justify-end gap-2">
        <Button size="small" onClick={onClose}>{t("action.cancel")}</Button>
        <Button size="small" look="primary" type="submit" busy={busy}>{t("pins.add_resource")}</Button>
      </div>
    </form>
  );
}
