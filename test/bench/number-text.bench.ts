// How long a cell full of numbers takes to be read, beside a cell that holds one number.
import { test } from "vitest";
import { readNumberText } from "../../shared/domain/number-text.ts";

const CELL_MAX = 32_767;

for (const [name, text] of [
  ["one number", "20.757"],
  ["a cell of “5% ”", "5% ".repeat(CELL_MAX / 3)],
  ["a cell of digits", "9".repeat(CELL_MAX)],
] as const) {
  test(`a number in a text, ${name}`, async ({ bench }) => {
    const read = () => {
      readNumberText(text);
    };
    const { latency } = await bench(name, read).run({ time: 0, iterations: 20, warmupIterations: 2 });
    console.log(`${name}: ${latency.mean.toFixed(3)} ms each`);
  });
}
