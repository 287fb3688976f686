// Shows cells whose answer is under way as "Đang tính…" instead of the engine's error code.
import { CellValueType, type Injector, InterceptorEffectEnum } from "@univerjs/core";
import { INTERCEPTOR_POINT, SheetInterceptorService } from "@univerjs/sheets";
import { WAITING_ERROR } from "./function-bridge.ts";

const WAITING_TEXT = "Đang tính…";
/** After the engine has put the cells of a table in place (100), before it formats numbers (10). */
const PRIORITY = 50;

export const showWaitingCells = (injector: Injector): void => {
  injector.get(SheetInterceptorService).intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
    priority: PRIORITY,
    effect: InterceptorEffectEnum.Value | InterceptorEffectEnum.Style,
    handler: (cell, _location, next) => {
      if (cell?.v !== WAITING_ERROR) return next(cell);
      const interceptorStyle = { cl: { rgb: "#5c6b7a" }, it: 1 as const };
      return next({ ...cell, v: WAITING_TEXT, t: CellValueType.STRING, interceptorStyle });
    },
  });
};
