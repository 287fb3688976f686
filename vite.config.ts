// How the add-in is built: the pages with their chunks, or (mode "functions") the one script that Excel loads for the functions.
import path from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig, type UserConfig } from "vite";

const addinFolder = path.join(import.meta.dirname, "addin");
const outputFolder = path.join(import.meta.dirname, "dist", "addin");

/**
 * Web views in which Excel runs the functions: WebView2 renews itself, WebKit comes with macOS. The number reader uses
 * look-behind, which WebKit has had since 16.4.
 */
const target = ["chrome109", "edge109", "firefox115", "safari16.4"];

const pages: UserConfig = {
  root: addinFolder,
  plugins: [react()],
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
      input: { index: path.join(addinFolder, "index.html"), taskpane: path.join(addinFolder, "taskpane.html") },
    },
  },
};

/** The manifest and the pages name this file, so its name is fixed and it is a plain script. */
const functions: UserConfig = {
  root: addinFolder,
  publicDir: false,
  build: {
    outDir: outputFolder,
    // The pages were built into the same folder before.
    emptyOutDir: false,
    target,
    lib: {
      entry: path.join(addinFolder, "functions", "excel.ts"),
      formats: ["iife"],
      name: "dvcFunctions",
      fileName: () => "functions.js",
    },
  },
};

export default defineConfig(({ mode }) => (mode === "functions" ? functions : pages));
