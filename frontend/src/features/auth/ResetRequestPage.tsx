import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { auth } from "@/lib/auth";
import { useDevMailbox } from "@/lib/queries";
import { Button } from "@/ui/Button";
import { Field } from "@/ui/Field";
import { Notice } from "@/ui/Notice";

import { AuthCard, TEXT_LINK } from "./AuthCard";
import { useForm } from "./useForm";

export default function ResetRequestPage() {
  const { t } = useTranslation();
  const mailbox = useDevMailbox();
  const [sent, setSent] = useState(false);
  const form = useForm({ email: "" }, async ({ email }) => {
    await auth.requestReset(email.trim());
    setSent(true);
  });
  if (sent) {
    return (
      <AuthCard title={t("auth.check_title")} text={t("auth.reset_sent", { email: form.values.email })}>
        {mailbox && (
          <Notice icon="mail">
            {t("auth.dev_mailbox")} <a href={mailbox} className={TEXT_LINK}>{t("auth.open_mailbox")}</a>
          </Notice>
        )}
        <p className="mt-5"><Link to="/login" className={TEXT_LINK}>{t("auth.to_login")}</Link></p>
      </AuthCard>
    );
  }
  return (
    <AuthCard
      title={t("auth.reset_title")}
      text={t("auth.reset_text")}
      wrong={form.others}
      footer={<Link to="/login" className={TEXT_LINK}>{t("auth.to_login")}</Link>}
    >
      <form onSubmit={(event) => void form.onSubmit(event)} className="space-y-5" noValidate>
        <Field
          label={t("auth.email")}
          name="email"
          type="email"
          autoComplete="email"
          autoFocus
          required
          value={form.values.email}
          errors={form.errors.email}
          onChange={(event) => form.set("email", event.target.value)}
        />
        <Button look="primary" type="submit" busy={form.busy} className="min-h-11! w-full">{t("auth.reset_send")}</Button>
      </form>
    </AuthCard>
  );
}
