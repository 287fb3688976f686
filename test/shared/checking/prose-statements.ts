// Makes sentences of reports from random counts, each true as made, and each with slips of the hand and what they must give.
import fc from "fast-check";

/** A slip: the sentence with it, and the code that must be found. */
interface Slip {
  readonly what: string;
  readonly text: string;
  readonly code: string;
}

export interface Statement {
  readonly kind: string;
  readonly text: string;
  readonly slips: readonly Slip[];
}

/** Thousands as different offices write them. */
type Grouping = "dot" | "none" | "space";

const grouped = (amount: number, grouping: Grouping): string => {
  const digits = String(amount);
  if (grouping === "none") return digits;
  return digits.replace(/\B(?=(\d{3})+$)/g, grouping === "dot" ? "." : " ");
};

/** Half-up at two whole numbers, apart from the code under test. */
const percentOf = (numerator: number, denominator: number, digits: number): string => {
  const scale = 10n ** BigInt(digits);
  const scaled = 2n * BigInt(numerator) * 100n * scale + BigInt(denominator);
  const units = scaled / (2n * BigInt(denominator));
  const text = units.toString().padStart(digits + 1, "0");
  return digits === 0 ? text : `${text.slice(0, -digits)},${text.slice(-digits)}`;
};

const pointsText = (tenths: number): string => `${Math.floor(tenths / 10)},${tenths % 10}`;

/** Another digit in one place, so that the number stays as long as it was. */
const withOtherDigit = (amount: number, place: number, step: number): number => {
  const digits = [...String(amount)];
  const at = place % digits.length;
  const changed = (Number(digits[at]) + 1 + (step % 8)) % 10;
  digits[at] = String(at === 0 && changed === 0 ? (Number(digits[at]) === 9 ? 8 : 9) : changed);
  return Number(digits.join(""));
};

const isTold = (numerator: number, denominator: number, stated: string): boolean => {
  const digits = (stated.split(",")[1] ?? "").length;
  const [exact, said] = [(numerator / denominator) * 100, Number(stated.replace(",", "."))];
  // Beyond what rounding or cutting off could make of it.
  return Math.abs(exact - said) > 1.05 / 10 ** digits;
};

const grouping = fc.constantFrom<Grouping>("dot", "none", "space");
const slipAt = fc.record({ place: fc.nat(5), step: fc.nat(7) });
const count = fc.integer({ min: 40, max: 90_000 });

/** "a/b hồ sơ, đạt x%" in the forms that pages use. */
const ratio: fc.Arbitrary<Statement> = fc
  .record({
    denominator: fc.integer({ min: 200, max: 200_000 }),
    share: fc.integer({ min: 5, max: 95 }),
    digits: fc.constantFrom(1, 2),
    grouping,
    slip: slipAt,
    form: fc.nat(4),
  })
  .map(({ denominator, share, digits, grouping: style, slip, form }) => {
    const numerator = Math.max(11, Math.round((denominator * share) / 100));
    const percent = percentOf(numerator, denominator, digits);
    const say = (top: number, bottom: number, stated: string): string => {
      const [a, b] = [grouped(top, style), grouped(bottom, style)];
      return [
        `Tỷ lệ hồ sơ trực tuyến của xã là ${a}/${b} hồ sơ, đạt ${stated}%.`,
        `Trong kỳ có ${a} hồ sơ trực tuyến trên tổng số ${b} hồ sơ (${stated}%).`,
        `Tỷ lệ hồ sơ nộp trực tuyến đạt ${stated}% (${a}/${b} hồ sơ).`,
        `Kết quả dịch vụ công trực tuyến: ${a}/${b} hồ sơ, chiếm tỷ lệ ${stated} %.`,
        `Trong tổng số ${b} hồ sơ tiếp nhận, có ${a} hồ sơ trực tuyến, chiếm ${stated}%.`,
      ][form] as string;
    };
    const otherPercent = percentOf(withOtherDigit(numerator, slip.place, slip.step), denominator, digits);
    const otherTop = withOtherDigit(numerator, slip.place, slip.step);
    const otherBottom = withOtherDigit(denominator, slip.place, slip.step);
    const slips: Slip[] = [];
    if (isTold(numerator, denominator, otherPercent))
      slips.push({ what: "percent", text: say(numerator, denominator, otherPercent), code: "PCT_MISMATCH" });
    if (otherTop < denominator && isTold(otherTop, denominator, percent))
      slips.push({ what: "numerator", text: say(otherTop, denominator, percent), code: "PCT_MISMATCH" });
    if (otherBottom > numerator && isTold(numerator, otherBottom, percent))
      slips.push({ what: "denominator", text: say(numerator, otherBottom, percent), code: "PCT_MISMATCH" });
    // Where a whole is announced first, the part that exceeds it is told as such.
    slips.push({ what: "swapped", text: say(denominator, numerator, percent), code: form === 4 ? "" : "NUM_GT_DEN" });
    return {
      kind: "ratio",
      text: say(numerator, denominator, percent),
      slips: slips.filter(({ code }) => code !== ""),
    };
  });

interface Parts {
  readonly kind: string;
  readonly say: (whole: string, parts: readonly string[]) => string;
  readonly count: number;
}

/** A whole and its parts by every property that reports split by. */
const PARTS: readonly Parts[] = [
  {
    kind: "channels",
    count: 2,
    say: (w, [a, b]) =>
      `Tháng 5, Trung tâm tiếp nhận ${w} hồ sơ, trong đó trực tuyến ${a} hồ sơ, trực tiếp và bưu chính ${b} hồ sơ.`,
  },
  {
    kind: "channels",
    count: 3,
    say: (w, [a, b, c]) =>
      `UBND xã đã tiếp nhận ${w} hồ sơ (${a} hồ sơ trực tuyến, ${b} hồ sơ trực tiếp, ${c} hồ sơ qua bưu chính).`,
  },
  {
    kind: "timing",
    count: 3,
    say: (w, [a, b, c]) => `Đã giải quyết ${w} hồ sơ; trước hạn ${a} hồ sơ, đúng hạn ${b} hồ sơ, quá hạn ${c} hồ sơ.`,
  },
  {
    kind: "timing",
    count: 2,
    say: (w, [a, b]) =>
      `Số hồ sơ đã giải quyết là ${w} hồ sơ, trong đó giải quyết trước và đúng hạn ${a} hồ sơ, trễ hạn ${b} hồ sơ.`,
  },
  {
    kind: "open",
    count: 2,
    say: (w, [a, b]) => `Đang giải quyết ${w} hồ sơ (trong hạn ${a} hồ sơ, quá hạn ${b} hồ sơ).`,
  },
  {
    kind: "origin",
    count: 2,
    say: (w, [a, b]) =>
      `Tổng số hồ sơ trong kỳ: ${w} hồ sơ, gồm ${a} hồ sơ tiếp nhận mới và ${b} hồ sơ kỳ trước chuyển sang.`,
  },
  {
    kind: "kinds",
    count: 2,
    say: (w, [a, b]) =>
      `Tỉnh cung cấp ${w} dịch vụ công trực tuyến. Trong đó, dịch vụ công trực tuyến một phần: ${a}; dịch vụ công trực tuyến toàn trình: ${b}.`,
  },
  {
    kind: "kinds",
    count: 2,
    say: (w, [a, b]) => `Có ${w} hồ sơ nộp qua mạng, bao gồm: ${a} hồ sơ mức độ 3, ${b} hồ sơ mức độ 4.`,
  },
  {
    kind: "levels",
    count: 2,
    say: (w, [a, b]) => `Toàn huyện tiếp nhận ${w} hồ sơ, trong đó cấp huyện ${a} hồ sơ, cấp xã ${b} hồ sơ.`,
  },
  { kind: "list", count: 3, say: (w, [a, b, c]) => `Tổng cộng ${w} hồ sơ = ${a} + ${b} + ${c}.` },
];

const parts: fc.Arbitrary<Statement> = fc
  .record({
    form: fc.constantFrom(...PARTS),
    counts: fc.array(count, { minLength: 3, maxLength: 3 }),
    grouping,
    slip: slipAt,
    which: fc.nat(3),
  })
  .map(({ form, counts, grouping: style, slip, which }) => {
    const own = counts.slice(0, form.count);
    const whole = own.reduce((sum, one) => sum + one, 0);
    const say = (total: number, members: readonly number[]): string =>
      form.say(
        grouped(total, style),
        members.map((member) => grouped(member, style)),
      );
    const numbers = [whole, ...own];
    const at = which % numbers.length;
    const changed = numbers.map((one, index) => (index === at ? withOtherDigit(one, slip.place, slip.step) : one));
    const code = form.kind === "levels" ? "SUM_MISMATCH" : "PART_WHOLE";
    const slips: Slip[] = [
      { what: at === 0 ? "whole" : "part", text: say(changed[0] as number, changed.slice(1)), code },
    ];
    return { kind: form.kind, text: say(whole, own), slips };
  });

/** "x hồ sơ (p%), y hồ sơ (q%)" of a stated whole. */
const shares: fc.Arbitrary<Statement> = fc
  .record({
    late: fc.integer({ min: 20, max: 400 }),
    onTime: fc.integer({ min: 2_000, max: 40_000 }),
    digits: fc.constantFrom(1, 2),
    slip: slipAt,
  })
  .map(({ late, onTime, digits, slip }) => {
    const whole = late + onTime;
    const say = (p: string, q: string): string =>
      `Trong quý, đã giải quyết ${grouped(whole, "dot")} hồ sơ, trong đó đúng hạn ${grouped(onTime, "dot")} hồ sơ (đạt ${p}%), quá hạn ${grouped(late, "dot")} hồ sơ (chiếm ${q}%).`;
    const [p, q] = [percentOf(onTime, whole, digits), percentOf(late, whole, digits)];
    const wrong = percentOf(late + 10 + slip.step * 7, whole, digits);
    const slips = isTold(late, whole, wrong) ? [{ what: "share", text: say(p, wrong), code: "PCT_MISMATCH" }] : [];
    return { kind: "shares", text: say(p, q), slips };
  });

/** The same ratio for a district and its two levels. */
const levels: fc.Arbitrary<Statement> = fc
  .record({ a: count, b: count, c: count, d: count, slip: slipAt })
  .map(({ a, b, c, d, slip }) => {
    const [first, second] = [
      { top: Math.min(a, b), bottom: Math.max(a, b) + 100 },
      { top: Math.min(c, d), bottom: Math.max(c, d) + 100 },
    ];
    const say = (top: number, bottom: number): string =>
      `Toàn huyện ${grouped(top, "dot")}/${grouped(bottom, "dot")} hồ sơ; cấp huyện ${first.top}/${first.bottom} hồ sơ; cấp xã ${second.top}/${second.bottom} hồ sơ.`;
    const [top, bottom] = [first.top + second.top, first.bottom + second.bottom];
    const other = withOtherDigit(bottom, slip.place, slip.step);
    const slips: Slip[] = [
      ...(withOtherDigit(top, slip.place, slip.step) < bottom
        ? [
            {
              what: "numerator of the whole",
              text: say(withOtherDigit(top, slip.place, slip.step), bottom),
              code: "SUM_MISMATCH",
            },
          ]
        : []),
      ...(other > top ? [{ what: "denominator of the whole", text: say(top, other), code: "SUM_MISMATCH" }] : []),
      ...(second.bottom > top
        ? [{ what: "a level's denominator for the whole", text: say(top, second.bottom), code: "DEN_REUSED" }]
        : []),
    ];
    return { kind: "level ratios", text: say(top, bottom), slips };
  });

const GROUPS: readonly (readonly [name: string, max: number])[] = [
  ["Công khai, minh bạch", 18],
  ["Tiến độ giải quyết", 20],
  ["Dịch vụ công trực tuyến", 12],
  ["Thanh toán trực tuyến", 10],
  ["Mức độ hài lòng", 18],
  ["Số hóa hồ sơ", 22],
];

/** Six groups of the index and their total. */
const scores: fc.Arbitrary<Statement> = fc
  .record({
    shares: fc.array(fc.integer({ min: 20, max: 99 }), { minLength: 6, maxLength: 6 }),
    off: fc.integer({ min: 7, max: 90 }),
    which: fc.nat(5),
  })
  .map(({ shares: given, off, which }) => {
    const tenths = GROUPS.map(([, max], index) => Math.floor((max * 10 * (given[index] as number)) / 100));
    const total = tenths.reduce((sum, tenth) => sum + tenth, 0);
    const say = (sum: number, points: readonly (number | null)[]): string =>
      [
        `Tổng số điểm tháng 6/2023 đạt ${pointsText(sum)}/100 điểm, cụ thể:`,
        ...GROUPS.flatMap(([name, max], index) => {
          const own = points[index];
          return own === null || own === undefined ? [] : [`+ ${name}: ${pointsText(own)}/${max} điểm`];
        }),
      ].join("\n");
    const [, max] = GROUPS[which] as (typeof GROUPS)[number];
    const slips: Slip[] = [
      { what: "total", text: say(total > 500 ? total - off : total + off, tenths), code: "TOTAL_MISMATCH" },
      {
        what: "group left out",
        text: say(
          total,
          tenths.map((tenth, index) => (index === which ? null : tenth)),
        ),
        code: "GROUP_MISSING",
      },
      {
        what: "group over its maximum",
        text: say(
          total,
          tenths.map((tenth, index) => (index === which ? max * 10 + 3 : tenth)),
        ),
        code: "GROUP_OVER_MAX",
      },
    ];
    return { kind: "scores", text: say(total, tenths), slips };
  });

/** "đạt x%, tăng d% so với năm trước (y%)" */
const changes: fc.Arbitrary<Statement> = fc
  .record({
    before: fc.integer({ min: 1_000, max: 6_000 }),
    rise: fc.integer({ min: 100, max: 3_000 }),
    off: fc.integer({ min: 30, max: 90 }),
    form: fc.nat(2),
  })
  .map(({ before, rise, off, form }) => {
    const text = (hundredths: number): string =>
      `${Math.floor(hundredths / 100)},${String(hundredths % 100).padStart(2, "0")}`;
    const now = before + rise;
    const say = (by: number): string =>
      [
        `Năm 2023, tỷ lệ hồ sơ trực tuyến đạt ${text(now)}%, tăng ${text(by)}% so với năm 2022 (${text(before)}%).`,
        `Tỷ lệ hồ sơ trực tuyến tăng từ ${text(before)}% lên ${text(now)}% (tăng ${text(by)} điểm phần trăm).`,
        `Năm 2022 đạt ${text(before)}%, năm 2023 đạt ${text(now)}%, tăng ${text(by)}%.`,
      ][form] as string;
    // A change in percent may be meant of the level before; a slip must be none of both.
    const relative = Math.round((rise / before) * 10_000);
    const wrong = [rise + off, rise + off + 37, rise + off + 71].find((one) => Math.abs(one - relative) > 10) as number;
    return { kind: "changes", text: say(rise), slips: [{ what: "change", text: say(wrong), code: "DELTA_MISMATCH" }] };
  });

/** A span of days whose last year loses a digit, or whose day does not exist. */
const dates: fc.Arbitrary<Statement> = fc
  .record({ month: fc.integer({ min: 1, max: 9 }), year: fc.integer({ min: 2015, max: 2029 }), lost: fc.nat(3) })
  .map(({ month, year, lost }) => {
    const say = (last: string): string => `Từ ngày 02/${month}/${year} đến ngày ${last}, UBND xã tiếp nhận 120 hồ sơ.`;
    const digits = String(year);
    const short = digits.slice(0, lost) + digits.slice(lost + 1);
    return {
      kind: "dates",
      text: say(`20/${month + 1}/${year}`),
      slips: [
        { what: "year", text: say(`20/${month + 1}/${short}`), code: "DATE_INVALID" },
        { what: "day", text: say(`32/${month + 1}/${year}`), code: "DATE_INVALID" },
      ],
    };
  });

export const statement: fc.Arbitrary<Statement> = fc.oneof(
  { weight: 4, arbitrary: ratio },
  { weight: 5, arbitrary: parts },
  { weight: 2, arbitrary: shares },
  { weight: 2, arbitrary: levels },
  { weight: 1, arbitrary: scores },
  { weight: 2, arbitrary: changes },
  { weight: 1, arbitrary: dates },
);
