import { cx } from "@/ui/cx";

interface Props<T extends string> {
  label: string;
  choices: { value: T; text: string }[];
  chosen: T;
  onChoose: (value: T) => void;
}

/** One of a few views of a list. */
export function Tabs<T extends string>({ label, choices, chosen, onChoose }: Props<T>) {
  return (
    <div role="group" aria-label={label} className="flex flex-wrap gap-1">
      {choices.map(({ value, text }) => (
        <button
          key={value}
          type="button"
          aria-pressed={value === chosen}
          onClick={() => onChoose(value)}
          className={cx(
            "min-h-8 rounded-full px-3 text-[0.8125rem] font-medium",
            value === chosen ? "bg-pecan-wash text-pecan" : "text-ink-soft hover:bg-shell",
          )}
        >
          {text}
        </button>
      ))}
    </div>
  );
}
