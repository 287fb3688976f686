// "Bản chỉ có giá trị": a copy of the sheet or workbook for sending up, without formulas, with a code that checks it.
import { Button, Radio, RadioGroup, Spinner, Text } from "@fluentui/react-components";
import { type ReactElement, useState } from "react";
import { CORE_VERSION } from "../../../shared/functions/version.ts";
import { Outcome, type OutcomeText } from "../../ui/outcome.tsx";
import { useExplainStyles } from "../explain/explain-parts.tsx";
import { usePane, useSession } from "../frame/pane-context.tsx";
import { copyValues } from "./copy-values.ts";

const UNFINISHED_MOST = 5;

export const CopySection = (): ReactElement => {
  const styles = useExplainStyles();
  const { host, server } = usePane();
  const { unit, units, period, form } = useSession();
  const [scope, setScope] = useState<"sheet" | "workbook">("sheet");
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<OutcomeText | null>(null);
  const { sheets } = host;

  const make = async () => {
    if (sheets === null || unit === null) return;
    setBusy(true);
    setOutcome(null);
    const unitName = units.find(({ code }) => code === unit)?.name ?? unit;
    const order = { unit, unitName, period, form, onlySheet: scope === "sheet" };
    const made = await copyValues(order, sheets, server, CORE_VERSION, new Date().toISOString());
    setBusy(false);
    if (!made.ok) return setOutcome({ kind: "refused", text: made.text });
    const cells = made.unfinished.slice(0, UNFINISHED_MOST).join(", ");
    const warning = made.unfinished.length === 0 ? "" : ` Có ${made.unfinished.length} ô chưa tính xong: ${cells}.`;
    setOutcome({
      kind: made.unfinished.length === 0 ? "done" : "notice",
      text: `Đã tạo bản sao. Mã kiểm tra ${made.code}; người nhận kiểm tra tại ${made.address}.${warning}`,
    });
  };

  return (
    <section className={styles.block} aria-labelledby="dvc-copy">
      <Text as="h2" size={300} weight="semibold" id="dvc-copy" className={styles.title}>
        Bản chỉ có giá trị
      </Text>
      <Text size={200}>Để gửi lên trên: không còn công thức DVC, có biên nhận và mã kiểm tra.</Text>
      {sheets === null ? (
        <Text size={200}>Trang này không có bảng tính. Hãy mở ngăn DVC cạnh Excel hoặc bảng tính trên web.</Text>
      ) : (
        <>
          <RadioGroup
            aria-label="Sao những gì"
            value={scope}
            onChange={(_, { value }) => setScope(value as "sheet" | "workbook")}
          >
            <Radio value="sheet" label="Trang tính đang mở" />
            <Radio value="workbook" label="Cả sổ tính" />
          </RadioGroup>
          <div>
            <Button size="small" onClick={() => void make()} disabled={busy || unit === null}>
              Tạo bản chỉ có giá trị
            </Button>
          </div>
          {busy && <Spinner size="tiny" label="Đang tạo bản sao…" />}
        </>
      )}
      <Outcome outcome={outcome} />
    </section>
  );
};
