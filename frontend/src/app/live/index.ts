import type { QueryClient } from "@tanstack/react-query";

import type { Me } from "@/protocol/rest";
import { Outbox } from "@/realtime/outbox";
import { Session } from "@/realtime/session";
import { Socket } from "@/realtime/socket";
import type { Live } from "@/store/live";
import type { Store } from "@/store/store";
import { takeMessage } from "@/store/takeMessage";

import { draftDeeds, restoredDrafts } from "./drafts";
import type { Line } from "./line";
import { messageDeeds } from "./messages";
import { moveDeeds } from "./moves";
import { pollDeeds } from "./polls";
import { presenceDeeds } from "./presence";
import { readDeeds } from "./reads";
import { roomDeeds } from "./rooms";
import { savedDeeds } from "./saved";
import { sinkOf } from "./sink";
import { fetchThread, threadDeeds } from "./threads";

/** Every family of deeds; a further one is a file beside this one and a line here. */
const deeds = (line: Line): Live => ({
  ...roomDeeds(line),
  ...threadDeeds(line),
  ...moveDeeds(line),
  ...messageDeeds(line),
  ...draftDeeds(line),
  ...pollDeeds(line),
  ...readDeeds(line),
  ...savedDeeds(line),
  ...presenceDeeds(line),
});

const address = (): string => `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws/`;

function startOutbox(me: Me, session: Session, store: Store): Outbox {
  return new Outbox(me.user.id, {
    post: (data) => session.send("message.post", data),
    changed: (posts) => store.update((state) => ({ ...state, posts })),
    posted: (_post, { state: fate, message }) => {
      store.update((state) =>
        fate === "held" ? { ...state, held: { ...state.held, [message.id]: message } } : takeMessage(state, message),
      );
      // Who writes follows, unless they once chose not to; nothing else tells.
      const { thread } = message;
      if (thread && !store.get().threads[thread]?.following) void fetchThread(store, thread).catch(() => undefined);
    },
  });
}

/** Binds connection, outbox, REST and store for one signed-in person. */
export function startLive(me: Me, store: Store, queries: QueryClient): { live: Live; stop: () => void } {
  const session: Session = new Session(new Socket({ url: address() }), sinkOf(store, queries, () => outbox));
  const outbox = startOutbox(me, session, store);
  const network = () => session.network(navigator.onLine);
  window.addEventListener("online", network);
  window.addEventListener("offline", network);
  const own = { status: "online" as const, text: me.status_text };
  store.update((state) => ({ ...state, me: me.user, presence: { ...state.presence, [me.user.id]: own }, drafts: restoredDrafts(me.user.id) }));
  outbox.restore();
  session.start();
  const line = { me, session, outbox, store, queries };
  const keeping = import("./draftKeeper").then(({ keepDrafts }) => keepDrafts(line));
  return {
    live: deeds(line),
    stop() {
      void keeping.then((stop) => stop());
      window.removeEventListener("online", network);
      window.removeEventListener("offline", network);
      outbox.offline();
      session.stop();
    },
  };
}
