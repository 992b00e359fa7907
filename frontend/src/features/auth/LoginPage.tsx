import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";

import { auth } from "@/lib/auth";
import { useRefreshMe } from "@/lib/queries";
import { Button } from "@/ui/Button";
import { Field } from "@/ui/Field";

import { AuthCard, TEXT_LINK } from "./AuthCard";
import { useNext } from "./next";
import { useForm } from "./useForm";

export default function LoginPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const next = useNext();
  const refresh = useRefreshMe();
  const form = useForm({ login: "", password: "" }, async ({ login, password }) => {
    if (!(await auth.logIn(login.trim(), password))) return void navigate("/verify-email");
    await refresh();
    void navigate(next, { replace: true });
  });
  const { username = [], email = [], ...rest } = form.errors;
  return (
    <AuthCard
      title={t("auth.login_title")}
      wrong={form.others.filter((line) => !username.includes(line) && !email.includes(line))}
      footer={
        <>
          {t("auth.no_account")} <Link to="/signup" className={TEXT_LINK}>{t("auth.sign_up")}</Link>
        </>
      }
    >
      <form onSubmit={(event) => void form.onSubmit(event)} className="space-y-5" noValidate>
        <Field
          label={t("auth.login")}
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          autoFocus
          required
          value={form.values.login}
          errors={[...username, ...email]}
          onChange={(event) => form.set("login", event.target.value)}
        />
        <Field
          label={t("auth.password")}
          name="password"
          type="password"
          autoComplete="current-password"
          required
          value={form.values.password}
          errors={rest.password}
          onChange={(event) => form.set("password", event.target.value)}
        />
        <Button look="primary" type="submit" busy={form.busy} className="min-h-11! w-full">{t("auth.log_in")}</Button>
        <p className="text-center text-sm">
          <Link to="/reset-password" className={TEXT_LINK}>{t("auth.forgotten")}</Link>
        </p>
      </form>
    </AuthCard>
  );
}
