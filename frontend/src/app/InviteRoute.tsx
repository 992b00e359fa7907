import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";

import InvitePage from "@/features/spaces/InvitePage";

import { PageHeader } from "./PageHeader";
import { spacePath } from "./spaces";

export default function InviteRoute() {
  const { t } = useTranslation();
  const { code = "" } = useParams();
  const navigate = useNavigate();
  useEffect(() => {
    document.title = `${t("spaces.invite.title")} · Carya`;
  }, [t]);
  return (
    <>
      <PageHeader title={t("spaces.invite.title")} />
      <InvitePage key={code} code={code} enter={(slug) => void navigate(spacePath(slug))} />
    </>
  );
}
