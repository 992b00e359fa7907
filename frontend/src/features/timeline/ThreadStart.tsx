import { useTranslation } from "react-i18next";

import type { Thread } from "@/protocol/objects";
import { useStore } from "@/store/context";
import { isDeleted } from "@/store/state";

import { DeletedRow, HiddenRow } from "./Lines";
import { MessageRow } from "./MessageRow";

/** What a thread began with, before its messages. */
export function ThreadStart({ thread }: { thread: Thread }) {
  const { t } = useTranslation();
  const parent = useStore((state) => state.messages[thread.parent ?? ""]);
  return (
    <div className="pt-1 pb-2">
      {parent &&
        (isDeleted(parent) ? (
          <DeletedRow to={parent.moved_to} />
        ) : parent.state === "hidden" ? (
          <HiddenRow />
        ) : (
          <MessageRow message={parent} first isTarget={false} />
        ))}
      <div className="mt-3 flex items-center gap-3 px-4 text-xs text-ink-faint sm:px-6">
        {t("threads.replies", { count: thread.message_count })}
        <span className="h-px flex-1 bg-line" />
      </div>
    </div>
  );
}
