// The address that Excel is told: always https, never guessed for a server that others reach.
import { expect, test } from "vitest";
import type { Env } from "../../worker/env.ts";
import { environmentOf, publicOrigin } from "../../worker/http/origin.ts";

const originOf = (address: string, configured?: string) =>
  publicOrigin((configured === undefined ? {} : { DVC_ORIGIN: configured }) as Env, new URL(address));

test.each<[string, string | undefined, string | null]>([
  ["http://10.1.2.3/manifest.xml", "https://dvc.tinh.gov.vn/", "https://dvc.tinh.gov.vn"],
  ["https://dvc.tinh.gov.vn/manifest.xml", undefined, "https://dvc.tinh.gov.vn"],
  ["https://dvc.tinh.gov.vn/manifest.xml", "http://dvc.tinh.gov.vn", "https://dvc.tinh.gov.vn"],
  ["http://localhost:9000/manifest.xml", undefined, "https://localhost:9000"],
  ["http://127.0.0.1:9000/manifest.xml", "không phải địa chỉ", "https://localhost:9000"],
  ["http://10.1.2.3/manifest.xml", undefined, null],
  ["http://localhost.tinh.gov.vn/manifest.xml", undefined, null],
])("%s with DVC_ORIGIN %s is %s", (address, configured, origin) => expect(originOf(address, configured)).toBe(origin));

test.each<[string, string | undefined, string]>([
  ["https://dvc.tinh.gov.vn", undefined, "production"],
  ["https://dvc.tinh.gov.vn", "production", "production"],
  ["https://dvc.tinh.gov.vn", "", "production"],
  ["https://thu.tinh.gov.vn", "test", "test"],
  ["https://thu.tinh.gov.vn", " TEST ", "test"],
  ["https://localhost:8787", undefined, "local"],
  ["https://localhost:8787", "test", "local"],
])("%s with DVC_ENVIRONMENT %s hands out the add-in of %s", (origin, configured, environment) => {
  const env = (configured === undefined ? {} : { DVC_ENVIRONMENT: configured }) as Env;
  expect(environmentOf(env, origin)).toBe(environment);
});
