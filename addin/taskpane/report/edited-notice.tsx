// What became of an edited paragraph: that it is kept, whether the figures changed since, and the ways to and from the server's own text.
import { Button, MessageBar, MessageBarActions, MessageBarBody, Text } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { momentText } from "../../ui/moment-text.ts";
import type { Paragraph } from "./use-paragraph.ts";

/** @param onLeave moves the focus where a button that was pressed goes away. */
export const EditedNotice = ({
  paragraph,
  onLeave,
}: {
  readonly paragraph: Paragraph;
  readonly onLeave: () => void;
}): ReactElement => {
  const { edited, givenUp, trouble, takeFresh, takeBack, confirm } = paragraph;
  const after = (work: () => void) => () => {
    work();
    onLeave();
  };
  return (
    <div style={{ display: "grid", gap: 4 }}>
      <div role="status" style={{ display: "grid", gap: 4 }}>
        {trouble !== "" && (
          <MessageBar intent="error" layout="multiline">
            <MessageBarBody>{`Đoạn đã sửa chưa giữ được: ${trouble} Hãy chép đoạn văn trước khi đóng.`}</MessageBarBody>
          </MessageBar>
        )}
        {edited?.isOlder && (
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>
              {`Số liệu đã đổi sau khi sửa đoạn này (${momentText(edited.at)}). Hãy soát lại các số trong đoạn.`}
            </MessageBarBody>
            <MessageBarActions>
              <Button size="small" onClick={after(takeFresh)}>
                Lấy đoạn văn mới
              </Button>
              <Button size="small" onClick={after(confirm)}>
                Vẫn dùng đoạn này
              </Button>
            </MessageBarActions>
          </MessageBar>
        )}
      </div>
      {edited && !edited.isOlder && (
        <div style={{ display: "flex", flexWrap: "wrap", alignItems: "center", gap: 8 }}>
          <Text size={200}>{`Đã giữ bản sửa lúc ${momentText(edited.at)}.`}</Text>
          {edited.hasFresh && (
            <Button size="small" onClick={after(takeFresh)}>
              Bỏ bản sửa
            </Button>
          )}
        </div>
      )}
      {givenUp !== null && (
        <div>
          <Button size="small" onClick={after(takeBack)}>
            Lấy lại bản đã sửa
          </Button>
        </div>
      )}
    </div>
  );
};
