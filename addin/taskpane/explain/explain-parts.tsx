// The parts of an explanation: a titled block, facts, sources, the receipt of a snapshot, and what a score could still gain.
import { makeStyles, Text, tokens } from "@fluentui/react-components";
import { type ReactElement, type ReactNode, useId } from "react";
import { vietNamDayOf } from "../../../shared/domain/moment.ts";
import { readPeriodKey } from "../../../shared/domain/period.ts";
import type { GainRow } from "../../../shared/functions/explain-gain.ts";
import type { RuleSource } from "../../../shared/functions/explanation.ts";
import { agreesWithItself } from "../../../shared/scoring/receipt.ts";
import { EXPLAIN_TEXT } from "../../../shared/text/explain.ts";
import { dateText, numberText } from "../../../shared/text/format.ts";
import { periodName } from "../../../shared/text/period.ts";
import { STATE_TEXT } from "../../../shared/text/snapshot.ts";
import type { ReceiptEntry } from "../../server/entries.ts";
import type { StoredPlace } from "./stored-places.ts";

export const useExplainStyles = makeStyles({
  block: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS },
  title: { margin: 0 },
  list: {
    margin: 0,
    paddingLeft: tokens.spacingHorizontalL,
    display: "grid",
    gap: tokens.spacingVerticalXS,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: "anywhere",
  },
  facts: {
    margin: 0,
    display: "grid",
    gridTemplateColumns: "auto 1fr",
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXXS,
    fontSize: tokens.fontSizeBase200,
  },
  term: { color: tokens.colorNeutralForeground2 },
  fact: { margin: 0, textAlign: "right", overflowWrap: "anywhere", minWidth: 0 },
  muted: { color: tokens.colorNeutralForeground2 },
  hash: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase100, overflowWrap: "anywhere" },
  gain: {
    display: "grid",
    gridTemplateColumns: "1fr auto",
    columnGap: tokens.spacingHorizontalS,
    paddingBottom: tokens.spacingVerticalXS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  gains: { margin: 0, padding: 0, listStyleType: "none", display: "grid", gap: tokens.spacingVerticalXS },
});

export const Block = ({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactElement => {
  const styles = useExplainStyles();
  const id = useId();
  return (
    <section className={styles.block} aria-labelledby={id}>
      <Text as="h3" size={200} weight="semibold" id={id} className={styles.title}>
        {title}
      </Text>
      {children}
    </section>
  );
};

export const Facts = ({ facts }: { readonly facts: readonly (readonly [string, ReactNode])[] }): ReactElement => {
  const styles = useExplainStyles();
  return (
    <dl className={styles.facts}>
      {facts.map(([term, fact]) => (
        <div key={term} style={{ display: "contents" }}>
          <dt className={styles.term}>{term}</dt>
          <dd className={styles.fact}>{fact}</dd>
        </div>
      ))}
    </dl>
  );
};

export const Sources = ({ rules }: { readonly rules: readonly RuleSource[] }): ReactElement => {
  const styles = useExplainStyles();
  return (
    <ul className={styles.list}>
      {rules.map(({ title, citation, confidence }) => (
        <li key={`${title} ${citation}`}>
          {title}
          <br />
          {citation} <strong>({confidence})</strong>
        </li>
      ))}
    </ul>
  );
};

const moment = (iso: string): string => dateText(vietNamDayOf(iso));

const nameOfPeriod = (key: string): string => {
  const period = readPeriodKey(key);
  return period ? periodName(period) : key;
};

const sideText = ({ figures, sum }: ReceiptEntry["rates"][number]["numerator"]): string =>
  figures.length === 1
    ? `${figures[0]?.name}: ${numberText(sum)}`
    : `${figures.map(({ name, count }) => `${name} ${numberText(count)}`).join(" + ")} = ${numberText(sum)}`;

/** @param only codes of the rates that are of interest; null: all. */
export const ReceiptBlock = ({
  receipt,
  only,
}: {
  readonly receipt: ReceiptEntry;
  readonly only: ReadonlySet<string> | null;
}): ReactElement => {
  const styles = useExplainStyles();
  const rates = receipt.rates.filter(({ code }) => only === null || only.has(code));
  return (
    <>
      {rates.length > 0 && (
        <ul className={styles.list}>
          {rates.map((rate) => (
            <li key={rate.code}>
              {rate.name}: {numberText(rate.numerator.sum)}/{numberText(rate.denominator.sum)}
              <br />
              Tử số: {sideText(rate.numerator)}
              <br />
              Mẫu số: {sideText(rate.denominator)}
              <br />
              {rate.citation} <strong>({rate.confidence})</strong>
            </li>
          ))}
        </ul>
      )}
      {receipt.score && (
        <Block title="Cách tính điểm bộ chỉ số">
          <ul className={styles.list}>
            {receipt.score.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ul>
          <Text size={200}>{EXPLAIN_TEXT.scoreAgain({ agrees: agreesWithItself(receipt.score.receipt) })}</Text>
        </Block>
      )}
      <Text size={200}>
        Bộ quy tắc: {receipt.receipt.rulesets.map(({ id, version }) => `${id} (phiên bản ${version})`).join(", ")}; phần
        mềm {receipt.receipt.core}.
      </Text>
      <Text size={100} className={styles.hash}>
        Mã băm: {receipt.receipt.hash}
      </Text>
    </>
  );
};

const ROWS_MAX = 20;

export const StoredBlock = ({ place }: { readonly place: StoredPlace }): ReactElement => {
  const styles = useExplainStyles();
  const { table } = place;
  if (table === null) {
    return (
      <Text size={200}>
        {nameOfPeriod(place.period)}: {place.trouble}
      </Text>
    );
  }
  const sent = table.rows.filter(({ state }) => state !== null);
  return (
    <>
      <Text size={200} weight="semibold">
        {nameOfPeriod(place.period)}
      </Text>
      <Text size={200}>
        {table.asOf === null ? "Chưa có bản số liệu nào." : `Tính đến bản gửi ngày ${moment(table.asOf)}`}
        {table.asOf !== null && (table.provisional ? ", chưa chốt." : ", đã chốt.")}
      </Text>
      <ul className={styles.list}>
        {sent.slice(0, ROWS_MAX).map(({ unit, name, state, revision }) => (
          <li key={`${unit} ${revision}`}>
            {name}: {state === null ? "" : STATE_TEXT[state]}
            {revision === null ? "" : `, lần gửi ${revision}`}
          </li>
        ))}
      </ul>
      {sent.length > ROWS_MAX && <Text size={200}>Còn {sent.length - ROWS_MAX} đơn vị nữa.</Text>}
      {place.receipt && <ReceiptBlock receipt={place.receipt} only={null} />}
    </>
  );
};

export const GainsBlock = ({ rows }: { readonly rows: readonly GainRow[] }): ReactElement => {
  const styles = useExplainStyles();
  return (
    <Block title="Điểm còn thiếu và cần bao nhiêu hồ sơ">
      {rows.length === 0 ? (
        <Text size={200}>{EXPLAIN_TEXT.gainNone()}</Text>
      ) : (
        <ol className={styles.gains}>
          {rows.map((row) => (
            <li key={row.number} className={styles.gain}>
              <Text size={200} weight="semibold">
                {row.number} {row.title}
              </Text>
              <Text size={200} weight="semibold" style={{ textAlign: "right", whiteSpace: "nowrap" }}>
                thiếu {row.open} điểm
              </Text>
              <Text size={200} style={{ gridColumn: "1 / -1" }}>
                {row.text}
              </Text>
            </li>
          ))}
        </ol>
      )}
    </Block>
  );
};

export const dayOfMoment = moment;
