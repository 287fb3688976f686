// The product as `npm start` serves it answers nothing of the development server's own: no explorer of the database, no records of requests.
import { expect, test } from "vitest";
import { useProduct } from "./use-product.ts";

// Where wrangler 4 serves its explorer and its API: today's address, and the one that it is moving to.
const EXPLORERS = ["/cdn-cgi/explorer", "/cdn-cgi/local/explorer"];
const PATHS = ["", "/", "/api", "/api/d1/database", "/api/local/workers", "/api/local/observability/query"];

test("no address of the local SQL explorer answers", async () => {
  const { origin } = await useProduct();
  const addresses = EXPLORERS.flatMap((explorer) => PATHS.map((path) => `${explorer}${path}`));
  const answered: string[] = [];
  for (const address of addresses) {
    const reply = await fetch(`${origin}${address}`);
    const text = await reply.text();
    if (reply.status !== 404 || /sqlite|database_id|"success":true/iu.test(text))
      answered.push(`${address}: ${reply.status} ${text.slice(0, 80)}`);
  }
  expect(answered).toEqual([]);
});

test("no SQL is run for whoever has no token", async () => {
  const { origin } = await useProduct();
  for (const explorer of EXPLORERS) {
    const reply = await fetch(`${origin}${explorer}/api/d1/database/DB/raw`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ sql: "SELECT 1 AS run" }),
    });
    expect([explorer, reply.ok, (await reply.text()).includes('"run"')]).toEqual([explorer, false, false]);
  }
});
