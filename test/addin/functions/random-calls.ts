// Random calls of every function that is calculated without stored data: right ones, nearly right ones and nonsense, made from the kinds of the catalogue's parameters.
import fc from "fast-check";
import { FIGURES } from "../../../shared/domain/figure.ts";
import { CATALOGUE } from "../../../shared/functions/catalogue.ts";
import type { Argument, Cell } from "../../../shared/functions/cell.ts";
import type { Call } from "../../../shared/functions/compute.ts";
import type { FunctionDefinition } from "../../../shared/functions/definition.ts";
import type { Param, ParamKinds } from "../../../shared/functions/param.ts";
import { RATES } from "../../../shared/rules/rates.ts";
import { indicatorsOf } from "../../../shared/rules/rule-set.ts";
import { RULE_SETS } from "../../../shared/rules/rule-sets.ts";

const count = fc.oneof(fc.nat(40), fc.nat(200_000));
const decimal = fc
  .tuple(fc.integer({ min: -2_000, max: 200_000 }), fc.constantFrom(1, 10, 100, 1_000))
  .map(([a, b]) => a / b);
const fraction = fc.tuple(fc.nat(1_000), fc.constantFrom(1_000, 997)).map(([a, b]) => a / b);
const numberText = fc.oneof(
  count.map((n) => n.toLocaleString("de-DE")),
  decimal.map((n) => String(n).replace(".", ",")),
  decimal.map((n) => `${String(n).replace(".", ",")}%`),
  fc.constantFrom("10,18 ngàn", "1.234", "1,234", "12 triệu", "3/4", "-", "không", "20 757", "1.2.3", "0,0"),
);
const blank = fc.constantFrom<Cell>(null, "", "  ");
const errorCell = fc.constantFrom("#DIV/0!", "#REF!", "#N/A", "#VALUE!").map((error): Cell => ({ error }));
const junk = fc.oneof<fc.Arbitrary<Cell>[]>(
  fc.string({ maxLength: 12 }),
  fc.boolean(),
  fc.string({ unit: "grapheme", maxLength: 6 }),
);

const numberCell = fc.oneof(
  { weight: 12, arbitrary: count as fc.Arbitrary<Cell> },
  { weight: 4, arbitrary: fc.oneof(decimal, fraction) as fc.Arbitrary<Cell> },
  { weight: 4, arbitrary: numberText as fc.Arbitrary<Cell> },
  { weight: 1, arbitrary: fc.oneof(blank, errorCell, junk) },
);

const year = fc.integer({ min: 2017, max: 2028 });
const twoDigits = (n: number) => String(n).padStart(2, "0");
const day = fc
  .tuple(fc.integer({ min: 1, max: 31 }), fc.integer({ min: 1, max: 12 }), year)
  .map(([d, m, y]) => `${d}/${m}/${y}`);
const periodText = fc.oneof(
  fc.tuple(fc.integer({ min: 1, max: 12 }), year).map(([m, y]) => `Tháng ${m}/${y}`),
  fc.tuple(fc.constantFrom("I", "II", "III", "IV", "V"), year).map(([q, y]) => `Quý ${q}/${y}`),
  fc
    .tuple(
      fc.constantFrom("nd09:", "civil:", ""),
      year,
      fc.constantFrom("", "-Q1", "-Q4", "-H1", "-H2", "-9M", "-05", "-13"),
    )
    .map((parts) => parts.join("")),
  fc.tuple(day, day).map(([a, b]) => `từ ngày ${a} đến ngày ${b}`),
  fc
    .tuple(year, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
    .map(([y, m, d]) => `range:${y}-01-01..${y}-${twoDigits(m)}-${twoDigits(d)}`),
  fc
    .tuple(fc.constantFrom("6 tháng đầu năm", "9 tháng", "Năm", "đến hết tháng 11/"), year)
    .map((parts) => parts.join(" ")),
  day,
);

const CODES = [
  ...FIGURES.map(({ code }) => code),
  ...RATES.map(({ code }) => code),
  ...RULE_SETS.flatMap((ruleSet) => indicatorsOf(ruleSet).map(({ code }) => code)),
];
const code = fc.constantFrom<string>(...CODES);
const sentence = fc
  .tuple(count, count, decimal, periodText, fc.constantFrom("hồ sơ", "dịch vụ công", "đơn vị"))
  .map(
    ([a, b, rate, period, noun]) =>
      `${period}, tiếp nhận ${b.toLocaleString("de-DE")} ${noun}, trong đó trực tuyến ${a.toLocaleString("de-DE")} ${noun}, đạt ${String(rate).replace(".", ",")}%; tăng ${a}% so với cùng kỳ.`,
  );
const prose = fc.array(sentence, { minLength: 1, maxLength: 4 }).map((sentences) => sentences.join(" "));

const rowsOf = (cells: fc.Arbitrary<Cell>[], rows: number): fc.Arbitrary<Argument> =>
  fc.array(fc.tuple(...cells), { minLength: rows, maxLength: rows });

/** `shape`: ranges of one call are mostly selected alike. */
const ofKind = (param: Param, shape: number): fc.Arbitrary<Argument> => {
  const words = param.choices?.map(({ value }) => value) ?? [];
  const kinds: Record<keyof ParamKinds, fc.Arbitrary<Argument>> = {
    number: numberCell,
    cell: fc.oneof(numberCell, numberText),
    published: fc.oneof(numberText, fraction, decimal),
    digits: fc.oneof(fc.nat(6), fc.constantFrom<Cell>(-1, 11, 1.5, "2")),
    numbers: rowsOf([numberCell], shape),
    field: rowsOf([numberCell], shape + 2),
    list: fc.oneof(code, rowsOf([code], shape)),
    figures: fc.oneof(rowsOf([code, numberCell], shape + 3), rowsOf([code, numberCell, numberCell], shape + 3)),
    text: fc.oneof(periodText, code, prose, numberCell),
    unit: fc.constantFrom("XUANLOC", "xuanloc", "XL 01"),
    form: fc.constantFrom("chung", "06a", "khong co"),
    calendar: fc.constantFrom("nd09", "15-14", "civil", "dương lịch", "âm lịch"),
    choice: fc.constantFrom(...words, "khác"),
  };
  return words.length > 0 ? fc.oneof(kinds[param.kind], fc.constantFrom(...words)) : kinds[param.kind];
};

/** What the examples of the function have in that place: with it most of a call is right. */
const exampleOf = ({ examples }: FunctionDefinition, place: number): fc.Arbitrary<Argument> =>
  fc.constantFrom(...examples.map(({ args }) => args[place] ?? null));

const argumentOf = (
  definition: FunctionDefinition,
  param: Param,
  place: number,
  shape: number,
): fc.Arbitrary<Argument> =>
  fc.oneof(
    { weight: 8, arbitrary: ofKind(param, shape) },
    { weight: 5, arbitrary: exampleOf(definition, place) },
    { weight: param.optional ? 5 : 1, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.oneof(numberCell, junk, errorCell, rowsOf([junk, numberCell], 2)) },
  );

const callOf = (definition: FunctionDefinition): fc.Arbitrary<Call> =>
  fc
    .integer({ min: 1, max: 4 })
    .chain((shape) => fc.tuple(...definition.params.map((param, place) => argumentOf(definition, param, place, shape))))
    .map((args) => ({ fn: definition.id, args: args as readonly Argument[] }));

/** The functions that are calculated without a token. */
export const FREE_FUNCTIONS: readonly FunctionDefinition[] = CATALOGUE.filter(({ stored }) => stored !== "needed");

/** As many calls of each function, with arguments as they survive the way through JSON. */
export const randomCalls = (total: number, seed: number): readonly Call[] => {
  const each = Math.ceil(total / FREE_FUNCTIONS.length);
  const calls = FREE_FUNCTIONS.flatMap((definition) => fc.sample(callOf(definition), { numRuns: each, seed }));
  return JSON.parse(JSON.stringify(calls.slice(0, total)));
};
