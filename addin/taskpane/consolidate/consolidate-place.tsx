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
import { type ReactElement, useCallback, useLayoutEffect, useMemo, useRef } from "react";
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

/** What scrolls around the place. */
const scrollerOf = (element: Element | null): Element | null => {
  for (let at = element?.parentElement ?? null; at; at = at.parentElement) {
    if (getComputedStyle(at).overflowY === "auto") return at;
  }
  return null;
};

/** How far below the top of what is visible an element stands. */
const offsetIn = (scroller: Element, element: Element): number =>
  element.getBoundingClientRect().top - scroller.getBoundingClientRect().top;

const STEPS_MAX = 5;

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
  const left = useRef<UnitCode | null>(null);
  useLayoutEffect(() => {
    const came = left.current;
    left.current = opened;
    const scroller = scrollerOf(root.current);
    if (!scroller || came === opened) return;
    if (opened !== null) {
      scroller.scrollTop = 0;
      return;
    }
    const name = root.current?.querySelector<HTMLElement>(`[data-unit="${came}"]`);
    if (!name) return;
    // Rows out of view are not measured until they come into view: one step may bring the unit only near its place.
    for (let step = 0; step < STEPS_MAX; step += 1) {
      const away = offsetIn(scroller, name) - offset;
      if (Math.abs(away) < 1) break;
      scroller.scrollTop += away;
    }
    // Whoever comes back by keyboard goes on where they were.
    name.focus({ preventScroll: true });
  }, [opened, offset]);

  const openedPlace = useMemo<Place | null>(
    () => (opened === null ? null : { unit: opened, period, form }),
    [opened, period, form],
  );
  const open = (code: UnitCode) => {
    const scroller = scrollerOf(root.current);
    const name = root.current?.querySelector(`[data-unit="${code}"]`);
    change({ opened: code, offset: scroller && name ? offsetIn(scroller, name) : 0 });
  };

  if (place === null)
    return (
      <section ref={root} aria-label="Tổng hợp" className={styles.root}>
        <Text>{session.reason || "Hãy nhập mã truy cập trong phần Cài đặt, rồi chọn đơn vị ở trên."}</Text>
      </section>
    );
  return (
    <section ref={root} aria-label="Tổng hợp" className={styles.root}>
      <div className={styles.head}>
        {view.path.length > 0 && (
          <Button
            size="small"
            appearance="subtle"
            icon={<ArrowLeftRegular />}
            onClick={() => change({ path: view.path.slice(0, -1), opened: null })}
          >
            {nameOf(view.path.at(-2) ?? chosen)}
          </Button>
        )}
        <Text as="h2" size={400} weight="semibold" className={styles.title}>
          {nameOf(unit)}
        </Text>
        <Button
          size="small"
          appearance="subtle"
          icon={<ArrowSyncRegular />}
          aria-label="Đọc lại bảng tổng hợp"
          onClick={reload}
          disabled={isAsking}
        />
      </div>
      {
        <TabList
          size="small"
          className={styles.parts}
          selectedValue={view.part}
          onTabSelect={(_, { value }) => change({ part: value as Part })}
          aria-label="Việc của đơn vị cấp trên"
        >
          {Object.entries(PART_NAMES).map(([part, name]) => (
            <Tab key={part} value={part}>
              {name}
            </Tab>
          ))}
        </TabList>
      }
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
