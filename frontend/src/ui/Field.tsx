import { type InputHTMLAttributes, type ReactNode, useId } from "react";

import { cx } from "./cx";
import { Icon } from "./Icon";

interface Props extends InputHTMLAttributes<HTMLInputElement> {
  label: ReactNode;
  hint?: ReactNode;
  errors?: string[] | undefined;
}

export const INPUT =
  "w-full rounded-xl border border-line-strong bg-raised px-3.5 text-ink transition-shadow placeholder:text-ink-faint " +
  "focus:border-pecan focus:ring-3 focus:ring-pecan/20 focus:outline-none aria-invalid:border-berry aria-invalid:ring-berry/15";

export function FieldErrors({ id, errors }: { id: string; errors: string[] | undefined }) {
  if (!errors?.length) return null;
  return (
    <ul id={id} className="mt-1.5 space-y-1 text-[0.8125rem] text-berry">
      {errors.map((error) => (
        <li key={error} className="flex items-start gap-1.5">
          <Icon name="alert" className="mt-px size-4" />
          {error}
        </li>
      ))}
    </ul>
  );
}

/** A labelled input; what is wrong with it stands beside it and is read with it. */
export function Field({ label, hint, errors, className, ...rest }: Props) {
  const id = useId();
  const wrong = Boolean(errors?.length);
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-1.5 block text-sm font-medium text-ink">
        {label}
      </label>
      <input
        {...rest}
        id={id}
        aria-invalid={wrong || undefined}
        aria-describedby={cx(wrong && `${id}e`, hint ? `${id}h` : "") || undefined}
        className={cx(INPUT, "h-11")}
      />
      {hint && (
        <p id={`${id}h`} className="mt-1.5 text-[0.8125rem] text-ink-faint">
          {hint}
        </p>
      )}
      <FieldErrors id={`${id}e`} errors={errors} />
    </div>
  );
}
