// What the server has of this place: its state, why it was returned, what would change, and the history.
import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Button,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  Spinner,
  Text,
} from "@fluentui/react-components";
import { type ReactElement, useMemo } from "react";
import type { Figures } from "../../../shared/domain/figure.ts";
import type { RevisionEntry } from "../../server/entries.ts";
import { momentText } from "../../ui/moment-text.ts";
import type { Draft } from "../report-draft/draft.ts";
import { figureChanges } from "../report-draft/preview.ts";
import { eventText, type ReturnedBecause, type StoredReport } from "../report-draft/stored-report.ts";
import { Part } from "./part.tsx";
import { StateBadge } from "./state-badge.tsx";
import { useSubmitStyles } from "./submit-styles.ts";
import type { DraftView } from "./use-draft-view.ts";

const momentOf = (iso: string): string => momentText(Date.parse(iso));

const ReturnedReason = ({ returned }: { readonly returned: ReturnedBecause }): ReactElement => (
  <MessageBar intent="warning" layout="multiline">
    <MessageBarBody>
      <MessageBarTitle>Yêu cầu chỉnh sửa</MessageBarTitle>
      {`${returned.reason} (${returned.by}, ${momentOf(returned.at)})`}
    </MessageBarBody>
  </MessageBar>
);

const Changes = ({ before, now }: { readonly before: Figures; readonly now: Figures }): ReactElement => {
  const styles = useSubmitStyles();
  const changes = useMemo(() => figureChanges(before, now), [before, now]);
  if (changes.length === 0) return <Text size={200}>Không số nào thay đổi so với lần gửi trước.</Text>;
  return (
    <table className={styles.table}>
      <caption style={{ textAlign: "left" }}>{`${changes.length} số thay đổi so với lần gửi trước`}</caption>
      <thead>
        <tr>
          <th scope="col">Tên</th>
          <th scope="col" className={styles.number}>
            Trước
          </th>
          <th scope="col" className={styles.number}>
            Nay
          </th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ code, name, before: was, now: is }) => (
          <tr key={code}>
            <th scope="row">{name}</th>
            <td className={styles.number}>{was}</td>
            <td className={styles.number}>{is}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Revision = ({ one }: { readonly one: RevisionEntry }): ReactElement => {
  const styles = useSubmitStyles();
  return (
    <li className={styles.card}>
      <div className={styles.head}>
        <Text size={200} weight="semibold">{`Lần ${one.revision}`}</Text>
        <StateBadge state={one.state} />
      </div>
      <ul className={styles.list}>
        {one.events.map((event) => (
          <li key={event.sequence}>
            <Text size={200} block>{`${eventText(event.action)} – ${event.actor.label}`}</Text>
            <Text size={100} block className={styles.muted}>
              {momentOf(event.at)}
            </Text>
            {event.reason !== null && <Text size={200} block>{`“${event.reason}”`}</Text>}
          </li>
        ))}
      </ul>
      <Text size={100} className={styles.muted}>{`Biên nhận ${one.receipt.hash.slice(0, 12)}`}</Text>
    </li>
  );
};

const History = ({ report }: { readonly report: StoredReport }): ReactElement => {
  const styles = useSubmitStyles();
  return (
    <Accordion collapsible>
      <AccordionItem value="history">
        <AccordionHeader size="small">{`Các lần gửi (${report.revisions.length})`}</AccordionHeader>
        <AccordionPanel>
          <ul className={styles.list}>
            {report.revisions.map((revision) => (
              <Revision key={revision.revision} one={revision} />
            ))}
          </ul>
        </AccordionPanel>
      </AccordionItem>
    </Accordion>
  );
};

export const StoredPart = ({
  draft,
  view,
}: {
  readonly draft: Draft;
  readonly view: DraftView;
}): ReactElement | null => {
  const styles = useSubmitStyles();
  const { stored, askStoredAgain } = view;
  if (view.target === null) return null;
  if (stored === null) return <Spinner size="tiny" labelPosition="after" label="Đang xem lần gửi trước…" />;
  if (stored.kind === "none") {
    return (
      <Text size={200} className={styles.muted}>
        Kỳ này chưa gửi lần nào.
      </Text>
    );
  }
  if (stored.kind === "failed") {
    return (
      <div className={styles.head}>
        <Text size={200} className={styles.grow}>{`Chưa xem được lần gửi trước. ${stored.refusal.text}`}</Text>
        <Button size="small" onClick={askStoredAgain}>
          Xem lại
        </Button>
      </div>
    );
  }
  const { report } = stored;
  return (
    <Part title={`Đã gửi lần ${report.revision}`} aside={<StateBadge state={report.state} />}>
      {report.returned && <ReturnedReason returned={report.returned} />}
      <Changes before={report.content.figures as Figures} now={draft.figures} />
      <History report={report} />
    </Part>
  );
};
