import { useState } from "react";
import { useTranslation } from "react-i18next";

import { errorText } from "@/lib/errors";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { Field } from "@/ui/Field";

interface Props {
  words: string;
  onSave: (words: string) => Promise<void>;
  onClose: () => void;
}

/** Asks for the few words beside one's name. */
export default function StatusWords({ words: before, onSave, onClose }: Props) {
  const { t } = useTranslation();
  const [words, setWords] = useState(before);
  const [wrong, setWrong] = useState<string[]>([]);
  const save = () => onSave(words.trim()).then(onClose, (error: unknown) => setWrong([errorText(t, error)]));
  return (
    <Dialog open onClose={onClose} title={t("presence.text_title")} closeLabel={t("action.close")}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Field
          label={t("presence.text_label")}
          value={words}
          maxLength={100}
          errors={wrong}
          placeholder={t("presence.text_placeholder")}
          onChange={(event) => setWords(event.target.value)}
        />
        <div className="mt-5 flex justify-end gap-2">
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <Button look="primary" type="submit">{t("action.save")}</Button>
        </div>
      </form>
    </Dialog>
  );
}
