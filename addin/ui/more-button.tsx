// Shows the next piece of a long list; nothing where all of it is shown.
import { Button } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { numberText } from "../../shared/text/format.ts";
import type { More } from "./use-more.ts";

export interface MoreButtonProps extends Pick<More<unknown>, "rest" | "showMore"> {
  /** What there is more of: "phát hiện". */
  readonly of: string;
}

export const MoreButton = ({ rest, showMore, of }: MoreButtonProps): ReactElement | null =>
  rest === 0 ? null : (
    <div>
      <Button size="small" onClick={showMore}>
        {`Xem thêm (còn ${numberText(rest)} ${of})`}
      </Button>
    </div>
  );
