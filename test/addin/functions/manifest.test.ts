// Excel accepts manifest.xml; and each thing it could stumble over is shown to be noticed.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { PNG } from "pngjs";
import { describe, expect, test } from "vitest";
import { NAMESPACE } from "../../../shared/domain/namespace.ts";
import { type AddInEnvironment, ENVIRONMENTS, manifestFor } from "../../../shared/functions/manifest.ts";
import { type ManifestSurroundings, manifestFaults } from "./manifest-check.ts";

const root = path.join(import.meta.dirname, "..", "..", "..");
const manifestFile = path.join(root, "manifest.xml");
const manifest = fs.readFileSync(manifestFile, "utf8");

const surroundings: ManifestSurroundings = {
  namespace: NAMESPACE,
  metadata: { vi: "/functions.json", en: "/functions.en.json" },
  pictureSize: (address) => {
    const file = path.join(root, "addin", "public", address);
    if (!fs.existsSync(file) || !fs.statSync(file).isFile()) return null;
    const { width, height } = PNG.sync.read(fs.readFileSync(file));
    return [width, height];
  },
};

test("Excel finds nothing wrong with manifest.xml", () => {
  expect(manifestFaults(manifest, surroundings)).toEqual([]);
});

test("its elements are in the order of Microsoft's schema", () => {
  // The schemas are Microsoft's and not part of this project; whoever has them names their folder here.
  const schemas = process.env.DVC_MANIFEST_XSD;
  const late = manifest.replace(
    /(\s*<Hosts>\s*<Host Name="Workbook" \/>\s*<\/Hosts>)(\s*<Requirements>.*?<\/Requirements>)/su,
    "$2$1",
  );
  expect(late).not.toBe(manifest);
  if (schemas && fs.existsSync(schemas)) {
    const schema = path.join(schemas, "OfficeAppManifestV1_1.xsd");
    const validate = (xml: string) =>
      execFileSync("xmllint", ["--noout", "--schema", schema, "-"], { input: xml, stdio: ["pipe", "pipe", "pipe"] });
    expect(() => validate(manifest)).not.toThrow();
    expect(() => validate(late)).toThrow();
  } else {
    expect(manifestFaults(late, surroundings)).toEqual(["<Hosts> stands too late in <OfficeApp>"]);
  }
});

describe("the manifest of each environment", () => {
  const environments = Object.keys(ENVIRONMENTS) as AddInEnvironment[];
  const made = (environment: AddInEnvironment) => manifestFor(manifest, "https://dvc.example.vn", environment);
  const idOf = (xml: string) => /<Id>(.*)<\/Id>/u.exec(xml)?.[1];

  test.each(environments)("%s: Excel finds nothing wrong with it", (environment) => {
    expect(manifestFaults(made(environment), surroundings)).toEqual([]);
    expect(made(environment)).not.toContain("https://localhost");
  });

  test.each(environments)("%s: valid by Microsoft's schema, where that is at hand", (environment) => {
    const schemas = process.env.DVC_MANIFEST_XSD;
    const folder = schemas && fs.existsSync(schemas) ? schemas : null;
    if (!folder) return;
    const options = { input: made(environment), stdio: ["pipe", "pipe", "pipe"] as ["pipe", "pipe", "pipe"] };
    const schema = path.join(folder, "OfficeAppManifestV1_1.xsd");
    expect(() => execFileSync("xmllint", ["--noout", "--schema", schema, "-"], options)).not.toThrow();
  });

  test("has an id of its own, so that one never takes the place of another", () => {
    expect(new Set(environments.map((environment) => idOf(made(environment)))).size).toBe(environments.length);
    expect(idOf(made("production"))).toBe(idOf(manifest));
  });

  test("says in every name that people see, in both languages, which it is; nothing else is different", () => {
    const test = made("test");
    for (const name of [
      'DisplayName DefaultValue="DVC - Số liệu dịch vụ công trực tuyến (thử nghiệm)"',
      'Value="DVC - Online public service figures (test)"',
      'id="Group.Label" DefaultValue="Dịch vụ công (thử nghiệm)"',
      'id="Button.Label" DefaultValue="Ngăn DVC (thử nghiệm)"',
      'Value="DVC pane (test)"',
      'id="Pane.Title" DefaultValue="DVC - Số liệu dịch vụ công (thử nghiệm)"',
    ]) {
      expect(test).toContain(name);
    }
    const bare = test.replaceAll(" (thử nghiệm)", "").replaceAll(" (test)", "");
    expect(bare.replace(idOf(test) ?? "", idOf(manifest) ?? "")).toBe(made("production"));
  });
});

describe("a manifest is refused", () => {
  const withText = (from: string | RegExp, to: string) => {
    const changed = manifest.replace(from, to);
    if (changed === manifest) throw new Error(`the manifest has no ${from}`);
    return changed;
  };
  const long = "d".repeat(300);
  const cases: readonly (readonly [why: string, changed: string, ...faults: string[]])[] = [
    ["if it has no identity", withText(/<Id>.*<\/Id>/u, "<Id>dvc</Id>"), "Id dvc is no GUID"],
    ["if an element is missing", withText(/<ProviderName>.*<\/ProviderName>/u, ""), "<OfficeApp> lacks <ProviderName>"],
    ["if its version has three parts", withText("0.1.0.0", "0.1.0"), "Version 0.1.0 has not four parts"],
    [
      "if it does not ask for the shared runtime",
      withText(/<Set Name="SharedRuntime".*\/>/u, ""),
      "requirement SharedRuntime 1.1 is missing",
    ],
    [
      "if it asks for custom functions without messages",
      withText('"CustomFunctionsRuntime" MinVersion="1.2"', '"CustomFunctionsRuntime" MinVersion="1.1"'),
      "requirement CustomFunctionsRuntime 1.2 is missing",
    ],
    [
      "if the page of the functions is missing",
      withText(/<Page>.*<\/Page>/su, ""),
      "<ExtensionPoint> lacks <Page>",
      "Page is not the page of the runtime",
    ],
    [
      "if metadata stands before the page",
      withText(/(<Page>.*<\/Page>)(\s*)(<Metadata>.*<\/Metadata>)/su, "$3$2$1"),
      "<Page> stands too late in <ExtensionPoint>",
    ],
    [
      "if the tip of a button stands after its action",
      withText(/(<Supertip>.*<\/Supertip>)(.*<\/Action>)/su, "$2$1"),
      "<Supertip> stands too late in <Control>",
    ],
    [
      "if it has an element that does not exist",
      withText("<Runtimes>", "<Sandbox/><Runtimes>"),
      "<Sandbox> does not belong in <Host>",
    ],
    [
      "if a name leads nowhere",
      withText('<Label resid="Button.Label" />', '<Label resid="Button.Labl" />'),
      "<Label> names Button.Labl, which is no resource of ShortStrings",
      "resource Button.Label is used nowhere",
    ],
    [
      "if a name leads to a text of the wrong kind",
      withText('<Description resid="Button.Text" />', '<Description resid="Button.Title" />'),
      "<Description> names Button.Title, which is no resource of LongStrings",
      "resource Button.Text is used nowhere",
    ],
    [
      "if a name is longer than 32",
      withText(/Button\.Text/gu, "Button.TextThatHasAVeryLongNameInDeed"),
      "resource id Button.TextThatHasAVeryLongNameInDeed is longer than 32 or empty",
    ],
    [
      "if a resource is there twice",
      withText('<bt:String id="Button.Title"', '<bt:String id="Button.Label"'),
      "resource Button.Label is there twice",
      "<Title> names Button.Title, which is no resource of ShortStrings",
    ],
    [
      "if a short text is long",
      withText('DefaultValue="Ngăn DVC"', `DefaultValue="${"d".repeat(126)}"`),
      `“${"d".repeat(126)}” has 126 characters, ShortStrings allows 125`,
    ],
    [
      "if a long text is too long, in English too",
      withText(/Value="Check the open sheet[^"]*"/u, `Value="${long}"`),
      `“${long}” has 300 characters, LongStrings allows 250`,
    ],
    [
      "if its name is too long",
      withText('"DVC - Số liệu dịch vụ công trực tuyến"', `"${"d".repeat(126)}"`),
      `“${"d".repeat(126)}” has 126 characters, DisplayName allows 125`,
    ],
    [
      "if diacritics are loose",
      withText('DefaultValue="Ngăn DVC"', `DefaultValue="${"Ngăn DVC".normalize("NFD")}"`),
      `“${"Ngăn DVC".normalize("NFD")}” has loose diacritics`,
    ],
    [
      "if a text has no English",
      withText('<bt:Override Locale="en-US" Value="DVC pane" />', ""),
      "“Ngăn DVC” has no English beside it",
    ],
    [
      "if it is English by default",
      withText("<DefaultLocale>vi-VN", "<DefaultLocale>en-US"),
      "the default language is not Vietnamese",
    ],
    [
      "if an address is not https",
      withText(/https:\/\/localhost:8787\/functions\.js"/u, 'http://localhost:8787/functions.js"'),
      "http://localhost:8787/functions.js is not https",
      "addresses lead to several origins: https://localhost:8787, http://localhost:8787",
    ],
    [
      "if an address leads elsewhere",
      withText("https://localhost:8787/huong-dan", "https://example.com/huong-dan"),
      "addresses lead to several origins: https://localhost:8787, https://example.com",
    ],
    [
      "if an icon does not exist",
      withText("https://localhost:8787/assets/icon-64.png", "https://localhost:8787/assets/icon-65.png"),
      "https://localhost:8787/assets/icon-65.png is no picture of 64 × 64",
    ],
    [
      "if an icon has another size than it says",
      withText(
        'id="Icon.16" DefaultValue="https://localhost:8787/assets/icon-16.png"',
        'id="Icon.16" DefaultValue="https://localhost:8787/assets/icon-32.png"',
      ),
      ...Array(2).fill("https://localhost:8787/assets/icon-32.png is no picture of 16 × 16"),
    ],
    [
      "if a size of an icon is missing",
      withText('<bt:Image size="80" resid="Icon.80" />', ""),
      "an icon lacks the size 80",
    ],
    ["if the runtime is a short one", withText('lifetime="long"', 'lifetime="short"'), "the runtime is not a long one"],
    [
      "if functions and pane live in different pages",
      withText('<FunctionFile resid="Taskpane.Url" />', '<FunctionFile resid="Guide.Url" />'),
      "FunctionFile is not the page of the runtime",
    ],
    [
      "if Excel opens another page first",
      withText(
        '<SourceLocation DefaultValue="https://localhost:8787/taskpane.html" />',
        '<SourceLocation DefaultValue="https://localhost:8787/index.html" />',
      ),
      "the first page is not the page of the runtime",
    ],
    [
      "if the functions have another namespace",
      withText('id="Functions.Namespace" DefaultValue="DVC"', 'id="Functions.Namespace" DefaultValue="DVC2"'),
      "“DVC2” has no English beside it",
      "the namespace is DVC2",
    ],
    ["if the script is another", withText('/functions.js"', '/function.js"'), "the script is not /functions.js"],
    [
      "if the metadata is another",
      withText("/functions.json", "/funktionen.json"),
      "the Vietnamese metadata is elsewhere",
    ],
    [
      "if there is no English metadata",
      withText(/<bt:Override Locale="en-US" Value="https[^>]*>/u, ""),
      "the English metadata is elsewhere",
    ],
    ["if it is another document", "<html></html>", "there is no <OfficeApp>"],
  ];
  for (const [why, changed, ...faults] of cases) {
    test(why, () => {
      expect(manifestFaults(changed, surroundings)).toEqual(faults);
    });
  }
});
