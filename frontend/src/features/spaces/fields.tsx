import { type ReactNode, type TextareaHTMLAttributes, useId } from "react";

import { cx } from "@/ui/cx";
import { FieldErrors, INPUT } from "@/ui/Field";

interface AreaProps extends TextareaHTMLAttributes<HTMLTextAreaElement> {
  label: string;
  hint?: ReactNode;
  errors?: string[] | undefined;
}

/** A labelled box for several lines. */
export function Area({ label, hint, errors, ...rest }: AreaProps) {
  const id = useId();
  const wrong = Boolean(errors?.length);
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block text-sm font-medium text-ink">{label}</label>
      <textarea
        rows={3}
        {...rest}
        id={id}
        aria-invalid={wrong || undefined}
        aria-describedby={cx(wrong && `${id}e`, hint ? `${id}h` : "") || undefined}
        className={cx(INPUT, "resize-y py-2.5")}
      />
      {hint && <p id={`${id}h`} className="mt-1.5 text-[0.8125rem] text-ink-faint">{hint}</p>}
      <FieldErrors id={`${id}e`} errors={errors} />
    </div>
  );
}

interface SelectProps {
  label: string;
  value: string;
  options: { value: string; label: string }[];
  disabled?: boolean;
  hint?: ReactNode;
  errors?: string[] | undefined;
  onChoose: (value: string) => void;
  /** The label is for screen readers alone. */
  bare?: boolean;
}

/** A labelled choice of one. */
export function Select({ label, value, options, disabled = false, hint, errors, onChoose, bare = false }: SelectProps) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className={bare ? "sr-only" : "mb-1.5 block text-sm font-medium text-ink"}>{label}</label>
      <select
        id={id}
        value={value}
        disabled={disabled}
        aria-describedby={cx(errors && `${id}e`, hint ? `${id}h` : "") || undefined}
        onChange={(event) => onChoose(event.target.value)}
        className={cx(INPUT, bare ? "h-9 px-2 text-sm" : "h-11", "disabled:opacity-60")}
      >
        {options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
      </select>
      {hint && <p id={`${id}h`} className="mt-1.5 text-[0.8125rem] text-ink-faint">{hint}</p>}
      <FieldErrors id={`${id}e`} errors={errors} />
    </div>
  );
}

interface ChoiceProps {
  legend: string;
  value: string;
  disabled?: boolean;
  options: { value: string; label: string; text: string }[];
  onChoose: (value: string) => void;
}

/** A choice of one whose options need a sentence each. */
export function Choice({ legend, value, disabled = false, options, onChoose }: ChoiceProps) {
  const name = useId();
  return (
    <fieldset disabled={disabled}>
      <legend className="mb-1.5 text-sm font-medium text-ink">{legend}</legend>
      <div className="space-y-2">
        {options.map((option) => (
          <label
            key={option.value}
            className={cx(
              "flex cursor-pointer items-start gap-3 rounded-xl border px-3.5 py-2.5 has-focus-visible:outline-2 has-focus-visible:outline-pecan",
              option.value === value ? "border-pecan bg-pecan-wash/60" : "border-line-strong hover:bg-shell/50",
              disabled && "cursor-default opacity-60",
            )}
          >
            <input type="radio" name={name} checked={option.value === value} onChange={() => onChoose(option.value)} className="mt-1 accent-pecan" />
            <span>
              <span className="block text-sm font-medium">{option.label}</span>
              <span className="block text-[0.8125rem] leading-relaxed text-ink-soft">{option.text}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
