import i18next from "i18next";
import { expect, it } from "vitest";

import { ready } from "./i18n";

it("fetches a language when it is chosen, and remembers it", async () => {
  await ready;
  expect(i18next.t("action.save")).toBe("Save");
  await i18next.changeLanguage("ko");
  expect(i18next.t("action.save")).toBe("저장");
  expect(document.documentElement.lang).toBe("ko");
  expect(localStorage.getItem("carya.language")).toBe("ko");
  await i18next.changeLanguage("en");
  expect(i18next.t("action.save")).toBe("Save");
});
