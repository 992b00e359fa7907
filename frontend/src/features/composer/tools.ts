import { createContext, type ReactNode, use } from "react";

import type { Tool } from "./ComposerTools";

/** Draws further buttons beside the text box; `app` provides them. */
export const ToolsContext = createContext<(tool: Tool) => ReactNode>(() => null);

export const useTools = (): ((tool: Tool) => ReactNode) => use(ToolsContext);
