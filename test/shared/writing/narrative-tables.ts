// Random stored reports that agree with themselves, of units that report in full, in part or not at all, over two periods.
import fc from "fast-check";
import type { Figures } from "../../../shared/domain/figure.ts";
import { FORM_DEFAULT } from "../../../shared/domain/form.ts";
import type { FormCode } from "../../../shared/domain/form-code.ts";
import { addDays, type LocalDate } from "../../../shared/domain/local-date.ts";
import {
  type Period,
  periodOf,
  previousPeriod,
  rangePeriod,
  samePeriodLastYear,
} from "../../../shared/domain/period.ts";
import type { Scheme, SnapshotRecord, SnapshotState } from "../../../shared/domain/snapshot.ts";
import type { UnitCode, UnitType, UnitVersion } from "../../../shared/domain/unit.ts";
import { loadTarget, type Target } from "../../../shared/rules/targets.ts";
import type { StoredContent } from "../../support/stored-context.ts";

export interface GeneratedStory extends StoredContent {
  readonly unit: UnitCode;
  readonly period: Period;
  readonly form: FormCode;
}

const unitOf = (code: string, name: string, type: UnitType, parent: string | null): UnitVersion => ({
  code: code as UnitCode,
  name,
  type,
  parent: parent as UnitCode | null,
  validFrom: "2000-01-01" as LocalDate,
  validTo: null,
  successors: [],
  reports: false,
});

const COMMUNES = [
  "Xã Hòa Bình",
  "Phường Tân Tiến",
  "Thị trấn Gia Ray",
  "Xã Xuân Định",
  "Xã Bảo Hòa",
  "Xã Suối Cát",
  "Phường Việt Trì",
  "Xã Lang Minh",
  "Xã Thạnh Tân",
  "Đặc khu Phú Quốc",
  "Xã Xuân Phú",
  "Xã Xuân Tâm",
  "Xã Suối Cao",
  "Xã Lộc An",
] as const;

/** A whole cut at random points: parts that add up to it. */
const partsOf = (whole: number, cuts: readonly number[]): readonly number[] => {
  const points = cuts.map((cut) => Math.floor(cut * (whole + 1))).sort((a, b) => a - b);
  return [...points, whole].map((point, index) => point - (index === 0 ? 0 : (points[index - 1] ?? 0)));
};

const cut = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const size = fc.oneof(
  { weight: 1, arbitrary: fc.constant(0) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 99 }) },
  { weight: 5, arbitrary: fc.integer({ min: 100, max: 120_000 }) },
);

/** Groups of figures that a form has or has not. */
const BLOCKS = [
  "received",
  "online",
  "direct",
  "kinds",
  "carried",
  "settled",
  "pending",
  "services",
  "active",
  "fees",
  "digital",
  "petitions",
  "publicity",
] as const;
type Block = (typeof BLOCKS)[number];

const anyBlocks: fc.Arbitrary<ReadonlySet<Block>> = fc
  .oneof(fc.constant([...BLOCKS]), fc.subarray([...BLOCKS]), fc.constant(["received", "online"] as Block[]))
  .map((blocks) => new Set(blocks));

interface Draw {
  readonly sizes: readonly number[];
  readonly cuts: readonly number[];
}

const anyDraw: fc.Arbitrary<Draw> = fc.record({
  sizes: fc.array(size, { minLength: 6, maxLength: 6 }),
  cuts: fc.array(cut, { minLength: 24, maxLength: 24 }),
});

const figuresOf = ({ sizes, cuts }: Draw, has: ReadonlySet<Block>): Figures => {
  const [received = 0, carried = 0, services = 0, fees = 0, petitions = 0, published = 0] = sizes;
  const at = (index: number): number => cuts[index] ?? 0;
  const [online = 0, direct = 0] = partsOf(received, [at(0)]);
  const [partial = 0, full = 0] = partsOf(online, [at(1)]);
  const total = received + (has.has("carried") ? carried : 0);
  const [settled = 0, pending = 0] = partsOf(total, [at(2)]);
  const [early = 0, onTime = 0, late = 0] = partsOf(settled, [at(3), at(4)]);
  const [inTime = 0, overdue = 0] = partsOf(pending, [at(5)]);
  const [servicesPartial = 0, servicesFull = 0] = partsOf(services, [at(6)]);
  const [activePartial = 0] = partsOf(servicesPartial, [at(7)]);
  const [activeFull = 0] = partsOf(servicesFull, [at(8)]);
  const share = (whole: number, index: number): number => partsOf(whole, [at(index)])[0] ?? 0;
  const blocks: Readonly<Record<Block, Record<string, number>>> = {
    received: { HS_TIEP_NHAN: received },
    online: { HS_TRUC_TUYEN: online },
    direct: { HS_TRUC_TIEP: direct },
    kinds: { HS_MOT_PHAN: partial, HS_TOAN_TRINH: full },
    carried: { HS_KY_TRUOC: carried, HS_TONG: total },
    settled: { HS_DA_GIAI_QUYET: settled, HS_TRUOC_HAN: early, HS_DUNG_HAN: onTime, HS_QUA_HAN: late },
    pending: { HS_DANG_GIAI_QUYET: pending, HS_DANG_TRONG_HAN: inTime, HS_DANG_QUA_HAN: overdue },
    services: {
      DVC_CUNG_CAP: services,
      DVC_MOT_PHAN: servicesPartial,
      DVC_TOAN_TRINH: servicesFull,
      DVC_TICH_HOP: share(services, 9),
    },
    active: {
      DVC_PHAT_SINH: activePartial + activeFull,
      DVC_PHAT_SINH_MOT_PHAN: activePartial,
      DVC_PHAT_SINH_TOAN_TRINH: activeFull,
    },
    fees: {
      HS_CO_PHI: fees,
      HS_THANH_TOAN_TT: share(fees, 10),
      TTHC_CO_PHI: services,
      TTHC_TICH_HOP_THANH_TOAN: share(services, 11),
    },
    digital: {
      HS_THAM_QUYEN: total,
      HS_SO_HOA: share(total, 12),
      HS_TRA_KET_QUA_GIAY: total,
      HS_KET_QUA_DIEN_TU: share(total, 13),
      HS_TAI_SU_DUNG: share(received, 14),
    },
    petitions: { PAKN_THAM_QUYEN: petitions, PAKN_DUNG_HAN: share(petitions, 15), PAKN_HAI_LONG: share(petitions, 16) },
    publicity: {
      TTHC_CONG_BO: published,
      TTHC_CONG_BO_DUNG_HAN: share(published, 17),
      TTHC_THAM_QUYEN: services,
      TTHC_CO_DVCTT: share(services, 18),
    },
  };
  return Object.assign({}, ...BLOCKS.filter((block) => has.has(block)).map((block) => blocks[block])) as Figures;
};

const GROUPS = [
  ["DIEM_CKMB", 18],
  ["DIEM_TDGQ", 20],
  ["DIEM_DVCTT", 12],
  ["DIEM_TTTT", 10],
  ["DIEM_MDSH", 22],
  ["DIEM_MDHL", 18],
] as const;

/** Published points: all groups or some, with a total that may or may not be theirs. */
const anyPoints: fc.Arbitrary<Record<string, number>> = fc
  .record({
    shares: fc.array(cut, { minLength: 6, maxLength: 6 }),
    has: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
    isWhole: fc.boolean(),
    total: fc.option(fc.integer({ min: 0, max: 10_000 })),
    isTrueTotal: fc.boolean(),
  })
  .map(({ shares, has, isWhole, total, isTrueTotal }) => {
    const groups = GROUPS.flatMap(([code, max], index) =>
      isWhole || has[index] ? [[code, Math.round((shares[index] ?? 0) * max * 10) / 10] as const] : [],
    );
    const sum = Math.round(groups.reduce((all, [, points]) => all + points, 0) * 10) / 10;
    const stated = total === null ? {} : { DIEM_TONG: isTrueTotal ? sum : total / 100 };
    return { ...Object.fromEntries(groups), ...stated };
  });

const anyPeriod: fc.Arbitrary<Period> = fc
  .tuple(
    fc.constantFrom("nd09" as const, "civil" as const),
    fc.constantFrom(
      ["month", 6],
      ["month", 1],
      ["quarter", 1],
      ["half", 1],
      ["half", 2],
      ["months", 9],
      ["year", null],
    ),
    fc.integer({ min: 2017, max: 2027 }),
  )
  .map(([calendar, [kind, index], year]) => periodOf({ calendar, kind: kind as "month", year, index: index as number }))
  .filter((period) => period !== null);

/** A stretch of days far from any named period. */
const anyRange: fc.Arbitrary<Period> = fc
  .integer({ min: 0, max: 3000 })
  .map((days) => addDays("2018-02-05" as LocalDate, days))
  .map((first) => rangePeriod(first, addDays(first, 40)));

const anyTarget: fc.Arbitrary<Target | null> = fc
  .record({
    measure: fc.constantFrom(
      "ONLINE_RATE_ALL",
      "PAY_ONLINE_RATE",
      "SERVICE_ACTIVE_PROVIDED",
      "ONTIME_DONE",
      "DIGITISED_RATE",
    ),
    leastPercent: fc.oneof(fc.integer({ min: 0, max: 100 }), fc.constantFrom(22.5, 66.67, 99.9)),
  })
  .map((entry) => {
    const days = { from: "2000-01-01", to: "2099-12-31", confidence: "V" as const };
    const target = loadTarget({ ...entry, ...days, source: "Kế hoạch 15/KH-UBND ngày 20/01/2020 của UBND tỉnh" });
    return target.ok ? target.result : null;
  });

const STATES: readonly SnapshotState[] = ["da_nop", "da_duyet", "da_chot", "da_chot", "da_chot"];

/** Stored reports of a unit and those below it. */
export const anyStory: fc.Arbitrary<GeneratedStory> = fc
  .record({
    communes: fc.integer({ min: 0, max: COMMUNES.length }),
    kind: fc.constantFrom<UnitType>("tỉnh", "huyện", "xã", "sở"),
    hasOwn: fc.boolean(),
    period: fc.oneof({ weight: 6, arbitrary: anyPeriod }, { weight: 1, arbitrary: anyRange }),
    form: fc.constantFrom(FORM_DEFAULT, "766" as FormCode),
    blocks: anyBlocks,
    draws: fc.array(anyDraw, { minLength: 30, maxLength: 30 }),
    gaps: fc.oneof(fc.constant<number[]>([]), fc.array(fc.integer({ min: 0, max: 29 }), { maxLength: 12 })),
    thinner: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: anyBlocks }),
    points: fc.option(anyPoints),
    earlier: fc.constantFrom("previous", "lastYear", "none"),
    scheme: fc.constantFrom<Scheme>("LEVEL4", "ND42"),
    state: fc.constantFrom(...STATES),
    daysLater: fc.integer({ min: -3, max: 400 }),
    targets: fc.array(anyTarget, { maxLength: 3 }),
  })
  .map(({ kind, ...others }) => {
    // Districts ended on 30/6/2025.
    const drawn = { ...others, kind: kind === "huyện" && others.period.last > "2025-06-30" ? "tỉnh" : kind } as const;
    const rootName = { tỉnh: "Tỉnh Phú Thọ", huyện: "Huyện Xuân Lộc", xã: "Xã Thạch Hưng", sở: "Sở Công Thương" }[
      drawn.kind as "tỉnh"
    ];
    const below = drawn.kind === "tỉnh" || drawn.kind === "huyện" ? COMMUNES.slice(0, drawn.communes) : [];
    const units = [
      unitOf("ROOT", rootName, drawn.kind, null),
      ...below.map((name, index) => unitOf(`X${index}`, name, "xã", "ROOT")),
    ];
    const reporting = below.length === 0 || drawn.hasOwn ? units : units.slice(1);
    const beforeOf = { previous: () => previousPeriod(drawn.period), lastYear: () => samePeriodLastYear(drawn.period) };
    const before = drawn.earlier === "none" ? null : beforeOf[drawn.earlier as "previous"]();
    let index = 0;
    const snapshots = [drawn.period, ...(before ? [before] : [])].flatMap((period) =>
      reporting.flatMap(({ code }, place): SnapshotRecord[] => {
        const draw = drawn.draws[index % 30];
        index += 1;
        if (!draw || drawn.gaps.includes(index)) return [];
        const has = place % 3 === 1 && drawn.thinner ? drawn.thinner : drawn.blocks;
        const points = code === "ROOT" && below.length === 0 ? (drawn.points ?? {}) : {};
        return [
          {
            unit: code,
            period: period.key,
            form: drawn.form,
            revision: 1,
            state: drawn.state,
            scopeBasis: "ownOnly",
            scheme: drawn.scheme,
            countBasis: "giaiQuyet",
            figures: { ...figuresOf(draw, has), ...points } as Figures,
            submittedAt: "2028-01-02T03:04:05Z",
          },
        ];
      }),
    );
    return {
      units,
      snapshots,
      targets: drawn.targets.filter((target) => target !== null),
      today: addDays(drawn.period.last, drawn.daysLater),
      unit: "ROOT" as UnitCode,
      period: drawn.period,
      form: drawn.form,
    };
  });
