import type { Attachment } from "@/protocol/media";
import type { Message } from "@/protocol/objects";

import { FileCard } from "./FileCard";
import { LinkCards } from "./LinkCards";
import { Pictures } from "./Pictures";
import { VoiceNote } from "./VoiceNote";

interface Props {
  attachments: Attachment[];
  /** Null for one that is still on its way. */
  message: Message | null;
}

/** What a message holds besides its words. */
export function MessageMedia({ attachments, message }: Props) {
  const pictures = attachments.filter(({ kind }) => kind === "image");
  const voices = attachments.filter(({ kind }) => kind === "voice");
  const files = attachments.filter(({ kind }) => kind !== "image" && kind !== "voice");
  return (
    <>
      {pictures.length > 0 && <Pictures pictures={pictures} />}
      {voices.map((voice) => <VoiceNote key={voice.id} voice={voice} />)}
      {files.map((file) => <FileCard key={file.id} file={file} />)}
      {message && message.embeds.length > 0 && <LinkCards message={message} />}
    </>
  );
}
