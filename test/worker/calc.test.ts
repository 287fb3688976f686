// GET /v1/calc: one call as text, as WEBSERVICE in Excel 2013 and LibreOffice asks for it.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RunningWorker, startWorker } from "../support/worker.ts";

let worker: RunningWorker;
beforeAll(async () => {
  worker = await startWorker();
});
afterAll(() => worker.close());

const calc = (query: string) => worker.call(`/v1/calc/${query}`, { token: null });

describe("answers", () => {
  test.each([
    ["TYLE?x=4840&x=26757&x=1", "0.181"],
    ["tyle?x=4840&x=26757&x=1", "0.181"],
    ["DVC.TYLE?x=4840&x=26757&x=1", "0.181"],
    ["TYLE?x=4840&x=26757&x=1&dec=,", "0,181"],
    ["TYLE?x=0.5&x=1", "0.5"],
    ["TYLE?x=0,5&x=1&dec=,", "0,5"],
    // Text as people write it is read as such where it is no machine number.
    ["TYLE?x=20.757&x=69.001&x=1&dec=,", "0,301"],
    ["TYLECHUNG?x=4840;15755&x=26757;69001&x=2", "0.2151"],
    ["TYLECHUNG?x=4840%7C15755&x=26757%7C69001&x=2", "0.2151"],
    ["LAYSO?x=20.757", "20757"],
    ["LAYSO?x=21,5%25", "0.215"],
    ["DOICHIEU?x=4840&x=26757&x=18,1%25", "Khớp"],
    ["DOICHIEU?x=20757&x=69001&x=21.5", "Không khớp: 20.757/69.001 = 30,1%, công bố 21,5%"],
    ["CAUTYLE?x=4840&x=26757&x=1", "4.840/26.757 hồ sơ, đạt 18,1%"],
    ["KYBC?x=Qu%C3%BD%20I/2023", "nd09:2023-Q1"],
  ])("%s → %s", async (query, expected) => {
    const reply = await calc(query);
    expect([reply.status, reply.text]).toEqual([200, expected]);
    expect(reply.headers.get("Content-Type")).toBe("text/plain; charset=utf-8");
  });

  test.each([
    ["TYLE?x=1&x=0", /^#N\/A Mẫu số bằng 0/],
    ["TYLE?x=&x=10", /^#N\/A Ô Tử số đang trống/],
    ["TYLE", /^#N\/A Ô Tử số đang trống/],
    ["TYLE?x=tám&x=10", /^#VALUE! Tử số phải là số/],
    ["TYLE?x=%23DIV/0!&x=10", /^#VALUE! Ô Tử số đang báo lỗi #DIV\/0!/],
    ["TYLE?x=1&x=2&x=3&x=4", /^#VALUE! Hàm này nhận nhiều nhất 3/],
    ["KHONGCO?x=1", /^#VALUE! Không có hàm/],
    ["SOLIEU?x=X&x=civil:2023-06&x=HS_TONG", /^#VALUE! Hàm SOLIEU cần số liệu đã lưu/],
  ])("%s is a text of its own with status 200", async (query, expected) => {
    const reply = await calc(query);
    expect(reply.status).toBe(200);
    expect(reply.text).toMatch(expected);
  });
});

describe("requests", () => {
  const secret = `dvc_${"a".repeat(43)}`;

  test.each(["token=abc", "access_token=abc", "key=abc", "KEY=abc", `x=${secret}`, `x=1%20${secret}`])(
    "a token in the address is refused: %s",
    async (query) => {
      const reply = await calc(`TYLE?x=1&x=2&${query}`);
      expect([reply.status, reply.json.code]).toEqual([422, "TOKEN_IN_QUERY"]);
    },
  );

  test.each(["round=1", "dec=;", "dec=.&dec=,"])("an unknown or repeated parameter is refused: %s", async (query) => {
    const reply = await calc(`TYLE?x=1&x=2&${query}`);
    expect([reply.status, reply.json.code]).toEqual([422, "INVALID_REQUEST"]);
    expect(reply.json.errors.length).toBe(1);
  });

  test("HEAD and OPTIONS answer, POST is refused with what is allowed", async () => {
    const address = "/v1/calc/TYLE?x=1&x=4";
    const head = await worker.call(address, { method: "HEAD", token: null });
    expect([head.status, head.text, head.headers.get("Content-Type")]).toEqual([200, "", "text/plain; charset=utf-8"]);
    const options = await worker.call(address, { method: "OPTIONS", token: null });
    expect([options.status, options.headers.get("Allow")]).toEqual([204, "GET, HEAD, OPTIONS"]);
    const post = await worker.call(address, { method: "POST", token: null });
    expect([post.status, post.json.code, post.headers.get("Allow")]).toEqual([
      405,
      "METHOD_NOT_ALLOWED",
      "GET, HEAD, OPTIONS",
    ]);
  });
});
