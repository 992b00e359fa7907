import { useEffect } from "react";
import { useTranslation } from "react-i18next";

import { MyThreads } from "@/features/threads/MyThreads";

import { threadPath } from "./lounge";
import { PageHeader } from "./PageHeader";

export default function ThreadsRoute() {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${t("threads.mine")} · Carya`;
  }, [t]);
  return (
    <>
      <PageHeader title={t("threads.mine")} text={t("threads.mine_text")} />
      <MyThreads to={(thread, room) => (room ? threadPath(room.slug, thread.id) : "/lounge")} />
    </>
  );
}
