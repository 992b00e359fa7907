import { createContext, type ReactNode, Suspense, use, useEffect, useState } from "react";
import { useLocation, useParams } from "react-router";

import { lazily } from "@/lib/lazily";
import { useShortcuts } from "@/lib/shortcuts";

import { remember } from "./recents";
import { useRoomHere } from "./useRoomHere";
import { useWalk } from "./useWalk";

const Switching = lazily(() => import("./Switching"));
const HelpSheet = lazily(() => import("@/features/shortcuts/HelpSheet"));

type Sheet = "switcher" | "help";

const Context = createContext<(sheet: Sheet) => void>(() => undefined);
/** Opens the switcher or the list of shortcuts. */
export const useOpenSheet = () => use(Context);

/** What was gone to is offered first by the switcher. */
function useRemembered(): void {
  const room = useRoomHere()?.id;
  const { thread } = useParams();
  useEffect(() => {
    if (room) remember(`room:${room}`);
    if (thread) remember(`thread:${thread}`);
  }, [room, thread]);
}

/** The shortcuts that work everywhere, and what they open. */
export function KeysHost({ children }: { children: ReactNode }) {
  const { key } = useLocation();
  const [open, setOpen] = useState<{ sheet: Sheet; at: string } | null>(null);
  const show = (sheet: Sheet) => setOpen({ sheet, at: key });
  const close = () => setOpen(null);
  useShortcuts({ switcher: () => show("switcher"), help: () => show("help") });
  useWalk();
  useRemembered();
  // Going somewhere closes it.
  const shown = open?.at === key ? open.sheet : null;
  return (
    <Context value={show}>
      {children}
      <Suspense>
        {shown === "switcher" && <Switching onClose={close} onHelp={() => show("help")} />}
        {shown === "help" && <HelpSheet onClose={close} />}
      </Suspense>
    </Context>
  );
}
