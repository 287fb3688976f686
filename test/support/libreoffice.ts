// LibreOffice where this machine has it: files opened and saved again.
import { execFile, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

export const hasLibreOffice = spawnSync("soffice", ["--version"], { stdio: "ignore" }).status === 0;

/** A folder for one run, and the address of a user profile in it: runs at the same time must not share one. */
const scratch = () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "dvc-office-"));
  return { folder, profile: `-env:UserInstallation=file://${folder}/profile` };
};

/** The file as LibreOffice saves it. */
export async function convertWithLibreOffice(bytes: Uint8Array, extension: string): Promise<Uint8Array> {
  const { folder, profile } = scratch();
  try {
    const source = path.join(folder, "given.xlsx");
    fs.writeFileSync(source, bytes);
    const out = path.join(folder, "out");
    await run("soffice", [profile, "--headless", "--convert-to", extension, "--outdir", out, source]);
    return new Uint8Array(fs.readFileSync(path.join(out, `given.${extension}`)));
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** A Python that can speak to LibreOffice; undefined where there is none. */
const officePython = ["python3", "/usr/bin/python3", "/usr/lib/libreoffice/program/python"].find(
  (program) => spawnSync(program, ["-c", "import uno"], { stdio: "ignore" }).status === 0,
);

export const canCalculate = hasLibreOffice && officePython !== undefined;

/** One formula with the cells of its row from column A on; `{r}` in it is the row. */
export interface OfficeRow {
  readonly cells: readonly (number | string | null)[];
  /** With ";" between arguments and whole numbers as literals. */
  readonly formula: string;
}

export type OfficeResult = number | string | { readonly error: string };

/** What LibreOffice calculates, links to servers allowed. */
export function calculateWithLibreOffice(rows: readonly OfficeRow[]): Promise<readonly OfficeResult[]> {
  const { folder } = scratch();
  const script = path.join(import.meta.dirname, "libreoffice-calculate.py");
  const text = JSON.stringify({ cells: rows.map(({ cells }) => cells), formulas: rows.map(({ formula }) => formula) });
  return new Promise<readonly OfficeResult[]>((resolve, reject) => {
    const child = execFile(officePython ?? "python3", [script, "soffice", folder], (error, out, complaints) => {
      if (error) reject(new Error(`${error.message}\n${complaints}`));
      else resolve(JSON.parse(out));
    });
    child.stdin?.end(text);
  }).finally(() => fs.rmSync(folder, { recursive: true, force: true }));
}
