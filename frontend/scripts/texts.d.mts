export type Texts = { [key: string]: string | Texts };
export function eagerSource(src: string, entry: string): string;
export function part(texts: Texts, code: string): { first: Texts; later: Texts };
