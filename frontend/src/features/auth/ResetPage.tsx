import { useTranslation } from "react-i18next";
import { Link, useNavigate, useParams } from "react-router";

import { auth } from "@/lib/auth";
import { Button } from "@/ui/Button";
import { Field } from "@/ui/Field";

import { AuthCard, TEXT_LINK } from "./AuthCard";
import { useForm } from "./useForm";

export default function ResetPage() {
  const { t } = useTranslation();
  const { key = "" } = useParams();
  const navigate = useNavigate();
  const form = useForm({ password: "" }, async ({ password }) => {
    await auth.resetPassword(key, password);
    void navigate("/login", { replace: true });
  });
  return (
    <AuthCard
      title={t("auth.new_password_title")}
      wrong={form.others}
      footer={<Link to="/reset-password" className={TEXT_LINK}>{t("auth.reset_again")}</Link>}
    >
      <form onSubmit={(event) => void form.onSubmit(event)} className="space-y-5" noValidate>
        <Field
          label={t("auth.new_password")}
          hint={t("auth.password_hint")}
          name="password"
          type="password"
          autoComplete="new-password"
          autoFocus
          required
          value={form.values.password}
          errors={form.errors.password}
          onChange={(event) => form.set("password", event.target.value)}
        />
        <Button look="primary" type="submit" busy={form.busy} className="min-h-11! w-full">{t("auth.set_password")}</Button>
      </form>
    </AuthCard>
  );
}
