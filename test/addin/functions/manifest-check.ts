// What Excel would stumble over in a manifest: order of elements, names that lead nowhere, texts that are too long, addresses, icons.
import { XMLParser } from "fast-xml-parser";

/** One element: its name without prefix, attributes, text and children in order. */
interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  readonly children: readonly Element[];
}

export interface ManifestSurroundings {
  readonly namespace: string;
  /** Metadata of the functions by language: paths under the origin. */
  readonly metadata: { readonly vi: string; readonly en: string };
  /** Width and height of a picture of the add-in, null where there is none at this path. */
  readonly pictureSize: (path: string) => readonly [width: number, height: number] | null;
}

/**
 * Children of each element in the order in which they have to stand; `!` marks those that may not be missing. From the schemas of
 * Office add-in manifests 1.1 and of their task pane overrides 1.0.
 */
const ORDER: Readonly<Record<string, string>> = {
  OfficeApp:
    "Id! AlternateId Version! ProviderName! DefaultLocale! DisplayName! Description! IconUrl HighResolutionIconUrl SupportUrl AppDomains Hosts Requirements DefaultSettings! Permissions! Dictionary VersionOverrides",
  Requirements: "Sets Methods",
  DefaultSettings: "SourceLocation!",
  VersionOverrides: "Description Requirements Hosts Resources WebApplicationInfo EquivalentAddins",
  "VersionOverrides/Hosts/Host": "Runtimes AllFormFactors DesktopFormFactor",
  Runtimes: "Runtime!",
  AllFormFactors: "ExtensionPoint!",
  DesktopFormFactor: "GetStarted FunctionFile ExtensionPoint!",
  GetStarted: "Title! Description! LearnMoreUrl!",
  "ExtensionPoint:CustomFunctions": "Script! Page! Metadata Namespace",
  "ExtensionPoint:PrimaryCommandSurface": "OfficeTab CustomTab",
  Script: "SourceLocation!",
  Page: "SourceLocation!",
  Metadata: "SourceLocation!",
  OfficeTab: "Group!",
  Group: "Label! Icon! Control!",
  Control: "Label! Supertip! Icon! Action!",
  Supertip: "Title! Description!",
  "Action:ShowTaskpane": "TaskpaneId SourceLocation! Title",
  Resources: "Images Urls ShortStrings LongStrings",
};

const RESID_MAX = 32;
const TEXT_MAX: Readonly<Record<string, number>> = {
  ShortStrings: 125,
  LongStrings: 250,
  DisplayName: 125,
  Description: 250,
};
const ADDRESS_MAX = 2048;
/** Ribbon pictures that Office asks for; the two of the head are 32 and 64 pixels for task pane add-ins. */
const RIBBON_SIZES = [16, 32, 80];
const HEAD_SIZES: Readonly<Record<string, number>> = { IconUrl: 32, HighResolutionIconUrl: 64 };
/** Requirement sets without which the add-in cannot work. */
const NEEDED_SETS: Readonly<Record<string, string>> = { SharedRuntime: "1.1", CustomFunctionsRuntime: "1.2" };
/** Which kind of resource an element's `resid` names, by the element (and its parent where that decides). */
const RESOURCE_KINDS: Readonly<Record<string, string>> = {
  SourceLocation: "Urls",
  FunctionFile: "Urls",
  LearnMoreUrl: "Urls",
  Runtime: "Urls",
  Image: "Images",
  Label: "ShortStrings",
  Title: "ShortStrings",
  Namespace: "ShortStrings",
  Description: "LongStrings",
};

const localName = (name: string): string => name.slice(name.indexOf(":") + 1);

/** Reads the parser's ordered form into elements. */
const elementsOf = (nodes: readonly Record<string, unknown>[]): readonly Element[] =>
  nodes.flatMap((node): readonly Element[] => {
    const name = Object.keys(node).find((key) => key !== ":@");
    if (name === undefined || name === "#text" || name.startsWith("?")) return [];
    const inside = node[name] as readonly Record<string, unknown>[];
    const text = inside.map((one) => ("#text" in one ? String(one["#text"]) : "")).join("");
    const attributes = (node[":@"] ?? {}) as Record<string, string>;
    return [{ name: localName(name), attributes, text, children: elementsOf(inside) }];
  });

interface Placed {
  readonly element: Element;
  /** Names from the root down, this one included. */
  readonly path: readonly string[];
}

const walk = (element: Element, above: readonly string[] = []): readonly Placed[] => {
  const path = [...above, element.name];
  return [{ element, path }, ...element.children.flatMap((child) => walk(child, path))];
};

const typeOf = (element: Element): string => localName(element.attributes["xsi:type"] ?? "");

const orderOf = ({ element, path }: Placed): string | undefined => {
  const place = path.join("/");
  const key = Object.keys(ORDER).find((key) => place.endsWith(`/${key}`) && key.includes("/"));
  return ORDER[key ?? ""] ?? ORDER[`${element.name}:${typeOf(element)}`] ?? ORDER[element.name];
};

const orderFaults = (placed: Placed): readonly string[] => {
  const order = orderOf(placed)?.split(" ");
  if (!order) return [];
  const { element } = placed;
  const allowed = order.map((text) => text.replace("!", ""));
  const names = element.children.map((child) => child.name);
  const unknown = names.filter((name) => !allowed.includes(name));
  const missing = order.filter((text) => text.endsWith("!") && !names.includes(text.slice(0, -1)));
  const places = names.filter((name) => allowed.includes(name)).map((name) => allowed.indexOf(name));
  const late = places.findIndex((place, index) => place < (places[index - 1] ?? 0));
  return [
    ...unknown.map((name) => `<${name}> does not belong in <${element.name}>`),
    ...missing.map((name) => `<${element.name}> lacks <${name.slice(0, -1)}>`),
    ...(late >= 0 ? [`<${names[late]}> stands too late in <${element.name}>`] : []),
  ];
};

const isVersionAtLeast = (version: string | undefined, needed: string): boolean => {
  const [major = 0, minor = 0] = (version ?? "").split(".").map(Number);
  const [neededMajor = 0, neededMinor = 0] = needed.split(".").map(Number);
  return major > neededMajor || (major === neededMajor && minor >= neededMinor);
};

/** Everything that is wrong with the manifest, in words; empty where nothing is. */
export const manifestFaults = (xml: string, surroundings: ManifestSurroundings): readonly string[] => {
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: "",
    trimValues: true,
    parseTagValue: false,
  });
  const root = elementsOf(parser.parse(xml, true)).find((element) => element.name === "OfficeApp");
  if (!root) return ["there is no <OfficeApp>"];
  const all = walk(root);
  const faults: string[] = [];
  const named = (name: string): readonly Element[] =>
    all.map(({ element }) => element).filter((one) => one.name === name);
  const childOf = (parent: Element | undefined, name: string): Element | undefined =>
    parent?.children.find((child) => child.name === name);

  for (const placed of all) faults.push(...orderFaults(placed));

  const id = childOf(root, "Id")?.text ?? "";
  if (!/^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i.test(id))
    faults.push(`Id ${id} is no GUID`);
  const version = childOf(root, "Version")?.text ?? "";
  if (!/^\d{1,5}(\.\d{1,5}){3}$/.test(version)) faults.push(`Version ${version} has not four parts`);

  const sets = new Map(named("Set").map((set) => [set.attributes.Name, set.attributes.MinVersion]));
  for (const [name, needed] of Object.entries(NEEDED_SETS)) {
    if (!isVersionAtLeast(sets.get(name), needed)) faults.push(`requirement ${name} ${needed} is missing`);
  }

  // Resources: id to kind, and what is said under each.
  const kinds = new Map<string, string>();
  const resources = new Map<string, Element>();
  for (const group of named("Resources").flatMap((one) => one.children)) {
    for (const resource of group.children) {
      const resid = resource.attributes.id ?? "";
      if (resid === "" || resid.length > RESID_MAX)
        faults.push(`resource id ${resid} is longer than ${RESID_MAX} or empty`);
      if (kinds.has(resid)) faults.push(`resource ${resid} is there twice`);
      kinds.set(resid, group.name);
      resources.set(resid, resource);
    }
  }
  const used = new Set<string>();
  for (const { element } of all) {
    const { resid } = element.attributes;
    if (resid === undefined) continue;
    used.add(resid);
    const kind = RESOURCE_KINDS[element.name];
    if (kinds.get(resid) !== kind) faults.push(`<${element.name}> names ${resid}, which is no resource of ${kind}`);
  }
  for (const resid of kinds.keys()) if (!used.has(resid)) faults.push(`resource ${resid} is used nowhere`);

  // Words.
  for (const { element, path } of all) {
    const owner = [...path].reverse().find((name) => TEXT_MAX[name] !== undefined && name !== "Resources");
    const max = TEXT_MAX[owner ?? ""];
    const text = element.attributes.DefaultValue ?? element.attributes.Value;
    if (max === undefined || text === undefined) continue;
    if (text.trim() === "" || text.length > max)
      faults.push(`“${text}” has ${text.length} characters, ${owner} allows ${max}`);
    if (text.normalize("NFC") !== text) faults.push(`“${text}” has loose diacritics`);
  }
  const inEnglish = (element: Element) => element.children.some((child) => child.attributes.Locale === "en-US");
  const worded = [
    ...["DisplayName", "Description"].map((name) => childOf(root, name)),
    ...[...resources].filter(([resid]) => kinds.get(resid)?.endsWith("Strings")).map(([, resource]) => resource),
  ];
  for (const element of worded) {
    if (!element || element.attributes.DefaultValue === surroundings.namespace) continue;
    if (!inEnglish(element)) faults.push(`“${element.attributes.DefaultValue}” has no English beside it`);
  }
  if (childOf(root, "DefaultLocale")?.text !== "vi-VN") faults.push("the default language is not Vietnamese");

  // Addresses.
  const addresses = all
    .flatMap(({ element }) => [element.attributes.DefaultValue, element.attributes.Value])
    .filter((text) => text?.includes("://"));
  const origins = new Set<string>();
  for (const address of addresses) {
    if (!address?.startsWith("https://")) faults.push(`${address} is not https`);
    if ((address ?? "").length > ADDRESS_MAX) faults.push("an address is too long");
    if (address) origins.add(URL.canParse(address) ? new URL(address).origin : address);
  }
  if (origins.size !== 1) faults.push(`addresses lead to several origins: ${[...origins].join(", ")}`);
  const pathOf = (address: string | undefined): string =>
    address && URL.canParse(address) ? new URL(address).pathname : "";
  const addressOf = (element: Element | undefined): string | undefined =>
    resources.get(element?.attributes.resid ?? "")?.attributes.DefaultValue;

  // Pictures.
  const expectPicture = (address: string | undefined, size: number): void => {
    const found = surroundings.pictureSize(pathOf(address));
    if (found?.[0] !== size || found[1] !== size) faults.push(`${address} is no picture of ${size} × ${size}`);
  };
  for (const [name, size] of Object.entries(HEAD_SIZES))
    expectPicture(childOf(root, name)?.attributes.DefaultValue, size);
  for (const icon of named("Icon")) {
    const sizes = icon.children.map((image) => Number(image.attributes.size));
    for (const size of RIBBON_SIZES) if (!sizes.includes(size)) faults.push(`an icon lacks the size ${size}`);
    for (const image of icon.children) expectPicture(addressOf(image), Number(image.attributes.size));
  }

  // The shared runtime: one page for functions, ribbon and pane.
  const runtime = named("Runtime")[0];
  if (runtime?.attributes.lifetime !== "long") faults.push("the runtime is not a long one");
  const page = childOf(named("Page")[0], "SourceLocation");
  const pane = childOf(named("Action")[0], "SourceLocation");
  for (const [what, element] of [
    ["Page", page],
    ["FunctionFile", named("FunctionFile")[0]],
    ["the pane", pane],
  ] as const) {
    if (element?.attributes.resid !== runtime?.attributes.resid) faults.push(`${what} is not the page of the runtime`);
  }
  const start = childOf(childOf(root, "DefaultSettings"), "SourceLocation")?.attributes.DefaultValue;
  if (start !== addressOf(runtime)) faults.push("the first page is not the page of the runtime");

  // The functions.
  const functions = named("ExtensionPoint").find((point) => typeOf(point) === "CustomFunctions");
  const namespace = addressOf(childOf(functions, "Namespace"));
  if (namespace !== surroundings.namespace) faults.push(`the namespace is ${namespace}`);
  if (pathOf(addressOf(childOf(childOf(functions, "Script"), "SourceLocation"))) !== "/functions.js")
    faults.push("the script is not /functions.js");
  const metadata = resources.get(childOf(childOf(functions, "Metadata"), "SourceLocation")?.attributes.resid ?? "");
  if (pathOf(metadata?.attributes.DefaultValue) !== surroundings.metadata.vi)
    faults.push("the Vietnamese metadata is elsewhere");
  const english = metadata?.children.find((child) => child.attributes.Locale === "en-US");
  if (pathOf(english?.attributes.Value) !== surroundings.metadata.en) faults.push("the English metadata is elsewhere");
  return faults;
};
