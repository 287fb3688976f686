// Before the tests in the browser: starts the product that they share; after them: ends it.
import { randomBytes } from "node:crypto";
import type { TestProject } from "vitest/node";
import { startProduct } from "./product.ts";

declare module "vitest" {
  interface ProvidedContext {
    readonly product: { readonly origin: string; readonly bootstrap: string };
  }
}

export default async (project: TestProject): Promise<() => Promise<void>> => {
  const bootstrap = `bootstrap-${randomBytes(24).toString("hex")}`;
  const { origin, stop } = await startProduct(bootstrap);
  project.provide("product", { origin, bootstrap });
  return stop;
};
