// How the number in the selected cell came about: of a formula its inputs, rule and snapshots; of a submitted figure its receipt.
import { Button, Spinner, Text } from "@fluentui/react-components";
import { type ReactElement, useMemo } from "react";
import { formulaIn } from "../../../shared/functions/formula-text.ts";
import type { StoredMapping } from "../../../shared/reading/mapping-memory.ts";
import { useResource } from "../../ui/use-resource.ts";
import { usePane, useSession, useStore } from "../frame/pane-context.tsx";
import { useReadingDesk } from "../reading/reading-desk.ts";
import { RememberedNote } from "../reading/remembered-note.tsx";
import { type ExplainedCall, explainFormula } from "./explain-formula.ts";
import { useExplainStyles } from "./explain-parts.tsx";
import { ExplainedCallView } from "./explained-call.tsx";
import { type SubmittedFigure, submittedFigure } from "./submitted-figure.ts";
import { SubmittedView } from "./submitted-view.tsx";
import { useSelection } from "./use-selection.ts";

type Explained =
  | { readonly kind: "asking" }
  | { readonly kind: "calls"; readonly calls: readonly ExplainedCall[] }
  | { readonly kind: "submitted"; readonly figure: SubmittedFigure }
  | { readonly kind: "nothing" };

const NO_SHEET =
  "Trang này không có bảng tính. Hãy mở ngăn DVC cạnh Excel hoặc bảng tính trên web, rồi chọn ô cần giải thích.";
const NOTHING_HERE =
  "Ô này không có hàm DVC và không phải số liệu mà trang tính gọi tên. Hãy chọn một ô có công thức =DVC.… hoặc một ô số liệu của biểu.";
/** Moving over cells with the arrow keys must not ask the server at each. */
const PAUSE_MS = 250;

/** The remembered mapping that the explanation rests on; null: none. */
const mappingOf = (explained: Explained): StoredMapping | null => {
  if (explained.kind === "submitted") return explained.figure.mapping;
  return explained.kind === "calls" ? (explained.calls.find(({ mapping }) => mapping)?.mapping ?? null) : null;
};

export const ExplainSection = (): ReactElement => {
  const styles = useExplainStyles();
  const { host, runtime, server, today } = usePane();
  const { reader } = useReadingDesk();
  const session = useSession();
  const { sheets } = host;
  const { cell, trouble, read } = useSelection(sheets);
  const corrections = useStore(reader.mappings);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was corrected or dropped meanwhile tells another figure
  const load = useMemo(() => {
    if (cell === null || sheets === null) return null;
    return async (): Promise<Explained> => {
      const calls = await explainFormula(cell, { sheets, reader, runtime, server, today: today() });
      if (calls.length > 0) return { kind: "calls", calls };
      const figure = await submittedFigure(cell, sheets, session, server, reader);
      return figure ? { kind: "submitted", figure } : { kind: "nothing" };
    };
  }, [cell, sheets, runtime, server, today, session, reader, corrections]);
  const { content, isAsking } = useResource(load, { pauseMs: PAUSE_MS, keepsLast: true });
  const explained: Explained = content === null || isAsking ? { kind: "asking" } : content;

  if (sheets === null) return <Text size={200}>{NO_SHEET}</Text>;
  return (
    <section className={styles.block} aria-labelledby="dvc-explain">
      <Text as="h2" size={300} weight="semibold" id="dvc-explain" className={styles.title}>
        {cell ? `${cell.sheet}, ô ${cell.area}` : "Giải thích ô đang chọn"}
      </Text>
      {trouble !== "" && (
        <Text size={200}>
          {trouble}{" "}
          <Button size="small" onClick={() => void read()}>
            Thử lại
          </Button>
        </Text>
      )}
      {cell && cell.formula !== "" && (
        <Text size={200} font="monospace" style={{ overflowWrap: "anywhere" }}>
          {formulaIn(host.notation(), cell.formula)}
        </Text>
      )}
      {cell && cell.shown !== "" && <Text weight="semibold">{cell.shown}</Text>}
      <div aria-live="polite" className={styles.block}>
        {cell && explained.kind === "asking" && <Spinner size="tiny" label="Đang tìm hiểu ô này…" />}
        {explained.kind === "nothing" && <Text size={200}>{NOTHING_HERE}</Text>}
        {explained.kind === "calls" &&
          explained.calls.map((call, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: calls of one formula have no other name
            <ExplainedCallView key={index} call={call} sheets={sheets} />
          ))}
        {cell && explained.kind === "submitted" && <SubmittedView figure={explained.figure} cell={cell} />}
      </div>
      <RememberedNote mapping={mappingOf(explained)} />
    </section>
  );
};
