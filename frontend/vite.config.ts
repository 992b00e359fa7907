import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

import { eagerSource, part, type Texts } from "./scripts/texts.mjs";

const server = process.env.CARYA_SERVER ?? "http://127.0.0.1:8000";
const proxied = ["/api", "/_allauth", "/ws", "/dev", "/admin", "/media"];

/** `locales/en.json?first` and `?later`; while developing everything is in the first part. */
function textsInParts(): Plugin {
  let builds = false;
  const source = fileURLToPath(new URL("./src", import.meta.url));
  return {
    name: "texts-in-parts",
    enforce: "pre",
    configResolved: ({ command }) => void (builds = command === "build"),
    load(id) {
      const [, path, which] = /^(.*\/locales\/\w+\.json)\?(first|later)$/.exec(id) ?? [];
      if (path === undefined) return null;
      const texts = JSON.parse(readFileSync(path, "utf8")) as Texts;
      const parts = builds ? part(texts, eagerSource(source, "app/main.tsx")) : { first: texts, later: {} };
      return { code: `export default ${JSON.stringify(parts[which as keyof typeof parts])}`, moduleType: "js" };
    },
  };
}

export default defineConfig({
  base: "/static/app/",
  plugins: [textsInParts(), react(), tailwindcss()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  build: {
    target: "es2022",
    manifest: true,
    // Inlined assets would need `data:` in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: Object.fromEntries(proxied.map((path) => [path, { target: server, ws: path === "/ws" }])),
  },
  test: {
    environment: "jsdom",
    include: ["src/**/*.test.{ts,tsx}", "tests/**/*.test.{ts,tsx}"],
    setupFiles: ["tests/setup.ts"],
    restoreMocks: true,
  },
});
