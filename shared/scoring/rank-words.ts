// Ranks in the words of a report: "đồng hạng 2/95", "không xếp hạng", "hạng 1/95 (tạm, 97/99 đơn vị)".

import { ANSWERS } from "../text/answers.ts";
import { numberText, rationalText } from "../text/format.ts";
import { type League, type LeagueRow, pointsPerDossier, type Rank } from "./rank.ts";

export const rankWords = ({ rank, of, tiedWith }: Rank): string =>
  ANSWERS.rank({ rank: numberText(rank), of: numberText(of), tied: tiedWith > 0 });

/** A unit's place in its league, with the mark of a provisional one. */
export const placeWords = (row: LeagueRow, league: League): string => {
  const words = row.place ? rankWords(row.place) : ANSWERS.notRanked();
  if (!league.provisional) return words;
  const { settled, expected } = league;
  return `${words} (${ANSWERS.provisional({ settled: numberText(settled), expected: numberText(expected) })})`;
};

/** "61 hồ sơ: 1 hồ sơ = 1,64 điểm phần trăm", to stand beside a small unit; null where one dossier hardly moves its rate. */
export const smallUnitWords = (dossiers: number): string | null => {
  const each = pointsPerDossier(dossiers);
  return each && ANSWERS.onePerDossier({ dossiers: numberText(dossiers), points: rationalText(each, 2) });
};
