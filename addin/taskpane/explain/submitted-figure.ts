// The submitted figure behind a cell without a formula: which figure the sheet holds there, and what was sent of it.

import type { Figures } from "../../../shared/domain/figure.ts";
import { findFigure } from "../../../shared/domain/figure.ts";
import { findForm } from "../../../shared/domain/form.ts";
import type { FormCode } from "../../../shared/domain/form-code.ts";
import { type Period, readPeriodKey } from "../../../shared/domain/period.ts";
import type { UnitCode } from "../../../shared/domain/unit.ts";
import { type FiguresGain, gainsOfFigures } from "../../../shared/functions/explain-gain.ts";
import type { StoredMapping } from "../../../shared/reading/mapping-memory.ts";
import type { SheetRecord } from "../../../shared/reading/read-sheet.ts";
import { type Level, levelOf } from "../../../shared/rules/level.ts";
import { findRate } from "../../../shared/rules/rates.ts";
import type { SelectedCell, Sheets } from "../../host/host.ts";
import type { ReceiptEntry, SnapshotEntry, UnitEntry } from "../../server/entries.ts";
import { refusalText, reportParams, type Server } from "../../server/server.ts";
import type { Session } from "../frame/session.ts";
import type { SheetReader } from "../reading/sheet-reader.ts";
import { receiptOf } from "./stored-places.ts";

export interface SubmittedFigure {
  readonly code: string;
  readonly name: string;
  readonly isRate: boolean;
  readonly unit: UnitCode;
  readonly unitName: string;
  readonly period: Period;
  readonly form: FormCode;
  /** Null where nothing was sent, or it could not be asked: see `trouble`. */
  readonly snapshot: SnapshotEntry | null;
  readonly receipt: ReceiptEntry | null;
  /** By the 766 index; null where it does not score these figures. */
  readonly gains: FiguresGain | null;
  readonly trouble: string;
  /** The remembered mapping by which the sheet was understood; null: none. */
  readonly mapping: StoredMapping | null;
}

const levelIn = (unit: UnitEntry | undefined, units: readonly UnitEntry[]): Level | null => {
  if (!unit) return null;
  const parent = units.find(({ code }) => code === unit.parent);
  return levelOf(unit.type, parent?.type ?? null);
};

interface Found {
  readonly code: string;
  readonly record: SheetRecord;
  readonly form: FormCode | null;
  readonly mapping: StoredMapping | null;
}

const findIn = async (cell: SelectedCell, sheets: Sheets, reader: Pick<SheetReader, "read">): Promise<Found | null> => {
  const content = await sheets.read("sheet");
  if (!content.ok || content.content.sheet !== cell.sheet) return null;
  const read = await reader.read(content.content);
  if (!read.ok) return null;
  const { reading, mapping } = read.content;
  const [active] = cell.area.split(":");
  for (const record of [...reading.records, ...reading.totals]) {
    const entry = Object.entries(record.at).find(([, at]) => at === active);
    if (entry) return { code: entry[0], record, form: reading.form, mapping };
  }
  return null;
};

/** Null where the cell holds no figure that the sheet names. Never rejects. */
export const submittedFigure = async (
  cell: SelectedCell,
  sheets: Sheets,
  session: Session,
  server: Server,
  reader: Pick<SheetReader, "read">,
): Promise<SubmittedFigure | null> => {
  const found = await findIn(cell, sheets, reader);
  if (found === null) return null;
  const { code, record } = found;
  const period = (record.period === undefined ? null : readPeriodKey(record.period)) ?? session.period;
  // Of a sheet that names no unit, or none that is known, the one that is worked for.
  const unit = record.unitCode ?? session.unit;
  const form = found.form ?? session.form;
  const rate = findRate(code);
  const name = rate?.name ?? findFigure(code)?.name ?? code;
  if (unit === null) return null;
  const entry = session.units.find((one) => one.code === unit);
  const place = { unit: unit as string, period: period.key as string, form: form as string };
  const [snapshot, receipt] = await Promise.all([
    server.call("getSnapshot", reportParams(place)),
    receiptOf(place, server),
  ]);
  return {
    code,
    name,
    isRate: rate !== undefined,
    unit,
    unitName: entry?.name ?? unit,
    period,
    form: findForm(form)?.code ?? form,
    snapshot: snapshot.ok ? snapshot.content : null,
    receipt: receipt.ok ? receipt.content : null,
    gains: snapshot.ok
      ? gainsOfFigures(snapshot.content.figures as Figures, period, levelIn(entry, session.units))
      : null,
    trouble: snapshot.ok ? "" : refusalText(snapshot),
    mapping: found.mapping,
  };
};
