// The words of headers as ideas: "HS nộp TT", "Hồ sơ trực tuyến" and "TIẾP NHẬN QUA MẠNG" come to the same ones.
import { foldText } from "../text/fold.ts";

/**
 * Each idea with the phrases that forms print for it, folded, longest match first. Sources: form 06 (TT 01/2020/TT-VPCP), the
 * statistics pages of provincial one-stop systems (Gia Lai, Thừa Thiên Huế, Thanh Hóa, Vĩnh Phúc), the 766 index, five seeds.
 */
const PHRASES = {
  // What is counted.
  dossier: "ho so|hs|so hs|ho so tthc|hs tthc|ho so thu tuc hanh chinh|hsvc",
  tthc: "thu tuc hanh chinh|tthc|thu tuc|tt hc",
  dvctt: "dich vu cong truc tuyen|dvctt|dvc truc tuyen|dvc tt|dich vu truc tuyen|dvcttt",
  dvc: "dich vu cong|dvc",
  petition: "phan anh kien nghi|pakn|pa kn|phan anh va kien nghi",
  commune: "xa phuong dac khu|xa phuong thi tran|so xa",
  points: "diem|so diem|diem so",
  percent: "ty le|ti le|phan tram|ty trong",
  // Where dossiers come from.
  received: "tiep nhan|da tiep nhan|nhan|so nhan|tiep nhan moi|moi tiep nhan|nhan moi|nhan trong ky|thu ly|dau vao",
  inHand:
    "nhan giai quyet|tiep nhan giai quyet|tiep nhan va giai quyet|tiep nhan xu ly|tiep nhan va xu ly|phai giai quyet|phai xu ly|can giai quyet|can xu ly|da va dang giai quyet|da va dang xu ly|luy ke da va dang giai quyet|tiep nhan giai quyet tthc|tiep nhan va giai quyet tthc|tiep nhan giai quyet thu tuc hanh chinh|tiep nhan va giai quyet thu tuc hanh chinh",
  online:
    "truc tuyen|nop truc tuyen|qua mang|online|nop online|nop qua mang|tren moi truong mang|truc tuyen qua mang|hinh thuc truc tuyen|tr tuyen|t tuyen",
  direct:
    "truc tiep|nop truc tiep|tai bo phan mot cua|tai mot cua|tai quay|ho so giay|hs giay|tai bo phan 1 cua|tr tiep|t tiep|offline",
  post: "buu chinh|buu chinh cong ich|dich vu buu chinh|dich vu buu chinh cong ich|bcci|dich vu bcci|dv bcci|buu dien|qua bcci",
  carried:
    "ky truoc|tu ky truoc|ky truoc chuyen sang|ky truoc chuyen qua|tu ky truoc chuyen sang|ton ky truoc|ton ky truoc chuyen sang|ton dau ky|ton tu ky truoc|so ky truoc chuyen qua|so ky truoc chuyen sang|thang truoc chuyen sang|quy truoc chuyen sang|nam truoc chuyen sang|tu thang truoc chuyen sang|ton thang truoc|ton cu|cu chuyen sang|ton truoc|chuyen ky truoc|con ton ky truoc|tu ky truoc chuyen qua|ton thang truoc chuyen sang|ton quy truoc chuyen sang|ton nam truoc chuyen sang|so tu ky truoc chuyen sang",
  // What became of them.
  settled:
    "da giai quyet|da xu ly|da giai quyet xong|da xu ly xong|giai quyet xong|xu ly xong|hoan thanh|da hoan thanh|da tra|da tra ket qua|da co ket qua|da tra kq|da gq|gq xong|da gq xong|duoc giai quyet|da duoc giai quyet",
  pending:
    "dang giai quyet|dang xu ly|chua giai quyet|chua xu ly|dang thuc hien|con lai|ton cuoi ky|ton cuoi|dang gq|chua gq|chuyen ky sau|chuyen sang ky sau|dang trong qua trinh giai quyet|chua giai quyet xong|con ton|dang thu ly",
  handled:
    "giai quyet|xu ly|gq|ket qua giai quyet|ket qua xu ly|giai quyet tra ket qua|giai quyet tthc|giai quyet thu tuc hanh chinh|ket qua giai quyet tthc|ket qua giai quyet thu tuc hanh chinh|gq tthc|kq giai quyet tthc",
  // Handing out the result has channels of its own ("trả kết quả qua BCCI").
  handedOut: "tra|tra ket qua|tra kq|ket qua tra",
  early: "truoc han|som han|truoc thoi han|som|truoc hen",
  onTime: "dung han|dung thoi han|dung hen|dung tien do|kip thoi",
  earlyOrOnTime:
    "truoc han va dung han|truoc va dung han|dung va truoc han|dung han va truoc han|truoc han dung han|truoc dung han|dung truoc han|som va dung han|dung han truoc han|som dung han|truoc han hoac dung han",
  late: "qua han|tre han|tre hen|qua thoi han|cham han|muon|qua hen|tre|cham|cham tre|bi tre|cham qua han|tre qua han",
  withinTime: "trong han|chua den han|con han|con trong han|trong thoi han|chua qua han|chua den",
  waiting:
    "cho bo sung|bo sung|yeu cau bo sung|dung cho bo sung|tam dung cho bo sung|tam dung|cho bo sung ho so|dang cho bo sung",
  returned:
    "tra lai|tra ve|xin rut|rut|tu choi|rut hs|rut ho so|tra lai rut|tra lai rut hs|tra lai rut ho so|huy|tra lai xin rut|rut lai|tra lai cong dan|khong giai quyet",
  due: "den han|den han giai quyet|den han tra",
  // Kinds and states of services.
  partial: "mot phan|dvc mot phan|1 phan",
  full: "toan trinh",
  levelThree: "muc do 3|muc 3|md3|md 3|muc do iii|cap do 3",
  levelFour: "muc do 4|muc 4|md4|md 4|muc do iv|cap do 4",
  levelThreeFour:
    "muc do 3 4|muc do 3 va 4|muc 3 4|muc do 3 muc do 4|muc do 3 va muc do 4|muc do iii iv|md 3 4|muc do 3 muc 4|muc 3 va 4|muc do 3 4 5",
  levelOneTwo: "muc do 1 2|muc 1 2|muc do 2|muc 2|muc do 1|muc 1|muc do 1 va 2",
  integrated: "tich hop|da tich hop|duoc tich hop|ket noi tich hop|dua len",
  portal:
    "cong dich vu cong quoc gia|cong dvcqg|cong dvc quoc gia|cong dvc qg|cong dvc|cong dich vu cong|cong qg|cong quoc gia|dvcqg|dvc qg|dvc quoc gia|dich vu cong quoc gia",
  arising:
    "phat sinh|co phat sinh|phat sinh ho so|co phat sinh ho so|co ho so|co ho so phat sinh|phat sinh hs|co phat sinh hs|co hs|phat sinh ho so truc tuyen",
  provided: "cung cap|da cung cap|dang cung cap|duoc cung cap|trien khai|dang trien khai|da trien khai",
  authority:
    "tham quyen|thuoc tham quyen|thuoc tham quyen giai quyet|thuoc pham vi|thuoc tham quyen quan ly|thuc hien tai",
  eligible: "du dieu kien|du dieu kien thuc hien",
  // Payment.
  fee: "phi le phi|phi|le phi|co phi|thu phi|thu phi le phi|phi va le phi",
  obligation: "nghia vu tai chinh|nvtc|co nghia vu tai chinh",
  paidOnline:
    "thanh toan truc tuyen|tttt|thanh toan online|nop phi truc tuyen|thanh toan phi truc tuyen|thanh toan phi le phi truc tuyen|thanh toan khong dung tien mat|nop phi le phi truc tuyen|thanh toan truc tuyen thanh cong",
  paid: "thanh toan|giao dich",
  paymentIntegrated: "tich hop thanh toan|tich hop thanh toan truc tuyen|tich hop tttt",
  // Digitisation.
  eResult:
    "ket qua dien tu|kq dien tu|cap ket qua dien tu|cap kq dien tu|co cap ket qua dien tu|tra ket qua dien tu|tra kq dien tu|kqdt|co ket qua dien tu|ket qua giai quyet dien tu",
  digitised:
    "so hoa|duoc so hoa|thuc hien so hoa|da so hoa|so hoa ho so|so hoa thanh phan va ket qua|thanh phan va ket qua",
  reused:
    "tai su dung|khai thac su dung lai|su dung lai|khai thac su dung lai du lieu so hoa|khai thac su dung lai du lieu|su dung lai du lieu|su dung lai du lieu so hoa|khai thac du lieu|khai thac su dung lai thong tin du lieu so hoa|khai thac su dung lai thong tin du lieu|su dung lai thong tin du lieu so hoa",
  synced: "dong bo|da dong bo",
  certifiedCopy: "chung thuc ban sao dien tu|chung thuc dien tu|cung cap chung thuc ban sao dien tu",
  population: "du lieu dan cu|csdl dan cu|csdlqg dan cu|co so du lieu quoc gia ve dan cu",
  // Satisfaction, publicity, progress.
  satisfied: "hai long|muc do hai long|danh gia hai long|hai long cua nguoi dan",
  notSatisfied: "khong hai long|chua hai long|bat man",
  announced: "cong bo|cong bo trong ky",
  published: "cong khai|cap nhat cong khai|cap nhat",
  publicity: "cong khai minh bach",
  progress: "tien do giai quyet|tien do ket qua giai quyet|tien do va ket qua giai quyet",
  assessed: "danh gia|xep loai",
  // Words that change a meaning and that no count may be read without.
  not: "khong|chua",
  changed: "so voi|tang|giam|chenh lech|tang giam|tang truong|cung ky|bien dong|lech",
  rank: "xep hang|thu hang|hang|vi tri",
  target: "chi tieu|muc tieu|ke hoach|dat chi tieu|chi tieu giao|chi tieu dat",
  mustSync: "phai dong bo",
  average: "trung binh|binh quan",
  nearlyDue: "sap tre|sap den han|sap qua han",
  accumulated: "luy ke|cong don|luy ke tu dau nam",
  // The heading "Trong kỳ" over several columns, set by the reader of paths.
  periodGroup: "",
  // Words that every count may carry.
  total: "tong so|tong cong|tong|ts|cong|tong so luong|tat ca",
  inPeriod:
    "trong ky|trong thang|trong quy|trong nam|thang nay|ky nay|ky bao cao|trong ky bao cao|trong tuan|thang bao cao|quy nay",
  ofWhich: "trong do|gom|bao gom|chia ra",
  number: "so luong|so|sl|luong",
  fresh: "moi|phat sinh moi|phat sinh trong ky|phat sinh trong thang",
  system: "mcdt|mot cua dien tu|mot cua|he thong|he thong mot cua dien tu|phan mem|igate|htttgqtthc|he thong thong tin",
} as const;

export type Concept = keyof typeof PHRASES;

/** Ideas that any count may carry without becoming another count. */
export const NEUTRAL: ReadonlySet<Concept> = new Set<Concept>([
  "total",
  "inPeriod",
  "periodGroup",
  "ofWhich",
  "number",
  "fresh",
  "system",
]);

/** What is counted: two of them never mean the same figure unless a pattern names both. */
export const COUNTED: ReadonlySet<Concept> = new Set<Concept>([
  "dossier",
  "tthc",
  "dvctt",
  "dvc",
  "petition",
  "commune",
  "points",
]);

/** Words without content of their own. */
const FILLERS: ReadonlySet<string> = new Set(
  "cac cua duoc da co trong do va hoac theo qua tai tren den den la nhung bang tu voi ve cho noi dung don vi dvt hinh thuc phuong thuc nop gui ban ca nhung viec cong tac tinh hinh ket qua kq thuc hien tong hop thong ke bao cao dang ky cap dat duoc ra o lan len ve tong hop tinh".split(
    " ",
  ),
);

const BY_FIRST_WORD: ReadonlyMap<string, readonly { readonly words: readonly string[]; readonly concept: Concept }[]> =
  (() => {
    const table = new Map<string, { words: readonly string[]; concept: Concept }[]>();
    for (const [concept, phrases] of Object.entries(PHRASES) as [Concept, string][]) {
      for (const phrase of phrases === "" ? [] : phrases.split("|")) {
        const words = phrase.split(" ");
        const first = words[0] ?? "";
        const known = table.get(first);
        if (known) known.push({ words, concept });
        else table.set(first, [{ words, concept }]);
      }
    }
    for (const entries of table.values()) entries.sort((a, b) => b.words.length - a.words.length);
    return table;
  })();

export interface Understood {
  readonly concepts: ReadonlySet<Concept>;
  /** Words with a content that no idea covers. */
  readonly unknown: readonly string[];
}

/** "(3)=(4)+(5)+(6)" and "(1)" printed inside a header are column numbers, not words. */
export const withoutColumnNumber = (text: string): string =>
  text
    .replace(/[([]?\d{1,2}[)\]]?\s*=\s*[\d()[\]+\-–*/x:.%\s]+\)?/gu, " ")
    .replace(/[([]\s*\d{1,2}\s*[)\]]\s*$/u, " ")
    .trim();

/** Splits a header text into ideas and unknown words. */
export const understand = (text: string): Understood => {
  const concepts = new Set<Concept>();
  const unknown: string[] = [];
  const bare = withoutColumnNumber(text);
  if (/%/u.test(bare)) concepts.add("percent");
  const words = foldText(bare).split(" ");
  for (let at = 0; at < words.length; ) {
    const word = words[at] ?? "";
    const phrase = BY_FIRST_WORD.get(word)?.find((entry) =>
      entry.words.every((word, index) => words[at + index] === word),
    );
    if (phrase) {
      concepts.add(phrase.concept);
      at += phrase.words.length;
      continue;
    }
    if (word !== "" && !FILLERS.has(word) && !/^\d+$/.test(word)) unknown.push(word);
    at += 1;
  }
  return { concepts, unknown };
};
