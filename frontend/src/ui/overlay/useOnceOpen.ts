import { useState } from "react";

/** Whether something has been open: what was never wanted is not fetched, and what was stays to close by itself. */
export function useOnceOpen(open: boolean): boolean {
  const [wasOpen, setWasOpen] = useState(open);
  if (open && !wasOpen) setWasOpen(true);
  return wasOpen;
}
