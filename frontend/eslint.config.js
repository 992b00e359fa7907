import js from "@eslint/js";
import boundaries from "eslint-plugin-boundaries";
import globals from "globals";
import hooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const layers = ["app", "store", "realtime", "ui", "lib", "protocol"];

const rule = (type, targets) => ({ from: { element: { type } }, allow: { to: { element: { type: targets } } } });

/** Who may import whom: app → features → store | realtime | ui | lib → protocol. */
const allowed = [
  rule("app", ["app", "features", "store", "realtime", "ui", "lib", "protocol", "locales"]),
  rule("features", ["store", "realtime", "ui", "lib", "protocol"]),
  {
    from: { element: { type: "features" } },
    allow: { to: { element: { type: "features", captured: { feature: "{{from.element.captured.feature}}" } } } },
  },
  ...["store", "realtime", "ui"].map((type) => rule(type, [type, "lib", "protocol"])),
  rule("lib", ["lib", "protocol"]),
  rule("protocol", ["protocol"]),
];

export default tseslint.config(
  { ignores: ["dist", "node_modules", "public", "src/protocol/*.gen.ts"] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    files: ["**/*.{ts,tsx}"],
    plugins: { boundaries, "react-hooks": hooks },
    settings: {
      "import/resolver": { typescript: { alwaysTryTypes: true } },
      "boundaries/elements": [
        { type: "features", pattern: "src/features/*", capture: ["feature"] },
        { type: "locales", pattern: "src/locales" },
        ...layers.map((type) => ({ type, pattern: `src/${type}` })),
      ],
    },
    rules: {
      ...hooks.configs.recommended.rules,
      "boundaries/dependencies": ["error", { default: "disallow", policies: allowed }],
      "max-lines": ["error", { max: 200, skipBlankLines: false }],
      "no-console": "error",
      // What is fetched later must wait for its texts.
      "no-restricted-imports": ["error", { paths: [{ name: "react", importNames: ["lazy"], message: "Use lazily() of @/lib/lazily." }] }],
      "@typescript-eslint/switch-exhaustiveness-check": "off",
      "@typescript-eslint/consistent-type-imports": "error",
    },
  },
  { files: ["**/*.tsx"], rules: { "max-lines": ["error", { max: 250 }] } },
  {
    files: ["src/realtime/**", "src/protocol/**"],
    rules: { "no-restricted-imports": ["error", { patterns: ["react", "react-*", "@tanstack/*"] }] },
  },
  { files: ["src/lib/lazily.ts"], rules: { "no-restricted-imports": "off" } },
  { files: ["tests/**", "**/*.test.*", "scripts/**", "*.config.*"], rules: { "boundaries/dependencies": "off", "max-lines": "off" } },
  { files: ["scripts/**", "tests/**/*.mjs"], languageOptions: { globals: globals.node }, rules: { "no-console": "off" } },
);
