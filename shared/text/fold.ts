// Folds Vietnamese text for matching: without case, diacritics and punctuation, with single spaces.

/** "Hồ sơ nộp trực tuyến" and "HO SO NOP TRUC TUYEN" give the same key; Đ and the look-alikes Ð, Ɖ give d. */
export const foldText = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[đðɖ]/gu, "d")
    .replace(/[^\p{L}\d]+/gu, " ")
    .trim();
