// Stored reports whose paragraphs are kept as texts for people to read: the published articles, and a province, a district and a commune made up.
import type { LocalDate } from "../../../shared/domain/local-date.ts";
import type { UnitCode } from "../../../shared/domain/unit.ts";
import type { Context } from "../../../shared/functions/definition.ts";
import type { NarrativeRequest } from "../../../shared/functions/narrative-choice.ts";
import { demoContext } from "../../support/demo-context.ts";
import { filed, sent, targetOf, unitOf } from "../../support/reports.ts";
import { storedContext } from "../../support/stored-context.ts";

export interface NarrativeStory {
  /** Name of its file in test/cases/narrative. */
  readonly name: string;
  readonly request: NarrativeRequest;
  readonly context: Context;
}

const TODAY = "2026-11-22" as LocalDate;

const request = (unit: string, periodText: string, form: string | null = null): NarrativeRequest => ({
  unit: unit as UnitCode,
  periodText,
  form: form as NarrativeRequest["form"],
});

/** Đồng Nai asked 20% of its districts in 2022. */
const districtTarget = targetOf("ONLINE_RATE_ALL", 20, {
  levels: ["huyen"],
  source: "Chỉ tiêu năm 2022 của tỉnh Đồng Nai",
});

const form06 = (online: number, direct: number, carried: number, late: number, pending: number) => {
  const total = online + direct + carried;
  return {
    HS_TRUC_TUYEN: online,
    HS_TRUC_TIEP: direct,
    HS_KY_TRUOC: carried,
    HS_TRUOC_HAN: Math.floor((total - late - pending) / 3),
    HS_DUNG_HAN: total - late - pending - Math.floor((total - late - pending) / 3),
    HS_QUA_HAN: late,
    HS_DANG_TRONG_HAN: pending,
    HS_DANG_QUA_HAN: 0,
  };
};

/** A commune with every column of form 06, kinds, payment and digitisation, in two months. */
const commune = storedContext({
  today: TODAY,
  units: [unitOf("TAYCOC", "Xã Tây Cốc", "xã", null)],
  targets: [targetOf("ONLINE_RATE_ALL", 85), targetOf("DIGITISED_RATE", 80), targetOf("PAY_ONLINE_RATE", 80)],
  snapshots: [
    sent("TAYCOC", "civil:2026-10", {
      ...form06(412, 88, 21, 3, 40),
      HS_MOT_PHAN: 120,
      HS_TOAN_TRINH: 292,
      DVC_CUNG_CAP: 180,
      DVC_MOT_PHAN: 70,
      DVC_TOAN_TRINH: 110,
      DVC_PHAT_SINH: 36,
      HS_CO_PHI: 203,
      HS_THANH_TOAN_TT: 171,
      HS_THAM_QUYEN: 521,
      HS_SO_HOA: 400,
      HS_TRA_KET_QUA_GIAY: 478,
      HS_KET_QUA_DIEN_TU: 478,
    }),
    sent("TAYCOC", "civil:2026-09", {
      ...form06(377, 101, 18, 5, 21),
      DVC_CUNG_CAP: 180,
      DVC_PHAT_SINH: 33,
      HS_CO_PHI: 190,
      HS_THANH_TOAN_TT: 165,
    }),
  ],
});

/** A province of departments and communes, one of them silent, one idle, one very small; the quarter before is complete. */
const provinceUnits = [
  unitOf("T", "Tỉnh Phú Thọ", "tỉnh", null),
  unitOf("S1", "Sở Công Thương", "sở", "T"),
  unitOf("S2", "Sở Xây dựng", "sở", "T"),
  unitOf("S3", "Sở Ngoại vụ", "sở", "T"),
  unitOf("P1", "Phường Việt Trì", "phường", "T"),
  unitOf("P2", "Phường Nông Trang", "phường", "T"),
  unitOf("X1", "Xã Tây Cốc", "xã", "T"),
  unitOf("X2", "Xã Bằng Luân", "xã", "T"),
];
const province = storedContext({
  today: TODAY,
  units: provinceUnits,
  targets: [targetOf("ONLINE_RATE_ALL", 90, { source: "Kế hoạch 12/KH-UBND ngày 15/01/2026" })],
  snapshots: [
    sent("S1", "civil:2026-Q3", filed(1270, 1271), { state: "da_duyet" }),
    sent("S2", "civil:2026-Q3", filed(640, 655)),
    sent("S3", "civil:2026-Q3", filed(2, 4)),
    sent("P1", "civil:2026-Q3", filed(6200, 6684)),
    sent("P2", "civil:2026-Q3", filed(3010, 4020)),
    sent("X1", "civil:2026-Q3", filed(0, 0)),
    ...provinceUnits
      .slice(1)
      .map(({ code }, index) => sent(code, "civil:2026-Q2", filed(900 + index * 40, 1500 + index))),
  ],
});

/** A district before 15/8/2022, by level of service, with figures of one form still open. */
const district = storedContext({
  today: "2022-06-20" as LocalDate,
  units: [
    unitOf("H", "Huyện Đức Hòa", "huyện", null),
    unitOf("X1", "Thị trấn Hậu Nghĩa", "thị trấn", "H"),
    unitOf("X2", "Xã Mỹ Hạnh Nam", "xã", "H"),
  ],
  snapshots: [
    sent(
      "X1",
      "civil:2022-06",
      { ...filed(120, 400), HS_MOT_PHAN: 90, HS_TOAN_TRINH: 30 },
      { scheme: "LEVEL4", state: "da_nop" },
    ),
    sent(
      "X2",
      "civil:2022-06",
      { ...filed(80, 400), HS_MOT_PHAN: 70, HS_TOAN_TRINH: 10 },
      { scheme: "LEVEL4", state: "da_nop" },
    ),
    sent("X1", "civil:2022-05", filed(100, 400), { scheme: "LEVEL4" }),
    sent("X2", "civil:2022-05", filed(80, 400), { scheme: "LEVEL4" }),
  ],
});

/** Points of all groups in two months. */
const points = (digitised: number) => ({
  HS_TONG: 61,
  DIEM_CKMB: 15.2,
  DIEM_TDGQ: 20,
  DIEM_DVCTT: 7,
  DIEM_TTTT: 7.8,
  DIEM_MDSH: digitised,
  DIEM_MDHL: 18,
});
const index = storedContext({
  today: TODAY,
  units: [unitOf("THANHTAN", "Xã Thạnh Tân", "xã", null)],
  snapshots: [
    sent("THANHTAN", "civil:2023-06", points(19), { form: "766" }),
    sent("THANHTAN", "civil:2023-05", points(20.1), { form: "766" }),
  ],
});

export const NARRATIVE_STORIES: readonly NarrativeStory[] = [
  {
    name: "xuan-loc",
    request: request("XUANLOC", "15/12/2021 - 12/9/2022"),
    context: { ...demoContext, targets: () => [districtTarget] },
  },
  { name: "thach-hung", request: request("THACHHUNG", "civil:2020-11M"), context: demoContext },
  { name: "duc-hoa", request: request("DUCHOA", "civil:2022"), context: demoContext },
  { name: "tinh-quy-1-2023", request: request("TINH03", "01/01/2023 - 13/3/2023"), context: demoContext },
  { name: "thanh-tan", request: request("THANHTAN", "civil:2023-06", "766"), context: demoContext },
  { name: "thanh-tan-du-nhom", request: request("THANHTAN", "civil:2023-06", "766"), context: index },
  { name: "xa-day-du", request: request("TAYCOC", "civil:2026-10"), context: commune },
  { name: "tinh-quy-3-2026", request: request("T", "civil:2026-Q3"), context: province },
  { name: "huyen-ky-mo", request: request("H", "civil:2022-06"), context: district },
];
