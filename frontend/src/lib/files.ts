import type { Variant } from "@/protocol/media";

/** Where a form of an upload is fetched. */
export const fileUrl = (id: string, variant: Variant): string => `/api/v1/uploads/${id}/${variant}`;
