// The pages load the addresses of the contract but not the library behind its schemas: those are of use to the server alone.
import fs from "node:fs";
import path from "node:path";
import { build, type Rolldown } from "vite";
import { expect, test } from "vitest";

const root = path.join(import.meta.dirname, "..", "..");
const addin = path.join(root, "addin");

/** Of the sources themselves; packages stay outside, so that only imports of them show. */
const isPackage = (id: string): boolean => !id.startsWith(".") && !id.startsWith("\0") && !path.isAbsolute(id);

const bundle = async (input: readonly string[]): Promise<readonly Rolldown.OutputChunk[]> => {
  const built = await build({
    configFile: false,
    root,
    logLevel: "error",
    build: { write: false, minify: false, rolldownOptions: { input: [...input], external: isPackage } },
  });
  const outputs = ([built].flat() as readonly Rolldown.RolldownOutput[]).flatMap(({ output }) => output);
  return outputs.filter((output) => output.type === "chunk");
};

const importsOf = (chunks: readonly Rolldown.OutputChunk[]): readonly string[] =>
  chunks.flatMap(({ imports, dynamicImports }) => [...imports, ...dynamicImports]);

const isZod = (specifier: string): boolean => /^(zod|zod-openapi)(\/|$)/u.test(specifier);

test("no page imports zod, whatever part of it is loaded when", async () => {
  const entries = fs
    .readdirSync(addin, { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|\/)(main\.tsx?|[\w-]*worker\.ts|later-entry\.ts|excel\.ts)$/u.test(file))
    .map((file) => path.join(addin, file));
  const chunks = await bundle(entries);
  const sources = chunks.flatMap(({ moduleIds }) => moduleIds);
  expect(sources).toContain(path.join(root, "shared", "contract", "addresses.ts"));
  expect(importsOf(chunks).filter(isZod)).toEqual([]);
});

test("a page that used a schema would be found out", async () => {
  const chunks = await bundle([path.join(root, "shared", "contract", "operations.ts")]);
  expect(importsOf(chunks).filter(isZod)).not.toEqual([]);
});
