// The manifest that Excel installs the add-in by, made of the one template for a server and its environment.
import { editXml, type XmlElement } from "../reading/xml-edit.ts";
import { attributeOf, withAttribute } from "../reading/xml-tokens.ts";
import type { Bilingual } from "./param.ts";

/** `test`: a server to try things on; `local`: one's own machine. */
export type AddInEnvironment = "production" | "test" | "local";

/**
 * Excel tells add-ins apart by their id, so each environment has its own: the one for trying things never takes the place of the one
 * that people work with. The suffix stands behind every name that people see. Ids never change. Null: as in the template.
 */
export const ENVIRONMENTS: Readonly<
  Record<AddInEnvironment, { readonly id: string; readonly suffix: Bilingual } | null>
> = {
  production: null,
  test: { id: "b1d4e0c7-92f6-4c1b-8a35-e60f7c2d9418", suffix: { vi: " (thử nghiệm)", en: " (test)" } },
  local: { id: "3c95a7f2-0e48-4d6a-b7c1-48d2f9e5b063", suffix: { vi: " (máy này)", en: " (this machine)" } },
};

/** The address that the template is written for. */
const TEMPLATE_ORIGIN = "https://localhost:8787";

/** Names on the ribbon and the pane, by the id of their resource; the name of the add-in itself is an element of its own. */
const NAMES_SEEN: ReadonlySet<string> = new Set(["Group.Label", "Button.Label", "Button.Title", "Pane.Title"]);

const suffixed = (tag: string, attribute: string, suffix: string): { readonly tag: string } => ({
  tag: withAttribute(tag, attribute, `${attributeOf(tag, attribute) ?? ""}${suffix}`),
});

/** The template for a server at `origin` (`https://…` without a slash at the end). */
export const manifestFor = (template: string, origin: string, environment: AddInEnvironment): string => {
  const own = ENVIRONMENTS[environment];
  const placed = template.replaceAll(TEMPLATE_ORIGIN, origin);
  if (!own) return placed;
  let isName = false;
  const edit = ({ name, parent, tag }: XmlElement) => {
    if (name === "Id" && parent === "OfficeApp") return { whole: `<Id>${own.id}</Id>` };
    if (name === "Override") {
      const suffix = attributeOf(tag, "Locale") === "en-US" ? own.suffix.en : own.suffix.vi;
      return isName ? suffixed(tag, "Value", suffix) : undefined;
    }
    isName = name === "DisplayName" || (name === "String" && NAMES_SEEN.has(attributeOf(tag, "id") ?? ""));
    return isName ? suffixed(tag, "DefaultValue", own.suffix.vi) : undefined;
  };
  const made = editXml(placed, edit);
  // The template is a file of this project: one that is broken is a wrong program.
  if (made === null) throw new Error("manifest.xml is not well-formed");
  return made;
};
