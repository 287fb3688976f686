// functions.json as Excel will read it: names that Excel accepts, texts that fit its dialogs, both languages complete.
import { describe, expect, test } from "vitest";
import { NAMESPACE } from "../../../shared/domain/namespace.ts";
import { CATALOGUE } from "../../../shared/functions/catalogue.ts";
import { computeCall, isCallError } from "../../../shared/functions/compute.ts";
import { type ExcelFunction, excelMetadata } from "../../../shared/functions/metadata.ts";
import { demoContext } from "../../support/demo-context.ts";

const ORIGIN = "https://dvc.example";
const vietnamese = excelMetadata("vi", ORIGIN);
const english = excelMetadata("en", ORIGIN);

const NAME_MAX = 64;
/** Excel cuts the descriptions in its function wizard after so many characters. */
const DESCRIPTION_MAX = 255;
/** The wizard shows no arguments at all if their names, with a comma each, are longer than this together. */
const PARAMETER_NAMES_MAX = 254;
/** Excel on Windows does not load a larger file. */
const FILE_BYTES_MAX = 1_000_000;

/** Names that Excel keeps for itself in English, and commands of its old macro language. */
const TAKEN = new Set(
  "RUN ECHO AND NOT TRUE FALSE SUM RANK RATE DATE DAYS YEAR MONTH TEXT VALUE INDEX MATCH TREND".split(" "),
);

/** Share of the words with Vietnamese letters; names of grades and forms stay Vietnamese in English sentences too. */
const vietnameseShare = (text: string): number => {
  const words =
    text
      .normalize("NFC")
      .replace(/"[^"]*"/gu, "")
      .match(/\p{L}+/gu) ?? [];
  const own = words.filter((word) => /[àáảãạăâđèéẻẽẹêìíỉĩịòóỏõọôơùúủũụưỳýỷỹỵ]|[ạ-ỹ]/iu.test(word));
  return own.length / Math.max(1, words.length);
};
const isVietnamese = (text: string): boolean => vietnameseShare(text) > 0.5;
const isEnglish = (text: string): boolean => vietnameseShare(text) < 0.4;

test("error cells and numbers with formats may travel", () => {
  expect(vietnamese).toMatchObject({ allowErrorForDataTypeAny: true, allowCustomDataForDataTypeAny: true });
});

test("the functions are those of the catalogue, in its order", () => {
  expect(vietnamese.functions.map((excelFunction) => excelFunction.id)).toEqual(
    CATALOGUE.map((definition) => definition.id),
  );
});

test("both files are small enough for Excel on Windows", () => {
  for (const file of [vietnamese, english])
    expect(Buffer.byteLength(JSON.stringify(file))).toBeLessThan(FILE_BYTES_MAX);
});

test("no two functions share a name", () => {
  const names = vietnamese.functions.map((excelFunction) => excelFunction.name.toUpperCase());
  expect(names).toEqual([...new Set(names)]);
});

test("the namespace is a name that Excel accepts", () => {
  expect(NAMESPACE).toMatch(/^[A-Z]{3,}$/);
});

test("apart from the words of the language, both files say the same", () => {
  const withoutWords = (functions: readonly ExcelFunction[]) =>
    functions.map(({ description, parameters, ...rest }) => ({
      ...rest,
      parameters: parameters.map(({ description: _, ...parameter }) => parameter),
    }));
  expect(withoutWords(english.functions)).toEqual(withoutWords(vietnamese.functions));
});

describe.each(
  vietnamese.functions.map(
    (excelFunction, index) => [excelFunction.id, excelFunction, english.functions[index]] as const,
  ),
)("%s", (id, excelFunction, inEnglish) => {
  test("has a name that Excel accepts and that cannot be taken for a cell or a function of Excel", () => {
    expect(id).toBe(excelFunction.name);
    // Without a digit it is no cell, neither as AB12 nor as R1C1; one or two letters are columns.
    expect(id).toMatch(/^[A-Z]{3,}$/);
    expect(id.length).toBeLessThanOrEqual(NAME_MAX);
    expect(TAKEN.has(id)).toBe(false);
  });

  test("is described in both languages, within what Excel shows", () => {
    for (const text of [excelFunction.description, inEnglish?.description ?? ""]) {
      expect(text.trim()).toBe(text);
      expect(text).toMatch(/^\S.*\.$/su);
      expect(text.normalize("NFC")).toBe(text);
      expect(text.length, text).toBeLessThanOrEqual(DESCRIPTION_MAX);
    }
    expect(isVietnamese(excelFunction.description), excelFunction.description).toBe(true);
    expect(isEnglish(inEnglish?.description ?? ""), inEnglish?.description).toBe(true);
  });

  test("has parameters with names and titles in both languages", () => {
    for (const [index, parameter] of excelFunction.parameters.entries()) {
      expect(parameter.name).toMatch(/^[a-z]+(_[a-z]+)*$/);
      // Excel offers the words of an enum only for a parameter of its type.
      expect(parameter.type).toBe(parameter.customEnumId ? "string" : "any");
      const title = inEnglish?.parameters[index]?.description ?? "";
      for (const text of [parameter.description, title]) {
        expect(text.trim().length).toBeGreaterThan(1);
        expect(text.normalize("NFC")).toBe(text);
        expect(text.length).toBeLessThanOrEqual(DESCRIPTION_MAX);
      }
      expect(isEnglish(title), title).toBe(true);
    }
    const names = excelFunction.parameters.map((parameter) => parameter.name);
    expect(names).toEqual([...new Set(names)]);
    expect(names.join(",").length).toBeLessThanOrEqual(PARAMETER_NAMES_MAX);
  });

  test("takes its optional parameters last", () => {
    const optional = excelFunction.parameters.map((parameter) => parameter.optional);
    expect(optional).toEqual([...optional].sort((a, b) => Number(a) - Number(b)));
  });

  test("can be cancelled, learns where it stands (to tell blanks from zeros), and points to its help page", () => {
    expect(excelFunction.options).toEqual({ cancelable: true, requiresAddress: true });
    expect(excelFunction.helpUrl).toBe(`${ORIGIN}/ham/${id}`);
  });
});

describe("words that Excel offers while a formula is typed", () => {
  const offered = vietnamese.functions.flatMap(({ id, parameters }) =>
    parameters.flatMap(({ name, customEnumId }) => (customEnumId ? [[id, name, customEnumId] as const] : [])),
  );
  const wordsOf = (file: typeof vietnamese, enumId: string) =>
    file.enums.find((excelEnum) => excelEnum.id === enumId)?.values ?? [];
  /** Answers of every function to one word in the place of that parameter: no refusal may be about the word. */
  const refusalOf = (id: string, name: string, word: string): string | null => {
    const definition = CATALOGUE.find((definition) => definition.id === id);
    const [example] = definition?.examples ?? [];
    const place = definition?.params.findIndex((param) => param.name === name) ?? -1;
    const args = Array.from({ length: place + 1 }, (_, index) =>
      index === place ? word : (example?.args[index] ?? null),
    );
    const result = computeCall({ fn: id, args }, demoContext);
    return isCallError(result) ? result.error.code : null;
  };

  test("stand for the parameters that take one of a few words", () => {
    expect(offered.map(([id, name]) => `${id} ${name}`)).toEqual(
      expect.arrayContaining([
        "CANTHEM cach",
        "KYBC lich",
        "XEPHANG thu_tu",
        "XEPHANG kieu",
        "TONGHOP theo",
        "CHITIEU cap",
        "DIEM bo_quy_tac",
        "SOLIEU bieu",
        "SOSANH so_voi",
      ]),
    );
    const withChoices = CATALOGUE.flatMap(({ params }) =>
      params.filter((param) => param.choices || param.kind === "choice"),
    );
    expect(offered).toHaveLength(withChoices.length);
  });

  test("are unique by id, and none is offered for nothing", () => {
    const ids = vietnamese.enums.map((excelEnum) => excelEnum.id.toUpperCase());
    expect([...ids].sort()).toEqual(offered.map(([, , enumId]) => enumId).sort());
    expect(ids).toEqual([...new Set(ids)]);
  });

  test.each(offered)("%s %s: the function takes each, and both languages offer the same", (id, name, enumId) => {
    const words = wordsOf(vietnamese, enumId);
    expect(words.length).toBeGreaterThan(1);
    expect(wordsOf(english, enumId).map((word) => word.stringValue)).toEqual(words.map((word) => word.stringValue));
    for (const { name: shown, stringValue, tooltip } of words) {
      expect(shown.trim()).not.toBe("");
      expect(tooltip).toContain(`"${stringValue}"`);
      expect([
        "ARG_NOT_CHOICE",
        "FORM_UNKNOWN",
        "PERIOD_CALENDAR_UNKNOWN",
        "RULESET_UNKNOWN",
        "PERIOD_UNREADABLE",
      ]).not.toContain(refusalOf(id, name, stringValue));
    }
  });
});

test("no function takes a parameter again and again: what is many comes as a range", () => {
  for (const excelFunction of vietnamese.functions) {
    for (const parameter of excelFunction.parameters) expect(parameter).not.toHaveProperty("repeating");
  }
});

test("without an address there is no help address", () => {
  for (const excelFunction of excelMetadata("vi", null).functions) expect(excelFunction).not.toHaveProperty("helpUrl");
});
