// What closing would lock and freeze, and what stands in its way: seen before anything is stored.
import {
  Button,
  Field,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Text,
  Textarea,
  tokens,
} from "@fluentui/react-components";
import { type ReactElement, useEffect, useRef, useState } from "react";
import type { UnitCode } from "../../../../shared/domain/unit.ts";
import { periodName } from "../../../../shared/text/period.ts";
import { STATE_TEXT } from "../../../../shared/text/snapshot.ts";
import type { ClosingJudgementEntry } from "../../../server/entries.ts";
import { copyText } from "../../../ui/copy-text.ts";
import { Outcome, type OutcomeText } from "../../../ui/outcome.tsx";
import { useSession } from "../../frame/pane-context.tsx";
import type { Place } from "../table/load-table.ts";
import { Part } from "../unit/detail-parts.tsx";
import { type ObstacleGroup, type OwnHelp, obstacleGroups, ownHelp, planText, wayOf } from "./closing-plan.ts";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS, alignItems: "stretch" },
  title: { margin: 0 },
  list: {
    margin: 0,
    paddingLeft: tokens.spacingHorizontalL,
    display: "grid",
    gap: tokens.spacingVerticalXS,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: "anywhere",
  },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

export interface ClosingJudgementProps {
  readonly place: Place;
  readonly judgement: ClosingJudgementEntry;
  readonly isBusy: boolean;
  /** Somebody asked for it, so the focus goes to what was found. */
  readonly isFocused: boolean;
  readonly onOpen: (unit: UnitCode) => void;
  readonly onClose: (override: string | null) => void;
}

/** What a short list shows at once; a longer one is opened by its title. */
const OPEN_MAX = 10;

const Group = ({
  group,
  onOpen,
}: {
  readonly group: ObstacleGroup;
  readonly onOpen: (unit: UnitCode) => void;
}): ReactElement => {
  const styles = useStyles();
  return (
    <Part title={`${group.title} (${group.items.length})`} isOpen={group.items.length <= OPEN_MAX}>
      <ul className={styles.list}>
        {group.items.map(({ key, message, unit }) => (
          <li key={key}>
            {message}{" "}
            {unit !== null && (
              <Button
                size="small"
                appearance="transparent"
                aria-label={`Xem ${unit}: ${message}`}
                onClick={() => onOpen(unit)}
              >
                Xem
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Part>
  );
};

const Help = ({ help }: { readonly help: OwnHelp }): ReactElement => {
  const styles = useStyles();
  const [outcome, setOutcome] = useState<OutcomeText | null>(null);
  return (
    <>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          {help.intro}
          <ul className={styles.list}>
            {help.ways.map((way) => (
              <li key={way}>{way}</li>
            ))}
          </ul>
        </MessageBarBody>
      </MessageBar>
      <div className={styles.buttons}>
        <Button
          size="small"
          appearance="primary"
          onClick={async () =>
            setOutcome(await copyText(help.request, "Đã chép lời nhờ. Hãy dán vào thư hoặc tin nhắn."))
          }
        >
          Chép lời nhờ chốt
        </Button>
      </div>
      <Outcome outcome={outcome} />
    </>
  );
};

export const ClosingJudgement = (props: ClosingJudgementProps): ReactElement => {
  const { place, judgement, isBusy, isFocused, onOpen, onClose } = props;
  const styles = useStyles();
  const { units } = useSession();
  const [reason, setReason] = useState("");
  const list = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isFocused) list.current?.focus();
  }, [isFocused]);
  const { obstacles, locks } = judgement;
  const way = wayOf(judgement);
  const help = ownHelp(judgement, {
    period: periodName(place.period),
    address: location.origin,
    unitName: (code) => units.find((one) => one.code === code)?.name ?? code,
  });

  return (
    <div className={styles.root}>
      <Text role="status">{planText(judgement)}</Text>
      {locks.length > 0 && (
        <Part title={`Các bản sẽ khóa (${locks.length})`}>
          <ul className={styles.list}>
            {locks.map(({ unit, name, period, revision, state }) => (
              <li key={`${unit} ${period}`}>{`${name}: lần gửi ${revision}, ${STATE_TEXT[state].toLowerCase()}`}</li>
            ))}
          </ul>
        </Part>
      )}
      {way === "open" && (
        <div className={styles.buttons}>
          <Button size="small" appearance="primary" disabled={isBusy} onClick={() => onClose(null)}>
            Chốt kỳ
          </Button>
        </div>
      )}
      {obstacles.length > 0 && (
        <>
          <h3 ref={list} tabIndex={-1} className={styles.title}>
            {`${obstacles.length} vướng mắc`}
          </h3>
          {help && <Help help={help} />}
          {obstacleGroups(obstacles, units).map((group) => (
            <Group key={group.title} group={group} onOpen={onOpen} />
          ))}
        </>
      )}
      {way === "reason" && (
        <>
          <Field label="Lý do vẫn chốt" size="small" hint="Được lưu trong bản chốt.">
            <Textarea size="small" rows={2} value={reason} onChange={(_, { value }) => setReason(value)} />
          </Field>
          <div className={styles.buttons}>
            <Button size="small" disabled={isBusy || reason.trim() === ""} onClick={() => onClose(reason.trim())}>
              Vẫn chốt với lý do này
            </Button>
          </div>
        </>
      )}
    </div>
  );
};
