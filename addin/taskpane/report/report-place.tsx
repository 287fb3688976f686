// The place "Báo cáo": the report sheet of the unit and period, its paragraph, and a value-only copy.
import { Button, makeStyles, Radio, RadioGroup, Spinner, Text, tokens } from "@fluentui/react-components";
import { type ReactElement, useMemo, useState } from "react";
import { periodName } from "../../../shared/text/period.ts";
import { reportSheet } from "../../../shared/writing/report-sheet.ts";
import { momentText } from "../../ui/moment-text.ts";
import { Outcome, type OutcomeText } from "../../ui/outcome.tsx";
import { useResource } from "../../ui/use-resource.ts";
import { useExplainStyles } from "../explain/explain-parts.tsx";
import { usePane, useSession } from "../frame/pane-context.tsx";
import { CopySection } from "./copy-section.tsx";
import { OldExcelSection } from "./old-excel-section.tsx";
import { ParagraphSection } from "./paragraph-section.tsx";
import {
  createReportMemory,
  keyOf,
  type LoadedReport,
  loadReport,
  type ReportPlace as Place,
  reportInput,
} from "./report-source.ts";
import { useParagraph } from "./use-paragraph.ts";

type Length = "short" | "full";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXL },
});

/** The report of what the context bar says, loaded anew whenever that changes. */
const useReport = (length: Length) => {
  const { server, host } = usePane();
  const { unit, period, form, who } = useSession();
  const place: Place | null = useMemo(() => (unit === null ? null : { unit, period, form }), [unit, period, form]);
  const owner = host.token.owner() === "user" ? (who?.unit ?? null) : null;
  const load = useMemo(
    () =>
      place === null
        ? null
        : () =>
            loadReport(
              place,
              length,
              server,
              createReportMemory(owner, () => window.localStorage, Date.now),
            ),
    [place, length, server, owner],
  );
  const { content: loaded, again } = useResource(load);
  const paragraph = useParagraph(place === null ? "" : keyOf(place, length), loaded);
  return { place, loaded, paragraph, again };
};

const loadedText = (loaded: Extract<LoadedReport, { kind: "loaded" }>): string => {
  const { at, missing, content } = loaded;
  const { received, expected } = content.table.completeness;
  const parts = [
    at === null ? "" : `Chưa kết nối được máy chủ: đây là số liệu đã biết lúc ${momentText(at)}.`,
    missing === "" ? "" : `Chưa có đoạn văn: ${missing}`,
    expected > 1
      ? `Đã nhận ${received}/${expected} đơn vị${content.table.provisional ? ", chưa chốt." : ", đã chốt."}`
      : "",
  ];
  return parts.filter((part) => part !== "").join(" ");
};

export const ReportPlace = (): ReactElement => {
  const styles = useStyles();
  const blocks = useExplainStyles();
  const { host, runtime, today } = usePane();
  const { units, period } = useSession();
  const [length, setLength] = useState<Length>("full");
  const { place, loaded, paragraph, again } = useReport(length);
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<OutcomeText | null>(null);
  const { sheets } = host;

  const insert = async () => {
    if (sheets === null || place === null || loaded?.kind !== "loaded") return;
    setBusy(true);
    const { core, bundledCore } = runtime.status();
    const context = { units, place, today: today(), core: core ?? bundledCore };
    const added = await sheets.addSheets([reportSheet(reportInput(loaded.content.table, paragraph.text, context))]);
    setBusy(false);
    setOutcome(
      added.ok
        ? { kind: "done", text: `Đã thêm trang “${added.content[0] ?? ""}”. Hãy xem lại trước khi ký.` }
        : { kind: "refused", text: added.message },
    );
  };

  return (
    <div className={styles.root}>
      <section className={blocks.block} aria-labelledby="dvc-report">
        <Text as="h2" size={300} weight="semibold" id="dvc-report" className={blocks.title}>
          Trang báo cáo
        </Text>
        <Text size={200}>{periodName(period)}</Text>
        <div role="status" className={blocks.block}>
          {place === null && <Text size={200}>Hãy chọn đơn vị và kỳ ở trên.</Text>}
          {place !== null && loaded === null && <Spinner size="tiny" label="Đang lấy số liệu…" />}
          {loaded?.kind === "none" && <Text size={200}>{loaded.text}</Text>}
          {loaded?.kind === "loaded" && <Text size={200}>{loadedText(loaded)}</Text>}
        </div>
        <RadioGroup
          layout="horizontal"
          aria-label="Độ dài đoạn văn"
          value={length}
          onChange={(_, { value }) => setLength(value as Length)}
        >
          <Radio value="full" label="Đoạn văn đủ" />
          <Radio value="short" label="Ngắn" />
        </RadioGroup>
        <div style={{ display: "flex", flexWrap: "wrap", gap: 8 }}>
          <Button
            appearance="primary"
            size="small"
            onClick={() => void insert()}
            disabled={busy || sheets === null || loaded?.kind !== "loaded"}
          >
            Tạo trang báo cáo
          </Button>
          <Button size="small" onClick={again} disabled={place === null || loaded === null}>
            Lấy lại số liệu
          </Button>
        </div>
        {sheets === null && (
          <Text size={200}>Trang này không có bảng tính để thêm trang báo cáo; vẫn chép được đoạn văn dưới đây.</Text>
        )}
        <Outcome outcome={outcome} />
      </section>
      {(loaded?.kind === "loaded" || paragraph.edited) && <ParagraphSection paragraph={paragraph} period={period} />}
      <CopySection />
      <OldExcelSection />
    </div>
  );
};
