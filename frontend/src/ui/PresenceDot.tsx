import { cx } from "./cx";

const LOOKS: Record<string, string> = {
  online: "bg-leaf",
  away: "bg-gold-bright",
  dnd: "bg-berry",
  invisible: "border-2 border-ink-faint bg-raised",
  offline: "border-2 border-ink-faint bg-raised",
};

/** Shape and colour of a status; its name is written or read out beside it. */
export function PresenceDot({ status, className }: { status: string; className?: string }) {
  return (
    <span aria-hidden="true" className={cx("inline-block size-2.5 rounded-full", LOOKS[status] ?? LOOKS.offline, className)} />
  );
}
