/** Files and link previews: names for the generated types. */

import type * as Wire from "./wire.gen";

/** An upload as those see it who may read the message that holds it. */
export type Attachment = Wire.AttachmentPayload;
/** An upload as its owner sees it. */
export type Upload = Wire.UploadPayload;
export type Embed = Wire.Embed;
/** A file's forms: pictures have all but `avatar`, the rest `original` only. */
export type Variant = "original" | "thumbnail" | "preview";
