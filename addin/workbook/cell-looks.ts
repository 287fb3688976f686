// Shows cells whose answer is under way as "Đang tính…", and tells results of checks apart at a glance.
import { CellValueType, type Injector, InterceptorEffectEnum, type IStyleData } from "@univerjs/core";
import { INTERCEPTOR_POINT, SheetInterceptorService } from "@univerjs/sheets";
import { ANSWERS } from "../../shared/text/answers.ts";
import { WAITING_ERROR } from "./function-bridge.ts";

const WAITING_TEXT = "Đang tính…";
/** After the engine has put the cells of a table in place (100), before it formats numbers (10). */
const PRIORITY = 50;

const WAITING: IStyleData = { cl: { rgb: "#5c6b7a" }, it: 1 };
const RIGHT: IStyleData = { cl: { rgb: "#0e6b2b" } };
const WRONG: IStyleData = { cl: { rgb: "#a4262c" } };

const AGREES = ANSWERS.agrees();
/** How the sentences of DOICHIEU and of the sheets' own comparisons begin where something does not hold. */
const WRONG_BEGINNINGS: readonly string[] = [
  "Không khớp",
  "Không thể",
  "Chưa làm tròn đúng",
  "Chưa đạt",
  "Hai số khác nhau",
];

const lookOf = (content: unknown): IStyleData | null => {
  if (content === AGREES) return RIGHT;
  if (typeof content !== "string") return null;
  return WRONG_BEGINNINGS.some((beginning) => content.startsWith(beginning)) ? WRONG : null;
};

export const showCellLooks = (injector: Injector): void => {
  injector.get(SheetInterceptorService).intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
    priority: PRIORITY,
    effect: InterceptorEffectEnum.Value | InterceptorEffectEnum.Style,
    handler: (cell, { rawData }, next) => {
      if (cell?.v === WAITING_ERROR) {
        return next({ ...cell, v: WAITING_TEXT, t: CellValueType.STRING, interceptorStyle: WAITING });
      }
      // Only what a formula says; what people write keeps their colours.
      const look = cell && (rawData?.f || rawData?.si) ? lookOf(cell.v) : null;
      return next(look === null ? cell : { ...cell, interceptorStyle: look });
    },
  });
};
