/**
 * Writes the types that the server's schemas describe: `src/protocol/wire.gen.ts` from the wire
 * protocol's JSON Schema, `src/protocol/rest.gen.ts` from the OpenAPI document.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { compile } from "json-schema-to-typescript";
import openapi, { astToString } from "openapi-typescript";

const BANNER = "/* Generated from the server's schemas by `npm run generate`; changes belong there. */\n\n";
const at = (path) => new URL(path, import.meta.url);
const write = (name, text) => writeFileSync(at(`../src/protocol/${name}`), BANNER + text);

/** The type behind a reference of the schema, or the union of several. */
const typeOf = ({ $ref, anyOf }) => (anyOf ? anyOf.map(typeOf).join(" | ") : $ref.split("/").pop());

function commandsOf(schema) {
  const lines = Object.entries(schema.commands).map(
    ([name, { data, reply }]) => `"${name}": { data: ${typeOf(data)}; reply: ${typeOf(reply)} }`,
  );
  return `/**\n * Every command: what it takes and what it answers.\n */\nexport interface Commands {\n${lines.join("\n")}\n}\n`;
}

async function wire(source) {
  const schema = JSON.parse(readFileSync(source, "utf8"));
  const types = await compile(schema, "Wire", {
    bannerComment: "",
    additionalProperties: false,
    unreachableDefinitions: true,
    // A generated page must not depend on a formatter's taste.
    format: false,
  });
  write("wire.gen.ts", types + commandsOf(schema));
}

async function rest(source) {
  write("rest.gen.ts", astToString(await openapi(source)));
}

const SOURCES = [
  ["../../docs/reference/wire.schema.json", wire],
  ["../../docs/reference/openapi.yaml", rest],
];

for (const [path, generate] of SOURCES) {
  const source = at(path);
  if (!existsSync(source)) {
    console.error(`generate: ${fileURLToPath(source)} is missing; \`make schema\` writes it.`);
    process.exitCode = 1;
    continue;
  }
  await generate(source);
}
