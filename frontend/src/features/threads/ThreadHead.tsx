import { type Ref, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";

import { errorText } from "@/lib/errors";
import { lazily } from "@/lib/lazily";
import type { Room, Thread } from "@/protocol/objects";
import type { ThreadChange } from "@/store/live";
import { useLive, useStore } from "@/store/context";
import { Icon, type IconName } from "@/ui/Icon";
import { IconButton } from "@/ui/IconButton";
import { Menu, type MenuEntry } from "@/ui/Menu";
import { useToast } from "@/ui/toasts";

import { ThreadTitle } from "./ThreadTitle";
import { titleOf } from "./title";

const MergeDialog = lazily(() => import("./moves/MergeDialog"));

interface Props {
  room: Room;
  thread: Thread;
  isModerator: boolean;
  /** Trusted in the space. */
  isTrusted: boolean;
  /** Why this person cannot write in the thread; null when they can. */
  barred: string | null;
  onClose: () => void;
  heading: Ref<HTMLHeadingElement>;
}

function Mark({ icon, text, good = false }: { icon: IconName; text: string; good?: boolean }) {
  return (
    <span className={`flex items-center gap-1 ${good ? "font-semibold text-leaf" : ""}`}>
      <Icon name={icon} className="size-3.5" /> {text}
    </span>
  );
}

/** What a thread is called, how it stands, and what can be done with it. */
export function ThreadHead({ room, thread, isModerator, isTrusted, barred, onClose, heading }: Props) {
  const { t } = useTranslation();
  const live = useLive();
  const say = useToast();
  const me = useStore((state) => state.me?.id);
  const parent = useStore((state) => state.messages[thread.parent ?? ""]);
  const [renaming, setRenaming] = useState(false);
  const [merging, setMerging] = useState(false);
  const isOwn = thread.creator?.id === me;
  const mayManage = isModerator || isOwn;
  const why = thread.locked && !isModerator ? t("threads.locked_text") : barred;

  const attempt = (doing: Promise<void>) => void doing.catch((error: unknown) => say(errorText(t, error), "bad"));
  const change = (what: ThreadChange) => attempt(live.updateThread(thread.id, what));
  const copy = () =>
    navigator.clipboard.writeText(location.href).then(
      () => say(t("message.link_copied")),
      () => say(t("error.clipboard"), "bad"),
    );

  const own: MenuEntry[] = mayManage
    ? [
        { key: "title", label: t("threads.rename"), icon: "pencil", barred: why, onSelect: () => setRenaming(true) },
        {
          key: "archive",
          label: t(thread.archived ? "threads.reopen" : "threads.archive"),
          icon: "archive",
          barred: why,
          onSelect: () => change({ archived: !thread.archived }),
        },
      ]
    : [];
  if (mayManage)
    own.push({
      key: "pin",
      label: t(thread.pinned ? "threads.unpin" : "threads.pin"),
      icon: "flag",
      barred: why ?? (isModerator || isTrusted ? null : t("threads.pin_text")),
      onSelect: () => change({ pinned: !thread.pinned }),
    });
  const moderating: MenuEntry[] = isModerator
    ? [
        { key: "lock", label: t(thread.locked ? "threads.unlock" : "threads.lock"), icon: "lock", barred: why, onSelect: () => change({ locked: !thread.locked }) },
        { key: "merge", label: t("moves.merge"), icon: "beside", barred: why, onSelect: () => setMerging(true) },
      ]
    : [];
  const common: MenuEntry[] = [{ key: "link", label: t("message.copy_link"), icon: "link", onSelect: () => void copy() }];

  return (
    <>
      <header className="flex min-h-16 items-center gap-0.5 border-b border-line bg-paper pr-2 pl-4 sm:pl-6">
        <div className="min-w-0 flex-1 py-2">
          <h2 ref={heading} tabIndex={-1} className="truncate font-display text-lg leading-6 font-semibold outline-none">
            {titleOf(thread, parent) || t("threads.one")}
          </h2>
          <p className="flex items-center gap-x-2.5 overflow-hidden text-xs leading-5 whitespace-nowrap text-ink-faint">
            <span className="truncate">{t("threads.in", { name: room.name })}</span>
            {thread.resolved && <Mark icon="check" text={t("threads.resolved")} good />}
            {thread.pinned && <Mark icon="flag" text={t("threads.pinned")} />}
            {thread.locked && <Mark icon="lock" text={t("threads.locked")} />}
            {thread.archived && <Mark icon="archive" text={t("threads.archived")} />}
          </p>
        </div>
        {mayManage && (
          <IconButton
            icon="check"
            label={t(thread.resolved ? "threads.unresolve" : "threads.resolve")}
            aria-pressed={thread.resolved}
            disabled={why !== null}
            title={why ?? undefined}
            onClick={() => change({ resolved: !thread.resolved })}
          />
        )}
        <IconButton
          icon="bell"
          label={t(thread.following ? "threads.unfollow" : "threads.follow")}
          aria-pressed={thread.following === true}
          onClick={() => attempt(live.follow(thread.id, !thread.following))}
        />
        <Menu groups={[own, moderating, common]} trigger={<IconButton bare icon="more" label={t("threads.more")} />} />
        <IconButton icon="close" label={t("threads.close")} onClick={onClose} />
      </header>
      {merging && <Suspense><MergeDialog thread={thread} onClose={() => setMerging(false)} /></Suspense>}
      {renaming && <ThreadTitle thread={thread} onDone={() => setRenaming(false)} />}
    </>
  );
}
