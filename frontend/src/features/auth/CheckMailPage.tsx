import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "react-router";

import { auth } from "@/lib/auth";
import { useDevMailbox, useMe } from "@/lib/queries";
import { Button } from "@/ui/Button";
import { Icon } from "@/ui/Icon";
import { Notice } from "@/ui/Notice";

import { AuthCard, TEXT_LINK } from "./AuthCard";

/** After signing up: where the link is, and how to get another one. */
export default function CheckMailPage() {
  const { t } = useTranslation();
  const me = useMe().data;
  const state = useLocation().state as { email?: string } | null;
  const mailbox = useDevMailbox();
  const [sent, setSent] = useState<"no" | "busy" | "yes" | "failed">("no");
  const email = state?.email ?? me?.user.email;

  const resend = async () => {
    if (!email) return;
    setSent("busy");
    try {
      await auth.resendVerification(email);
      setSent("yes");
    } catch {
      setSent("failed");
    }
  };

  return (
    <AuthCard title={t("auth.check_title")} text={email ? t("auth.check_text", { email }) : t("auth.check_text_plain")}>
      <div className="space-y-5">
        <div className="grid size-20 place-items-center rounded-3xl bg-pecan-wash text-pecan">
          <Icon name="mail" className="size-9" />
        </div>
        {mailbox && (
          <Notice icon="mail">
            {t("auth.dev_mailbox")} <a href={mailbox} className={TEXT_LINK}>{t("auth.open_mailbox")}</a>
          </Notice>
        )}
        {sent === "yes" && <Notice tone="good" icon="check" role="status">{t("auth.resent")}</Notice>}
        {sent === "failed" && <Notice tone="bad" icon="alert" role="alert">{t("auth.resend_failed")}</Notice>}
        <div className="flex flex-wrap items-center gap-4">
          {me && (
            <>
              <Link to="/lounge" className="inline-flex min-h-10 items-center rounded-xl bg-pecan px-4 text-sm font-medium text-on-pecan shadow-lift hover:bg-pecan-strong">
                {t("auth.look_around")}
              </Link>
              <Button look="outline" busy={sent === "busy"} onClick={() => void resend()}>{t("auth.resend")}</Button>
            </>
          )}
          {me === null && <Link to="/login" className={TEXT_LINK}>{t("auth.to_login")}</Link>}
        </div>
      </div>
    </AuthCard>
  );
}
