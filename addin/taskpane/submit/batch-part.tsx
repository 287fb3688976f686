// Sends many reports of one sheet on their units' behalf: those that are in order at once, the others one by one.
import { Button, Checkbox, Text } from "@fluentui/react-components";
import { type ReactElement, useMemo, useState } from "react";
import type { CheckedReport } from "../../../shared/reports/checked-report.ts";
import { usePane, useSession, useStore } from "../frame/pane-context.tsx";
import { batchRows } from "../report-draft/batch-orders.ts";
import { calendarChoice } from "../report-draft/draft.ts";
import { deskOf } from "../report-draft/draft-desk.ts";
import { CalendarQuestion } from "./calendar-question.tsx";
import { Part } from "./part.tsx";
import { useSubmitStyles } from "./submit-styles.ts";

export const BatchPart = ({ reports }: { readonly reports: readonly CheckedReport[] }): ReactElement => {
  const styles = useSubmitStyles();
  const tools = usePane();
  const session = useSession();
  const { outbox } = deskOf(tools);
  const { entries } = useStore(outbox);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const today = tools.today();
  const rows = useMemo(() => batchRows(reports, { session, entries, today }), [reports, session, entries, today]);
  const orders = rows.flatMap(({ id, order }) => (order && !left.has(id) ? [order] : []));
  const open = reports.find(
    ({ form, period, isDated }) =>
      form === session.form && period && !isDated && calendarChoice(form, period, session.calendar),
  );
  const toggle = (id: string, isTaken: boolean) => {
    const next = new Set(left);
    if (isTaken) next.delete(id);
    else next.add(id);
    setLeft(next);
  };
  return (
    <Part title="Gửi cùng lúc">
      {open?.period && <CalendarQuestion form={open.form} period={open.period} />}
      <ul className={styles.list}>
        {rows.map(({ id, title, order, reason }) => (
          <li key={id}>
            <Checkbox
              label={title}
              disabled={order === null}
              checked={order !== null && !left.has(id)}
              onChange={(_, { checked }) => toggle(id, checked === true)}
            />
            {reason !== "" && (
              <Text block size={200} className={styles.muted}>
                {reason}
              </Text>
            )}
          </li>
        ))}
      </ul>
      <Button appearance="primary" disabled={orders.length === 0} onClick={() => void outbox.put(orders)}>
        {`Gửi ${orders.length} báo cáo`}
      </Button>
    </Part>
  );
};
