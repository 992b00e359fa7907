import { load, save } from "./storage";

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** The same key as in `public/theme.js`, which sets the theme before the first paint. */
const KEY = "carya.theme";

export const theme = (): Theme => THEMES.find((one) => one === load(KEY)) ?? "system";

function apply(): void {
  const wished = theme();
  const dark = wished === "dark" || (wished === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
}

export function chooseTheme(wished: Theme): void {
  save(KEY, wished);
  apply();
}

/** Follows the system's change of mind while "system" is chosen. */
export function watchTheme(): void {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", apply);
}
