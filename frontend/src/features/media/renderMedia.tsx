import type { Attachment } from "@/protocol/media";
import type { Message } from "@/protocol/objects";

import { MessageMedia } from "./MessageMedia";

export const renderMedia = (attachments: Attachment[], message: Message | null) => (
  <MessageMedia attachments={attachments} message={message} />
);
