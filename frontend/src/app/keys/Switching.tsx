import { useMemo, useState } from "react";

import Switcher, { type SwitcherEntry } from "@/features/switcher/Switcher";

import { recents, remember } from "./recents";
import { useActions } from "./useActions";
import { usePlaces } from "./useEntries";
import { useRoomHere } from "./useRoomHere";

interface Props {
  onClose: () => void;
  onHelp: () => void;
}

/** The switcher with everything that is known here. */
export default function Switching({ onClose, onHelp }: Props) {
  const places = usePlaces();
  const actions = useActions(onHelp);
  const here = useRoomHere()?.id;
  const entries = useMemo(() => [...places, ...actions], [places, actions]);
  // Where one is already is nowhere to go first.
  const [recent] = useState(() => recents().filter((id) => id !== `room:${here}`));
  const pick = (entry: SwitcherEntry) => {
    onClose();
    remember(entry.id);
    entry.run();
  };
  return <Switcher entries={entries} recent={recent} onPick={pick} onClose={onClose} />;
}
