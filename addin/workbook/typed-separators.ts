// Turns semicolons into commas while a formula is typed, so that the engine offers to pick the next cell with the mouse.
import {
  type DocumentDataModel,
  ICommandService,
  type Injector,
  IUniverInstanceService,
  UniverInstanceType,
} from "@univerjs/core";
import { InsertCommand } from "@univerjs/docs-ui";
import { typedSeparator } from "../../shared/functions/formula-text.ts";

interface Typing {
  readonly unitId: string;
  readonly body: { dataStream: string };
  readonly range: { readonly startOffset: number };
}

export const acceptTypedSemicolons = (injector: Injector): void => {
  const instances = injector.get(IUniverInstanceService);
  /** The formula up to its first semicolon: as long as it begins so, the same formula is being typed. */
  let begun: string | null = null;

  injector.get(ICommandService).beforeCommandExecuted((command) => {
    if (command.id !== InsertCommand.id) return;
    const { unitId, body, range } = command.params as unknown as Typing;
    const typed = body.dataStream;
    if (typed !== ";" && typed !== ",") return;
    const editor = instances.getUnit<DocumentDataModel>(unitId, UniverInstanceType.UNIVER_DOC);
    const before = (editor?.getBody()?.dataStream ?? "").slice(0, range.startOffset);
    const afterSemicolon = begun !== null && before.startsWith(begun);
    body.dataStream = typedSeparator(before, typed, afterSemicolon);
    if (typed === ";" && body.dataStream === "," && !afterSemicolon) begun = `${before},`;
  });
};
