import { type KeyboardEvent, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { errorText } from "@/lib/errors";
import { plainText } from "@/lib/markdown/blocks";
import { fullTime, moment } from "@/lib/time";
import type { Message, Poll } from "@/protocol/objects";
import { useLive, useStore } from "@/store/context";
import { Button } from "@/ui/Button";
import { Icon } from "@/ui/Icon";
import { useToast } from "@/ui/toasts";

import { PollRow } from "./PollRow";
import { toggled, useIsOpen } from "./state";

interface Props {
  message: Message;
  poll: Poll;
  canVote: boolean;
  canClose: boolean;
}

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

const NONE: number[] = [];

/** The options of a poll with how many chose them. Arrows go along, space or Enter chooses. */
export default function PollCard({ message, poll, canVote, canClose }: Props) {
  const { t, i18n } = useTranslation();
  const live = useLive();
  const say = useToast();
  const open = useIsOpen(poll);
  const chosen = useStore((state) => state.votes[message.id]) ?? NONE;
  const [closing, setClosing] = useState(false);
  const [at, setAt] = useState(0);
  const group = useRef<HTMLDivElement>(null);
  const note = useId();
  const active = open && canVote;
  const single = !poll.multiple;
  const most = Math.max(...poll.options.map((option) => option.votes));

  const failed = (error: unknown) => say(errorText(t, error), "bad");
  const vote = (options: number[]) => void live.vote(message.id, options).catch(failed);
  const close = () => {
    setClosing(false);
    live.closePoll(message.id).catch(failed);
  };
  const keys = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = (at + step + poll.options.length) % poll.options.length;
    setAt(next);
    group.current?.querySelectorAll<HTMLElement>("[data-option]")[next]?.focus();
  };

  const ends = poll.closed_at ?? poll.closes_at;
  return (
    <div className="mt-2 max-w-md rounded-2xl border border-line bg-raised p-2 shadow-lift">
      <div
        ref={group}
        role={single ? "radiogroup" : "group"}
        aria-label={t(single ? "polls.group_one" : "polls.group_many", { question: plainText(message.content) })}
        aria-describedby={note}
        {...(single && active && { onKeyDown: keys })}
        className="space-y-1.5"
      >
        {poll.options.map((option, index) => (
          <PollRow
            key={index}
            option={option}
            voters={poll.voters}
            single={single}
            chosen={chosen.includes(index)}
            leading={!open && most > 0 && option.votes === most}
            active={active}
            // One stop of the tab key for a single choice, as of any group of radio buttons.
            reachable={!single || index === (chosen[0] ?? at)}
            onFocus={() => setAt(index)}
            onChoose={() => vote(toggled(chosen, index, poll.multiple))}
          />
        ))}
      </div>
      <div className="mt-1.5 flex min-h-7 flex-wrap items-center gap-x-3 gap-y-1 px-1.5 text-xs text-ink-soft">
        <p id={note} className="flex flex-wrap items-center gap-x-1.5">
          <Icon name={open ? "clock" : "lock"} className="size-3.5" />
          <span>{t("polls.voters", { count: poll.voters })}</span>
          <span aria-hidden="true">·</span>
          {open && !single && <><span>{t("polls.several")}</span><span aria-hidden="true">·</span></>}
          {ends ? (
            <time dateTime={ends} title={fullTime(ends, i18n.language)}>
              {t(open ? "polls.closes" : "polls.closed_at", { at: moment(ends, i18n.language) })}
            </time>
          ) : (
            <span>{t("polls.open")}</span>
          )}
        </p>
        <span className="ml-auto flex items-center gap-3">
          {closing ? (
            <>
              <Button look="link" size="small" onClick={close}>{t("polls.close_sure")}</Button>
              <Button look="link" size="small" onClick={() => setClosing(false)}>{t("action.cancel")}</Button>
            </>
          ) : (
            <>
              {active && chosen.length > 0 && <Button look="link" size="small" onClick={() => vote([])}>{t("polls.retract")}</Button>}
              {open && canClose && <Button look="link" size="small" onClick={() => setClosing(true)}>{t("polls.close")}</Button>}
            </>
          )}
        </span>
      </div>
    </div>
  );
}
