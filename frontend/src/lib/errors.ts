import type { TFunction } from "i18next";

interface Coded {
  code: string;
  message?: string;
}

const isCoded = (error: unknown): error is Coded =>
  typeof error === "object" && error !== null && typeof (error as Coded).code === "string";

/** A sentence for people: our own words for what the client itself knows, else the server's. */
export function errorText(t: TFunction, error: unknown): string {
  if (!isCoded(error)) return t("error.unknown");
  const key = `error.code.${error.code.replaceAll(".", "_")}` as "error.code.network_offline";
  return t(key, { defaultValue: error.message || t("error.unknown") });
}
