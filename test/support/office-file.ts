// A workbook as Excel with the add-in saves it: formulas of every kind, the add-in's pane and names, a table, a chart, links.
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const relations = (
  ...entries: readonly (readonly [id: string, type: string, target: string, mode?: string])[]
): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${entries
    .map(
      ([id, type, target, mode]) =>
        `<Relationship Id="${id}" Type="${type.includes("/") ? type : `${OFFICE}/${type}`}" Target="${target}"${mode ? ` TargetMode="${mode}"` : ""}/>`,
    )
    .join("")}</Relationships>`;

const SHEET_1 = `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}"><dimension ref="A1:F12"/><sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews><cols><col min="1" max="1" width="31.5" customWidth="1"/></cols><sheetData>
<row r="1"><c r="A1" s="1" t="s"><v>0</v></c></row>
<row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" t="s"><v>2</v></c><c r="C2" t="s"><v>3</v></c><c r="D2" t="s"><v>4</v></c></row>
<row r="3"><c r="A3" t="s"><v>5</v></c><c r="B3"><v>4840</v></c><c r="C3"><v>26757</v></c><c r="D3" s="2"><f>_xldudf_DVC_TYLE(B3,C3)</f><v>0.18088724445939381</v></c></row>
<row r="4"><c r="A4" t="s"><v>6</v></c><c r="B4"><v>15755</v></c><c r="C4"><v>69001</v></c><c r="D4" s="2"><f t="shared" ref="D4:D5" si="0">B4/C4</f><v>0.22832999521746061</v></c></row>
<row r="5"><c r="B5"><f>SUM(B3:B4)</f><v>20595</v></c><c r="C5"><f>SUM(C3:C4)</f><v>95758</v></c><c r="D5" s="2"><f t="shared" si="0"/><v>0.21507341423171746</v></c></row>
<row r="6"><c r="A6" t="str"><f>_xldudf_DVC_CAUTYLE(B3,C3,1)</f><v>4.840/26.757 hồ sơ, đạt 18,1% &lt;tốt&gt;</v></c><c r="B6" t="str"><f>IF(B3&gt;0,"","x")</f><v></v></c></row>
<row r="7"><c r="A7" t="e"><f>_xldudf_DVC_TYLE(B9,C9)</f><v>#N/A</v></c><c r="B7" t="e" vm="1"><f>1/0</f><v>#DIV/0!</v></c><c r="C7" t="b"><f>B3&gt;1</f><v>1</v></c></row>
<row r="8"><c r="A8" t="str" cm="1"><f t="array" ref="A8:B9">_xldudf_DVC_DIENBIEN("X","ONLINE_RATE_ALL")</f><v>Kỳ</v></c><c r="B8" t="str"><v>Tỷ lệ</v></c></row>
<row r="9"><c r="A9" t="str"><v>Quý I</v></c><c r="B9" s="2"><v>0.5</v></c></row>
<row r="10"><c r="A10" t="e"><f>_xldudf_DVC_SOLIEU("X")</f><v>#BUSY!</v></c><c r="B10"><f>_xldudf_DVC_LAYSO("1")</f></c><c r="C10" t="inlineStr"><is><r><t xml:space="preserve">hai </t></r><r><rPr><b/></rPr><t>dòng_x000D_\n</t></r></is></c></row>
</sheetData><mergeCells count="1"><mergeCell ref="A1:D1"/></mergeCells><conditionalFormatting sqref="D3:D5"><cfRule type="expression" dxfId="0" priority="1"><formula>_xldudf_DVC_TYLE(B3,C3)&lt;0.2</formula></cfRule></conditionalFormatting><dataValidations count="1"><dataValidation type="whole" allowBlank="1" sqref="B3"><formula1>0</formula1></dataValidation></dataValidations><drawing r:id="rId1"/><tableParts count="1"><tablePart r:id="rId2"/></tableParts></worksheet>`;

const SHEET_2 = `${HEAD}<worksheet xmlns="${MAIN}"><sheetData><row r="1"><c r="A1" t="s"><v>7</v></c><c r="B1"><f>'Tháng 6'!B5*2</f><v>41190</v></c></row></sheetData></worksheet>`;

const WORKBOOK = `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr/><bookViews><workbookView activeTab="1"/></bookViews><sheets><sheet name="Tháng 6" sheetId="1" r:id="rId1"/><sheet name="Riêng &amp; nội bộ" sheetId="4" state="hidden" r:id="rId2"/></sheets><externalReferences><externalReference r:id="rId7"/></externalReferences><definedNames><definedName name="_xldudf_DVC_TYLE" hidden="1">#NAME?</definedName><definedName name="_xlnm.Print_Area" localSheetId="0">'Tháng 6'!$A$1:$D$6</definedName><definedName name="_xlnm.Print_Area" localSheetId="1">'Riêng &amp; nội bộ'!$A$1</definedName><definedName name="LIEN_KET">[1]S!$A$1</definedName><definedName name="TONG">'Tháng 6'!$B$5</definedName><definedName name="TY_LE">_xldudf_DVC_TYLE(1,2)</definedName></definedNames><calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>`;

const STRINGS = ["TỶ LỆ", "Cấp", "Trực tuyến", "Tiếp nhận", "Tỷ lệ", "Cấp huyện", "=Cấp xã", "chỉ lưu nội bộ"];

const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="14"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="10" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><dxfs count="1"><dxf><font><color rgb="FFFF0000"/></font></dxf></dxfs></styleSheet>`;

const C = "http://schemas.openxmlformats.org/drawingml/2006/chart";
const A = "http://schemas.openxmlformats.org/drawingml/2006/main";
const CHART = `${HEAD}<c:chartSpace xmlns:c="${C}" xmlns:a="${A}"><c:chart><c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/><c:ser><c:idx val="0"/><c:order val="0"/><c:val><c:numRef><c:f>'Tháng 6'!$D$3:$D$5</c:f><c:numCache><c:formatCode>0.00%</c:formatCode><c:ptCount val="1"/><c:pt idx="0"><c:v>0.18</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser><c:axId val="1"/><c:axId val="2"/></c:barChart><c:catAx><c:axId val="1"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/><c:crossAx val="2"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:crossAx val="1"/></c:valAx></c:plotArea><c:plotVisOnly val="1"/></c:chart></c:chartSpace>`;
const XDR = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing";
const DRAWING = `${HEAD}<xdr:wsDr xmlns:xdr="${XDR}" xmlns:a="${A}"><xdr:twoCellAnchor><xdr:from><xdr:col>5</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>1</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>11</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>15</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to><xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="B"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="${C}"><c:chart xmlns:c="${C}" xmlns:r="${OFFICE}" r:id="rId1"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>`;

const TABLE = `${HEAD}<table xmlns="${MAIN}" id="1" name="Bang1" displayName="Bang1" ref="A2:D5" totalsRowCount="1"><autoFilter ref="A2:D4"/><tableColumns count="4"><tableColumn id="1" name="Cấp"/><tableColumn id="2" name="Trực tuyến" totalsRowFunction="sum"/><tableColumn id="3" name="Tiếp nhận" totalsRowFunction="custom"><totalsRowFormula>SUM(C3:C4)</totalsRowFormula></tableColumn><tableColumn id="4" name="Tỷ lệ"><calculatedColumnFormula>_xldudf_DVC_TYLE(B3,C3)</calculatedColumnFormula></tableColumn></tableColumns></table>`;

const PARTS: Readonly<Record<string, string>> = {
  "[Content_Types].xml": `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>${(
    [
      ["xl/workbook.xml", "application/vnd.ms-excel.sheet.macroEnabled.main+xml"],
      ["xl/worksheets/sheet1.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"],
      ["xl/worksheets/sheet2.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"],
      ["xl/styles.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"],
      ["xl/sharedStrings.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"],
      ["xl/calcChain.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"],
      [
        "xl/externalLinks/externalLink1.xml",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml",
      ],
      ["xl/tables/table1.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml"],
      ["xl/drawings/drawing1.xml", "application/vnd.openxmlformats-officedocument.drawing+xml"],
      ["xl/charts/chart1.xml", "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"],
      ["xl/webextensions/taskpanes.xml", "application/vnd.ms-office.webextensiontaskpanes+xml"],
      ["xl/webextensions/webextension1.xml", "application/vnd.ms-office.webextension+xml"],
      ["docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"],
    ] as const
  )
    .map(([part, type]) => `<Override PartName="/${part}" ContentType="${type}"/>`)
    .join("")}</Types>`,
  "_rels/.rels": relations(
    ["rId1", "officeDocument", "xl/workbook.xml"],
    [
      "rId2",
      "http://schemas.microsoft.com/office/2011/relationships/webextensiontaskpanes",
      "xl/webextensions/taskpanes.xml",
    ],
    ["rId3", "extended-properties", "docProps/app.xml"],
  ),
  "docProps/app.xml": `${HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><TitlesOfParts>Riêng</TitlesOfParts></Properties>`,
  "xl/workbook.xml": WORKBOOK,
  "xl/_rels/workbook.xml.rels": relations(
    ["rId1", "worksheet", "worksheets/sheet1.xml"],
    ["rId2", "worksheet", "/xl/worksheets/sheet2.xml"],
    ["rId3", "styles", "styles.xml"],
    ["rId4", "sharedStrings", "sharedStrings.xml"],
    ["rId5", "calcChain", "calcChain.xml"],
    ["rId6", "http://schemas.microsoft.com/office/2006/relationships/vbaProject", "vbaProject.bin"],
    ["rId7", "externalLink", "externalLinks/externalLink1.xml"],
  ),
  "xl/worksheets/sheet1.xml": SHEET_1,
  "xl/worksheets/_rels/sheet1.xml.rels": relations(
    ["rId1", "drawing", "../drawings/drawing1.xml"],
    ["rId2", "table", "../tables/table1.xml"],
  ),
  "xl/worksheets/sheet2.xml": SHEET_2,
  "xl/styles.xml": STYLES,
  "xl/sharedStrings.xml": `${HEAD}<sst xmlns="${MAIN}" count="${STRINGS.length}" uniqueCount="${STRINGS.length}">${STRINGS.map((text) => `<si><t>${text}</t></si>`).join("")}</sst>`,
  "xl/calcChain.xml": `${HEAD}<calcChain xmlns="${MAIN}"><c r="D3" i="1"/></calcChain>`,
  "xl/vbaProject.bin": "macro",
  "xl/externalLinks/externalLink1.xml": `${HEAD}<externalLink xmlns="${MAIN}"/>`,
  "xl/tables/table1.xml": TABLE,
  "xl/drawings/drawing1.xml": DRAWING,
  "xl/drawings/_rels/drawing1.xml.rels": relations(["rId1", "chart", "../charts/chart1.xml"]),
  "xl/charts/chart1.xml": CHART,
  "xl/webextensions/taskpanes.xml": `${HEAD}<wetp:taskpanes xmlns:wetp="http://schemas.microsoft.com/office/webextensions/taskpanes/2010/11"/>`,
  "xl/webextensions/_rels/taskpanes.xml.rels": relations([
    "rId1",
    "http://schemas.microsoft.com/office/2011/relationships/webextension",
    "webextension1.xml",
  ]),
  "xl/webextensions/webextension1.xml": `${HEAD}<we:webextension xmlns:we="http://schemas.microsoft.com/office/webextensions/webextension/2010/11" id="{6f2b8c1e}"/>`,
};

export const zipped = (parts: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));

/** The texts of the parts of a file. */
export const unzipped = (bytes: Uint8Array): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));

/** The workbook, with some parts changed. */
export const officeFile = (changed: Readonly<Record<string, string>> = {}): Uint8Array =>
  zipped({ ...PARTS, ...changed });

/** The file with a text in one of its parts replaced; throws where it is not there. */
export const withChange = (bytes: Uint8Array, part: string, from: string, to: string): Uint8Array => {
  const parts = unzipped(bytes);
  const text = parts[part] ?? "";
  if (!text.includes(from)) throw new Error(`${part} has no ${from}`);
  return zipped({ ...parts, [part]: text.replace(from, to) });
};
