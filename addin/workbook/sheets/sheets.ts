// The sheets that the web workbook opens with, in the order of their tabs.
import { DUC_HOA } from "./duc-hoa.ts";
import type { SheetSource } from "./sheet-source.ts";
import { THACH_HUNG } from "./thach-hung.ts";
import { THANH_TAN } from "./thanh-tan.ts";
import { TINH_QUY_1_2023 } from "./tinh-quy-1-2023.ts";
import { TONG_HOP } from "./tong-hop.ts";
import { XUAN_LOC } from "./xuan-loc.ts";

export const SHEETS: readonly SheetSource[] = [XUAN_LOC, THACH_HUNG, DUC_HOA, TINH_QUY_1_2023, THANH_TAN, TONG_HOP];
