import { useTranslation } from "react-i18next";

import { cx } from "@/ui/cx";
import { COLOURS, SpaceTile } from "@/ui/SpaceTile";

interface Props {
  name: string;
  value: string;
  onChoose: (colour: string) => void;
}

/** The colour of a space, shown as the tile will look. */
export function ColourChoice({ name, value, onChoose }: Props) {
  const { t } = useTranslation();
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-medium text-ink">{t("spaces.form.colour")}</legend>
      <div className="flex flex-wrap gap-2">
        {COLOURS.map((colour) => (
          <label
            key={colour}
            className={cx(
              "cursor-pointer rounded-xl p-0.5 has-focus-visible:outline-2 has-focus-visible:outline-pecan",
              colour === value ? "ring-2 ring-pecan" : "opacity-75 hover:opacity-100",
            )}
          >
            <input type="radio" name="colour" className="sr-only" checked={colour === value} onChange={() => onChoose(colour)} />
            <span className="sr-only">{t(`spaces.colours.${colour}` as "spaces.colours.pecan")}</span>
            <SpaceTile name={name || "?"} colour={colour} className="size-9 rounded-[0.625rem] text-sm" />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
