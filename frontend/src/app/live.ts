import type { QueryClient } from "@tanstack/react-query";

import type { Connection } from "@/lib/live";
import { ME } from "@/lib/queries";
import { type PageAt, rest } from "@/lib/rest";
import type { StoreEvent } from "@/protocol/frames";
import type { Id } from "@/protocol/objects";
import type { Me } from "@/protocol/rest";
import { Outbox } from "@/realtime/outbox";
import { Session, type Sink } from "@/realtime/session";
import { Socket } from "@/realtime/socket";
import { applyFrame } from "@/store/apply";
import type { Live } from "@/store/live";
import { applyPage } from "@/store/pages";
import { withHeld } from "@/store/review";
import { applySnapshot } from "@/store/snapshot";
import { omit, type State } from "@/store/state";
import type { Store } from "@/store/store";
import { takeMessage } from "@/store/takeMessage";
import { withThreadRead } from "@/store/threads";

import { threadLive } from "./liveThreads";

/** Rooms left in full view behind the present one, so that going back is instant. */
const KEPT = 5;
const TYPING_EVERY = 3_000;

const address = (): string => `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws/`;
const isUp = (connection: Connection): boolean => connection.kind === "online" || connection.kind === "catching-up";

/** Binds connection, outbox, REST and store for one signed-in person. */
export function startLive(me: Me, store: Store, queries: QueryClient): { live: Live; stop: () => void } {
  const put = (change: Partial<State>) => store.update((state) => ({ ...state, ...change }));
  const idle: Id[] = [];
  const used = new Map<Id, number>();
  const typed = new Map<Id, number>();

  const page = async (room: Id, at: PageAt, where: Parameters<typeof applyPage>[3], thread: Id | null = null) => {
    const answer = await (thread ? rest.threadMessages(thread, at) : rest.messages(room, at));
    store.update((state) => applyPage(state, room, answer, where, thread));
  };

  /** Whether the list has to be fetched: a role opens rooms, and a fetch under way may miss what was just told. */
  const outdatesRooms = (event: StoreEvent): boolean =>
    event.type === "member.updated" || (event.type === "room.listed" && queries.isFetching({ queryKey: ["rooms"] }) > 0);

  const sink: Sink = {
    connection(connection) {
      put({ connection });
      if (isUp(connection)) outbox.online();
      else outbox.offline();
      if (connection.kind === "stopped") void queries.invalidateQueries({ queryKey: ME });
    },
    ready({ user, limits }) {
      put({ me: user, contentChars: limits.content_chars });
      void queries.invalidateQueries({ queryKey: ["rooms"] });
      void queries.invalidateQueries({ queryKey: ["members"] });
      void queries.invalidateQueries({ queryKey: ["threads"] });
    },
    event(event) {
      store.update((state) => applyFrame(state, event));
      if (outdatesRooms(event)) void queries.invalidateQueries({ queryKey: ["rooms"] });
    },
    snapshot(room, snapshot) {
      store.update((state) => applySnapshot(state, room, snapshot));
      // Broadcast objects do not say which reactions are one's own.
      const reacted = snapshot.items.some(({ data }) => "message" in data && "reactions" in data.message && data.message.reactions.length > 0);
      if (reacted) void page(room, {}, "latest").catch(() => undefined);
    },
    closed: (room, code) => store.update((state) => ({ ...state, closed: { ...state.closed, [room]: code } })),
    refresh: () => void queries.invalidateQueries(),
  };

  const session = new Session(new Socket({ url: address() }), sink);
  const outbox = new Outbox(me.user.id, {
    post: (data) => session.send("message.post", data),
    changed: (posts) => put({ posts }),
    posted: (_post, { state: fate, message }) => {
      store.update((state) =>
        fate === "held" ? { ...state, held: { ...state.held, [message.id]: message } } : takeMessage(state, message),
      );
      // Who writes follows, unless they once chose not to; nothing else tells.
      const { thread } = message;
      if (thread && !store.get().threads[thread]?.following) void threads.refresh(thread).catch(() => undefined);
    },
  });
  const threads = threadLive(session, store);

  const seqAt = (room: Id, end: 0 | -1): number | null => {
    const { timelines, messages } = store.get();
    return messages[timelines[room]?.ids.at(end) ?? ""]?.seq ?? null;
  };

  const setMine = (message: Id, emoji: string, on: boolean) =>
    store.update((state) => {
      const others = (state.mine[message] ?? []).filter((one) => one !== emoji);
      return { ...state, mine: { ...state.mine, [message]: on ? [...others, emoji] : others } };
    });

  const live: Live = {
    open(room) {
      used.set(room, (used.get(room) ?? 0) + 1);
      if (idle.includes(room)) idle.splice(idle.indexOf(room), 1);
      session.open(room);
      if (store.get().timelines[room]?.live === false) void session.restart(room);
      return () => {
        used.set(room, (used.get(room) ?? 1) - 1);
        if (used.get(room)) return;
        idle.push(room);
        const oldest = idle.length > KEPT ? idle.shift() : undefined;
        if (oldest) session.close(oldest);
      };
    },
    openThread: threads.openThread,
    createThread: threads.createThread,
    updateThread: threads.updateThread,
    follow: threads.follow,
    post: (room, content, replyTo, attachments, into) =>
      outbox.add(room, content, replyTo, store.get().timelines[room]?.cursor ?? 0, attachments, into),
    retry: (nonce, content) => outbox.retry(nonce, content),
    discard: (nonce) => outbox.discard(nonce),
    dismiss: (message) => store.update((state) => ({ ...state, refused: omit(state.refused, message) })),
    async edit(message, content) {
      const answer = await session.send("message.edit", { message, content });
      store.update((state) => (answer.message.seq === null ? withHeld(state, answer.message) : takeMessage(state, answer.message)));
      return answer.state;
    },
    async remove(message) {
      await session.send("message.delete", { message });
      // Nobody is told of a message that was withdrawn before it was published.
      store.update((state) => ({ ...state, held: omit(state.held, message) }));
    },
    async react(message, emoji, on) {
      setMine(message, emoji, on);
      try {
        await session.send(on ? "reaction.add" : "reaction.remove", { message, emoji });
      } catch (error) {
        setMine(message, emoji, !on);
        throw error;
      }
    },
    read(room, seq, thread) {
      const update = (change: object) =>
        store.update((state) => {
          if (thread) return withThreadRead(state, thread, change);
          const known = state.rooms[room];
          return known ? { ...state, rooms: { ...state.rooms, [room]: { ...known, ...change } } } : state;
        });
      update({ read_seq: seq });
      // What is not told now is told again by the next message, or after the next reconnect.
      session.send("read.advance", { room, seq, ...(thread && { thread }) }).then(update, () => undefined);
    },
    typing(room, thread) {
      const place = thread ?? room;
      if (Date.now() - (typed.get(place) ?? 0) < TYPING_EVERY) return;
      typed.set(place, Date.now());
      session.send("typing.start", { room, ...(thread && { thread }) }).catch(() => undefined);
    },
    async setPresence(status, text) {
      await session.send("presence.set", { status, text });
      store.update((state) => ({ ...state, presence: { ...state.presence, [me.user.id]: { status, text } } }));
    },
    async older(room, thread) {
      const first = seqAt(thread ?? room, 0);
      if (first !== null) await page(room, { before: first }, "older", thread);
    },
    async newer(room, thread) {
      const last = seqAt(thread ?? room, -1);
      if (last !== null) await page(room, { after: last }, "newer", thread);
    },
    around: (room, seq, thread) => page(room, { around: seq }, "around", thread),
    latest: (room, thread) => (thread ? page(room, {}, "present", thread) : session.restart(room)),
    async block(user, on) {
      await (on ? rest.block(user) : rest.unblock(user));
      store.update((state) => ({
        ...state,
        blocked: on ? { ...state.blocked, [user]: true } : (omit(state.blocked, user) as State["blocked"]),
      }));
      // What the other has written meanwhile was never sent here.
      if (!on) for (const room of used.keys()) void session.restart(room);
    },
  };

  const network = () => session.network(navigator.onLine);
  window.addEventListener("online", network);
  window.addEventListener("offline", network);
  const own = { status: "online" as const, text: me.status_text };
  put({ me: me.user, presence: { ...store.get().presence, [me.user.id]: own } });
  outbox.restore();
  session.start();
  return {
    live,
    stop() {
      window.removeEventListener("online", network);
      window.removeEventListener("offline", network);
      outbox.offline();
      session.stop();
    },
  };
}
