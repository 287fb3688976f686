// Whoever adds an endpoint learns at once what is wrong with it; whoever asks one is at the address that the contract has.
import { expect, test } from "vitest";
import * as z from "zod";
import { ADDRESSES } from "../../../shared/contract/addresses.ts";
import { openApiDocument } from "../../../shared/contract/openapi.ts";
import { OPERATIONS } from "../../../shared/contract/operations.ts";
import { addressOf, methodOf } from "../../../shared/contract/request.ts";
import { STATUS } from "../../../worker/http/problem.ts";

test("every operation has an address of its own", () => {
  const addresses = Object.values(ADDRESSES).map(([, method, path]) => `${method} ${path}`);
  expect(new Set(addresses).size).toBe(addresses.length);
  expect(Object.keys(OPERATIONS).sort()).toEqual(Object.keys(ADDRESSES).sort());
});

test("a schema id that is taken is told with both operations", () => {
  const withSchemaId = (id: string) => {
    const json = z.strictObject({ holidays: z.array(z.string()) }).meta({ id });
    const answers = { 200: { description: { vi: "Ngày nghỉ", en: "Holidays" }, json } };
    return { ...OPERATIONS, listHolidays: { ...OPERATIONS.listTargets, answers } };
  };
  expect(() => openApiDocument(withSchemaId("Tokens"), STATUS)).toThrow(
    'The schema id "Tokens" of listHolidays is taken by listTokens: give the new schema an id of its own.',
  );
  expect(JSON.stringify(openApiDocument(withSchemaId("Holidays"), STATUS))).toContain("#/components/schemas/Holidays");
});

test("an address carries its parameters as they are written", () => {
  expect(addressOf("listTokens")).toBe("/v1/tokens");
  expect(addressOf("getUnit", { path: { code: "A/B C" } })).toBe("/v1/units/A%2FB%20C");
  expect(addressOf("getSnapshot", { path: { unit: "A", period: "Quý I/2023" }, query: { form: "06a" } })).toBe(
    "/v1/snapshots/A/Qu%C3%BD%20I%2F2023?form=06a",
  );
  expect(addressOf("calc", { path: { fn: "TYLE" }, query: { x: ["1", "2&3"], dec: "," } })).toBe(
    "/v1/calc/TYLE?x=1&x=2%263&dec=%2C",
  );
  expect([methodOf("putSnapshot"), methodOf("revokeToken")]).toEqual(["PUT", "DELETE"]);
});
