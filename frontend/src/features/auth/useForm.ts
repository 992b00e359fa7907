import { useState } from "react";
import { useTranslation } from "react-i18next";

import { type FieldErrors, FormRefused } from "@/lib/auth";
import { errorText } from "@/lib/errors";

/** A form that keeps what was typed, whatever the server says of it. */
export function useForm<T extends object>(initial: T, submit: (values: T) => Promise<void>) {
  const { t } = useTranslation();
  const [values, setValues] = useState(initial);
  const [errors, setErrors] = useState<FieldErrors>({});
  const [busy, setBusy] = useState(false);

  const set = <K extends keyof T>(field: K, value: T[K]) => {
    setValues((current) => ({ ...current, [field]: value }));
    setErrors((current) => Object.fromEntries(Object.entries(current).filter(([name]) => name !== field)));
  };

  const onSubmit = async (event: React.FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setErrors({});
    try {
      await submit(values);
    } catch (error) {
      if (error instanceof FormRefused && Object.keys(error.fields).length > 0) setErrors(error.fields);
      else if (error instanceof FormRefused) setErrors({ "": [t("error.code.rate_limited")] });
      else setErrors({ "": [errorText(t, error)] });
    } finally {
      setBusy(false);
    }
  };

  /** Errors of no field, and of fields this form does not show. */
  const others = Object.entries(errors).flatMap(([field, list]) => (field in values ? [] : list));
  return { values, errors, others, busy, set, onSubmit };
}
