import { useQueryClient } from "@tanstack/react-query";
import { Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Navigate, Outlet, useLocation, useMatch, useParams } from "react-router";

import { renderMedia } from "@/features/media/renderMedia";
import { LaterContext, ToolsContext } from "@/features/composer/tools";
import { renderPoll } from "@/features/polls/renderPoll";
import { PollContext } from "@/features/timeline/polls";
import { MediaContext } from "@/features/timeline/media";
import { fetchAhead, lazily } from "@/lib/lazily";
import { useMe } from "@/lib/queries";
import type { Me } from "@/protocol/rest";
import { LiveProvider, useStore } from "@/store/context";
import type { Live } from "@/store/live";
import { applyRooms } from "@/store/pages";
import { Store } from "@/store/store";
import { Button } from "@/ui/Button";
import { Drawer } from "@/ui/Drawer";
import { Empty } from "@/ui/Empty";

import { ConnectionBanner } from "./ConnectionBanner";
import { WaitPage } from "./FallbackPages";
import { KeysHost } from "./keys/KeysHost";
import { startLive } from "./live";
import { DrawerContext } from "./lounge";
import { Sidebar } from "./Sidebar";
import { renderLater } from "./renderLater";
import { renderTools } from "./renderTools";
import { HereContext, LOUNGE, useRoomLists } from "./spaces";
import { VerifyBanner } from "./VerifyBanner";

const StoppedPage = lazily(() => import("./StoppedPage"));
const BadgeWhy = lazily(() => import("@/features/badges/BadgeWhy"));

/** Everything for people who are signed in; the rest are shown the door. */
export function Shell() {
  const { t } = useTranslation();
  const me = useMe();
  const { pathname, search } = useLocation();
  if (me.isPending) return <WaitPage />;
  if (me.isError && !me.data) {
    return (
      <main className="grid h-full place-items-center">
        <Empty title={t("page.unreachable")} text={t("page.unreachable_text")}>
          <Button look="primary" busy={me.isFetching} onClick={() => void me.refetch()}>{t("action.retry")}</Button>
        </Empty>
      </main>
    );
  }
  if (!me.data) return <Navigate to={`/login?next=${encodeURIComponent(pathname + search)}`} replace />;
  return <SignedIn key={me.data.user.id} me={me.data} />;
}

/** Somebody's language goes where they go; those who may not write yet have it on their browser only. */
function useLanguageOf({ user: { locale, can_write } }: Me) {
  const { i18n } = useTranslation();
  useEffect(() => {
    if (can_write && locale !== i18n.language) void i18n.changeLanguage(locale);
  }, [locale, can_write, i18n]);
}

function SignedIn({ me }: { me: Me }) {
  useLanguageOf(me);
  const queries = useQueryClient();
  const [bound, setBound] = useState<{ store: Store; live: Live } | null>(null);
  const id = me.user.id;
  useEffect(() => {
    const store = new Store();
    const { live, stop } = startLive(me, store, queries);
    // The connection is the effect, and it must end with it.
    // eslint-disable-next-line react-hooks/set-state-in-effect
    setBound({ store, live });
    return stop;
    // The person is what counts; a changed name arrives as an event.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [id, queries]);

  // A changed picture shows in the settings and beside one's own name at once.
  useEffect(() => {
    bound?.store.update((state) => ({ ...state, me: me.user }));
  }, [me.user, bound]);

  const here = useLastSpace();
  const [mine, visited] = useRoomLists(here);
  // Each by itself: a list that was read before the last event is not to be taken a second time.
  useEffect(() => {
    if (mine && bound) bound.store.update((state) => applyRooms(state, mine));
  }, [mine, bound]);
  useEffect(() => {
    if (visited && bound) bound.store.update((state) => applyRooms(state, visited));
  }, [visited, bound]);

  if (!bound) return <WaitPage />;
  return (
    <LiveProvider store={bound.store} live={bound.live}>
      <HereContext value={here}>
        <MediaContext value={renderMedia}>
          <PollContext value={renderPoll}>
            <ToolsContext value={renderTools}>
              <LaterContext value={renderLater}>
                <Frame />
              </LaterContext>
            </ToolsContext>
          </PollContext>
        </MediaContext>
      </HereContext>
    </LiveProvider>
  );
}

/** The space that the address names; where it names none, the one before. */
function useLastSpace(): string {
  const { space } = useParams();
  const inLounge = useMatch("/lounge/*") !== null;
  const named = inLounge ? LOUNGE : space;
  const [last, setLast] = useState(LOUNGE);
  if (named && named !== last) setLast(named);
  return named ?? last;
}

function Frame() {
  const { t } = useTranslation();
  // The drawer closes by going somewhere: it is open at one entry of the history only.
  const [openAt, setOpenAt] = useState<string | null>(null);
  const connection = useStore((state) => state.connection);
  const { key } = useLocation();
  const isOnline = connection.kind === "online";
  useEffect(() => {
    if (isOnline) fetchAhead();
  }, [isOnline]);
  if (connection.kind === "stopped") return <StoppedPage why={connection.why} />;
  return (
    <KeysHost>
    <DrawerContext value={() => setOpenAt(key)}>
      <a
        href="#main"
        className="sr-only z-50 rounded-lg bg-pecan px-4 py-2 text-on-pecan focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
      >
        {t("shell.skip")}
      </a>
      <Suspense><BadgeWhy /></Suspense>
      <div className="flex h-full">
        <aside className="hidden w-[20rem] shrink-0 flex-col border-r border-line bg-husk md:max-lg:w-[17rem] md:flex">
          <Sidebar />
        </aside>
        <Drawer open={openAt === key} onClose={() => setOpenAt(null)} label={t("shell.rooms")} side="left">
          <Sidebar />
        </Drawer>
        <main id="main" tabIndex={-1} className="relative flex min-w-0 flex-1 flex-col bg-paper outline-none">
          <VerifyBanner />
          <ConnectionBanner />
          <Outlet />
        </main>
      </div>
    </DrawerContext>
    </KeysHost>
  );
}
