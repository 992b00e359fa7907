import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { plainText } from "@/lib/markdown/blocks";
import type { Author, Id, Message } from "@/protocol/objects";
import { isDeleted, type State, type Timeline } from "@/store/state";

/** Messages that come close to one another are told together, in milliseconds. */
const GATHER = 700;
/** No more often than this: whoever listens must be able to do something else, too. */
const PAUSE = 5_000;
const STAY = 1_500;
const NAMED = 2;
const LONGEST = 300;

interface Props {
  timeline: Timeline | undefined;
  messages: State["messages"];
  me: Author | null;
}

const seqOf = (messages: State["messages"], id: Id | undefined): number => messages[id ?? ""]?.seq ?? 0;

/** Other people's messages after `seq`, at the end of a timeline. */
export function arrivals({ ids, messages, me }: { ids: Id[]; messages: State["messages"]; me: Author | null }, seq: number): Message[] {
  const fresh: Message[] = [];
  for (let index = ids.length - 1; index >= 0 && seqOf(messages, ids[index]) > seq; index -= 1) {
    const entry = messages[ids[index] ?? ""];
    if (entry && !isDeleted(entry) && entry.state === "published" && entry.author?.id !== me?.id) fresh.unshift(entry);
  }
  return fresh;
}

/** Says what has come in: one message by its words, several by number and names. */
function useWords(): (news: Message[]) => string {
  const { t, i18n } = useTranslation();
  return (news) => {
    const names = [...new Set(news.map(({ author }) => author?.display_name ?? t("person.deleted")))];
    const [only] = news;
    if (news.length === 1 && only) {
      return t("message.announce", { name: names[0], text: plainText(only.content).slice(0, LONGEST) || t("media.attachment") });
    }
    const named = names.slice(0, NAMED);
    const list = new Intl.ListFormat(i18n.language, { type: "conjunction" });
    const more = names.length - named.length;
    return t("announce.many", {
      count: news.length,
      names: more > 0 ? t("announce.others", { names: named.join(", "), count: more }) : list.format(named),
    });
  };
}

/** Reads new messages of others out, politely and in batches; the list itself is silent, since it also grows upwards. */
export function Announcer({ timeline, messages, me }: Props) {
  const [text, setText] = useState("");
  const words = useWords();
  const known = useRef<number | null>(null);
  const waiting = useRef<Message[]>([]);
  const timer = useRef(0);
  const quietUntil = useRef(0);
  const say = useRef<() => void>(() => undefined);

  useEffect(() => {
    say.current = () => {
      timer.current = 0;
      quietUntil.current = Date.now() + PAUSE;
      setText(words(waiting.current));
      waiting.current = [];
    };
  });

  useEffect(() => {
    if (!timeline?.live) return;
    const before = known.current;
    known.current = Math.max(before ?? 0, seqOf(messages, timeline.ids.at(-1)));
    // What was there when the room was opened is no news.
    const fresh = before === null ? [] : arrivals({ ids: timeline.ids, messages, me }, before);
    if (fresh.length === 0) return;
    waiting.current.push(...fresh);
    timer.current ||= window.setTimeout(() => say.current(), Math.max(GATHER, quietUntil.current - Date.now()));
  }, [timeline, messages, me]);
  useEffect(() => () => clearTimeout(timer.current), []);

  // Said once, it is not left for the reading cursor to find a second time.
  useEffect(() => {
    if (!text) return;
    const gone = setTimeout(() => setText(""), STAY);
    return () => clearTimeout(gone);
  }, [text]);
  return (
    <div aria-live="polite" className="sr-only">
      {text}
    </div>
  );
}
