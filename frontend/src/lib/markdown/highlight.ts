import bash from "highlight.js/lib/languages/bash";
import c from "highlight.js/lib/languages/c";
import cpp from "highlight.js/lib/languages/cpp";
import css from "highlight.js/lib/languages/css";
import diff from "highlight.js/lib/languages/diff";
import go from "highlight.js/lib/languages/go";
import java from "highlight.js/lib/languages/java";
import javascript from "highlight.js/lib/languages/javascript";
import json from "highlight.js/lib/languages/json";
import kotlin from "highlight.js/lib/languages/kotlin";
import python from "highlight.js/lib/languages/python";
import rust from "highlight.js/lib/languages/rust";
import sql from "highlight.js/lib/languages/sql";
import typescript from "highlight.js/lib/languages/typescript";
import xml from "highlight.js/lib/languages/xml";
import yaml from "highlight.js/lib/languages/yaml";
import { createLowlight } from "lowlight";

/** A piece of code: text, or pieces that are of one kind. Never markup. */
export type Piece = string | { kind: string; pieces: Piece[] };

const known = createLowlight({ bash, c, cpp, css, diff, go, java, javascript, json, kotlin, python, rust, sql, typescript, xml, yaml });

type Node = ReturnType<typeof known.highlight>["children"][number];

function pieceOf(node: Node): Piece[] {
  if (node.type === "text") return [node.value];
  if (node.type !== "element") return [];
  const [name] = Array.isArray(node.properties.className) ? node.properties.className : [];
  const kind = typeof name === "string" ? name.replace(/^hljs-/, "").replace(/_$/, "") : "";
  return [{ kind, pieces: (node.children as Node[]).flatMap(pieceOf) }];
}

/** Code as pieces, the whole text in their order; null in a language that is not known. */
export function highlight(text: string, language: string): Piece[] | null {
  const name = language.toLowerCase();
  return known.registered(name) ? known.highlight(name, text).children.flatMap(pieceOf) : null;
}
