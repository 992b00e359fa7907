import { useState } from "react";
import { useTranslation } from "react-i18next";

import { errorText } from "@/lib/errors";
import { HttpError } from "@/lib/http";
import { useMe, useRefreshMe } from "@/lib/queries";
import { rest } from "@/lib/rest";
import { Avatar } from "@/ui/Avatar";
import { Button } from "@/ui/Button";
import { Field } from "@/ui/Field";
import { Notice } from "@/ui/Notice";
import { useToast } from "@/ui/toasts";

import { AvatarButtons } from "./AvatarButtons";

export function ProfileForm() {
  const { t } = useTranslation();
  const me = useMe().data;
  const refresh = useRefreshMe();
  const say = useToast();
  const [name, setName] = useState<string | null>(null);
  const [status, setStatus] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<{ field: string; text: string } | null>(null);
  if (!me) return null;
  const shown = { name: name ?? me.user.display_name, status: status ?? me.status_text ?? "" };
  const unchanged = shown.name === me.user.display_name && shown.status === (me.status_text ?? "");

  const save = async () => {
    setBusy(true);
    setWrong(null);
    try {
      await rest.updateMe({ display_name: shown.name.trim(), status_text: shown.status.trim() });
      await refresh();
      setName(null);
      setStatus(null);
      say(t("settings.saved"));
    } catch (error) {
      const field = (error instanceof HttpError && error.problem.field) || "";
      setWrong({ field, text: errorText(t, error) });
    } finally {
      setBusy(false);
    }
  };
  const errorsOf = (field: string) => (wrong?.field === field ? [wrong.text] : undefined);
  const isOther = wrong && wrong.field !== "display_name" && wrong.field !== "status_text";

  return (
    <form
      className="space-y-5"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className="flex items-center gap-4">
        <Avatar id={me.user.id} name={shown.name || me.user.username} src={me.user.avatar} size="large" />
        <div className="min-w-0">
          <p className="font-display text-lg font-semibold">{shown.name || me.user.username}</p>
          <p className="text-sm wrap-anywhere text-ink-faint">@{me.user.username} · {me.user.email}</p>
        </div>
      </div>
      <AvatarButtons hasPicture={me.user.avatar !== null} />
      <Field
        label={t("settings.display_name")}
        value={shown.name}
        maxLength={80}
        errors={errorsOf("display_name")}
        onChange={(event) => setName(event.target.value)}
      />
      <Field
        label={t("settings.status_text")}
        value={shown.status}
        maxLength={100}
        placeholder={t("presence.text_placeholder")}
        errors={errorsOf("status_text")}
        onChange={(event) => setStatus(event.target.value)}
      />
      {isOther && <Notice tone="bad" icon="alert" role="alert">{wrong.text}</Notice>}
      <Button look="primary" type="submit" busy={busy} disabled={unchanged}>{t("action.save")}</Button>
    </form>
  );
}
