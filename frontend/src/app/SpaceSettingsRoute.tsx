import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";

import SpaceSettings from "@/features/spaces/SpaceSettings";
import { SpaceTile } from "@/ui/SpaceTile";

import { NotFoundPage, WaitPage } from "./FallbackPages";
import { PageHeader } from "./PageHeader";
import { LOUNGE, settingsPath, useManagesRooms, useSpace } from "./spaces";

export default function SpaceSettingsRoute() {
  const { t } = useTranslation();
  const { space: slug = LOUNGE, tab = "" } = useParams();
  const { space, missing } = useSpace(slug);
  const managesRooms = useManagesRooms(space);
  const navigate = useNavigate();
  const name = space?.name;
  useEffect(() => {
    if (name) document.title = `${t("spaces.settings_of", { space: name })} · Carya`;
  }, [t, name]);
  if (missing || (space && !space.joined)) return <NotFoundPage />;
  if (!space?.my_role) return <WaitPage />;
  return (
    <SpaceSettings
      header={
        <PageHeader
          title={t("spaces.settings_of", { space: space.name })}
          mark={<SpaceTile name={space.name} colour={space.colour} icon={space.icon} className="size-10 rounded-xl text-sm max-sm:hidden" />}
        />
      }
      space={space}
      mine={space.my_role as "owner"}
      managesRooms={managesRooms}
      tab={tab}
      pathOf={(key) => settingsPath(slug, key)}
      onLeft={() => void navigate("/lounge")}
    />
  );
}
