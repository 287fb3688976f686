// One part of this place with its heading.
import { mergeClasses, Text } from "@fluentui/react-components";
import { type ReactElement, type ReactNode, useId } from "react";
import { useSubmitStyles } from "./submit-styles.ts";

export interface PartProps {
  readonly title: string;
  /** Stands beside the heading: a state, a button. */
  readonly aside?: ReactNode;
  readonly level?: "h2" | "h3";
  readonly children: ReactNode;
}

export const Part = ({ title, aside, level = "h2", children }: PartProps): ReactElement => {
  const styles = useSubmitStyles();
  const id = useId();
  return (
    <section className={styles.part} aria-labelledby={id}>
      <div className={styles.head}>
        <Text as={level} size={300} weight="semibold" id={id} className={mergeClasses(styles.title, styles.grow)}>
          {title}
        </Text>
        {aside}
      </div>
      {children}
    </section>
  );
};
