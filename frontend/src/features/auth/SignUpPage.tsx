import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";

import { auth } from "@/lib/auth";
import { useRefreshMe } from "@/lib/queries";
import { Button } from "@/ui/Button";
import { Field, FieldErrors } from "@/ui/Field";

import { AuthCard, TEXT_LINK } from "./AuthCard";
import { useForm } from "./useForm";

const EMPTY = { email: "", username: "", password: "", date_of_birth: "", consent: false };

export default function SignUpPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const refresh = useRefreshMe();
  const form = useForm(EMPTY, async (values) => {
    const username = values.username.trim();
    const email = values.email.trim();
    // An unverified member may look around. A taken address gets the same answer as a free one, and no session.
    const isIn = (await auth.signUp({ ...values, email, username })) || (await auth.logIn(username, values.password).catch(() => false));
    if (isIn) await refresh();
    void navigate("/verify-email", { state: { email } });
  });
  const { values, errors, set } = form;
  return (
    <AuthCard
      title={t("auth.signup_title")}
      text={t("auth.signup_text")}
      wrong={form.others}
      footer={
        <>
          {t("auth.have_account")} <Link to="/login" className={TEXT_LINK}>{t("auth.log_in")}</Link>
        </>
      }
    >
      <form onSubmit={(event) => void form.onSubmit(event)} className="space-y-5" noValidate>
        <Field
          label={t("auth.email")}
          name="email"
          type="email"
          autoComplete="email"
          autoFocus
          required
          value={values.email}
          errors={errors.email}
          onChange={(event) => set("email", event.target.value)}
        />
        <Field
          label={t("auth.username")}
          hint={t("auth.username_hint")}
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          required
          value={values.username}
          errors={errors.username}
          onChange={(event) => set("username", event.target.value)}
        />
        <Field
          label={t("auth.password")}
          hint={t("auth.password_hint")}
          name="password"
          type="password"
          autoComplete="new-password"
          required
          value={values.password}
          errors={errors.password}
          onChange={(event) => set("password", event.target.value)}
        />
        <Field
          label={t("auth.birth")}
          hint={t("auth.birth_hint")}
          name="date_of_birth"
          type="date"
          autoComplete="bday"
          required
          value={values.date_of_birth}
          errors={errors.date_of_birth}
          onChange={(event) => set("date_of_birth", event.target.value)}
        />
        <div>
          <label className="flex cursor-pointer items-start gap-3 text-sm leading-relaxed">
            <input
              type="checkbox"
              name="consent"
              required
              checked={values.consent}
              aria-invalid={errors.consent ? true : undefined}
              onChange={(event) => set("consent", event.target.checked)}
              className="mt-1 size-4 shrink-0 accent-pecan"
            />
            {t("auth.consent")}
          </label>
          <FieldErrors id="consent-errors" errors={errors.consent} />
        </div>
        <Button look="primary" type="submit" busy={form.busy} className="min-h-11! w-full">{t("auth.sign_up")}</Button>
      </form>
    </AuthCard>
  );
}
