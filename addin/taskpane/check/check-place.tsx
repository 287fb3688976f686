// The place "Kiểm tra": figures of the sheet, a pasted report, and the cells that show an error.
import { Link, MessageBar, MessageBarBody, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { CHECK_TEXT } from "../../../shared/text/sentences.ts";
import { usePane } from "../frame/pane-context.tsx";
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

export const CheckPlace = (): ReactElement => {
  const styles = useStyles();
  const { host, origin } = usePane();
  return (
    <div className={styles.root}>
      {host.sheets ? <SheetSection sheets={host.sheets} /> : <NoSheet origin={origin} />}
      <ProseSection />
      {host.messages && <MessagesSection messages={host.messages} />}
    </div>
  );
};
