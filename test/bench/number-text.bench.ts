// How long a cell full of numbers takes to be read, beside one that holds one number.
import { bench, describe } from "vitest";
import { readNumberText } from "../../shared/domain/number-text.ts";

const CELL_MAX = 32_767;

describe("a number in a text", () => {
  bench("20.757", () => {
    readNumberText("20.757");
  });
  bench("32.767 characters of “5% ”", () => {
    readNumberText("5% ".repeat(CELL_MAX / 3));
  });
  bench("32.767 digits", () => {
    readNumberText("9".repeat(CELL_MAX));
  });
});
