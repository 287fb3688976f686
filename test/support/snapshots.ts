// Submits and moves snapshots over the API as the tests of several resources need them.
import type { Call, Reply, RunningWorker } from "./worker.ts";

export interface SnapshotCalls {
  readonly put: (unit: string, period: string, content: unknown, more?: Call & { query?: string }) => Promise<Reply>;
  readonly act: (unit: string, period: string, content: unknown, more?: Call & { query?: string }) => Promise<Reply>;
  readonly batch: (content: unknown, more?: Call) => Promise<Reply>;
  /** GET of the snapshot, or of `/revisions`, `/corrections` beside it. */
  readonly get: (unit: string, period: string, rest?: string, more?: Call) => Promise<Reply>;
  /** Rows of all tables that a submission or an action writes to. */
  readonly countRows: () => Promise<number>;
  /** A month that no other test has written to, from 1/2001 on. */
  readonly freshPeriod: () => string;
}

export const figuresBody = (figures: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  figures,
  scopeBasis: "ownOnly",
  scheme: "ND42",
  ...more,
});

const WRITTEN = ["snapshot_revision", "snapshot_event", "snapshot_event_detail", "audit", "idempotency"];

export const snapshotCalls = (worker: () => RunningWorker): SnapshotCalls => {
  let months = 0;
  const address = (unit: string, period: string, rest = "") =>
    `/v1/snapshots/${encodeURIComponent(unit)}/${encodeURIComponent(period)}${rest}`;
  return {
    put: (unit, period, body, more = {}) =>
      worker().call(address(unit, period, more.query), { method: "PUT", body, ...more }),
    act: (unit, period, body, more = {}) =>
      worker().call(address(unit, period, `/actions${more.query ?? ""}`), { method: "POST", body, ...more }),
    batch: (body, more = {}) => worker().call("/v1/snapshots/batch", { method: "POST", body, ...more }),
    get: (unit, period, rest, more = {}) => worker().call(address(unit, period, rest), more),
    countRows: async () => {
      const sql = `SELECT ${WRITTEN.map((table) => `(SELECT COUNT(*) FROM ${table})`).join(" + ")} AS n`;
      return (await worker().db.prepare(sql).first<number>("n")) ?? -1;
    },
    freshPeriod: () => {
      months += 1;
      return `civil:${2001 + Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}`;
    },
  };
};
