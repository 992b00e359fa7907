import { createContext, type ReactNode, use } from "react";

import type { LaterMessage } from "@/lib/live";

import type { Tool } from "./ComposerTools";

/** Draws further buttons beside the text box; `app` provides them. */
export const ToolsContext = createContext<(tool: Tool) => ReactNode>(() => null);

export const useTools = (): ((tool: Tool) => ReactNode) => use(ToolsContext);

/** A message that could be sent now, for what stands beside the send button. */
export interface Later {
  message: LaterMessage;
  /** It will be sent without the composer. */
  onScheduled: () => void;
}

/** Draws what stands beside the send button; `app` provides it. */
export const LaterContext = createContext<(later: Later) => ReactNode>(() => null);

export const useLater = (): ((later: Later) => ReactNode) => use(LaterContext);
