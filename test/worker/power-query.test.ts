// The guide to Power Query: what its scripts would ask of the server is answered as they expect, with Basic authentication.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RunningWorker, startWorker } from "../support/worker.ts";

let worker: RunningWorker;
let reader: string;
const guide = (query = "") => worker.call(`/huong-dan/power-query${query}`, { token: null });

const plain = (text: string) =>
  text.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
const scriptsOf = (page: string) =>
  [...page.matchAll(/<textarea[^>]*>\s*([\s\S]*?)<\/textarea/g)].map(([, text = ""]) => plain(text));
const constantOf = (script: string, name: string) => new RegExp(`\\b${name} = "([^"]*)"`).exec(script)?.[1] ?? "";

/** The address that a script asks for, put together as Power Query does. */
const addressOf = (script: string): URL => {
  const [, suffix = ""] = /Uri\.EscapeDataString\(Ky\) & "([^"]*)"/.exec(script) ?? [];
  const [unit, period, form] = ["DonVi", "Ky", "Bieu"].map((name) => constantOf(script, name)) as [
    string,
    string,
    string,
  ];
  const address = new URL(`v1/consolidated/${unit}/${encodeURIComponent(period)}${suffix}`, worker.url);
  address.searchParams.set("form", form);
  return address;
};
const pull = (address: URL, user: string, secret: string) =>
  fetch(address, { headers: { Authorization: `Basic ${Buffer.from(`${user}:${secret}`).toString("base64")}` } });

beforeAll(async () => {
  worker = await startWorker({ vars: { DVC_ORIGIN: "https://dvc.example.vn" } });
  await worker.importUnits("T,Tỉnh T,tỉnh,,2020-01-01,,", "X,Xã X,xã,T,2020-01-01,,", "Y,Xã Y,xã,T,2020-01-01,,");
  const body = { figures: { HS_TRUC_TUYEN: 61, HS_TIEP_NHAN: 80 }, scopeBasis: "ownOnly", scheme: "ND42" };
  await worker.call("/v1/snapshots/X/civil:2026-10", { method: "PUT", body });
  reader = await worker.newToken("T", "xem");
});
afterAll(() => worker.close());

describe("the page", () => {
  test("is safe to open, in Vietnamese, and names the ribbon in both languages", async () => {
    const { status, text, headers } = await guide();
    expect([status, headers.get("Content-Type")]).toEqual([200, "text/html; charset=utf-8"]);
    expect(headers.get("Content-Security-Policy")).toContain("default-src 'none'");
    for (const said of ["Dữ liệu → Từ web", "Data → From Web", "Refresh All", "Power BI", "/v1/frozen/"]) {
      expect(text).toContain(said);
    }
    expect(text).not.toMatch(/\[object|undefined/);
  });

  test("writes the configured address of the server, and the reader's unit and period into the scripts", async () => {
    const { text } = await guide(`?unit=x&period=${encodeURIComponent("tháng 10/2026")}&form=766`);
    const [csv = ""] = scriptsOf(text);
    expect(["MayChu", "DonVi", "Ky", "Bieu"].map((name) => constantOf(csv, name))).toEqual([
      "https://dvc.example.vn",
      "X",
      "civil:2026-10",
      "766",
    ]);
    expect(text).toContain("Các mẫu dưới đây lấy số của đơn vị X");
  });

  test.each([
    ["?unit=X&period=th%C3%A1ng%2013", "tháng 13"],
    ["?unit=%3Cscript%3E&period=civil:2026-10", "&lt;SCRIPT&gt;"],
    ["?unit=X&unit=Y&period=1", "kỳ"],
  ])("%s is told what is wrong, and nothing typed gets into a script", async (query, said) => {
    const { status, text } = await guide(query);
    expect(status).toBe(200);
    expect(text).toContain(said);
    expect(text).not.toContain("<SCRIPT>");
    for (const script of scriptsOf(text).slice(0, 2)) expect(constantOf(script, "DonVi")).toBe("DON-VI");
  });
});

describe("what the scripts ask for", () => {
  const scripts = async () => scriptsOf((await guide("?unit=T&period=civil:2026-10")).text);

  test("CSV: UTF-8 with the separator of the script, numbers with a dot, one row per unit", async () => {
    const [csv = ""] = await scripts();
    expect(csv).toMatch(/Csv\.Document\(Nguon, \[Delimiter = ",", Encoding = 65001/);
    const reply = await pull(addressOf(csv), "T", reader);
    expect([reply.status, reply.headers.get("Content-Type")]).toEqual([200, "text/csv; charset=utf-8"]);
    const [header, ...rows] = (await reply.text()).trimEnd().split("\r\n");
    expect(header?.split(",").slice(0, 2)).toEqual(["unit", "name"]);
    expect(rows.find((row) => row.startsWith("X,"))?.split(",")).toContain("0.7625");
    expect(rows.some((row) => row.startsWith("Y,"))).toBe(true);
  });

  test("JSON: rows with every field that the script expands", async () => {
    const [, script = ""] = await scripts();
    const reply = await pull(addressOf(script), "T", reader);
    expect([reply.status, reply.headers.get("Content-Type")]).toEqual([200, "application/json; charset=utf-8"]);
    const { rows } = (await reply.json()) as { rows: Record<string, Record<string, unknown>>[] };
    const [, columns = ""] = /TraLoi\[rows\], \{([^}]*)\}/.exec(script) ?? [];
    for (const row of rows) {
      for (const column of columns.replaceAll('"', "").split(", ")) expect(row).toHaveProperty(column);
    }
    const own = rows.find((row) => (row.unit as unknown) === "X");
    expect(own?.figures).toMatchObject({ HS_TRUC_TUYEN: 61, HS_TIEP_NHAN: 80 });
    expect(own?.rates?.ONLINE_RATE_ALL).toMatchObject({ rate: 0.7625 });
  });

  test("another user name, a wrong password, or none: 401, and Power Query is asked for Basic", async () => {
    const [csv = ""] = await scripts();
    const address = addressOf(csv);
    expect((await pull(address, "X", reader)).status).toBe(401);
    expect((await pull(address, "T", `${reader}x`)).status).toBe(401);
    expect((await fetch(address)).status).toBe(401);
  });

  test("no script holds a secret, and the address is the same at every refresh", async () => {
    for (const script of await scripts()) expect(script).not.toMatch(/Authorization|dvc_|token/i);
    expect(await scripts()).toEqual(await scripts());
  });
});
