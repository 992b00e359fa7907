import { useState } from "react";
import { useTranslation } from "react-i18next";

import { auth } from "@/lib/auth";
import { errorText } from "@/lib/errors";
import { useDevMailbox, useMe } from "@/lib/queries";
import { Button } from "@/ui/Button";
import { Icon } from "@/ui/Icon";
import { useToast } from "@/ui/toasts";

/** For people whose mail address is not verified yet: they can read, and are told how to write. */
export function VerifyBanner() {
  const { t } = useTranslation();
  const say = useToast();
  const me = useMe().data;
  const mailbox = useDevMailbox();
  const [busy, setBusy] = useState(false);
  if (!me || me.user.verified) return null;
  const resend = async () => {
    setBusy(true);
    try {
      await auth.resendVerification(me.user.email);
      say(t("auth.resent"));
    } catch (error) {
      say(errorText(t, error), "bad");
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-gold/25 bg-gold-wash px-4 py-2 text-sm text-gold sm:px-6" role="region" aria-label={t("verify.label")}>
      <Icon name="mail" />
      <p className="min-w-48 flex-1">{t("verify.text", { email: me.user.email })}</p>
      {mailbox && <a href={mailbox} className="font-medium underline underline-offset-4">{t("auth.open_mailbox")}</a>}
      <Button size="small" look="outline" busy={busy} onClick={() => void resend()}>{t("auth.resend")}</Button>
    </div>
  );
}
