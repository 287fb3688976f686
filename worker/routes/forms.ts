// GET /v1/forms: the forms that this version knows; an office's own needs no entry.
import { FORMS } from "../../shared/domain/form.ts";
import { taggedAnswer } from "../http/answer.ts";
import type { Handler } from "../http/scope.ts";

export const listForms: Handler<"listForms"> = (scope) => {
  const forms = FORMS.map(({ code, title, titleEn, calendar, citation }) => ({
    code,
    title,
    titleEn,
    calendar,
    citation,
  }));
  return taggedAnswer(scope.request, JSON.stringify({ forms }), "application/json; charset=utf-8");
};
