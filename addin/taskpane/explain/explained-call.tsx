// One call of a function explained: what went in, how it was calculated, by which rule, from which snapshots.
import { Link, Text } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { type Argument, type Cell, isErrorCell, isRange } from "../../../shared/functions/cell.ts";
import type { Area } from "../../../shared/functions/cell-reference.ts";
import type { Sheets } from "../../host/host.ts";
import { AnswerPreview } from "./answer-preview.tsx";
import { cellText } from "./answer-text.ts";
import { cellsText } from "./area-text.ts";
import type { ExplainedCall, ExplainedInput } from "./explain-formula.ts";
import { Block, Facts, GainsBlock, Sources, StoredBlock, useExplainStyles } from "./explain-parts.tsx";

const CELLS_MAX = 8;

const shownCell = (cell: Cell): string => {
  if (isErrorCell(cell)) return cell.error;
  return cell === null || cell === "" ? "(trống)" : cellText(cell, null);
};

const shownArgument = (argument: Argument | undefined): string => {
  if (argument === undefined) return "không đọc được";
  if (!isRange(argument)) return shownCell(argument);
  const cells = argument.flat();
  const more = cells.length > CELLS_MAX ? `; … (${cells.length} ô)` : "";
  return `${cells.slice(0, CELLS_MAX).map(shownCell).join("; ")}${more}`;
};

const Where = ({ input, onShow }: { readonly input: ExplainedInput; readonly onShow: (area: Area) => void }) => {
  const { area, where } = input;
  if (area === null) return <>{where}</>;
  return (
    <Link inline as="button" onClick={() => onShow(area)} aria-label={`Tới ô ${where}`}>
      {where}
    </Link>
  );
};

export const ExplainedCallView = ({
  call,
  sheets,
}: {
  readonly call: ExplainedCall;
  readonly sheets: Sheets;
}): ReactElement => {
  const styles = useExplainStyles();
  const { definition, inputs, answer, explanation, stored } = call;
  const show = (area: Area) => {
    if (area.sheet !== null) void sheets.select({ sheet: area.sheet, area: cellsText(area) });
  };
  return (
    <>
      <Text size={200} weight="semibold">{`${definition.id} – ${definition.title.vi}`}</Text>
      {answer && <AnswerPreview preview={{ kind: "answered", invoked: answer }} />}
      {inputs.length > 0 && (
        <Block title="Số liệu đầu vào">
          <Facts
            facts={inputs
              .filter(({ argument, where }) => argument !== null || where !== "")
              .map((input) => [
                input.title,
                <>
                  {shownArgument(input.argument)}
                  {input.where !== "" && " "}
                  {input.where !== "" && <Where input={input} onShow={show} />}
                </>,
              ])}
          />
        </Block>
      )}
      {explanation === null ? (
        <Text size={200}>
          Công thức có phần tính toán mà ngăn này không đọc được. Hãy để mỗi đối số là một ô, một vùng ô hoặc một giá
          trị.
        </Text>
      ) : (
        <>
          {explanation.gains && <GainsBlock rows={explanation.gains} />}
          <Block title="Cách tính">
            <ul className={styles.list}>
              {explanation.steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
              {explanation.rounding !== "" && <li>{explanation.rounding}</li>}
            </ul>
          </Block>
          {explanation.rules.length > 0 && (
            <Block title="Căn cứ">
              <Sources rules={explanation.rules} />
            </Block>
          )}
        </>
      )}
      {stored.length > 0 && (
        <Block title="Bản số liệu đã dùng">
          {stored.map((place) => (
            <StoredBlock key={`${place.unit} ${place.period} ${place.form}`} place={place} />
          ))}
        </Block>
      )}
    </>
  );
};
