// Files are read aside of the page; where that is not possible, they are read all the same.
import { expect, test } from "vitest";
import { createFileReader } from "../../../addin/host/file-reading.ts";
import type { ReadFileReply, ReadFileRequest } from "../../../addin/host/file-reading-worker.ts";
import { type ChosenFile, readFile } from "../../../shared/reading/file.ts";

const csv = (name: string): ChosenFile => ({
  name,
  bytes: new TextEncoder().encode(`Xã;Hồ sơ tiếp nhận\n${name};5\n`),
});

interface FakeWorker extends Pick<Worker, "addEventListener" | "postMessage" | "terminate"> {
  readonly asked: ReadFileRequest[];
  isEnded: boolean;
  say(reply: ReadFileReply): void;
  fail(): void;
}

const workers = () => {
  const started: FakeWorker[] = [];
  const start = (): FakeWorker => {
    const listeners = new Map<string, (event: { data?: ReadFileReply }) => void>();
    const worker: FakeWorker = {
      asked: [],
      isEnded: false,
      postMessage: (request) => void worker.asked.push(request as ReadFileRequest),
      terminate: () => {
        worker.isEnded = true;
      },
      addEventListener: ((name: string, listener: never) => listeners.set(name, listener)) as never,
      say: (reply) => listeners.get("message")?.({ data: reply }),
      fail: () => listeners.get("error")?.({}),
    };
    started.push(worker);
    return worker;
  };
  return { started, start };
};

test("each answer is that of its own file, in whatever order they come", async () => {
  const { started, start } = workers();
  const read = createFileReader(start);
  const readings = [read(csv("a.csv")), read(csv("b.csv"))];
  await Promise.resolve();
  const outcomes = [await readFile(csv("a.csv")), await readFile(csv("b.csv"))];
  const [worker] = started;
  for (const at of [1, 0]) {
    const request = worker?.asked[at];
    if (request && outcomes[at]) worker?.say({ id: request.id, outcome: outcomes[at] });
  }
  expect(await Promise.all(readings)).toEqual(outcomes);
  expect(started).toHaveLength(1);
});

test("a reader that has failed is told from a file that cannot be read", async () => {
  const { started, start } = workers();
  const reading = createFileReader(start)(csv("a.csv"));
  await Promise.resolve();
  started[0]?.say({ id: started[0].asked[0]?.id ?? 0 });
  await expect(reading).rejects.toThrow("could not be read");
});

test("without a worker the page reads, and tries a worker again for the next file", async () => {
  const forbidden = createFileReader(() => {
    throw new Error("forbidden here");
  });
  expect(await forbidden(csv("a.csv"))).toEqual(await readFile(csv("a.csv")));
  const { started, start } = workers();
  const read = createFileReader(start);
  const reading = read(csv("a.csv"));
  await Promise.resolve();
  started[0]?.fail();
  expect(await reading).toEqual(await readFile(csv("a.csv")));
  expect(started[0]?.isEnded).toBe(true);
  void read(csv("b.csv"));
  await Promise.resolve();
  expect(started[1]?.asked.map(({ file }) => file.name)).toEqual(["b.csv"]);
});
