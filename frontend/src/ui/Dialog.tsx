import { Suspense } from "react";

import { lazily } from "@/lib/lazily";

import type { DialogProps } from "./overlay/DialogBox";
import { useOnceOpen } from "./overlay/useOnceOpen";

const DialogBox = lazily(() => import("./overlay/DialogBox"));

export function Dialog(props: DialogProps) {
  return useOnceOpen(props.open) ? <Suspense><DialogBox {...props} /></Suspense> : null;
}
