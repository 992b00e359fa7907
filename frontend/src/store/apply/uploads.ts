import type { Events } from "./family";

export const uploadEvents = {
  "upload.updated": (state, { data: { upload } }) => ({ ...state, uploads: { ...state.uploads, [upload.id]: upload } }),
} satisfies Partial<Events>;
