import { createContext, type ReactNode, use, useCallback, useMemo, useState } from "react";

import { Icon } from "./Icon";

interface Toast {
  id: number;
  text: string;
  tone: "good" | "bad";
  action: ToastAction | undefined;
}

/** What can be done about it while it shows. */
export interface ToastAction {
  label: string;
  run: () => void;
}

type Say = (text: string, tone?: Toast["tone"], action?: ToastAction) => void;

const Context = createContext<Say>(() => undefined);
const STAY = 6_000;
/** With something to decide. */
const STAY_FOR_ACTION = 15_000;
let count = 0;

/** Short news at the foot of the page, read out politely. */
export function Toasts({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<Toast[]>([]);
  const say = useCallback<Say>((text, tone = "good", action) => {
    count += 1;
    const toast = { id: count, text, tone, action };
    setToasts((list) => [...list.filter((other) => other.text !== text), toast].slice(-3));
    setTimeout(() => setToasts((list) => list.filter((other) => other !== toast)), action ? STAY_FOR_ACTION : STAY);
  }, []);
  const value = useMemo(() => say, [say]);
  return (
    <Context value={value}>
      {children}
      <div
        role="status"
        aria-live="polite"
        className="pointer-events-none fixed inset-x-0 bottom-24 z-50 flex flex-col items-center gap-2 px-4"
      >
        {toasts.map((toast) => (
          <div
            key={toast.id}
            // What went wrong interrupts.
            role={toast.tone === "bad" ? "alert" : undefined}
            className="appear flex max-w-md items-center gap-2.5 rounded-2xl bg-ink px-4 py-2.5 text-sm text-paper shadow-float"
          >
            <Icon name={toast.tone === "good" ? "check" : "alert"} className="size-[1.125rem]" />
            {toast.text}
            {toast.action && (
              <button
                type="button"
                onClick={() => {
                  setToasts((list) => list.filter((other) => other !== toast));
                  toast.action?.run();
                }}
                className="pointer-events-auto -my-1 -mr-2 shrink-0 rounded-lg px-2 py-1 font-semibold underline underline-offset-4 hover:bg-paper/15"
              >
                {toast.action.label}
              </button>
            )}
          </div>
        ))}
      </div>
    </Context>
  );
}

export const useToast = (): Say => use(Context);
