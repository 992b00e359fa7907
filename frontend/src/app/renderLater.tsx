import { Suspense } from "react";

import type { Later } from "@/features/composer/tools";
import { lazily } from "@/lib/lazily";

const SendLater = lazily(() => import("@/features/scheduled/SendLater"));

/** What stands beside the send button. */
export const renderLater = ({ message, onScheduled }: Later) => (
  <Suspense><SendLater message={message} onScheduled={onScheduled} /></Suspense>
);
