import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { Field } from "@/ui/Field";
import { Notice } from "@/ui/Notice";

import { calls } from "./calls";
import { ColourChoice } from "./ColourChoice";
import { Area, Choice } from "./fields";
import { slugOf } from "./slug";
import { useSaving } from "./useSaving";
import { useVisibilities } from "./words";

interface Props {
  onClose: () => void;
  onFounded: (slug: string) => void;
}

/** Founding a space. */
export default function CreateSpaceDialog({ onClose, onFounded }: Props) {
  const { t } = useTranslation();
  const { busy, save, errorsOf, otherThan } = useSaving();
  const visibilities = useVisibilities();
  const [name, setName] = useState("");
  const [typedSlug, setTypedSlug] = useState<string | null>(null);
  const [description, setDescription] = useState("");
  const [visibility, setVisibility] = useState("public");
  const [colour, setColour] = useState("pecan");
  const slug = typedSlug ?? slugOf(name);
  const other = otherThan("name", "slug", "description");

  const found = async () => {
    const draft = { name: name.trim(), slug, description: description.trim(), visibility: visibility as "public", colour: colour as "pecan" };
    if (!(await save(() => calls.found(draft)))) return;
    onClose();
    onFounded(slug);
  };

  return (
    <Dialog open onClose={onClose} title={t("spaces.found")} description={t("spaces.found_text")} closeLabel={t("action.close")}>
      <form
        className="space-y-5"
        onSubmit={(event) => {
          event.preventDefault();
          void found();
        }}
      >
        <Field label={t("spaces.form.name")} value={name} maxLength={80} required autoFocus errors={errorsOf("name")} onChange={(event) => setName(event.target.value)} />
        <Field
          label={t("spaces.form.slug")}
          value={slug}
          maxLength={50}
          required
          autoCapitalize="none"
          hint={t("spaces.form.slug_hint", { path: `/r/${slug || "…"}` })}
          errors={errorsOf("slug")}
          onChange={(event) => setTypedSlug(event.target.value.toLowerCase())}
        />
        <Area label={t("spaces.form.description")} value={description} maxLength={500} rows={2} errors={errorsOf("description")} onChange={(event) => setDescription(event.target.value)} />
        <ColourChoice name={name} value={colour} onChoose={setColour} />
        <Choice legend={t("spaces.form.visibility")} value={visibility} options={visibilities} onChoose={setVisibility} />
        {other && <Notice tone="bad" icon="alert" role="alert">{other}</Notice>}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <Button look="primary" type="submit" busy={busy} disabled={!name.trim() || !slug}>{t("spaces.found_do")}</Button>
        </div>
      </form>
    </Dialog>
  );
}
