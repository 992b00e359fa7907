import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";

import { auth } from "@/lib/auth";
import { useMe, useRefreshMe } from "@/lib/queries";
import { Icon } from "@/ui/Icon";
import { Spinner } from "@/ui/Spinner";

import { AuthCard } from "./AuthCard";

const BUTTON =
  "inline-flex min-h-11 items-center rounded-xl bg-pecan px-5 text-sm font-medium text-on-pecan shadow-lift hover:bg-pecan-strong";

/** The page behind the link in the mail. */
export default function VerifyPage() {
  const { t } = useTranslation();
  const { key = "" } = useParams();
  const refresh = useRefreshMe();
  const me = useMe().data;
  const check = useQuery({
    queryKey: ["verify", key],
    // A key works once: it must not be tried again when the window gets the focus back.
    queryFn: async () => {
      await auth.verifyEmail(key);
      await refresh();
      return true;
    },
    retry: false,
    staleTime: Infinity,
  });
  if (check.isPending) {
    return (
      <AuthCard title={t("auth.verifying")}>
        <Spinner className="size-6 text-pecan" />
      </AuthCard>
    );
  }
  if (check.isError) {
    return (
      <AuthCard title={t("auth.verify_failed")} text={t("auth.verify_failed_text")}>
        <Link to={me ? "/verify-email" : "/login"} className={BUTTON}>{t(me ? "auth.resend" : "auth.to_login")}</Link>
      </AuthCard>
    );
  }
  return (
    <AuthCard title={t("auth.verified")} text={t("auth.verified_text")}>
      <div className="mb-6 grid size-20 place-items-center rounded-3xl bg-leaf-wash text-leaf">
        <Icon name="check" className="size-9" />
      </div>
      <Link to={me ? "/lounge" : "/login"} className={BUTTON}>{t(me ? "auth.enter" : "auth.to_login")}</Link>
    </AuthCard>
  );
}
