package ods

import "fmt"

// MediaType is that of OpenDocument spreadsheets.
const MediaType = "application/vnd.oasis.opendocument.spreadsheet"

const (
	xmlHead = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"
	spaces  = `xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"` +
		` xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"` +
		` xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"` +
		` xmlns:config="urn:oasis:names:tc:opendocument:xmlns:config:1.0" xmlns:ooo="http://openoffice.org/2004/office" office:version="1.3"`
)

// contentHead begins content.xml: the styles of columns, headings and times.
const contentHead = xmlHead + `<office:document-content ` + spaces + `><office:automatic-styles>` +
	`<style:style style:name="column" style:family="table-column"><style:table-column-properties style:column-width="4.2cm"/></style:style>` +
	`<style:style style:name="heading" style:family="table-cell"><style:table-cell-properties fo:border-bottom="0.5pt solid #808080"/>` +
	`<style:text-properties fo:font-weight="bold"/></style:style>` +
	`<number:date-style style:name="moment"><number:year number:style="long"/><number:text>-</number:text><number:month number:style="long"/>` +
	`<number:text>-</number:text><number:day number:style="long"/><number:text> </number:text><number:hours number:style="long"/>` +
	`<number:text>:</number:text><number:minutes number:style="long"/><number:text>:</number:text><number:seconds number:style="long"/></number:date-style>` +
	`<style:style style:name="time" style:family="table-cell" style:data-style-name="moment"/>` +
	`</office:automatic-styles><office:body><office:spreadsheet>`

const contentEnd = `</office:spreadsheet></office:body></office:document-content>`

const manifest = `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">` +
	`<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="` + MediaType + `"/>` +
	`<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>` +
	`<manifest:file-entry manifest:full-path="settings.xml" manifest:media-type="text/xml"/></manifest:manifest>`

// settings keeps the headings of every sheet in sight.
func (w *Writer) settings() string {
	xml := `<office:document-settings ` + spaces + `><office:settings><config:config-item-set config:name="ooo:view-settings">` +
		`<config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>` +
		`<config:config-item config:name="ViewId" config:type="string">view1</config:config-item><config:config-item-map-named config:name="Tables">`
	for _, name := range w.sheets {
		xml += fmt.Sprintf(`<config:config-item-map-entry config:name="%s">`+
			`<config:config-item config:name="VerticalSplitMode" config:type="short">2</config:config-item>`+
			`<config:config-item config:name="VerticalSplitPosition" config:type="int">1</config:config-item>`+
			`<config:config-item config:name="ActiveSplitRange" config:type="short">2</config:config-item>`+
			`<config:config-item config:name="PositionBottom" config:type="int">1</config:config-item></config:config-item-map-entry>`, appendEscaped(nil, name))
	}
	return xml + `</config:config-item-map-named></config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set>` +
		`</office:settings></office:document-settings>`
}
