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
  readonly breaches: (file: SourceFile) => readonly Breach[];
}

const textEndings =
  /\.(ts|tsx|mts|mjs|js|json|toml|md|css|html|xml|sql|csv|yml|yaml|svg|txt|grit)$|(^|\/)\.[a-z]+$|^\.ci\//;

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

const isScript = (file: string) => /\.(ts|tsx|mts|mjs)$/.test(file);

/** Lines in which the pattern is found, of the files that the rule concerns. */
function lineRule(name: string, concerns: (file: string) => boolean, pattern: RegExp): Rule {
  return {
    name,
    breaches: ({ path: file, text }) =>
      concerns(file)
        ? text.split("\n").flatMap((line, index) => {
            const text = line.trim().slice(0, 160);
            return pattern.test(line) ? [{ path: file, line: index + 1, found: text }] : [];
          })
        : [],
  };
}

function nameRule(name: string, isBad: (part: string) => boolean): Rule {
  return {
    name,
    breaches: ({ path: file }) =>
      file
        .split("/")
        .filter(isBad)
        .map((part) => ({ path: file, line: 1, found: part })),
  };
}

const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)*$/;
// Names that a tool or a custom gives: .gitignore, README.md, the host's _headers, wrangler's 0001_name.sql.
const customaryName = /^\.[a-z-]+$|^[A-Z]+\.md$|^_(headers|redirects)$|^\d{4}_[a-z0-9_]+\.sql$/;
const emptyName = /^([a-z0-9-]*-)?(utils?|helpers?|common|types?|misc)(\.|$)/;

function saysItsPurpose(text: string): boolean {
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
  nameRule("no file or folder is called utils, helpers, common or types", (part) => emptyName.test(part)),
  nameRule("names of files and folders are kebab-case ASCII", (part) => !kebab.test(part) && !customaryName.test(part)),
  {
    name: "the first line of every source says what the file is responsible for",
    breaches: ({ path: file, text }) =>
      isScript(file) && !saysItsPurpose(text) ? [{ path: file, line: 1, found: text.split("\n")[0] ?? "" }] : [],
  },
  lineRule("no file names a package registry", () => true, registryHost),
  lineRule("no file names a folder of one machine", () => true, machinePath),
  lineRule(
    "office.js is loaded only by addin/host and addin/functions/excel.ts",
    (file) =>
      isScript(file) && /^(shared|addin|worker)\//.test(file) && !/^addin\/(host\/|functions\/excel\.ts$)/.test(file),
    /["'`/]office\.js\b/,
  ),
];
