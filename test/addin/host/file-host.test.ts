// A file as the host of the pane: what is read of it, what is refused, and what comes as a download.
import { expect, test } from "vitest";
import { createFileHost, isFileHost } from "../../../addin/host/file-host.ts";
import { createPreviewHost } from "../../../addin/host/preview-host.ts";
import { createTokenStore } from "../../../addin/host/token-store.ts";
import { readXlsxSheets } from "../../../shared/reading/file-xlsx.ts";
import { CHECK_TEXT } from "../../../shared/text/check.ts";

const CSV = "Tên xã;Hồ sơ tiếp nhận\nXã A;100\nXã B;80\n";
const bytesOf = (text: string) => new TextEncoder().encode(text);

const memory = () => {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => void kept.set(name, text),
    removeItem: (name: string) => void kept.delete(name),
  };
};

const hostWith = (storage: () => ReturnType<typeof memory>) => {
  const saved: { name: string; bytes: Uint8Array }[] = [];
  const token = createTokenStore({ storage, partitionKey: () => undefined });
  const host = createFileHost({
    token,
    storage,
    download: (file) => {
      saved.push(file);
      return { ok: true };
    },
  });
  return { host, saved, sheets: host.sheets! };
};

const host = () => {
  const storage = memory();
  return { ...hostWith(() => storage), storage };
};

test("without a file everything says that one is to be chosen", async () => {
  const { sheets } = host();
  const answers = [sheets.names(), sheets.read("sheet"), sheets.selection(), sheets.file()];
  for (const answer of await Promise.all(answers)) {
    expect(answer).toEqual({ ok: false, message: CHECK_TEXT.fileNone });
  }
});

test("an open file is the sheet in front, with its addresses", async () => {
  const { host: open, sheets } = host();
  let told = 0;
  const stop = sheets.onSelection(() => {
    told += 1;
  });
  expect(await open.files.open({ name: "Tháng 6.csv", bytes: bytesOf(CSV) })).toEqual({ ok: true });
  expect(told).toBe(1);
  expect(await sheets.read("sheet")).toMatchObject({ ok: true, content: { sheet: "Tháng 6", area: "A1:B3" } });
  expect(await sheets.readArea({ sheet: "Tháng 6", area: "B2:B3" })).toMatchObject({ ok: true });
  expect(await sheets.select({ sheet: "Tháng 6", area: "B3" })).toEqual({ ok: true });
  expect(await sheets.selection()).toMatchObject({ ok: true, content: { area: "B3", formula: "", shown: "80" } });
  expect(await sheets.file()).toMatchObject({ ok: true, content: { name: "Tháng 6.csv" } });
  stop();
  open.files.close();
  expect(told).toBe(1);
});

test.each([
  ["an empty file", "rỗng.csv", "", "không có ô nào"],
  ["an old binary file", "cũ.xls", "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1", "Excel 97-2003"],
  ["a text that is no table", "la.json", '{"a": 1}', "không phải số liệu của Cổng"],
])("%s is refused with what to do, and the file before stays open", async (_, name, text, said) => {
  const { host: open } = host();
  await open.files.open({ name: "trước.csv", bytes: bytesOf(CSV) });
  const bytes = name === "cũ.xls" ? Uint8Array.from([...text].map((sign) => sign.charCodeAt(0))) : bytesOf(text);
  const refused = await open.files.open({ name, bytes });
  expect(refused).toMatchObject({ ok: false, message: expect.stringContaining(said) });
  expect(open.files.get()?.file.name).toBe("trước.csv");
});

test("nothing is written into it; added sheets and copies come as .xlsx downloads", async () => {
  const { host: open, sheets, saved } = host();
  await open.files.open({ name: "Tháng 6.csv", bytes: bytesOf(CSV) });
  expect(await sheets.write("Tháng 6", [{ cell: "B2", value: 1 }])).toEqual({
    ok: false,
    message: CHECK_TEXT.fileReadOnly,
  });
  expect(await open.insertFormula("=DVC.TYLE(1,2)")).toMatchObject({ ok: false });
  const sheet = {
    name: "Tổng hợp",
    rows: [[{ value: "=1+1" }, { value: 2 }]],
    widths: [],
    frozenRows: 0,
    frozenColumns: 0,
  };
  expect(await sheets.addSheets([sheet])).toEqual({ ok: true, content: ["Tổng hợp"] });
  expect(saved[0]?.name).toBe("Tổng hợp.xlsx");
  const [read] = await readXlsxSheets(saved[0]?.bytes ?? new Uint8Array());
  expect(read?.content.cells[0]).toEqual(["=1+1", 2]);
  expect(await sheets.openCopy({ name: "Bản gửi.xlsx", bytes: bytesOf("x") })).toEqual({ ok: true });
  expect(saved[1]?.name).toBe("Bản gửi.xlsx");
});

test("settings outlive the page where the browser remembers, and the page where it does not", async () => {
  const { host: open, storage } = host();
  await open.settings.set("dvc.unit", "SC");
  expect(storage.kept.get("dvc.gui.dvc.unit")).toBe("SC");
  const { host: without } = hostWith(() => {
    throw new Error("storage is forbidden");
  });
  expect(await without.settings.set("dvc.unit", "SC")).toEqual({ ok: true });
  expect(without.settings.get("dvc.unit")).toBe("SC");
  await without.settings.set("dvc.unit", null);
  expect(without.settings.get("dvc.unit")).toBeNull();
});

test("only a page without a sheet asks for a file", () => {
  const { host: open } = host();
  expect(isFileHost(open)).toBe(true);
  expect(isFileHost(createPreviewHost(open.token))).toBe(false);
});
