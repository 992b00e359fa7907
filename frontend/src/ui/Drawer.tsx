import { Suspense } from "react";

import { lazily } from "@/lib/lazily";

import type { DrawerProps } from "./overlay/DrawerBox";
import { useOnceOpen } from "./overlay/useOnceOpen";

const DrawerBox = lazily(() => import("./overlay/DrawerBox"));

export function Drawer(props: DrawerProps) {
  return useOnceOpen(props.open) ? <Suspense><DrawerBox {...props} /></Suspense> : null;
}
