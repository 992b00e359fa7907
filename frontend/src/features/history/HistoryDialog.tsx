import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { errorText } from "@/lib/errors";
import { rest } from "@/lib/rest";
import { fullTime } from "@/lib/time";
import type { Message } from "@/protocol/objects";
import type { Version } from "@/protocol/rest";
import { Button } from "@/ui/Button";
import { cx } from "@/ui/cx";
import { Dialog } from "@/ui/Dialog";
import { Spinner } from "@/ui/Spinner";

import { Decision } from "./Decision";
import { changes } from "./words";

interface Props {
  message: Message;
  onClose: () => void;
  returnTo: () => HTMLElement | null;
}

/** Everything a message has said, the latest first, for moderators. */
export default function HistoryDialog({ message, onClose, returnTo }: Props) {
  const { t } = useTranslation();
  const history = useQuery({ queryKey: ["history", message.id], queryFn: () => rest.history(message.id), staleTime: 0, gcTime: 0, retry: false });
  const name = message.author?.display_name ?? t("person.deleted");
  const versions = history.data?.versions ?? [];
  return (
    <Dialog open onClose={onClose} title={t("history.title")} description={t("history.text", { name })} closeLabel={t("action.close")} returnTo={returnTo}>
      {history.isPending && (
        <p role="status" className="grid place-items-center py-8 text-pecan">
          <Spinner className="size-6" />
          <span className="sr-only">{t("page.loading")}</span>
        </p>
      )}
      {history.isError && (
        <div role="alert" className="space-y-3 text-sm text-ink-soft">
          <p>{errorText(t, history.error)}</p>
          <Button size="small" onClick={() => void history.refetch()}>{t("action.retry")}</Button>
        </div>
      )}
      <ol className="space-y-3" aria-label={t("history.versions")}>
        {versions.map((version, index) => (
          <Step key={version.at + index} version={version} number={index + 1} before={shownBefore(versions, index)} isShown={index === lastShown(versions)} />
        )).reverse()}
      </ol>
      {history.data?.more && <p className="mt-3 text-[0.8125rem] text-ink-faint">{t("history.more")}</p>}
    </Dialog>
  );
}

const lastShown = (versions: Version[]): number => versions.map(({ state }) => state).lastIndexOf("applied");

/** The text that a version replaced, or would have. */
const shownBefore = (versions: Version[], index: number): string | null =>
  versions.slice(0, index).findLast(({ state }) => state === "applied")?.content ?? null;

interface StepProps {
  version: Version;
  number: number;
  before: string | null;
  isShown: boolean;
}

const MARKS = {
  same: "",
  gone: "mr-0.5 rounded-sm bg-berry-wash text-berry line-through decoration-1",
  new: "rounded-sm bg-leaf-wash text-leaf no-underline font-medium",
};

function Step({ version, number, before, isShown }: StepProps) {
  const { t, i18n } = useTranslation();
  const told = before === null ? [{ kind: "same" as const, text: version.content }] : changes(before, version.content);
  return (
    <li className={cx("rounded-2xl border px-4 py-3", isShown ? "border-line-strong bg-husk" : "border-line")}>
      <p className="flex flex-wrap items-baseline gap-x-2 text-xs text-ink-faint">
        <span className="font-semibold text-ink">{t(number === 1 && before === null ? "history.first" : "history.version", { number })}</span>
        <time dateTime={version.at}>{fullTime(version.at, i18n.language)}</time>
        {isShown && <span className="rounded-full bg-leaf-wash px-2 font-semibold text-leaf">{t("history.shown")}</span>}
        {version.state === "held" && <span className="rounded-full bg-gold-wash px-2 font-semibold text-gold">{t("history.held")}</span>}
        {version.state === "rejected" && <span className="rounded-full bg-berry-wash px-2 font-semibold text-berry">{t("history.rejected")}</span>}
      </p>
      <p className="mt-1.5 text-[0.9375rem] leading-relaxed whitespace-pre-wrap text-ink-soft wrap-anywhere">
        {told.map(({ kind, text }, index) => {
          if (kind === "same") return <span key={index}>{text}</span>;
          const Mark = kind === "gone" ? "del" : "ins";
          return <Mark key={index} className={MARKS[kind]}>{text}</Mark>;
        })}
        {version.content === "" && before === null && <em>{t("history.no_text")}</em>}
      </p>
      <Decision decision={version.decision} />
    </li>
  );
}
