// Loads the invented province of shared/demo/mau.json: what its communes reported in the last six months that have ended.

import { say } from "../dev/toolchain.mjs";
import { problemLines, snapshotAddress, unitsCsv } from "./api.mjs";

const monthCount = 6;
const form = "chung";
/** A month of the reports of decree 09 lasts from the 15th of the month before to the 14th. */
const lastDay = 14;

const two = (number) => String(number).padStart(2, "0");

function monthAt({ year, month }) {
  return { month, key: `nd09:${year}-${two(month)}`, last: `${year}-${two(month)}-${lastDay}` };
}

const before = ({ year, month }) => (month === 1 ? { year: year - 1, month: 12 } : { year, month: month - 1 });

/** The latest months that have ended before `today` (`2026-11-22`) and not before `since`, oldest first. */
export function endedMonths(today, since) {
  const [year, month, day] = today.split("-").map(Number);
  let place = day > lastDay ? { year, month } : before({ year, month });
  const months = [];
  while (months.length < monthCount && monthAt(place).last >= since) {
    months.unshift(monthAt(place));
    place = before(place);
  }
  return months;
}

/** The newest of them; changes when there is something to load. */
export const newestMonth = (today) => endedMonths(today, "").at(-1).key;

const placeOf = ({ unit, period }) => `${unit} ${period}`;

/** First revision, sent by the server's own administrator and not moved since. */
const isAsLoaded = ({ revision, state, movedBy, movedAt, submittedAt }) =>
  state === "da_nop" && revision === 1 && movedBy.unit === "*" && movedAt === submittedAt;

/** What a demonstration of those months consists of. */
function plannedReports({ units, columns, months, body, newest }, ended) {
  const newestKey = ended.at(-1)?.key;
  const communes = units.map(({ code }) => code).filter((code) => months[code] !== undefined);
  return ended.flatMap(({ key, month }) =>
    communes
      .filter((unit) => key !== newestKey || !newest.notYet.includes(unit))
      .map((unit) => {
        const figures = Object.fromEntries(columns.map((code, index) => [code, months[unit][month - 1][index]]));
        return { unit, period: key, body: { figures, ...body } };
      }),
  );
}

/** Units that were never there; those that are may have been changed on this machine. */
async function addUnits(api, { units }) {
  const { units: there } = await api.ask("GET", `/v1/units?on=${units[0].valid_from}`);
  const known = new Set(there.map(({ code }) => code));
  const missing = units.filter(({ code }) => !known.has(code));
  if (missing.length > 0) await api.ask("POST", "/v1/units/import", unitsCsv(missing));
}

/** The target and the deadline, where the province has none. Earlier months were due before there was a deadline. */
async function addSettings(api, { target, deadline }, newest) {
  const isOwn = ({ unit }) => unit === target.unit;
  const { targets } = await api.ask("GET", `/v1/targets?unit=${target.unit}`);
  if (!targets.some(isOwn)) await api.ask("POST", "/v1/targets", target);
  const { deadlines } = await api.ask("GET", `/v1/deadlines?unit=${target.unit}&ended=1`);
  if (!deadlines.some(isOwn)) await api.ask("POST", "/v1/deadlines", { ...deadline, from: newest.last });
}

/** What was refused is thrown on the first load; later it is what somebody changed on this machine that stands in the way. */
async function sendReports(api, items, isFirst) {
  if (items.length === 0) return;
  const { results } = await api.ask("POST", "/v1/snapshots/batch", { items });
  const refused = results.filter(({ problem }) => problem !== null);
  if (refused.length === 0) return;
  const lines = refused.map((one) => `${placeOf(one)}: ${problemLines(one.status, one.problem)}`);
  if (isFirst) throw new Error(lines.join("\n"));
  const places = refused.map(placeOf).join(", ");
  say(`Chưa nạp được số liệu giả định của: ${places}`, "invented figures that this machine's data refuse");
}

/** What the office above has done to a report of the newest month; null where it waits. */
function moveOf({ unit }, { received, returned }) {
  if (received.includes(unit)) return { action: "duyet" };
  const { reason } = returned.find((one) => one.unit === unit) ?? {};
  return reason === undefined ? null : { action: "tra_lai", reason };
}

/** The months before the newest in which nobody but the loader has done anything. */
function untouchedMonths(ended, reports, isAnswer) {
  const isOurs = (one) =>
    isAsLoaded(one) || isAnswer(one) || (one.state === "da_duyet" && one.revision === 1 && one.movedBy.unit === "*");
  return ended.slice(0, -1).filter(({ key }) => {
    const own = reports.filter(({ period }) => period === key);
    return own.length > 0 && own.every(isOurs);
  });
}

/**
 * Brings the demonstration up to `today`: adds what is missing of the latest months, receives or returns in the newest what nobody
 * else has touched, and closes the earlier ones. What somebody changed on this machine stays, and a month with it open; a second
 * time on the same day nothing changes.
 */
export async function loadMonths(api, demo, today) {
  const [province] = demo.units;
  const ended = endedMonths(today, province.valid_from);
  const newest = ended.at(-1);
  if (newest === undefined) return;
  await addUnits(api, demo);

  const listAddress = `/v1/snapshots?unit=${province.code}&form=${form}&from=${ended[0].last}&to=${newest.last}&limit=1000`;
  const list = async () => (await api.ask("GET", listAddress)).snapshots;
  const there = new Map((await list()).map((one) => [placeOf(one), one]));
  const isFirst = there.size === 0;
  if (isFirst) await addSettings(api, demo, newest);

  const planned = plannedReports(demo, ended);
  const missing = planned.filter((one) => !there.has(placeOf(one)));
  // Of an earlier month, and returned for the reason of the demonstration: its commune has answered since.
  const reasons = new Set(demo.newest.returned.map(({ reason }) => reason));
  const answered = planned.filter((one) => {
    const stored = there.get(placeOf(one));
    return one.period !== newest.key && stored?.state === "tra_lai" && reasons.has(stored.reason);
  });
  const answers = answered.map(({ unit, period, body }) => {
    const ifMatch = there.get(placeOf({ unit, period })).revision;
    return { unit, period, form, body: { ...body, note: demo.noteAfterReturn }, ifMatch };
  });
  const items = [...missing.map(({ unit, period, body }) => ({ unit, period, form, body })), ...answers];
  await sendReports(api, items, isFirst);

  // Later somebody may have changed what a move rests on, which must not keep the product from starting.
  const act = isFirst ? api.ask : api.send;
  const reports = items.length === 0 ? [...there.values()] : await list();
  const moves = reports
    .filter((one) => one.period === newest.key && isAsLoaded(one))
    .map((one) => ({ ...one, move: moveOf(one, demo.newest) }))
    .filter(({ move }) => move !== null);
  await Promise.all(
    moves.map(({ unit, period, move }) => act("POST", snapshotAddress(unit, period, form, "/actions"), move)),
  );
  const answeredPlaces = new Set(answered.map(placeOf));
  for (const { key } of untouchedMonths(ended, reports, (one) => answeredPlaces.has(placeOf(one)))) {
    const address = `/v1/consolidated/${province.code}/${encodeURIComponent(key)}/close?form=${form}`;
    await act("POST", address, { override: demo.closingReason });
  }
}
