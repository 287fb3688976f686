// The place "Hàm & trợ giúp": the functions with their form, and how the number in the selected cell came about.
import { makeStyles, Tab, TabList, tokens } from "@fluentui/react-components";
import { type ReactElement, useId, useState } from "react";
import type { FunctionDefinition } from "../../../shared/functions/definition.ts";
import { ExplainSection } from "../explain/explain-section.tsx";
import { usePane } from "../frame/pane-context.tsx";
import { FunctionForm } from "./function-form.tsx";
import { FunctionsSection } from "./functions-section.tsx";

type Part = "find" | "explain";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
});

export const FunctionsPlace = (): ReactElement => {
  const styles = useStyles();
  const { host } = usePane();
  const panelId = useId();
  const [part, setPart] = useState<Part>("find");
  const [filled, setFilled] = useState<FunctionDefinition | null>(null);

  return (
    <div className={styles.root}>
      <TabList
        size="small"
        appearance="subtle"
        selectedValue={part}
        onTabSelect={(_, { value }) => setPart(value as Part)}
        aria-label="Hàm và giải thích"
      >
        <Tab value="find" aria-controls={panelId}>
          Tìm và chèn
        </Tab>
        <Tab value="explain" aria-controls={panelId}>
          Giải thích ô đang chọn
        </Tab>
      </TabList>
      <section id={panelId} aria-label={part === "find" ? "Tìm và chèn" : "Giải thích ô đang chọn"}>
        {part === "explain" && <ExplainSection />}
        {part === "find" && filled && (
          <FunctionForm key={filled.id} definition={filled} onClose={() => setFilled(null)} />
        )}
        {/* Kept while a form is filled in, so that the search is still there afterwards. */}
        <div hidden={part !== "find" || filled !== null}>
          <FunctionsSection host={host} onFill={setFilled} />
        </div>
      </section>
    </div>
  );
};
