package xlsx

import (
	"archive/zip"
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// workbookOf packs the parts of a workbook with one sheet, no smaller than they are: archives that are have bounds of their own.
func workbookOf(sheet, shared, styles string) []byte {
	return packed(zip.Store, sheet, shared, styles)
}

func packed(method uint16, sheet, shared, styles string) []byte {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, m := range [][2]string{
		{"xl/workbook.xml", `<workbook><sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>`},
		{"xl/worksheets/sheet1.xml", sheet}, {"xl/sharedStrings.xml", shared}, {"xl/styles.xml", styles},
	} {
		must(must(w.CreateHeader(&zip.FileHeader{Name: m[0], Method: method})).Write([]byte(m[1])))
	}
	ok(w.Close())
	return b.Bytes()
}

func FuzzRead(f *testing.F) {
	shared := `<sst><si><t>Question</t></si><si><t>Correct</t></si><si><r><t>Wh</t></r><r><t>o?</t></r><rPh><t>x</t></rPh></si></sst>`
	styles := `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="164"/></cellXfs></styleSheet>`
	f.Add(`<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c t="inlineStr"><is><t>A</t></is></c><c t="inlineStr"><is><t>B</t></is></c><c t="s"><v>1</v></c></row>`+
		`<row r="3" hidden="1"><c t="s"><v>2</v></c><c><v>1</v></c><c s="1"><v>0.5</v></c><c t="str"><f>x</f><v>A</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells>`, shared, styles)
	f.Add(`<row><c t="str"><v>id</v></c><c t="str"><v>type</v></c><c t="str"><v>stem</v></c><c t="str"><v>answer</v></c></row>`+
		`<row><c t="str"><v>a</v></c><c t="str"><v>numeric</v></c><c t="e"><v>#N/A</v></c><c s="2"><v>44396.5</v></c></row>`, shared, styles)
	f.Add(`<row><c t="str"><v>NewQuestion</v></c><c t="str"><v>TF</v></c></row><row><c t="b"><v>1</v></c><c><v>100</v></c></row>`, "<sst>", "")
	f.Fuzz(func(t *testing.T, sheet, shared, styles string) {
		set, problems := readBytes(workbookOf(sheet, shared, styles))
		for _, p := range problems {
			if p.File == "" || p.Rule == "" || p.Line < 0 || p.Column < 0 {
				t.Errorf("%+v", p)
			}
		}
		if problems.Failed() {
			return
		}
		data, lost := written(set)
		read, _ := readBytes(data)
		if diff := cmp.Diff(set, read, cmpopts.EquateEmpty()); diff != "" && len(lost) == 0 {
			t.Errorf("(-written +read):\n%s", diff)
		}
	})
}
