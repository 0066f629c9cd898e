package xlsx

import (
	"fmt"
	"strings"
)

// Name spaces, and what the types of parts and relations begin with.
const (
	xmlHead       = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	spaceMain     = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	spaceRelation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	spacePackage  = "http://schemas.openxmlformats.org/package/2006/relationships"
	typeSheet     = "application/vnd.openxmlformats-officedocument.spreadsheetml."
	typeDrawing   = "application/vnd.openxmlformats-officedocument.drawing"
)

// part is a file of the archive.
type part struct{ path, xml string }

func sheetPath(n int) string { return fmt.Sprintf("xl/worksheets/sheet%d.xml", n) }

// parts are those that say what belongs together; they come last, when that is known.
func (w *Writer) parts() []part {
	return []part{
		{"xl/workbook.xml", w.workbook()},
		{"xl/_rels/workbook.xml.rels", w.workbookRelations()},
		{"xl/styles.xml", styles},
		{"_rels/.rels", relations(relation("rId1", "officeDocument", "xl/workbook.xml"))},
		{"[Content_Types].xml", w.contentTypes()},
	}
}

func (w *Writer) workbook() string {
	var b strings.Builder
	fmt.Fprintf(&b, `<workbook xmlns="%s" xmlns:r="%s"><sheets>`, spaceMain, spaceRelation)
	for i, name := range w.sheets {
		fmt.Fprintf(&b, `<sheet name="%s" sheetId="%d" r:id="rId%d"/>`, appendEscaped(nil, name), i+1, i+1)
	}
	b.WriteString(`</sheets></workbook>`)
	return b.String()
}

func (w *Writer) workbookRelations() string {
	var all []string
	for i := range w.sheets {
		all = append(all, relation(fmt.Sprint("rId", i+1), "worksheet", strings.TrimPrefix(sheetPath(i+1), "xl/")))
	}
	all = append(all, relation(fmt.Sprint("rId", len(w.sheets)+1), "styles", "styles.xml"))
	return relations(all...)
}

func relation(id, kind, target string) string {
	return fmt.Sprintf(`<Relationship Id="%s" Type="%s/%s" Target="%s"/>`, id, spaceRelation, kind, target)
}

func relations(all ...string) string {
	return `<Relationships xmlns="` + spacePackage + `">` + strings.Join(all, "") + `</Relationships>`
}

func (w *Writer) contentTypes() string {
	var b strings.Builder
	b.WriteString(`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>`)
	override := func(path, kind string) {
		fmt.Fprintf(&b, `<Override PartName="/%s" ContentType="%s+xml"/>`, path, kind)
	}
	override("xl/workbook.xml", typeSheet+"sheet.main")
	override("xl/styles.xml", typeSheet+"styles")
	for i := range w.sheets {
		override(sheetPath(i+1), typeSheet+"worksheet")
	}
	for i := range w.charts {
		override(drawingPath(i+1), typeDrawing)
		override(chartPath(i+1), typeDrawing+"ml.chart")
	}
	b.WriteString(`</Types>`)
	return b.String()
}

// styles has those that cells name by number: plain, a heading, a time, and text that stays text.
const styles = `<styleSheet xmlns="` + spaceMain + `">` +
	`<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd\ hh:mm:ss"/></numFmts>` +
	`<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>` +
	`<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>` +
	`<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
	`<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>` +
	`<border><left/><right/><top/><bottom style="thin"><color auto="1"/></bottom><diagonal/></border></borders>` +
	`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
	`<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>` +
	`<xf numFmtId="49" fontId="1" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyBorder="1"/>` +
	`<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>` +
	`<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" quotePrefix="1"/></cellXfs>` +
	`<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
