import { createContext, type ReactNode, use } from "react";

import type { Attachment } from "@/protocol/media";
import type { Message } from "@/protocol/objects";

/** The message is null for one that is still on its way. */
type RenderMedia = (attachments: Attachment[], message: Message | null) => ReactNode;

/** Draws what a message holds besides its words; `app` provides it. */
export const MediaContext = createContext<RenderMedia>(() => null);

export const useMedia = (): RenderMedia => use(MediaContext);
