import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import type { Space } from "@/protocol/objects";
import { IconButton } from "@/ui/IconButton";

import { settingsPath } from "./spaces";

/** What members may do with a space as a whole: the way to its settings. */
export function SpaceButtons({ space }: { space: Space }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  if (!space.joined) return null;
  const waiting = space.requests ?? 0;
  return (
    <span className="relative">
      <IconButton
        icon="settings"
        label={waiting > 0 ? t("spaces.settings_waiting", { count: waiting }) : t("spaces.settings")}
        onClick={() => void navigate(settingsPath(space.slug, waiting > 0 ? "requests" : ""))}
      />
      {waiting > 0 && <span aria-hidden="true" className="pointer-events-none absolute top-1 right-1 size-2.5 rounded-full bg-pecan ring-2 ring-paper" />}
    </span>
  );
}
