// Says which tests there are: the quick ones, the ones that start servers and browsers with fewer files at a time, and the benchmarks.
import { defineConfig } from "vitest/config";

const serverTimeoutMs = 60_000;
/** As long as a person would wait for what is awaited by `expect.poll`, on a busy machine. */
const pollTimeoutMs = 20_000;

/** Files that share one process load what they import once; where a file changes what its process holds, each needs one of its own. */
function quick(name: string, isolate: boolean) {
  return {
    test: {
      name,
      isolate,
      include: [`test/${name}/**/*.test.{ts,tsx}`],
      benchmark: { include: [] },
      environment: "node" as const,
      testTimeout: serverTimeoutMs,
    },
  };
}

interface Heavy {
  readonly globalSetup?: string[];
  /** After the quick ones, which would otherwise wait for a free processor. */
  readonly groupOrder: number;
  /** Files at a time, each process with a workerd or a Chromium of its own. */
  readonly maxWorkers: number;
}

function heavy(name: string, { globalSetup = [], groupOrder, maxWorkers }: Heavy) {
  return {
    test: {
      name,
      isolate: false,
      globalSetup,
      include: [`test/${name}/**/*.test.{ts,tsx}`],
      benchmark: { include: [] },
      environment: "node" as const,
      testTimeout: serverTimeoutMs,
      hookTimeout: 4 * serverTimeoutMs,
      expect: { poll: { timeout: pollTimeoutMs } },
      maxWorkers,
      sequence: { groupOrder },
    },
  };
}

/** Only `npm run bench` runs these; the projects above would each run them once. */
const bench = {
  test: { name: "bench", include: [], benchmark: { include: ["test/bench/**/*.bench.ts"] } },
};

export default defineConfig({
  test: {
    projects: [
      quick("shared", false),
      // Microsoft's runtime of custom functions sets up the whole process.
      quick("addin", true),
      // These wait for their workerd half of the time.
      heavy("worker", { groupOrder: 1, maxWorkers: 3 }),
      // All files ask one product, which takes longer to start than most of them to run.
      // They draw without a graphics card: more at once only slow each other down.
      heavy("browser", { groupOrder: 2, maxWorkers: 2, globalSetup: ["test/browser/setup.ts"] }),
      bench,
    ],
    // A run that finds nothing to test has not shown anything.
    passWithNoTests: false,
  },
});
