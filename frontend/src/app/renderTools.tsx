import type { Tool } from "@/features/composer/ComposerTools";
import { PollButton } from "@/features/polls/PollButton";

/** Buttons beside the text box that belong to other features. */
export const renderTools = ({ room, thread, text, setText }: Tool) => <PollButton room={room} thread={thread} text={text} setText={setText} />;
