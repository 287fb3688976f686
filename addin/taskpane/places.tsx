// The places of the pane by name; each is loaded when it is first shown.
import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import type { PlaceId } from "./frame/place-id.ts";

export interface Place {
  readonly id: PlaceId;
  readonly name: string;
  readonly Body: LazyExoticComponent<ComponentType>;
}

export const PLACES: readonly Place[] = [
  {
    id: "check",
    name: "Kiểm tra",
    Body: lazy(async () => ({ default: (await import("./check/check-place.tsx")).CheckPlace })),
  },
  {
    id: "submit",
    name: "Gửi số liệu",
    Body: lazy(async () => ({ default: (await import("./submit/submit-place.tsx")).SubmitPlace })),
  },
  {
    id: "consolidate",
    name: "Tổng hợp",
    Body: lazy(async () => ({ default: (await import("./consolidate/consolidate-place.tsx")).ConsolidatePlace })),
  },
  {
    id: "report",
    name: "Báo cáo",
    Body: lazy(async () => ({ default: (await import("./report/report-place.tsx")).ReportPlace })),
  },
  {
    id: "functions",
    name: "Hàm & trợ giúp",
    Body: lazy(async () => ({ default: (await import("./functions/functions-place.tsx")).FunctionsPlace })),
  },
];

export const SETTINGS_PLACE: Place = {
  id: "settings",
  name: "Cài đặt",
  Body: lazy(async () => ({ default: (await import("./settings/settings-place.tsx")).SettingsPlace })),
};
