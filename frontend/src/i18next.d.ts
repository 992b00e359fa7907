import "i18next";

import type en from "./locales/en.json";

declare module "i18next" {
  interface CustomTypeOptions {
    /** A key that is not in the English file does not compile. */
    resources: { translation: typeof en };
  }
}
