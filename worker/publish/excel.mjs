// npm run excel: serves over https, registers the add-in with Excel on this machine and says how to open it.
import { spawnSync } from "node:child_process";
import { X509Certificate } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { localRequest } from "../dev/local-request.mjs";
import { serve } from "../dev/serve.mjs";
import { fail, prepare, readTextIfAny, root, say, writeWhole } from "../dev/toolchain.mjs";

const manifestFile = path.join(root, "dist", "manifest.xml");
const certificateFolder = path.join(os.homedir(), ".office-addin-dev-certs");
const registryKey = "HKCU\\Software\\Microsoft\\Office\\16.0\\Wef\\Developer";

/** Writes dist/manifest.xml as the running server hands it out: its addresses and its id are those of this machine; returns the id. */
async function writeManifest(ownOrigin) {
  const { text } = await localRequest(`${ownOrigin}/manifest.xml`);
  const id = /<Id>\s*([0-9a-fA-F-]{36})\s*<\/Id>/.exec(text)?.[1];
  if (!id) fail("máy chủ không cho tệp cài đặt của tiện ích.", "the server handed out no manifest with an id.");
  fs.mkdirSync(path.dirname(manifestFile), { recursive: true });
  writeWhole(manifestFile, text);
  return id;
}

/** The certificate that Microsoft's own tool has made this machine trust, if it is still valid. */
function trustedCertificate() {
  const [key, certificate] = ["localhost.key", "localhost.crt"].map((name) => path.join(certificateFolder, name));
  const text = readTextIfAny(certificate);
  if (text === undefined || !fs.existsSync(key)) return undefined;
  return new Date(new X509Certificate(text).validTo) > new Date() ? { key, certificate } : undefined;
}

/** Tells Excel on this machine about the manifest; true if it now knows. */
function register(id) {
  if (process.platform === "win32") {
    const args = ["add", registryKey, "/v", id, "/t", "REG_SZ", "/d", manifestFile, "/f"];
    return spawnSync("reg", args, { windowsHide: true }).status === 0;
  }
  if (process.platform === "darwin") {
    const documents = path.join(os.homedir(), "Library", "Containers", "com.microsoft.Excel", "Data", "Documents");
    // The folder is made by Excel itself when it starts for the first time.
    if (!fs.existsSync(documents)) return false;
    fs.mkdirSync(path.join(documents, "wef"), { recursive: true });
    fs.copyFileSync(manifestFile, path.join(documents, "wef", "dvc.manifest.xml"));
    return true;
  }
  return false;
}

function certificateSteps(origin) {
  return [
    "Chứng thư: Excel chỉ mở trang có chứng thư được máy tin cậy. Làm một lần (mỗi 30 ngày), rồi chạy lại “npm run excel”:",
    "  npx office-addin-dev-certs install",
    `  Với Excel trên web có thể chỉ cần mở ${origin} trong cùng trình duyệt và chấp nhận cảnh báo.`,
  ];
}

function windowsSteps(isRegistered, id) {
  const done = [
    "Excel trên Windows: đã đăng ký tiện ích. Đóng hết Excel rồi mở lại; chọn Trang đầu (Home) > Phần bổ trợ (Add-ins) > DVC.",
    `  Gỡ ra: reg delete ${registryKey} /v ${id} /f`,
  ];
  const byHand = [
    "Excel trên Windows, qua thư mục chia sẻ:",
    `  1. Chép ${manifestFile} vào một thư mục, bấm chuột phải > Thuộc tính (Properties) > Chia sẻ (Sharing), ghi lại đường dẫn mạng \\\\máy\\thư-mục.`,
    "  2. Trong Excel: Tệp (File) > Tùy chọn (Options) > Trung tâm Tin cậy (Trust Center) > Trust Center Settings > Trusted Add-in Catalogs.",
    "  3. Điền đường dẫn mạng vào Catalog Url, bấm Add catalog, đánh dấu Show in Menu, bấm OK, rồi đóng và mở lại Excel.",
    "  4. Trang đầu (Home) > Phần bổ trợ (Add-ins) > Nâng cao (Advanced) > SHARED FOLDER > DVC > Thêm (Add).",
  ];
  return isRegistered ? done : byHand;
}

function macSteps(isRegistered) {
  const done = [
    "Excel trên Mac: đã chép tiện ích. Đóng hết Excel rồi mở lại một sổ tính; chọn Trang đầu (Home) > Phần bổ trợ (Add-ins) > DVC.",
    "  Gỡ ra: xóa ~/Library/Containers/com.microsoft.Excel/Data/Documents/wef/dvc.manifest.xml",
  ];
  const byHand = [
    "Excel trên Mac:",
    `  1. Chép ${manifestFile} vào ~/Library/Containers/com.microsoft.Excel/Data/Documents/wef (tạo thư mục wef nếu chưa có).`,
    "  2. Đóng hết Excel rồi mở lại một sổ tính; chọn Trang đầu (Home) > Phần bổ trợ (Add-ins) > DVC.",
  ];
  return isRegistered ? done : byHand;
}

const webSteps = [
  "Excel trên web:",
  "  1. Mở một sổ tính; chọn Trang đầu (Home) > Phần bổ trợ (Add-ins) > Thêm thiết đặt (More Settings).",
  `  2. Chọn Tải lên phần bổ trợ của tôi (Upload My Add-in), chọn tệp ${manifestFile}, bấm Tải lên (Upload).`,
];

await prepare(import.meta.url);
const trusted = trustedCertificate();
await serve({
  protocol: "https",
  extraArgs: trusted ? ["--https-key-path", trusted.key, "--https-cert-path", trusted.certificate] : [],
  introduce: async ({ origin, ownOrigin }) => {
    const id = await writeManifest(ownOrigin);
    const isRegistered = register(id);
    say(
      "Cách mở tiện ích trong Excel",
      "how to open the add-in in Excel; names of menus in brackets are the English ones",
    );
    const sections = [
      trusted ? [] : certificateSteps(origin),
      process.platform === "darwin" ? [] : windowsSteps(isRegistered, id),
      process.platform === "win32" ? [] : macSteps(isRegistered),
      webSteps,
    ];
    console.log(sections.flat().join("\n"));
  },
});
