// Closes a period: what that would do and what stands in the way, corrections that wait, and what was frozen.
import { Button, makeStyles, Spinner, Text, tokens } from "@fluentui/react-components";
import { type ReactElement, useCallback, useEffect, useState } from "react";
import { isAtLeast } from "../../../../shared/domain/role.ts";
import type { UnitCode } from "../../../../shared/domain/unit.ts";
import { periodName } from "../../../../shared/text/period.ts";
import { download } from "../../../host/download.ts";
import type { ClosedEntry, ClosingEntry, ClosingJudgementEntry, CorrectionEntry } from "../../../server/entries.ts";
import { refusalText, reportParams } from "../../../server/server.ts";
import { momentText } from "../../../ui/moment-text.ts";
import { Outcome, type OutcomeText } from "../../../ui/outcome.tsx";
import { useResource } from "../../../ui/use-resource.ts";
import { usePane, useSession } from "../../frame/pane-context.tsx";
import { inTurn } from "../../outbox/in-turn.ts";
import type { LoadedTable, Place } from "../table/load-table.ts";
import { ClosingJudgement } from "./closing-judgement.tsx";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS, alignItems: "stretch" },
  title: { margin: 0 },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalL, display: "grid", gap: tokens.spacingVerticalXS },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  small: { fontSize: tokens.fontSizeBase200, overflowWrap: "anywhere" },
});

export interface CloseSectionProps {
  readonly place: Place;
  readonly unitName: string;
  readonly loaded: LoadedTable;
  readonly onOpen: (unit: UnitCode) => void;
  readonly onChanged: () => Promise<void>;
}

interface Proposal {
  readonly unit: UnitCode;
  readonly name: string;
  readonly correction: CorrectionEntry;
}

const isJudgement = (content: ClosedEntry | ClosingJudgementEntry): content is ClosingJudgementEntry =>
  "obstacles" in content;

const AT_ONCE = 4;

/** Corrections that wait, of the units whose figures are locked. */
const useProposals = (place: Place, { table }: LoadedTable): readonly Proposal[] | null => {
  const { server } = usePane();
  const load = useCallback(async (): Promise<readonly Proposal[]> => {
    const locked = table.rows.filter(({ state }) => state === "da_chot");
    const ask = async ({ unit, name }: (typeof locked)[number]): Promise<readonly Proposal[]> => {
      const answer = await server.call("listCorrections", reportParams({ ...place, unit }));
      const waiting = answer.ok ? answer.content.corrections.filter(({ state }) => state === "cho_xu_ly") : [];
      return waiting.map((correction) => ({ unit: unit as UnitCode, name, correction }));
    };
    return (await inTurn(locked, AT_ONCE, ask)).flat();
  }, [server, place, table]);
  return useResource(load, { keepsLast: true }).content;
};

export const CloseSection = ({ place, unitName, loaded, onOpen, onChanged }: CloseSectionProps): ReactElement => {
  const styles = useStyles();
  const { server } = usePane();
  const { who } = useSession();
  const [closings, setClosings] = useState<readonly ClosingEntry[]>([]);
  const [judgement, setJudgement] = useState<ClosingJudgementEntry | null>(null);
  const [isAskedFor, setAskedFor] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<OutcomeText | null>(null);
  const proposals = useProposals(place, loaded);
  const mayClose = who !== null && isAtLeast(who.role, "duyet");

  const readClosings = useCallback(async () => {
    const answer = await server.call("listClosings", reportParams(place));
    if (answer.ok) setClosings(answer.content.closings);
  }, [server, place]);
  useEffect(() => {
    void readClosings();
  }, [readClosings]);
  const judge = useCallback(async () => {
    const { path, query } = reportParams(place);
    const answer = await server.call("closePeriod", { path, query: { ...query, dryRun: "1" }, body: {} });
    setJudgement(answer.ok && isJudgement(answer.content) ? answer.content : null);
    if (!answer.ok) setOutcome({ kind: "refused", text: refusalText(answer) });
  }, [server, place]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a table that was asked for anew may stand otherwise.
  useEffect(() => {
    if (mayClose) void judge();
  }, [judge, mayClose, loaded]);

  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    setOutcome(null);
    await work();
    setBusy(false);
  };
  const close = (override: string | null) =>
    run(async () => {
      const answer = await server.call("closePeriod", {
        ...reportParams(place),
        body: override === null ? {} : { override },
      });
      if (!answer.ok) {
        setOutcome({ kind: "refused", text: refusalText(answer) });
        // Somebody sent or moved a report since it was looked at: what stands in the way now is shown.
        if (answer.code === "PERIOD_OBSTACLES") await judge();
        return;
      }
      if (isJudgement(answer.content)) return;
      const { id, url } = answer.content;
      setOutcome({
        kind: "done",
        text:
          answer.status === 200
            ? `Kỳ này đã chốt từ trước và không có gì đổi; mã bản chốt ${id}.`
            : `Đã chốt. Mã bản chốt ${id}; địa chỉ ${url}.`,
      });
      await Promise.all([readClosings(), onChanged()]);
    });
  const downloadClosing = async ({ id }: ClosingEntry) => {
    const answer = await server.callBytes("getFrozen", { path: { id: `${id}.csv` }, query: { sep: ";" } });
    if (!answer.ok) return setOutcome({ kind: "refused", text: refusalText(answer) });
    const saved = download({ name: `Ban chot ${id}.csv`, bytes: answer.content }, "text/csv");
    setOutcome(saved.ok ? { kind: "done", text: "Đã tải bản chốt." } : { kind: "refused", text: saved.message });
  };

  return (
    <div className={styles.root}>
      <Text as="h3" weight="semibold" className={styles.title}>
        {`Chốt ${periodName(place.period)}`}
      </Text>
      <Text size={200}>
        {`Chốt sẽ khóa mọi bản số liệu của ${unitName} và các đơn vị bên dưới, rồi lưu bảng tổng hợp. Xem trước bên dưới; chưa khóa gì cho tới khi bạn bấm chốt.`}
      </Text>
      {!mayClose && <Text size={200}>Chốt kỳ cần mã truy cập có quyền duyệt.</Text>}
      {mayClose && judgement === null && outcome === null && <Spinner size="tiny" label="Đang soát vướng mắc…" />}
      {mayClose && (judgement !== null || outcome !== null) && (
        <div className={styles.buttons}>
          <Button
            size="small"
            disabled={isBusy}
            onClick={() =>
              run(async () => {
                setAskedFor(false);
                await judge();
                setAskedFor(true);
              })
            }
          >
            Soát lại vướng mắc
          </Button>
          {isBusy && <Spinner size="tiny" label="Đang thực hiện…" />}
        </div>
      )}
      <Outcome outcome={outcome} />
      {judgement && (
        <ClosingJudgement
          place={place}
          judgement={judgement}
          isBusy={isBusy}
          isFocused={isAskedFor}
          onOpen={onOpen}
          onClose={(override) => void close(override)}
        />
      )}
      <Text as="h3" weight="semibold" className={styles.title}>
        Đề nghị đính chính đang chờ
      </Text>
      {proposals === null ? (
        <Spinner size="tiny" label="Đang tìm đề nghị…" />
      ) : proposals.length === 0 ? (
        <Text size={200}>Không có đề nghị nào.</Text>
      ) : (
        <ul className={styles.list}>
          {proposals.map(({ unit, name, correction }) => (
            <li key={unit} className={styles.small}>
              {`${name}: ${correction.reason ?? ""} `}
              <Button size="small" onClick={() => onOpen(unit)}>
                {`Xem và trả lời ${name}`}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {closings.length > 0 && (
        <>
          <Text as="h3" weight="semibold" className={styles.title}>
            Các lần chốt
          </Text>
          <ul className={styles.list}>
            {closings.map((closing) => (
              <li key={closing.id} className={styles.small}>
                {`Lần ${closing.sequence}, ${momentText(Date.parse(closing.closedAt))}; mã ${closing.id}${closing.override === null ? "" : `; chốt dù còn vướng mắc: ${closing.override}`} `}
                <Button size="small" onClick={() => void downloadClosing(closing)}>
                  {`Tải bản chốt lần ${closing.sequence} (.csv)`}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
};
