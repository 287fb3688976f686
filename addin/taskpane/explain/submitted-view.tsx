// A figure that was submitted: its value there and in the cell, the state of its snapshot, its receipt, and what the score could gain.
import { MessageBar, MessageBarBody, Text } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { findForm } from "../../../shared/domain/form.ts";
import { RATES } from "../../../shared/rules/rates.ts";
import { numberText } from "../../../shared/text/format.ts";
import { periodName } from "../../../shared/text/period.ts";
import { STATE_NONE_TEXT, STATE_TEXT } from "../../../shared/text/snapshot.ts";
import type { SelectedCell } from "../../host/host.ts";
import type { SnapshotEntry } from "../../server/entries.ts";
import { cellText } from "./answer-text.ts";
import { Block, dayOfMoment, Facts, GainsBlock, ReceiptBlock } from "./explain-parts.tsx";
import type { SubmittedFigure } from "./submitted-figure.ts";

const STATES = { not_applicable: "không áp dụng", not_provided: "chưa có số liệu" } as const;

const sentText = ({ code, isRate }: SubmittedFigure, { figures, rates }: SnapshotEntry): string => {
  if (isRate) {
    const rate = rates[code as keyof typeof rates]?.rate ?? null;
    return rate === null ? STATES.not_provided : cellText(rate, "0.00%");
  }
  const entry = figures[code as keyof typeof figures];
  if (entry === undefined) return STATES.not_provided;
  return typeof entry === "number" ? numberText(entry) : STATES[entry.state];
};

/** Rates that the figure is part of. */
const ratesOf = (code: string): ReadonlySet<string> =>
  new Set(
    RATES.filter(
      (rate) => rate.code === code || [...rate.numerator, ...rate.denominator].some((figure) => figure === code),
    ).map((rate) => rate.code as string),
  );

export const SubmittedView = ({
  figure,
  cell,
}: {
  readonly figure: SubmittedFigure;
  readonly cell: SelectedCell;
}): ReactElement => {
  const { snapshot, receipt, gains } = figure;
  const sent = snapshot ? sentText(figure, snapshot) : "";
  const isOther =
    snapshot !== null && typeof cell.value === "number" && !figure.isRate && sent !== numberText(cell.value);
  return (
    <>
      <Text size={200} weight="semibold">
        {figure.name}
      </Text>
      <Block title="Bản số liệu đã gửi">
        <Facts
          facts={[
            ["Đơn vị", figure.unitName],
            ["Kỳ", periodName(figure.period)],
            ["Biểu", findForm(figure.form)?.title ?? figure.form],
            ["Trạng thái", snapshot ? STATE_TEXT[snapshot.state] : STATE_NONE_TEXT],
            ...(snapshot
              ? ([
                  ["Lần gửi", `${snapshot.revision}, ngày ${dayOfMoment(snapshot.submittedAt)}`],
                  ["Số đã gửi", sent],
                  ["Số trong ô", cell.shown === "" ? "(trống)" : cell.shown],
                ] as const)
              : []),
          ]}
        />
        {figure.trouble !== "" && <Text size={200}>{figure.trouble}</Text>}
        {isOther && (
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>
              Số trong ô khác số đã gửi. Nếu số trong ô đúng, hãy gửi lại ở phần Gửi số liệu.
            </MessageBarBody>
          </MessageBar>
        )}
      </Block>
      {receipt && (
        <Block title="Diễn giải cách tính">
          <ReceiptBlock receipt={receipt} only={ratesOf(figure.code)} />
        </Block>
      )}
      {gains && (
        <>
          <Text size={200}>
            {gains.ruleSet}: {gains.score === null ? "chưa đủ số liệu để có tổng điểm" : `${gains.score} điểm`}.
          </Text>
          <GainsBlock rows={gains.rows} />
        </>
      )}
    </>
  );
};
