// Settings of a workbook as document properties of its file: Excel keeps them unseen, each of at most 255 letters, so long texts come in pieces.
import { SETTINGS_PREFIX } from "../../shared/domain/namespace.ts";

/** Below Excel's limit, whatever the letters. */
const PIECE_MOST = 200;
const PIECE_NUMBER = /^(?<name>.*)#(?<number>\d+)$/u;

/** "DVC:cot#1", "DVC:cot#2" and so on. */
export const propertiesOfSettings = (settings: Readonly<Record<string, string>>): Record<string, string> => {
  const properties: Record<string, string> = {};
  for (const [name, text] of Object.entries(settings)) {
    // What XML would not give back as it was is written as JSON writes it.
    const written = JSON.stringify(text);
    for (let at = 0, number = 1; at < written.length; at += PIECE_MOST, number += 1) {
      properties[`${SETTINGS_PREFIX}${name}#${number}`] = written.slice(at, at + PIECE_MOST);
    }
  }
  return properties;
};

const parseText = (written: string): string | null => {
  try {
    const text: unknown = JSON.parse(written);
    return typeof text === "string" ? text : null;
  } catch {
    // Somebody has changed the property: better no setting than half of one.
    return null;
  }
};

/** The way back; what others have written into the properties is left out. */
export const settingsOfProperties = (properties: Readonly<Record<string, unknown>>): Record<string, string> => {
  const pieces = new Map<string, Map<number, string>>();
  for (const [property, written] of Object.entries(properties)) {
    if (!property.startsWith(SETTINGS_PREFIX) || typeof written !== "string") continue;
    const { name, number } = PIECE_NUMBER.exec(property.slice(SETTINGS_PREFIX.length))?.groups ?? {};
    if (name === undefined) continue;
    const known = pieces.get(name) ?? new Map<number, string>();
    pieces.set(name, known.set(Number(number), written));
  }
  const settings: Record<string, string> = {};
  for (const [name, parts] of pieces) {
    const numbers = [...parts.keys()].toSorted((a, b) => a - b);
    const text = parseText(numbers.map((number) => parts.get(number) ?? "").join(""));
    if (text !== null) settings[name] = text;
  }
  return settings;
};
