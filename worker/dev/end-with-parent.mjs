// Preloaded into a long-running command: ends it when the starter is gone, however the starter ended.
import { isMainThread } from "node:worker_threads";

// The starter holds the other end of stdin and writes nothing to it; the system closes it with the starter. A worker
// thread has a stdin of its own that ends at once.
if (isMainThread) {
  process.stdin.on("end", () => process.kill(process.pid, "SIGTERM"));
  process.stdin.on("error", () => process.kill(process.pid, "SIGTERM"));
  process.stdin.resume();
  process.stdin.unref?.();
}
