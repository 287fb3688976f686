// Runs one command of the locked packages: node worker/dev/exec.mjs <command> [arguments].
import { ensureInstalled, fail, runBin } from "./toolchain.mjs";

const [name, ...args] = process.argv.slice(2);
if (!name) fail("thiếu tên lệnh cần chạy.", "the name of a command is missing.");
await ensureInstalled();
process.exit(await runBin(name, args, { prompts: true }));
