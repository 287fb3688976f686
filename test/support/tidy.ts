// The house rules that neither the compiler nor the linter can hold, each as a function from sources to breaches.
import fs from "node:fs";
import path from "node:path";

/** A file of the checkout: its path with `/` between the parts, relative to the root, and its text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

export interface Breach {
  readonly path: string;
  readonly line: number;
  readonly found: string;
}

export interface Rule {
  readonly name: string;
  readonly breaches: (files: readonly SourceFile[]) => readonly Breach[];
}

// Reading the checkout.

const textEndings = /\.(ts|tsx|mts|mjs|js|json|toml|md|css|html|xml|sql|csv|yml|yaml|svg|txt)$|(^|\/)\.[a-z]+$|^\.ci\//;

function ignoredByGit(root: string): (file: string) => boolean {
  const lines = fs.readFileSync(path.join(root, ".gitignore"), "utf8").split("\n").filter(Boolean);
  const folders = lines.filter((line) => line.endsWith("/")).map((line) => line.slice(0, -1));
  const endings = lines.filter((line) => line.startsWith("*.")).map((line) => line.slice(1));
  return (file) =>
    file === ".git" ||
    folders.some((folder) => file === folder || file.endsWith(`/${folder}`)) ||
    endings.some((ending) => file.endsWith(ending));
}

/** Every file of the checkout that git would keep; a file that is not text has an empty text. */
export function readSources(root: string): readonly SourceFile[] {
  const isIgnored = ignoredByGit(root);
  const walk = (folder: string): SourceFile[] =>
    fs.readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const file = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (isIgnored(file)) return [];
      if (entry.isDirectory()) return walk(file);
      const text = textEndings.test(file) ? fs.readFileSync(path.join(root, file), "utf8") : "";
      return [{ path: file, text }];
    });
  return walk("");
}

// Reading one source.

const beforeRegExp = /(^|[(,=:[!&|?{};+\n]|\breturn|=>)\s*$/;

/** The end of the text that starts at `start` with the quote found there. */
function endOfQuoted(text: string, start: number): number {
  const quote = text[start];
  let inClass = false;
  for (let at = start + 1; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === "\\") at += 1;
    else if (sign === "\n") return at;
    else if (quote === "/" && sign === "[") inClass = true;
    else if (quote === "/" && sign === "]") inClass = false;
    else if (sign === quote && !inClass) return at + 1;
  }
  return text.length;
}

/**
 * The same text with its comments blanked out, and its strings, patterns and plain parts of templates too if asked.
 * Every line keeps its number and every remaining character its column.
 */
export function withoutComments(text: string, alsoStrings = false): string {
  let out = "";
  let at = 0;
  // One entry per open template: how many braces are open in the `${}` being read.
  const templates: number[] = [];
  const blank = (end: number, visible: boolean) => {
    const part = text.slice(at, end);
    out += visible ? part : part.replace(/[^\n]/g, " ");
    at = end;
  };
  const template = (from: number) => {
    for (let end = from; end < text.length; end += 1) {
      if (text[end] === "\\") end += 1;
      else if (text[end] === "`") return blank(end + 1, !alsoStrings);
      else if (text.startsWith("${", end)) {
        templates.push(0);
        return blank(end + 2, !alsoStrings);
      }
    }
    blank(text.length, !alsoStrings);
  };
  while (at < text.length) {
    const sign = text[at];
    const open = templates.length - 1;
    if (text.startsWith("//", at)) {
      const end = text.indexOf("\n", at);
      blank(end === -1 ? text.length : end, false);
    } else if (text.startsWith("/*", at)) {
      const end = text.indexOf("*/", at + 2);
      blank(end === -1 ? text.length : end + 2, false);
    } else if (sign === '"' || sign === "'" || (sign === "/" && beforeRegExp.test(out.slice(-80)))) {
      blank(endOfQuoted(text, at), !alsoStrings);
    } else if (sign === "`") {
      template(at + 1);
    } else if (sign === "}" && templates[open] === 0) {
      templates.pop();
      template(at + 1);
    } else {
      if (open >= 0 && sign === "{") templates[open] = (templates[open] ?? 0) + 1;
      if (open >= 0 && sign === "}") templates[open] = (templates[open] ?? 0) - 1;
      blank(at + 1, true);
    }
  }
  return out;
}

function breachesIn(file: SourceFile, code: string, pattern: RegExp): Breach[] {
  const original = file.text.split("\n");
  return code.split("\n").flatMap((line, index) => {
    if (!pattern.test(line)) return [];
    return [{ path: file.path, line: index + 1, found: (original[index] ?? "").trim().slice(0, 160) }];
  });
}

interface Import {
  readonly specifier: string;
  /** Path from the root of the checkout; undefined for a package. */
  readonly target: string | undefined;
  readonly line: number;
}

function importsOf(file: SourceFile): Import[] {
  const code = withoutComments(file.text);
  const pattern = /(?:\bfrom|\bimport|\brequire|\bimport\.meta\.glob)\s*\(?\s*["'`]([^"'`\n]+)["'`]/g;
  return [...code.matchAll(pattern)].map((match) => {
    const specifier = match[1] ?? "";
    const isRelative = specifier.startsWith(".");
    return {
      specifier,
      target: isRelative ? path.posix.join(path.posix.dirname(file.path), specifier) : undefined,
      line: code.slice(0, match.index).split("\n").length,
    };
  });
}

function breachesOfImports(
  files: readonly SourceFile[],
  isRefused: (found: Import, file: SourceFile) => boolean,
): Breach[] {
  return files.flatMap((file) =>
    importsOf(file)
      .filter((found) => isRefused(found, file))
      .map(({ specifier, line }) => ({ path: file.path, line, found: specifier })),
  );
}

const isScript = ({ path: file }: SourceFile) => /\.(ts|tsx|mts|mjs)$/.test(file);
const isProduct = (file: SourceFile) => isScript(file) && /^(shared|addin|worker)\//.test(file.path);
const isShared = (file: SourceFile) => isScript(file) && file.path.startsWith("shared/");
const isOfPackage = (specifier: string, name: string) => specifier === name || specifier.startsWith(`${name}/`);

/** A rule about code alone: what stands in comments and strings does not count. */
function codeRule(name: string, concerns: (file: SourceFile) => boolean, pattern: RegExp): Rule {
  return {
    name,
    breaches: (files) =>
      files
        .filter((file) => isScript(file) && concerns(file))
        .flatMap((file) => breachesIn(file, withoutComments(file.text, true), pattern)),
  };
}

// The layers of shared.

const middle = ["consolidation", "checking", "reading", "reports", "writing"];
const belowMiddle = ["domain", "text", "findings", "rules", "scoring"];

/** What the files of a folder of shared may import besides their own folder. */
const allowedBelow: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  text: ["domain"],
  findings: ["domain", "text"],
  rules: ["domain", "text"],
  scoring: ["domain", "text", "rules"],
  ...Object.fromEntries(middle.map((layer) => [layer, [...belowMiddle, ...middle]])),
  functions: [...belowMiddle, ...middle],
  contract: [...belowMiddle, ...middle, "functions"],
};

const layerOf = (file: string) => file.split("/")[1] ?? "";

function breachesOfLayers(files: readonly SourceFile[]): Breach[] {
  const shared = files.filter(isShared);
  const refused = breachesOfImports(shared, ({ specifier, target }, file) => {
    const layer = layerOf(file.path);
    if (target === undefined) {
      const isSchema = isOfPackage(specifier, "zod") || isOfPackage(specifier, "zod-openapi");
      // Formats of files are other people's work; only those who read and write files know them.
      const isFormat = ["hucre", "papaparse", "fflate"].some((name) => isOfPackage(specifier, name));
      const isOfFiles = /^shared\/(?:reading\/file-[a-z-]+|writing\/[a-z-]+-file)\.ts$/.test(file.path);
      return !((layer === "contract" && isSchema) || (isOfFiles && isFormat));
    }
    if (!target.startsWith("shared/")) return true;
    const below = layerOf(target);
    return below !== layer && !(allowedBelow[layer] ?? []).includes(below);
  });
  const homeless = shared
    .filter((file) => allowedBelow[layerOf(file.path)] === undefined)
    .map((file) => ({ path: file.path, line: 1, found: "this folder has no place in the order of layers" }));
  return [...refused, ...homeless];
}

/** Among the folders of the same height an arrow may go one way only. */
function breachesOfCircles(files: readonly SourceFile[]): Breach[] {
  const arrows = files.filter(isShared).flatMap((file) =>
    importsOf(file).flatMap(({ target, specifier, line }) => {
      const [from, to] = [layerOf(file.path), layerOf(target ?? "")];
      const counts = target?.startsWith("shared/") && from !== to && middle.includes(from) && middle.includes(to);
      return counts ? [{ from, to, path: file.path, line, found: specifier }] : [];
    }),
  );
  const reaches = (from: string, goal: string, seen: readonly string[]): boolean =>
    arrows.some(
      (arrow) =>
        arrow.from === from &&
        !seen.includes(arrow.to) &&
        (arrow.to === goal || reaches(arrow.to, goal, [...seen, arrow.to])),
    );
  return arrows
    .filter(({ from, to }) => reaches(to, from, [to]))
    .map(({ path, line, found }) => ({ path, line, found }));
}

// Names and first lines.

const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)*$/;
// Names that a tool or a custom gives: .gitignore, README.md, the host's _headers, wrangler's 0001_name.sql.
const customaryName = /^\.[a-z-]+$|^[A-Z]+\.md$|^_(headers|redirects)$|^\d{4}_[a-z0-9_]+\.sql$/;
const emptyName = /(^|-)(utils?|helpers?|common|types?|misc)$/;

function breachesOfNames(files: readonly SourceFile[], isBad: (part: string) => boolean): Breach[] {
  return files.flatMap((file) =>
    file.path
      .split("/")
      .filter(isBad)
      .map((part) => ({ path: file.path, line: 1, found: part })),
  );
}

function saysItsPurpose({ text }: SourceFile): boolean {
  const lines = text.split("\n");
  const first = (lines[0]?.startsWith("#!") ? lines[1] : lines[0]) ?? "";
  const comment = /^(?:\/\/|\/\*\*?) +(.*)$/.exec(first)?.[1] ?? "";
  const isOrder = /^(@ts-|biome-ignore|eslint)/.test(comment);
  return !isOrder && comment.split(/\s+/).length >= 4;
}

// Only the beginning of a path counts: an address on the web may well have such a folder in it.
const machineFolders = "(work|home|root|Users)";
const machinePath = new RegExp(`(^|[\\s"'\`(=:,])(/${machineFolders}/\\w|[A-Z]:\\\\${machineFolders}\\\\)`);
const registryHost = /\bregistry\.[a-z0-9-]+\.[a-z]|\bnpmjs\.(org|com)\b|\/artifactory\//i;

export const rules: readonly Rule[] = [
  {
    name: "shared imports only shared, from lower layers, and zod only in shared/contract",
    breaches: breachesOfLayers,
  },
  {
    name: "consolidation, checking, reading and writing do not need each other both ways",
    breaches: breachesOfCircles,
  },
  {
    name: "zod is imported only in shared/contract",
    breaches: (files) =>
      breachesOfImports(
        files.filter((file) => isProduct(file) && !file.path.startsWith("shared/contract/")),
        ({ specifier }) => isOfPackage(specifier, "zod"),
      ),
  },
  {
    name: "hono is imported only in worker",
    breaches: (files) =>
      breachesOfImports(
        files.filter((file) => isProduct(file) && !file.path.startsWith("worker/")),
        ({ specifier }) => isOfPackage(specifier, "hono") || specifier.startsWith("@hono/"),
      ),
  },
  {
    name: "addin and worker never import each other",
    breaches: (files) =>
      breachesOfImports(files.filter(isProduct), ({ target }, file) => {
        const from = file.path.split("/")[0];
        const to = target?.split("/")[0];
        return (from === "addin" && to === "worker") || (from === "worker" && to === "addin");
      }),
  },
  {
    name: "Office, Excel and office.js appear only in addin/host and addin/functions/excel.ts",
    breaches: (files) =>
      files
        .filter((file) => isProduct(file) && !/^addin\/host\/|^addin\/functions\/excel\.ts$/.test(file.path))
        .flatMap((file) => [
          ...breachesIn(
            file,
            withoutComments(file.text, true),
            /(?<![\w$.])(Office|Excel|OfficeRuntime)\s*\.\s*[A-Za-z_$]/,
          ),
          ...breachesIn(file, withoutComments(file.text), /["'`/]office[.-]js\b/),
        ]),
  },
  codeRule(
    "SQL is prepared only in worker/db",
    (file) => isProduct(file) && !/^worker\/(db|dev)\//.test(file.path),
    /\.\s*prepare\s*\(/,
  ),
  codeRule("shared has no class", isShared, /(?<![\w$.-])class\s+[A-Za-z_$]|(?<![\w$.-])class\s*\{/),
  codeRule(
    "shared has no clock, chance, network, console or locale",
    isShared,
    /(?<![\w$.])(Date\b|Intl\b|Math\s*\.\s*random|performance\s*\.|fetch\s*\(|console\s*\.)|\.\s*(toLocale\w*|localeCompare)\b/,
  ),
  {
    name: "no file or folder is called utils, helpers, common or types",
    breaches: (files) => breachesOfNames(files, (part) => emptyName.test(part.split(".")[0] ?? "")),
  },
  {
    name: "names of files and folders are kebab-case ASCII",
    breaches: (files) => breachesOfNames(files, (part) => !kebab.test(part) && !customaryName.test(part)),
  },
  {
    name: "the first line of every source says what the file is responsible for",
    breaches: (files) =>
      files
        .filter((file) => isScript(file) && !saysItsPurpose(file))
        .map((file) => ({ path: file.path, line: 1, found: file.text.split("\n")[0] ?? "" })),
  },
  {
    name: "no file names a package registry or a folder of one machine",
    breaches: (files) =>
      files.flatMap((file) => [
        ...breachesIn(file, file.text, registryHost),
        ...breachesIn(file, file.text, machinePath),
      ]),
  },
  codeRule(
    "no test is skipped, singled out or left to do",
    (file) => file.path.startsWith("test/"),
    /\.\s*(skip|only|todo)\b|(?<![\w$.])x(it|test|describe)\s*\(/,
  ),
];
