// The place "Kiểm tra": figures of the sheet, a pasted report, and the cells that show an error.
import { Link, MessageBar, MessageBarBody, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { CHECK_TEXT } from "../../../shared/text/check.ts";
import { type FileHost, isFileHost } from "../../host/file-host.ts";
import type { Sheets } from "../../host/host.ts";
import { usePane, useStore } from "../frame/pane-context.tsx";
import { FileSection } from "./file-section.tsx";
import { ManualSection } from "./manual-section.tsx";
import { MessagesSection } from "./messages-section.tsx";
import { ProseSection } from "./prose-section.tsx";
import { SheetSection } from "./sheet-section.tsx";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXL, minWidth: 0 },
});

const NoSheet = ({ origin }: { readonly origin: string }): ReactElement => (
  <MessageBar intent="info" layout="multiline">
    <MessageBarBody>
      {CHECK_TEXT.noSheet} <Link href={`${origin}/gui`}>Mở một tệp tại trang Gửi số liệu từ tệp</Link> hoặc dán văn bản
      báo cáo vào ô dưới đây.
    </MessageBarBody>
  </MessageBar>
);

/** The file that is open, or what to do without one. */
const FilePart = ({ host }: { readonly host: FileHost }): ReactElement => {
  const isOpen = useStore(host.files) !== null;
  return (
    <>
      <FileSection files={host.files} />
      {isOpen && host.sheets ? <SheetSection sheets={host.sheets} /> : <ManualSection />}
    </>
  );
};

const SheetPart = ({ sheets, origin }: { readonly sheets: Sheets | null; readonly origin: string }): ReactElement =>
  sheets ? (
    <SheetSection sheets={sheets} />
  ) : (
    <>
      <NoSheet origin={origin} />
      <ManualSection />
    </>
  );

export const CheckPlace = (): ReactElement => {
  const styles = useStyles();
  const { host, origin } = usePane();
  return (
    <div className={styles.root}>
      {isFileHost(host) ? <FilePart host={host} /> : <SheetPart sheets={host.sheets} origin={origin} />}
      <ProseSection />
      {host.messages && <MessagesSection messages={host.messages} />}
    </div>
  );
};
