package xlsx

import (
	"fmt"
	"strings"
)

// Chart is a bar chart on a sheet of its own, beside the numbers that it shows.
type Chart struct {
	Sheet  string // the sheet's name
	Title  string
	Labels []string
	Label  string // what labels are: the heading of their column, and their axis' title
	Series []Series
	Unit   string // what the values of all series are: their axis' title
}

// Series is the bars of one colour.
type Series struct {
	Name   string // the heading of its column
	Values []any  // a number for each label, or nil for none
}

// Chart adds a chart, to come after the table.
func (w *Writer) Chart(c Chart) { w.charts = append(w.charts, c) }

func drawingPath(n int) string { return fmt.Sprintf("xl/drawings/drawing%d.xml", n) }
func chartPath(n int) string   { return fmt.Sprintf("xl/charts/chart%d.xml", n) }

// writeCharts writes each chart's sheet and what draws it.
func (w *Writer) writeCharts() error {
	for i, c := range w.charts {
		if err := w.chartSheet(c); err != nil {
			return err
		}
		sheet, n := len(w.sheets), i+1
		for _, p := range []part{
			{fmt.Sprintf("xl/worksheets/_rels/sheet%d.xml.rels", sheet), relations(relation("rId1", "drawing", "../drawings/"+fmt.Sprintf("drawing%d.xml", n)))},
			{drawingPath(n), drawing},
			{fmt.Sprintf("xl/drawings/_rels/drawing%d.xml.rels", n), relations(relation("rId1", "chart", "../charts/"+fmt.Sprintf("chart%d.xml", n)))},
			{chartPath(n), c.xml()},
		} {
			if err := w.add(p.path, p.xml); err != nil {
				return err
			}
		}
	}
	return nil
}

func (w *Writer) chartSheet(c Chart) error {
	if err := w.begin(c.Sheet); err != nil {
		return err
	}
	headings, letters := []string{c.Label}, []string{"A"}
	for i, s := range c.Series {
		headings, letters = append(headings, s.Name), append(letters, seriesColumn(i))
	}
	widths := newWidths(headings)
	rows := appendHeadings(nil, letters, headings)
	for i, label := range c.Labels {
		values := []any{label}
		for _, s := range c.Series {
			values = append(values, s.Values[i])
		}
		widths.see(values)
		rows = appendRow(rows, i+2, letters, values)
	}
	xml := append(widths.appendHead(nil, onePageWide), rows...)
	xml = append(xml, `</sheetData><pageSetup orientation="landscape" fitToHeight="0"/><drawing xmlns:r="`+spaceRelation+`" r:id="rId1"/></worksheet>`...)
	_, err := w.part.Write(xml)
	return err
}

// onePageWide prints a sheet on pages that are as wide as it is, so that no chart is cut in two.
const onePageWide = `<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`

// drawing puts the chart beside the numbers.
const drawing = `<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="` + spaceDrawing + `">` +
	`<xdr:twoCellAnchor><xdr:from><xdr:col>4</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>1</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>` +
	`<xdr:to><xdr:col>14</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>24</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>` +
	`<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="Chart"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>` +
	`<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="` + spaceChart + `">` +
	`<c:chart xmlns:c="` + spaceChart + `" xmlns:r="` + spaceRelation + `" r:id="rId1"/></a:graphicData></a:graphic></xdr:graphicFrame>` +
	`<xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>`

const (
	spaceDrawing = "http://schemas.openxmlformats.org/drawingml/2006/main"
	spaceChart   = "http://schemas.openxmlformats.org/drawingml/2006/chart"
)

// seriesColumn is the column that a series is in.
func seriesColumn(i int) string { return string(rune('B' + i)) }

func (c Chart) xml() string {
	var b strings.Builder
	fmt.Fprintf(&b, `<c:chartSpace xmlns:c="%s" xmlns:a="%s"><c:roundedCorners val="0"/><c:chart>%s<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>`,
		spaceChart, spaceDrawing, titled(c.Title))
	b.WriteString(`<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>`)
	for i := range c.Series {
		b.WriteString(c.bars(i))
	}
	b.WriteString(`<c:gapWidth val="40"/><c:axId val="1"/><c:axId val="2"/></c:barChart>`)
	b.WriteString(axis("catAx", 1, 2, "b", c.Label) + axis("valAx", 2, 1, "l", c.Unit) + `</c:plotArea>`)
	if len(c.Series) > 1 {
		b.WriteString(`<c:legend><c:legendPos val="t"/><c:overlay val="0"/></c:legend>`)
	}
	b.WriteString(`<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>`)
	return b.String()
}

// bars draw a series.
func (c Chart) bars(i int) string {
	sheet := appendEscaped(nil, "'"+strings.ReplaceAll(c.Sheet, "'", "''")+"'")
	return fmt.Sprintf(`<c:ser><c:idx val="%[4]d"/><c:order val="%[4]d"/><c:tx><c:strRef><c:f>%[1]s!$%[3]s$1</c:f></c:strRef></c:tx>`+
		`<c:spPr><a:solidFill><a:srgbClr val="%[5]s"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>`+
		`<c:cat><c:strRef><c:f>%[1]s!$A$2:$A$%[2]d</c:f></c:strRef></c:cat><c:val><c:numRef><c:f>%[1]s!$%[3]s$2:$%[3]s$%[2]d</c:f></c:numRef></c:val></c:ser>`,
		sheet, max(2, len(c.Labels)+1), seriesColumn(i), i, barFills[i%len(barFills)])
}

// barFills are the colours of series: without any, and without a theme, LibreOffice draws no bars.
var barFills = []string{"3B6EA5", "C9822B"}

func titled(text string) string {
	return `<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>` + string(appendEscaped(nil, text)) + `</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`
}

func axis(kind string, id, crosses int, side, title string) string {
	return fmt.Sprintf(`<c:%[1]s><c:axId val="%[2]d"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="%[4]s"/>`+
		`%[5]s<c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:crossAx val="%[3]d"/><c:crosses val="autoZero"/></c:%[1]s>`,
		kind, id, crosses, side, titled(title))
}
