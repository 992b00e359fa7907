import { keyCaps } from "@/lib/shortcuts";

/** The keys of a shortcut, as they stand on the board. */
export function Keys({ keys }: { keys: string }) {
  return (
    <kbd className="inline-flex gap-1 font-sans">
      {keyCaps(keys).map((cap) => (
        <kbd
          key={cap}
          className="inline-grid h-6 min-w-6 place-items-center rounded-md border border-line-strong bg-husk px-1.5 font-sans text-xs font-medium text-ink-soft"
        >
          {cap}
        </kbd>
      ))}
    </kbd>
  );
}
