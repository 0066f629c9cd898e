package e2e

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"io"
	"slices"
	"strings"
)

// choiceOn is a box or a radio button of a form.
func choiceOn(name, value string) where { return at(`[name="` + name + `"][value="` + value + `"]`) }

// takesAs downloads the report that is on view in a format.
func (b *tab) takesAs(format string) []byte {
	b.t.Helper()
	b.press(choiceOn("format", format))
	return b.download(button(say("exporting.go")))
}

// takesCSV takes the report on view as CSV, counts its rows, and returns its columns.
func (b *tab) takesCSV(rows int) (columns []string) {
	b.t.Helper()
	data := b.takesAs("csv")
	table, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil || len(table) != rows+1 {
		b.t.Fatalf("%d rows (%v), want %d and a heading:\n%s", len(table), err, rows, data)
	}
	return table[0]
}

// takesXLSX takes the report on view as a workbook, and counts the rows of its first sheet.
func (b *tab) takesXLSX(rows int) {
	b.t.Helper()
	data := b.takesAs("xlsx")
	sheet := b.unzipped(data, "xl/worksheets/sheet1.xml")
	if n := strings.Count(sheet, "<row "); n != rows+1 {
		b.t.Errorf("the sheet has %d rows, want %d and a heading", n, rows)
	}
}

// unzipped is a file of an archive.
func (b *tab) unzipped(data []byte, name string) string {
	b.t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		b.t.Fatal(err)
	}
	f, err := archive.Open(name)
	if err != nil {
		b.t.Fatal(err)
	}
	defer f.Close()
	text, err := io.ReadAll(f)
	if err != nil {
		b.t.Fatal(err)
	}
	return string(text)
}

func (b *tab) takesPDF() {
	b.t.Helper()
	b.isPDF(b.takesAs("pdf"))
}

func (b *tab) isPDF(data []byte) {
	b.t.Helper()
	if !bytes.HasPrefix(data, []byte("%PDF-")) {
		b.t.Errorf("%s: no PDF begins with %.20q", b.path(), data)
	}
}

// withoutNames takes a report in which nobody is named.
func (b *tab) withoutNames(path string) {
	b.t.Helper()
	b.open(path)
	b.press(at("#anonymous"))
	data := string(b.takesAs("csv"))
	if strings.Contains(data, "Ada") || strings.Contains(data, "Reader") || !strings.Contains(data, "learner") {
		b.t.Errorf("%s without names:\n%s", path, data)
	}
}

// printsCertificate prints the certificate of the quiz that the learner has passed, and returns its code.
func (b *tab) printsCertificate(r readings) (code string) {
	b.t.Helper()
	b.open("/quizzes/" + r.quiz)
	b.check("quiz that was passed")
	b.open("/")
	b.check("front page of who has passed")
	b.follow(where("one('a[href$=\"/review\"]')"))
	b.check("review of who has passed")
	b.isPDF(b.download(button(say("certificate.pdf"))))
	table := b.ownTable("certificates.csv", 1)
	code = table[1][slices.Index(table[0], "code")]
	b.open("/certificates/" + code)
	b.has(link(say("certificate.pdf")))
	b.check("one's own certificate")
	b.isPDF(b.download(link(say("certificate.pdf"))))
	return code
}

// checksCertificate looks a code up, as who is signed out and has nothing but the paper.
func (b *tab) checksCertificate(code string) {
	b.t.Helper()
	b.open("/certificates")
	b.check("checking a certificate")
	wrong := strings.Repeat("7", len(code))
	b.fill(labelled(say("certificates.code")), wrong)
	b.follow(button(say("certificates.go")))
	b.see(say("certificates.unknown"))
	b.wait("one('#code').value === " + quoted(wrong))
	b.check("checking a certificate, wrong code")
	b.fill(labelled(say("certificates.code")), strings.ToLower(strings.ReplaceAll(code, "-", " ")))
	b.follow(button(say("certificates.go")))
	b.see(say("certificates.is-holds"))
	b.see("Ada Lindqvist")
	b.gone(link(say("certificate.pdf")))
	b.check("somebody's certificate")
}

// ownData downloads what is stored of the learner.
func (b *tab) ownData() []byte {
	b.t.Helper()
	b.open("/")
	return b.download(link(say("owndata.download")))
}

// ownTable is a table of what is stored of the learner, which begins with a byte order mark for Excel.
func (b *tab) ownTable(name string, rows int) [][]string {
	b.t.Helper()
	text := strings.TrimPrefix(b.unzipped(b.ownData(), name), "\ufeff")
	table, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil || len(table) != rows+1 {
		b.t.Fatalf("%s has %d rows (%v), want %d and a heading:\n%s", name, len(table), err, rows, text)
	}
	return table
}

// takesOwnData reads one's own answers in it, and nobody else's.
func (b *tab) takesOwnData() {
	b.t.Helper()
	if person := b.unzipped(b.ownData(), "person.json"); !strings.Contains(person, "Ada Lindqvist") || strings.Contains(person, "Reader") {
		b.t.Errorf("person.json has %s", person)
	}
	b.ownTable("answers.csv", answerable(starterSet(b.t)))
}
