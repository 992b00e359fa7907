import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { Stop } from "@/lib/live";
import { Button } from "@/ui/Button";
import { Empty } from "@/ui/Empty";

/** The connection has ended for good, and why. */
export default function StoppedPage({ why }: { why: Stop }) {
  const { t } = useTranslation();
  return (
    <main className="grid h-full place-items-center">
      <Empty title={t(`stopped.${why}`)} text={t(`stopped.${why}_text`)}>
        {why === "signin" && (
          <Link to="/login" className="font-medium text-pecan underline underline-offset-4">{t("auth.log_in")}</Link>
        )}
        {(why === "protocol" || why === "bug") && (
          <Button look="primary" onClick={() => location.reload()}>{t("action.reload")}</Button>
        )}
      </Empty>
    </main>
  );
}
