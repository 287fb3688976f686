// npm run deploy: builds, migrates the remote database and publishes the Worker with its pages.
import path from "node:path";
import { build } from "../dev/build.mjs";
import { fail, prepare, readTextIfAny, root, runBin, say } from "../dev/toolchain.mjs";

await prepare(import.meta.url);

const configuration = readTextIfAny(path.join(root, "wrangler.toml")) ?? "";
const databaseId = /^\s*database_id\s*=\s*"([^"]*)"/m.exec(configuration)?.[1] ?? "";
if (/^[0-]*$/.test(databaseId)) {
  fail(
    "wrangler.toml chưa có cơ sở dữ liệu thật; hãy chạy “node worker/dev/exec.mjs wrangler d1 create dvc” rồi ghi mã nhận được vào database_id.",
    "wrangler.toml names no real database; run “node worker/dev/exec.mjs wrangler d1 create dvc” and put its id into database_id.",
  );
}

async function step(vietnamese, english, args) {
  say(`${vietnamese} …`, english);
  // At a terminal wrangler may ask for the login and for a yes.
  const code = await runBin("wrangler", args, { prompts: true });
  if (code !== 0) fail(`${vietnamese.toLowerCase()} không thành công; xem các dòng trên.`, `${english} failed.`);
}

await build();
// Before the Worker: new code may rely on new tables, and old code does not mind them.
await step("Nâng cấp cơ sở dữ liệu", "migrating the remote database", [
  ...["d1", "migrations", "apply", "dvc"],
  "--remote",
]);
await step("Đưa lên máy chủ", "publishing the Worker", ["deploy"]);
say(
  "Nếu là lần đầu, hãy đặt mã truy cập quản trị: node worker/dev/exec.mjs wrangler secret put DVC_BOOTSTRAP_TOKEN",
  "on the first time set the administrator's token, 32 characters or more",
);
