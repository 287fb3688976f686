// The units: how many there are, the list of provinces to begin with, and the import of a file that is judged before it is stored.
import { Button, Link, Textarea } from "@fluentui/react-components";
import { type ChangeEvent, type ReactElement, useId, useRef, useState } from "react";
import { addressOf, type Params } from "../../shared/contract/request.ts";
import type { ImportEntry, UnitEntry } from "../server/entries.ts";
import { refusalText, type Server } from "../server/server.ts";
import { Outcome, type OutcomeText } from "../ui/outcome.tsx";
import { Section, Table } from "./section.tsx";
import { UnitTable } from "./unit-table.tsx";

/** More lines than anybody reads; the counts say how many there are. */
const LINES_SHOWN = 200;

const lineText = (line: number | null): string => (line === null ? "đã lưu" : String(line));

const Judged = ({ judged }: { readonly judged: ImportEntry }): ReactElement => {
  const { added, changed, unchanged, conflicts, changes = [] } = judged;
  return (
    <>
      <ul className="admin-counts" aria-label="Kết quả xét tệp">
        <li>
          Thêm: <strong>{added}</strong>
        </li>
        <li>
          Sửa: <strong>{changed}</strong>
        </li>
        <li>
          Giữ nguyên: <strong>{unchanged}</strong>
        </li>
        <li>
          Chỗ sai: <strong>{conflicts.length}</strong>
        </li>
      </ul>
      {conflicts.length > 0 && (
        <Table
          caption="Chỗ phải sửa trong tệp"
          columns={["Dòng", "Mã", "Sai gì", "Cách sửa"]}
          rows={conflicts.slice(0, LINES_SHOWN).map(({ line, code, what, remedy }, index) => ({
            key: `${index} ${line} ${code}`,
            cells: [lineText(line), code ?? "", what, remedy],
          }))}
          empty=""
        />
      )}
      {conflicts.length === 0 && changes.length > 0 && (
        <Table
          caption={
            changes.length > LINES_SHOWN ? `${LINES_SHOWN} dòng đầu trong ${changes.length} dòng` : "Sẽ thêm hoặc sửa"
          }
          columns={["Dòng", "Mã", "Tên", "Việc", "Cột thay đổi"]}
          rows={changes.slice(0, LINES_SHOWN).map(({ line, code, name, change, columns }) => ({
            key: `${line} ${code}`,
            cells: [lineText(line), code, name, change === "added" ? "Thêm" : "Sửa", columns.join(", ") || "–"],
          }))}
          empty=""
        />
      )}
    </>
  );
};

export interface UnitsSectionProps {
  readonly api: Server;
  readonly units: readonly UnitEntry[];
  /** Asks for the units again. */
  readonly reload: () => Promise<void>;
}

export const UnitsSection = ({ api, units, reload }: UnitsSectionProps): ReactElement => {
  const [text, setText] = useState("");
  const [judged, setJudged] = useState<ImportEntry | null>(null);
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<OutcomeText | null>(null);
  const file = useRef<HTMLInputElement>(null);
  const textId = useId();

  const take = (list: string) => {
    setText(list);
    setJudged(null);
    setOutcome(null);
  };
  const send = async (list: string, query: Params<"importUnits">["query"] = {}) => {
    setBusy(true);
    const answer = await api.call("importUnits", { query, body: list });
    setBusy(false);
    if (!answer.ok) setOutcome({ kind: "refused", text: refusalText(answer) });
    return answer;
  };
  const judge = async (list: string) => {
    if (list.trim() === "") {
      setOutcome({ kind: "refused", text: "Hãy chọn tệp CSV hoặc dán nội dung vào ô trên." });
      return;
    }
    const answer = await send(list, { dryRun: "1", detail: "1" });
    if (!answer.ok) return;
    const { added, changed, conflicts } = answer.content;
    setJudged(answer.content);
    if (conflicts.length > 0)
      setOutcome({ kind: "refused", text: "Tệp còn chỗ sai nên chưa lưu được; không có gì thay đổi." });
    else if (added + changed === 0)
      setOutcome({ kind: "notice", text: "Tệp không thay đổi gì so với danh sách đã lưu." });
    else setOutcome({ kind: "notice", text: "Tệp hợp lệ. Bấm “Lưu vào danh sách” để thực hiện." });
  };
  const store = async () => {
    const answer = await send(text);
    if (!answer.ok) return;
    const { added, changed } = answer.content;
    take("");
    setOutcome({ kind: "done", text: `Đã lưu danh sách đơn vị: thêm ${added}, sửa ${changed}.` });
    await reload();
  };
  const read = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const chosen = target.files?.[0];
    // The same file may be chosen again after it was corrected.
    if (!chosen) return;
    const list = await chosen.text();
    target.value = "";
    take(list);
    await judge(list);
  };
  const takeProvinces = async () => {
    const answer = await api.callText("listProvinces");
    if (!answer.ok) return setOutcome({ kind: "refused", text: refusalText(answer) });
    take(answer.content);
    await judge(answer.content);
  };
  const mayStore = judged !== null && judged.conflicts.length === 0 && judged.added + judged.changed > 0;

  return (
    <>
      <Section
        title="Nhập danh sách đơn vị"
        intro={
          <>
            <p>
              Tệp CSV có dòng đầu <code>code,name,type,parent,valid_from,valid_to,successors</code>; dòng theo thứ tự
              bất kỳ. Tệp được xét trước; còn chỗ sai thì không lưu gì.
            </p>
            <p>
              Danh sách 34 tỉnh, thành phố từ ngày 01/07/2025 (Nghị quyết 202/2025/QH15) kèm 63 tỉnh, thành phố trước
              đó:{" "}
              <Link href={addressOf("listProvinces")} download inline>
                tải tệp về
              </Link>
              . Quan hệ sáp nhập chưa kiểm chứng, trừ Tây Ninh và Đồng Nai; hãy đối chiếu trước khi lưu.
            </p>
          </>
        }
      >
        <div className="admin-buttons">
          <Button appearance="primary" onClick={() => file.current?.click()} disabled={busy}>
            Chọn tệp CSV…
          </Button>
          <Button onClick={takeProvinces} disabled={busy}>
            Lấy danh sách 34 tỉnh, thành phố
          </Button>
          <input
            ref={file}
            type="file"
            accept=".csv,text/csv"
            aria-label="Tệp danh sách đơn vị"
            hidden
            onChange={(event) => void read(event)}
          />
        </div>
        <label htmlFor={textId}>Hoặc dán nội dung tệp</label>
        <Textarea id={textId} rows={5} value={text} onChange={(_, { value }) => take(value)} spellCheck={false} />
        <div className="admin-buttons">
          <Button onClick={() => judge(text)} disabled={busy}>
            Xét thử, không lưu
          </Button>
          <Button appearance="primary" onClick={store} disabled={busy || !mayStore}>
            Lưu vào danh sách
          </Button>
        </div>
        <Outcome outcome={outcome} />
        {judged && <Judged judged={judged} />}
      </Section>
      <UnitTable units={units} />
    </>
  );
};
