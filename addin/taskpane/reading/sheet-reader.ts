// The one way in which the pane reads a sheet: with the session's units and period, what people corrected, and the office's severities.

import type { LocalDate } from "../../../shared/domain/local-date.ts";
import type { SheetRead } from "../../../shared/reading/sheet.ts";
import type { ReadReportsOptions, ReportDefaults, ReportsReading } from "../../../shared/reports/read-reports.ts";
import { READING_TEXT } from "../../../shared/text/reading.ts";
import { type HostResult, hostRefusal } from "../../host/host.ts";
import type { UnitEntry } from "../../server/entries.ts";
import type { Session } from "../frame/session.ts";
import type { SeverityStore } from "./office-severities.ts";
import type { ReadRun, ReadWork } from "./read-work.ts";
import type { RememberedMappings } from "./remembered-mappings.ts";
import { isSameRead } from "./same-read.ts";

interface ReadWish extends ReadRun {
  /** Name of the file, where the sheet is none of the open workbook. */
  readonly file?: string | null;
  /** The sheet came from somewhere else: nothing confirmed for this workbook's own forms is stretched to it. */
  readonly isElsewhere?: boolean;
  /** What is meant where the sheet says nothing; by default what the session has chosen. */
  readonly defaults?: ReportDefaults;
}

export interface SheetReader {
  /** With what a sheet is read now. */
  options(wish?: ReadWish): Omit<ReadReportsOptions, "directory">;
  /** What the sheet reports. Refused where it was stopped or has failed. Never rejects. */
  read(sheet: SheetRead, wish?: ReadWish): Promise<HostResult<ReportsReading>>;
  readonly mappings: RememberedMappings;
}

export interface SheetReaderOptions {
  readonly session: { get(): Pick<Session, "units" | "unit" | "period" | "form" | "calendar"> };
  readonly today: () => LocalDate;
  readonly mappings: RememberedMappings;
  readonly severities: Pick<SeverityStore, "get">;
  readonly work: ReadWork;
}

interface Kept {
  readonly sheet: SheetRead;
  readonly units: readonly UnitEntry[];
  readonly said: string;
  readonly checked: ReportsReading;
}

/** Readings kept, so that going on to another place does not read the same sheet again. */
const KEPT_MAX = 3;

export const createSheetReader = (options: SheetReaderOptions): SheetReader => {
  const { session, today, mappings, severities, work } = options;
  let kept: readonly Kept[] = [];

  const optionsNow = ({
    file = null,
    isElsewhere = false,
    defaults,
  }: ReadWish = {}): Omit<ReadReportsOptions, "directory"> => {
    const { unit, period, form, calendar } = session.get();
    return {
      today: today(),
      defaults: defaults ?? { unit, period, form, calendar },
      stored: isElsewhere ? [] : mappings.ofWorkbook(),
      elsewhere: mappings.ofAll(),
      severities: severities.get().settings,
      file,
    };
  };

  return {
    mappings,
    options: optionsNow,
    async read(sheet, wish = {}) {
      const { units } = session.get();
      const its = optionsNow(wish);
      const said = JSON.stringify([sheet.sheet, sheet.area, { ...its, severities: [...(its.severities ?? [])] }]);
      const known = kept.find((one) => one.units === units && one.said === said && isSameRead(one.sheet, sheet));
      if (known) return { ok: true, content: known.checked };
      try {
        const checked = await work.perform({ sheet, units, options: its }, wish);
        kept = [{ sheet, units, said, checked }, ...kept].slice(0, KEPT_MAX);
        return { ok: true, content: checked };
      } catch {
        return hostRefusal(wish.signal?.aborted ? READING_TEXT.stopped() : READING_TEXT.failed());
      }
    },
  };
};
