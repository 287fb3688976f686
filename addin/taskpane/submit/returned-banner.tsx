// Meets the person on opening the pane with what was returned to be put right, its reason, and the way to do it.
import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  tokens,
} from "@fluentui/react-components";
import { type ReactElement, useMemo, useState } from "react";
import { parsePeriodKey } from "../../../shared/domain/period.ts";
import type { UnitCode } from "../../../shared/domain/unit.ts";
import { periodLabel } from "../../../shared/text/period.ts";
import { momentText } from "../../ui/moment-text.ts";
import { useResource } from "../../ui/use-resource.ts";
import { usePane, useSession, useStore } from "../frame/pane-context.tsx";
import { deskOf } from "../report-draft/draft-desk.ts";
import { openReturned } from "../report-draft/open-draft.ts";
import { askReturned, type ReturnedReport } from "../report-draft/returned.ts";

/** Shown at once; the others follow when these are done. */
const SHOWN_MAX = 2;

const labelOf = (period: string): string => {
  const read = parsePeriodKey(period);
  return read ? periodLabel(read) : period;
};

const ReturnedBar = ({ report }: { readonly report: ReturnedReport }): ReactElement => {
  const tools = usePane();
  const [isOpening, setOpening] = useState(false);
  const [obstacle, setObstacle] = useState<string | null>(null);
  const { reason, by, at } = report.returned;

  const open = async () => {
    setOpening(true);
    setObstacle(await openReturned(tools, report));
    setOpening(false);
  };

  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{`${labelOf(report.period)}: yêu cầu chỉnh sửa`}</MessageBarTitle>
        {`“${reason}” – ${by}, ${momentText(Date.parse(at))}`}
        {obstacle !== null && <div>{obstacle}</div>}
      </MessageBarBody>
      <MessageBarActions>
        <Button size="small" disabled={isOpening} onClick={open}>
          {isOpening ? "Đang mở…" : "Sửa và gửi lại"}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
};

export const ReturnedBanner = (): ReactElement | null => {
  const tools = usePane();
  const { server } = tools;
  const { state, who } = useSession();
  const desk = deskOf(tools);
  const open = useStore(desk.open);
  const { entries } = useStore(desk.outbox);
  const unit = state === "known" && who !== null && who.role !== "xem" && who.unit !== "*" ? who.unit : null;
  /** What was sent since may have answered what was returned. */
  const sentCount = entries.filter(({ fate }) => fate.state === "sent").length;

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew where another report was sent.
  const load = useMemo(
    () => (unit === null ? null : () => askReturned(server, unit as UnitCode)),
    [unit, server, sentCount],
  );
  const returned = useResource(load).content ?? [];

  // What is being put right says so itself.
  const isOpen = ({ unit: its, period, form }: ReturnedReport) =>
    open?.draft.unit === its && open.draft.period === period && open.draft.form === form;
  const shown = returned.filter((one) => !isOpen(one));
  if (shown.length === 0) return null;
  return (
    <div style={{ padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`, flexShrink: 0 }} role="status">
      {shown.slice(0, SHOWN_MAX).map((one) => (
        <ReturnedBar key={`${one.period} ${one.form}`} report={one} />
      ))}
      {shown.length > SHOWN_MAX && `Còn ${shown.length - SHOWN_MAX} báo cáo nữa phải chỉnh sửa.`}
    </div>
  );
};
