/// <reference types="vite/client" />

/** Texts of a language, in two parts; see `scripts/texts.mjs`. */
declare module "*.json?first" {
  const texts: object;
  export default texts;
}
declare module "*.json?later" {
  const texts: object;
  export default texts;
}
