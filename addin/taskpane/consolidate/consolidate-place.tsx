// The place "Tổng hợp": the table of the units below an office, and what the office does with what they sent.
import {
  Button,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Spinner,
  Tab,
  TabList,
  Text,
  tokens,
} from "@fluentui/react-components";
import { ArrowLeftRegular, ArrowSyncRegular } from "@fluentui/react-icons";
import { type ReactElement, useCallback, useMemo, useRef } from "react";
import type { UnitCode } from "../../../shared/domain/unit.ts";
import { usePane, useSession, useStore } from "../frame/pane-context.tsx";
import { CloseSection } from "./closing/close-section.tsx";
import { FilesSection } from "./files/files-section.tsx";
import { ReconcileSection } from "./portal/reconcile-section.tsx";
import { InsertSection } from "./table/insert-section.tsx";
import { type KeptView, keptView, type Part, viewAbout } from "./table/kept-view.ts";
import type { Place } from "./table/load-table.ts";
import { remindedIn } from "./table/reminder.ts";
import { TableSection } from "./table/table-section.tsx";
import { useTable } from "./table/use-table.ts";
import { offsetOfUnit, useWayBack } from "./table/use-way-back.ts";
import { useWide } from "./table/use-wide.ts";
import { UnitDetail } from "./unit/unit-detail.tsx";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM, minWidth: 0 },
  head: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS, minWidth: 0 },
  title: { margin: 0, flexGrow: 1, minWidth: 0, overflowWrap: "anywhere" },
  parts: { flexWrap: "wrap", marginInline: `calc(-1 * ${tokens.spacingHorizontalS})` },
});

const PART_NAMES: Readonly<Partial<Record<Part, string>>> = {
  table: "Các đơn vị",
  files: "Nhận tệp",
  reconcile: "Đối chiếu 766",
  insert: "Chèn, tải",
  close: "Chốt kỳ",
};

interface PlaceHeadProps {
  readonly name: string;
  /** The unit that the way up leads to; null at the top. */
  readonly above: string | null;
  readonly isAsking: boolean;
  readonly onUp: () => void;
  readonly onReload: () => Promise<void>;
}

const PlaceHead = ({ name, above, isAsking, onUp, onReload }: PlaceHeadProps): ReactElement => {
  const styles = useStyles();
  return (
    <div className={styles.head}>
      {above !== null && (
        <Button size="small" appearance="subtle" icon={<ArrowLeftRegular />} onClick={onUp}>
          {above}
        </Button>
      )}
      <Text as="h2" size={400} weight="semibold" className={styles.title}>
        {name}
      </Text>
      <Button
        size="small"
        appearance="subtle"
        icon={<ArrowSyncRegular />}
        aria-label="Đọc lại bảng tổng hợp"
        onClick={onReload}
        disabled={isAsking}
      />
    </div>
  );
};

const PlaceParts = ({ part, onChoose }: { readonly part: Part; readonly onChoose: (part: Part) => void }) => (
  <TabList
    size="small"
    className={useStyles().parts}
    selectedValue={part}
    onTabSelect={(_, { value }) => onChoose(value as Part)}
    aria-label="Việc của đơn vị cấp trên"
  >
    {Object.entries(PART_NAMES).map(([each, name]) => (
      <Tab key={each} value={each}>
        {name}
      </Tab>
    ))}
  </TabList>
);

export const ConsolidatePlace = (): ReactElement => {
  const styles = useStyles();
  const tools = usePane();
  const session = useSession();
  const { unit: chosen, period, form, units } = session;
  const store = keptView(tools);
  const root = useRef<HTMLElement>(null);
  const isWide = useWide(root);
  const about = `${chosen} ${period.key} ${form}`;
  const view = viewAbout(useStore(store), about);
  const change = useCallback(
    (part: Partial<KeptView>) => store.set({ ...viewAbout(store.get(), about), ...part }),
    [store, about],
  );
  const unit = view.path.at(-1) ?? chosen;
  const place = useMemo<Place | null>(() => (unit === null ? null : { unit, period, form }), [unit, period, form]);
  const { loaded, isAsking, trouble, reload } = useTable(tools.server, place, view.shown);
  /** After something was stored: cells of the sheet must not go on showing what was true before. */
  const readAgain = useCallback(async () => {
    tools.runtime.dropCache("submission");
    await reload();
  }, [tools, reload]);
  const nameOf = (code: string | null) => units.find((one) => one.code === code)?.name ?? code ?? "";

  const { opened, offset } = view;
  useWayBack(root, opened, offset);

  const openedPlace = useMemo<Place | null>(
    () => (opened === null ? null : { unit: opened, period, form }),
    [opened, period, form],
  );
  const open = (code: UnitCode) => change({ opened: code, offset: offsetOfUnit(root.current, code) });

  if (place === null)
    return (
      <section ref={root} aria-label="Tổng hợp" className={styles.root}>
        <Text>{session.reason || "Hãy nhập mã truy cập trong phần Cài đặt, rồi chọn đơn vị ở trên."}</Text>
      </section>
    );
  return (
    <section ref={root} aria-label="Tổng hợp" className={styles.root}>
      <PlaceHead
        name={nameOf(unit)}
        above={view.path.length > 0 ? nameOf(view.path.at(-2) ?? chosen) : null}
        onUp={() => change({ path: view.path.slice(0, -1), opened: null })}
        onReload={reload}
        isAsking={isAsking}
      />
      <PlaceParts part={view.part} onChoose={(part) => change({ part })} />
      {isAsking && <Spinner size="tiny" labelPosition="after" label="Đang đọc bảng tổng hợp…" />}
      {trouble !== "" && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{trouble}</MessageBarBody>
        </MessageBar>
      )}
      {view.part === "files" && <FilesSection place={place} onChanged={readAgain} />}
      {loaded && view.part === "reconcile" && <ReconcileSection place={place} loaded={loaded} />}
      {loaded && view.part === "insert" && (
        <InsertSection place={place} unitName={nameOf(unit)} loaded={loaded} view={view} />
      )}
      {loaded && view.part === "close" && (
        <CloseSection
          place={place}
          unitName={nameOf(unit)}
          loaded={loaded}
          onOpen={(code) => change({ part: "table", opened: code })}
          onChanged={readAgain}
        />
      )}
      {loaded && (
        <div hidden={view.part !== "table" || opened !== null}>
          <TableSection
            place={place}
            loaded={loaded}
            view={view}
            isWide={isWide}
            onChange={change}
            onOpen={open}
            onReload={readAgain}
          />
        </div>
      )}
      {loaded && view.part === "table" && opened !== null && openedPlace && (
        <UnitDetail
          key={opened}
          place={openedPlace}
          name={nameOf(opened)}
          belowCount={opened === unit ? 0 : units.filter(({ parent }) => parent === opened).length}
          onBack={() => change({ opened: null })}
          onDown={() => change({ path: [...view.path, opened], opened: null, selected: new Set(), offset: 0 })}
          onChanged={readAgain}
          reminder={() => remindedIn({ loaded, place, units }, opened, new Date().toISOString())}
        />
      )}
    </section>
  );
};
