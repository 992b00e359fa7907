import { useStore } from "./context";

/** Who is there: by person, and the rooms with their counts. */
export function useLoungePresence() {
  return {
    presence: useStore((state) => state.presence),
    rooms: useStore((state) => state.rooms),
  };
}
