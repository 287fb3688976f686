// The provinces and cities of Viet Nam on both sides of 01/07/2025, as units that can be imported, each with its source.

import type { Confidence } from "../domain/confidence.ts";
import { addDays, type LocalDate } from "../domain/local-date.ts";
import { TURNING_DAYS } from "../domain/turning-days.ts";
import type { UnitCode, UnitVersion } from "../domain/unit.ts";

/** One province between two days, with what vouches for it. */
export interface ProvinceVersion extends UnitVersion {
  readonly type: "tỉnh" | "thành phố";
  readonly source: string;
  readonly confidence: Confidence;
}

/** NQ 202/2025/QH15, as domain.md §6 has it: 34 = 28 tỉnh + 6 thành phố. */
export const PROVINCE_COUNTS = {
  all: 34,
  provinces: 28,
  cities: 6,
  source: "NQ 202/2025/QH15",
  confidence: "V",
} as const;

/** The day from which the reform of the provinces holds. */
const REFORM_DAY = TURNING_DAYS.twoTiers.day;

/**
 * The list does not go further back: from this day on, when Hà Tây became part of Hà Nội, there were 63. It is not the day on
 * which a province was founded.
 */
const LIST_BEGINS = "2008-08-01" as LocalDate;

const NQ202 = "NQ 202/2025/QH15";
const MAP_63 = "63 tỉnh, thành phố trước ngày 01/07/2025";
const HUE_CITY = "NQ 175/2024/QH15";

/**
 * After 01/07/2025: code, name, and the former provinces that became part of it beside the one of its own name. `V` where the
 * merger stands in domain.md; the other mergers are common knowledge that nobody compared with the resolution for this list.
 */
const NOW: readonly (readonly [code: string, name: string, joined: readonly string[], confidence: Confidence])[] = [
  ["HANOI", "Thành phố Hà Nội", [], "K"],
  ["HUE", "Thành phố Huế", [], "K"],
  ["HAIPHONG", "Thành phố Hải Phòng", ["HAIDUONG"], "K"],
  ["DANANG", "Thành phố Đà Nẵng", ["QUANGNAM"], "K"],
  ["HOCHIMINH", "Thành phố Hồ Chí Minh", ["BARIAVUNGTAU", "BINHDUONG"], "K"],
  ["CANTHO", "Thành phố Cần Thơ", ["HAUGIANG", "SOCTRANG"], "K"],
  ["ANGIANG", "Tỉnh An Giang", ["KIENGIANG"], "K"],
  ["BACNINH", "Tỉnh Bắc Ninh", ["BACGIANG"], "K"],
  ["CAMAU", "Tỉnh Cà Mau", ["BACLIEU"], "K"],
  ["CAOBANG", "Tỉnh Cao Bằng", [], "K"],
  ["DAKLAK", "Tỉnh Đắk Lắk", ["PHUYEN"], "K"],
  ["DIENBIEN", "Tỉnh Điện Biên", [], "K"],
  ["DONGNAI", "Tỉnh Đồng Nai", ["BINHPHUOC"], "V"],
  ["DONGTHAP", "Tỉnh Đồng Tháp", ["TIENGIANG"], "K"],
  ["GIALAI", "Tỉnh Gia Lai", ["BINHDINH"], "K"],
  ["HATINH", "Tỉnh Hà Tĩnh", [], "K"],
  ["HUNGYEN", "Tỉnh Hưng Yên", ["THAIBINH"], "K"],
  ["KHANHHOA", "Tỉnh Khánh Hòa", ["NINHTHUAN"], "K"],
  ["LAICHAU", "Tỉnh Lai Châu", [], "K"],
  ["LAMDONG", "Tỉnh Lâm Đồng", ["BINHTHUAN", "DAKNONG"], "K"],
  ["LANGSON", "Tỉnh Lạng Sơn", [], "K"],
  ["LAOCAI", "Tỉnh Lào Cai", ["YENBAI"], "K"],
  ["NGHEAN", "Tỉnh Nghệ An", [], "K"],
  ["NINHBINH", "Tỉnh Ninh Bình", ["HANAM", "NAMDINH"], "K"],
  ["PHUTHO", "Tỉnh Phú Thọ", ["HOABINH", "VINHPHUC"], "K"],
  ["QUANGNGAI", "Tỉnh Quảng Ngãi", ["KONTUM"], "K"],
  ["QUANGNINH", "Tỉnh Quảng Ninh", [], "K"],
  ["QUANGTRI", "Tỉnh Quảng Trị", ["QUANGBINH"], "K"],
  ["SONLA", "Tỉnh Sơn La", [], "K"],
  ["TAYNINH", "Tỉnh Tây Ninh", ["LONGAN"], "V"],
  ["THAINGUYEN", "Tỉnh Thái Nguyên", ["BACKAN"], "K"],
  ["THANHHOA", "Tỉnh Thanh Hóa", [], "K"],
  ["TUYENQUANG", "Tỉnh Tuyên Quang", ["HAGIANG"], "K"],
  ["VINHLONG", "Tỉnh Vĩnh Long", ["BENTRE", "TRAVINH"], "K"],
];

/** Names of the provinces that ended on 30/06/2025. */
const ENDED: Readonly<Record<string, string>> = {
  BACGIANG: "Tỉnh Bắc Giang",
  BACKAN: "Tỉnh Bắc Kạn",
  BACLIEU: "Tỉnh Bạc Liêu",
  BARIAVUNGTAU: "Tỉnh Bà Rịa - Vũng Tàu",
  BENTRE: "Tỉnh Bến Tre",
  BINHDINH: "Tỉnh Bình Định",
  BINHDUONG: "Tỉnh Bình Dương",
  BINHPHUOC: "Tỉnh Bình Phước",
  BINHTHUAN: "Tỉnh Bình Thuận",
  DAKNONG: "Tỉnh Đắk Nông",
  HAGIANG: "Tỉnh Hà Giang",
  HAIDUONG: "Tỉnh Hải Dương",
  HANAM: "Tỉnh Hà Nam",
  HAUGIANG: "Tỉnh Hậu Giang",
  HOABINH: "Tỉnh Hòa Bình",
  KIENGIANG: "Tỉnh Kiên Giang",
  KONTUM: "Tỉnh Kon Tum",
  LONGAN: "Tỉnh Long An",
  NAMDINH: "Tỉnh Nam Định",
  NINHTHUAN: "Tỉnh Ninh Thuận",
  PHUYEN: "Tỉnh Phú Yên",
  QUANGBINH: "Tỉnh Quảng Bình",
  QUANGNAM: "Tỉnh Quảng Nam",
  SOCTRANG: "Tỉnh Sóc Trăng",
  THAIBINH: "Tỉnh Thái Bình",
  TIENGIANG: "Tỉnh Tiền Giang",
  TRAVINH: "Tỉnh Trà Vinh",
  VINHPHUC: "Tỉnh Vĩnh Phúc",
  YENBAI: "Tỉnh Yên Bái",
};

const version = (
  code: string,
  name: string,
  [validFrom, validTo]: readonly [LocalDate, LocalDate | null],
  source: string,
  confidence: Confidence,
  successor?: string,
): ProvinceVersion => ({
  code: code as UnitCode,
  name,
  type: name.startsWith("Thành phố") ? "thành phố" : "tỉnh",
  parent: null,
  validFrom,
  validTo,
  successors: successor === undefined ? [] : [{ unit: successor as UnitCode, share: null }],
  reports: false,
  source,
  confidence,
});

const dayBefore = (day: LocalDate): LocalDate => addDays(day, -1);
const HUE_BECAME_CITY = "2025-01-01" as LocalDate;

/**
 * All versions, each of the 34 of today followed by what became part of it; a confidence vouches for the merger, not for the
 * first day. A province that took over others goes on under its code as a
 * further version, so that the new borders begin on a day of their own.
 */
export const PROVINCE_VERSIONS: readonly ProvinceVersion[] = NOW.flatMap(([code, name, joined, confidence]) => {
  const before = [LIST_BEGINS, dayBefore(REFORM_DAY)] as const;
  if (code === "HUE") {
    return [
      version(code, "Tỉnh Thừa Thiên Huế", [LIST_BEGINS, dayBefore(HUE_BECAME_CITY)], MAP_63, "K"),
      version(code, name, [HUE_BECAME_CITY, null], HUE_CITY, confidence),
    ];
  }
  if (joined.length === 0) return [version(code, name, [LIST_BEGINS, null], MAP_63, confidence)];
  return [
    version(code, name, before, MAP_63, "K"),
    version(code, name, [REFORM_DAY, null], NQ202, confidence),
    ...joined.map((former) => version(former, ENDED[former] ?? former, before, NQ202, confidence, code)),
  ];
});
