// Rates and points that the figures give, computed in the page.
import { Accordion, AccordionHeader, AccordionItem, AccordionPanel, Text } from "@fluentui/react-components";
import { type ReactElement, useMemo } from "react";
import type { Draft } from "../report-draft/draft.ts";
import { rateRows, type ScorePreview, scorePreview } from "../report-draft/preview.ts";
import { Part } from "./part.tsx";
import { useSubmitStyles } from "./submit-styles.ts";
import type { DraftView } from "./use-draft-view.ts";

const RATES_SHOWN = 5;

const RateTable = ({ rows }: { readonly rows: ReturnType<typeof rateRows> }): ReactElement => {
  const styles = useSubmitStyles();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Tỷ lệ</th>
          <th scope="col" className={styles.number}>
            Kết quả
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ code, name, counts, percent, basis }) => (
          <tr key={code}>
            <th scope="row">
              {name}
              <Text block size={100} className={styles.muted}>
                Mẫu số: {basis}
              </Text>
            </th>
            <td className={styles.number}>
              <Text block align="end" weight="semibold" size={200}>
                {percent}
              </Text>
              {counts}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Points = ({ score }: { readonly score: ScorePreview }): ReactElement => {
  const styles = useSubmitStyles();
  return (
    <Part
      title="Điểm"
      aside={score.score && <Text weight="semibold">{`${score.score}${score.grade ? ` · ${score.grade}` : ""}`}</Text>}
    >
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Nhóm</th>
            <th scope="col" className={styles.number}>
              Điểm
            </th>
            <th scope="col">Trạng thái</th>
          </tr>
        </thead>
        <tbody>
          {score.groups.map(({ name, points, max, state }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className={styles.number}>{`${points}/${max}`}</td>
              <td>{state}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {score.reason !== null && <Text size={200}>{score.reason}</Text>}
      {score.notices.map((text) => (
        <Text key={text} size={200} className={styles.muted}>
          {text}
        </Text>
      ))}
    </Part>
  );
};

export const ResultsPart = ({ draft, view }: { readonly draft: Draft; readonly view: DraftView }): ReactElement => {
  const rates = useMemo(() => rateRows(draft.figures), [draft.figures]);
  const score = useMemo(
    () => view.target && scorePreview(draft.form, view.target.period, draft.figures, view.level),
    [draft.form, draft.figures, view.target, view.level],
  );
  const [first, others] = [rates.slice(0, RATES_SHOWN), rates.slice(RATES_SHOWN)];
  return (
    <>
      <Part title="Tỷ lệ">
        {rates.length === 0 ? (
          <Text size={200}>Số liệu này chưa đủ để tính tỷ lệ nào.</Text>
        ) : (
          <RateTable rows={first} />
        )}
        {others.length > 0 && (
          <Accordion collapsible>
            <AccordionItem value="others">
              <AccordionHeader size="small">{`${others.length} tỷ lệ nữa`}</AccordionHeader>
              <AccordionPanel>
                <RateTable rows={others} />
              </AccordionPanel>
            </AccordionItem>
          </Accordion>
        )}
      </Part>
      {score && <Points score={score} />}
    </>
  );
};
