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
