// Excel's functions.json, made from the catalogue in one language.
import { isRangeKind } from "./arguments.ts";
import { CATALOGUE } from "./catalogue.ts";
import type { FunctionDefinition } from "./definition.ts";
import type { Bilingual, Param } from "./param.ts";

export type Language = keyof Bilingual;

interface ExcelParameter {
  readonly name: string;
  readonly description: string;
  readonly type: "any" | "string";
  readonly dimensionality: "scalar" | "matrix";
  readonly optional: boolean;
  /** The entry of `enums` whose words Excel offers for it; an older Excel leaves them out. */
  readonly customEnumId?: string;
}

/** Words that Excel offers while a formula is typed. */
export interface ExcelEnum {
  readonly id: string;
  readonly type: "string";
  readonly values: readonly { readonly name: string; readonly stringValue: string; readonly tooltip: string }[];
}

export interface ExcelFunction {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly helpUrl?: string;
  readonly parameters: readonly ExcelParameter[];
  readonly result: { readonly type: "any"; readonly dimensionality: "scalar" | "matrix" };
  /** `requiresAddress`: to tell a blank cell from 0 the add-in looks up what the formula refers to. */
  readonly options: { readonly cancelable: true; readonly requiresAddress: true };
}

export interface ExcelMetadata {
  /** Error cells reach the function, so that it can name the cell that is wrong. */
  readonly allowErrorForDataTypeAny: true;
  /** A percentage travels as a number with its format. */
  readonly allowCustomDataForDataTypeAny: true;
  readonly functions: readonly ExcelFunction[];
  readonly enums: readonly ExcelEnum[];
}

const enumIdOf = (definition: FunctionDefinition, param: Param): string =>
  `${definition.id}_${param.name}`.toUpperCase();

/** Excel offers words only for a parameter of the type of its enum, so these few are texts; what is blank or left out stays so. */
const excelParameter = (definition: FunctionDefinition, param: Param, language: Language): ExcelParameter => ({
  name: param.name,
  description: param.title[language],
  type: param.choices ? "string" : "any",
  dimensionality: isRangeKind(param.kind) ? "matrix" : "scalar",
  optional: param.optional ?? false,
  ...(param.choices ? { customEnumId: enumIdOf(definition, param) } : {}),
});

const excelEnums = (definition: FunctionDefinition, language: Language): readonly ExcelEnum[] =>
  definition.params.flatMap((param) =>
    param.choices
      ? [
          {
            id: enumIdOf(definition, param),
            type: "string",
            values: param.choices.map(({ value, title }) => ({
              name: title[language],
              stringValue: value,
              tooltip: `"${value}": ${title[language]}`,
            })),
          },
        ]
      : [],
  );

/**
 * Parameters are of type `any`: with `number` Excel would refuse "20.757" itself, without a word about why.
 * `origin` is where the help pages stand; without it no help address is given.
 */
const excelFunction = (definition: FunctionDefinition, language: Language, origin: string | null): ExcelFunction => ({
  id: definition.id,
  name: definition.id,
  description: definition.description[language],
  ...(origin === null ? {} : { helpUrl: `${origin}/ham/${definition.id}` }),
  parameters: definition.params.map((param) => excelParameter(definition, param, language)),
  result: { type: "any", dimensionality: definition.result === "table" ? "matrix" : "scalar" },
  options: { cancelable: true, requiresAddress: true },
});

export const excelMetadata = (language: Language, origin: string | null): ExcelMetadata => ({
  allowErrorForDataTypeAny: true,
  allowCustomDataForDataTypeAny: true,
  functions: CATALOGUE.map((definition) => excelFunction(definition, language, origin)),
  enums: CATALOGUE.flatMap((definition) => excelEnums(definition, language)),
});
