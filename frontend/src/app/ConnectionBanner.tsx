import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { useStore } from "@/store/context";
import { cx } from "@/ui/cx";
import { Icon } from "@/ui/Icon";
import { Spinner } from "@/ui/Spinner";

/** A line that comes back at once is not worth a word. */
const PATIENCE = 600;
const STAY = 2_500;

type Shown = "none" | "connecting" | "lost" | "catching-up" | "caught-up";

const WORDS = {
  connecting: "connection.connecting",
  lost: "connection.lost",
  "catching-up": "connection.catching_up",
  "caught-up": "connection.caught_up",
} as const;

/** What has become of the connection, as far as it concerns the reader. */
export function ConnectionBanner() {
  const { t } = useTranslation();
  const kind = useStore((state) => state.connection.kind);
  const [shown, setShown] = useState<Shown>("none");
  const [wasOnline, setWasOnline] = useState(false);
  const isDown = kind === "reconnecting" || kind === "connecting";

  useEffect(() => {
    const settle = (next: Shown, after: number) => {
      const timer = setTimeout(() => setShown(next), after);
      return () => clearTimeout(timer);
    };
    if (isDown) return settle(wasOnline ? "lost" : "connecting", shown === "none" ? PATIENCE : 0);
    if (shown === "none") return;
    if (kind === "catching-up") return settle("catching-up", 0);
    if (shown === "caught-up") return settle("none", STAY);
    return settle("caught-up", 0);
  }, [kind, isDown, shown, wasOnline]);
  if (kind === "online" && !wasOnline) setWasOnline(true);

  if (shown === "none") return <div role="status" className="sr-only" />;
  const good = shown === "caught-up";
  return (
    <div
      role="status"
      data-testid="connection"
      className={cx(
        "flex min-h-9 items-center justify-center gap-2.5 px-4 text-sm font-medium",
        good ? "bg-leaf-wash text-leaf" : "bg-gold-wash text-gold",
      )}
    >
      {good ? <Icon name="check" className="size-4" /> : shown === "lost" ? <Icon name="offline" className="size-4" /> : <Spinner />}
      {t(WORDS[shown])}
    </div>
  );
}
