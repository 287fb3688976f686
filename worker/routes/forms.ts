// GET /v1/forms: the forms that this version knows; an office's own needs no entry.
import { FORMS } from "../../shared/domain/form.ts";
import type { Handler } from "../http/scope.ts";

export const listForms: Handler<"listForms"> = () => {
  const forms = FORMS.map(({ code, title, titleEn, calendar, citation }) => ({
    code,
    title,
    titleEn,
    calendar,
    citation,
  }));
  return { content: { forms }, isTagged: true };
};
