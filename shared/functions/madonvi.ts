// MADONVI: the code of the unit that people mean by a name.
import { done, type Outcome, refuse } from "../domain/problem.ts";
import type { UnitCode } from "../domain/unit.ts";
import { readUnitName, type UnitCandidate, type UnitNameOptions } from "../reading/unit-name.ts";
import { defineFunction, type UnitNames } from "./definition.ts";
import { explainStored } from "./stored-choice.ts";

const shown = ({ code, name, parent }: UnitCandidate): string =>
  `${code} (${parent === null ? name : `${name}, ${parent}`})`;

/** Problems: `UNIT_NAME_UNKNOWN`; `UNIT_NAME_AMBIGUOUS` naming the candidates. */
const codeOf = ({ directory }: UnitNames, name: string, options: UnitNameOptions): Outcome<UnitCode> => {
  const read = readUnitName(directory, name, options);
  if (read.kind === "found") return done(read.unit.code);
  if (read.kind === "unknown") return refuse("UNIT_NAME_UNKNOWN", { got: name });
  const candidates = read.candidates.map(shown).join("; ");
  return refuse("UNIT_NAME_AMBIGUOUS", { got: name, candidates, isOne: read.candidates.length === 1 });
};

export const MADONVI = defineFunction({
  id: "MADONVI",
  title: { vi: "Mã đơn vị theo tên", en: "Unit code by name" },
  description: {
    vi: 'Mã của đơn vị theo tên như người dùng viết: "X. Thạch Hưng", "UBND xã Thạch Hưng", "thach hung", tên cũ trước khi sáp nhập. Tên chỉ nhiều đơn vị thì nêu các đơn vị đó.',
    en: "The code of a unit by the name people write, abbreviated, without marks, or from before a merger. A name of several units lists them.",
  },
  params: [
    { name: "ten", kind: "text", title: { vi: "Tên đơn vị", en: "Name" } },
    {
      name: "thuoc",
      kind: "text",
      optional: true,
      title: { vi: "Thuộc đơn vị (mã hoặc tên)", en: "Under (code or name)" },
    },
  ],
  result: "text",
  examples: [
    { args: ["X. Thạch Hưng"], shows: "THACHHUNG", source: "Xã Thạch Hưng, thành phố Hà Tĩnh (bài công bố năm 2020)" },
    { args: ["huyen duc hoa"], shows: "DUCHOA", source: "Huyện Đức Hòa, tỉnh Long An (bài công bố năm 2023)" },
  ],
  needs: () => done([{ kind: "units" }]),
  evaluate: ({ ten, thuoc }, { today, units }) => {
    const names = units ? units() : refuse("STORED_UNAVAILABLE", { fn: "MADONVI" });
    if (!names.ok) return names;
    const { root } = names.result;
    const above = thuoc === null ? done(root) : codeOf(names.result, thuoc, { under: root, day: today });
    if (!above.ok) return above;
    const code = codeOf(names.result, ten, { under: above.result, day: today });
    return code.ok ? done({ value: code.result }) : code;
  },
  explain: () => explainStored([]),
});
