import { useEffect } from "react";
import { useTranslation } from "react-i18next";

import { MyThreads } from "@/features/threads/MyThreads";

import { PageHeader } from "./PageHeader";
import { usePaths } from "./spaces";

export default function ThreadsRoute() {
  const { t } = useTranslation();
  const paths = usePaths();
  useEffect(() => {
    document.title = `${t("threads.mine")} · Carya`;
  }, [t]);
  return (
    <>
      <PageHeader title={t("threads.mine")} text={t("threads.mine_text")} />
      <MyThreads to={(thread, room) => (room ? paths.thread(room, thread.id) : "/lounge")} />
    </>
  );
}
