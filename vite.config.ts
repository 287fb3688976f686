// How the add-in is built: the pages with their chunks, or (mode "functions") the script that Excel loads for the functions, and the one that follows it.
import path from "node:path";
import react from "@vitejs/plugin-react";
import { type BuildEnvironmentOptions, build, defineConfig, type Plugin, type UserConfig } from "vite";
import { LATER_SCRIPT } from "./addin/functions/later.ts";
import type { FunctionDefinition } from "./shared/functions/definition.ts";

const addinFolder = path.join(import.meta.dirname, "addin");
const outputFolder = path.join(import.meta.dirname, "dist", "addin");

/**
 * Web views in which Excel runs the functions: WebView2 renews itself, WebKit comes with macOS. The number reader uses
 * look-behind, which WebKit has had since 16.4.
 */
const target = ["chrome109", "edge109", "firefox115", "safari16.4"];

/** The web workbook, the pane in Excel, the pane without a sheet, the administration, and the reference of the API. */
const PAGES = ["index", "taskpane", "gui", "quan-tri", "docs"];

/**
 * Takes the patterns of hyphenation out of the spreadsheet package: 77 scripts, 4.6 MB, for languages that nobody here
 * writes. Vietnamese words are never divided.
 */
const withoutHyphenation = (): Plugin => {
  const loaders = /const PATTERN_LOADERS = \{[^;]*\n\};/u;
  let isFound = false;
  return {
    name: "without-hyphenation",
    apply: "build",
    transform: {
      filter: { id: /@univerjs\/engine-render\/lib\/es\/index\.js$/u },
      handler(code) {
        isFound = loaders.test(code);
        return { code: code.replace(loaders, "const PATTERN_LOADERS = {};"), map: null };
      },
    },
    buildEnd(error) {
      if (error || isFound) return;
      this.error("@univerjs/engine-render no longer has the PATTERN_LOADERS that without-hyphenation takes out");
    },
  };
};

const pages: UserConfig = {
  root: addinFolder,
  plugins: [react(), withoutHyphenation()],
  build: {
    outDir: outputFolder,
    emptyOutDir: true,
    target,
    // Icons keep their plain names in /assets; what is named by its content stands apart, so that it may be cached for good.
    assetsDir: "chunks",
    // An inline polyfill would be refused by the pages' content security policy.
    modulePreload: { polyfill: false },
    // A `data:` font or picture would need its own permission there.
    assetsInlineLimit: 0,
    // The web workbook carries a whole spreadsheet engine.
    chunkSizeWarningLimit: 8_000,
    rolldownOptions: {
      input: Object.fromEntries(PAGES.map((page) => [page, path.join(addinFolder, `${page}.html`)])),
    },
  },
};

/** A plain script under a fixed name, because the manifest and the pages name it. */
const scriptBuild = (entry: string, fileName: string): BuildEnvironmentOptions => ({
  outDir: outputFolder,
  // The pages were built into the same folder before.
  emptyOutDir: false,
  target,
  lib: {
    entry,
    formats: ["iife"],
    name: path.basename(fileName, ".js").replace(/\W/gu, "_"),
    fileName: () => fileName,
  },
});

/**
 * Puts a stand-in in the place of each later function (one file each, of its name) in functions.js, and builds the script that
 * brings them.
 */
const laterFunctions = (definitions: readonly FunctionDefinition[]): Plugin => {
  const functionFile = ({ id }: FunctionDefinition): string =>
    path.join(import.meta.dirname, "shared", "functions", `${id.toLowerCase()}.ts`);
  const later = JSON.stringify(path.join(addinFolder, "functions", "later.ts"));
  return {
    name: "later-functions",
    load(file) {
      const definition = definitions.find((definition) => functionFile(definition) === file);
      if (!definition) return null;
      const { id, result, usesToday, stored } = definition;
      const known = JSON.stringify({ id, result, usesToday, stored });
      return `import { laterFunction } from ${later};\nexport const ${id} = laterFunction(${known});`;
    },
    async closeBundle() {
      const { logLevel, build: own } = this.environment.config;
      const entry = path.join(addinFolder, "functions", "later-entry.ts");
      await build({
        configFile: false,
        root: addinFolder,
        publicDir: false,
        ...(logLevel ? { logLevel } : {}),
        build: { ...scriptBuild(entry, LATER_SCRIPT), outDir: own.outDir },
      });
    },
  };
};

const functions = async (): Promise<UserConfig> => {
  const { LATER_FUNCTIONS } = await import("./addin/functions/later-entry.ts");
  return {
    root: addinFolder,
    publicDir: false,
    plugins: [laterFunctions(LATER_FUNCTIONS)],
    build: scriptBuild(path.join(addinFolder, "functions", "excel.ts"), "functions.js"),
  };
};

/** The script of the page that checks a copy; the page itself is drawn by the Worker, which names the script. */
const copyCheck: UserConfig = {
  root: addinFolder,
  publicDir: false,
  build: scriptBuild(path.join(addinFolder, "copy-check", "main.ts"), "kiem-tra.js"),
};

export default defineConfig(({ mode }) => {
  if (mode === "functions") return functions();
  return mode === "copy-check" ? copyCheck : pages;
});
