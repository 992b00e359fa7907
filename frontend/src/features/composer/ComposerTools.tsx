import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import type { Room, Thread } from "@/protocol/objects";
import { IconButton } from "@/ui/IconButton";

import { useTools } from "./tools";
import type { Change } from "./useTextBox";

/** What a button beside the text box may need. */
export interface Tool {
  room: Room;
  thread: Thread | null;
  text: string;
  setText: (text: string) => void;
  change: Change;
  attach: (files: File[]) => void;
}

interface Props {
  tool: Tool;
  /** Opens the file dialog. */
  attachButton: ReactNode;
  formatting: boolean;
  onFormatting: (formatting: boolean) => void;
}

/** The buttons before the text box. What is seldom used is fetched when it is first opened. */
export function ComposerTools({ tool, attachButton, formatting, onFormatting }: Props) {
  const { t } = useTranslation();
  const further = useTools();
  return (
    <>
      {attachButton}
      <IconButton icon="bold" label={t("composer.formatting")} aria-pressed={formatting} onClick={() => onFormatting(!formatting)} />
      {further(tool)}
    </>
  );
}
