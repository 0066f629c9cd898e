package reports

import (
	"bytes"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/readback/readback/quiz"
)

func testPrinted(name, title string) Printed {
	at := time.Date(2026, 5, 4, 22, 30, 0, 0, time.UTC)
	return Printed{
		Certificate: quiz.Certificate{
			Code: "7K2MQ9-XD0VTB-33HEP5", Name: name, Quiz: title, SetID: "harbour-closure", Revision: 3, Zone: "Europe/Vienna",
			Score: quiz.Score{Points: 26.5, Max: 32, Percent: 82.8125}, PassedAt: at, IssuedAt: at,
		},
		Link: "https://quiz.example.org/certificates/7K2MQ9-XD0VTB-33HEP5", Address: "https://quiz.example.org/certificates",
	}
}

// printed is a certificate as PDF. With PAPERS set to a folder it is left there, to be looked at.
func printed(t *testing.T, name string, p Printed) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := WriteCertificate(&b, p); err != nil {
		t.Fatal(err)
	}
	if folder := os.Getenv("PAPERS"); folder != "" {
		if err := os.WriteFile(folder+"/certificate-"+name+".pdf", b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return b.Bytes()
}

func TestACertificateIsOnePageThatLinksToItsCheck(t *testing.T) {
	for name, p := range map[string]Printed{
		"plain":   testPrinted("Ada Lindqvist", "Who said what of the flood"),
		"long":    testPrinted(strings.Repeat("Noor Eleonora van den Heuvel-Ibrahimović ", 6), strings.Repeat("What the agencies said of it ", 12)),
		"unready": testPrinted(strings.Repeat("字", 200), "देवी "+strings.Repeat("x", 300)),
		"right":   testPrinted("לאה כהן", "سلام"),
	} {
		got := printed(t, name, p)
		if n := bytes.Count(got, []byte("/Type /Page\n")); n != 1 || !bytes.HasPrefix(got, []byte("%PDF-")) {
			t.Errorf("%s has %d pages", name, n)
		}
		if !bytes.Contains(got, []byte("/URI ("+p.Link+")")) || bytes.Count(got, []byte("/FontFile2")) < 3 {
			t.Errorf("%s: no link to its check, or fonts are missing", name)
		}
	}
}

// What is on it is read back by another program, where there is one.
func TestWhatACertificateSays(t *testing.T) {
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Log("no pdftotext here: the text isn't read back")
		return
	}
	read := exec.CommandContext(t.Context(), tool, "-layout", "-", "-")
	read.Stdin = bytes.NewReader(printed(t, "read", testPrinted("Zoë Ołena Ελένη", "Who said what?")))
	text, err := read.Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Zoë Ołena Ελένη", "Who said what?", "82.8%", "26.5 of 32 points", "5 May 2026", "Revision 3", "harbour-closure",
		"https://quiz.example.org/certificates", "7K2MQ9-XD0VTB-33HEP5"} {
		if !strings.Contains(string(text), want) {
			t.Errorf("it doesn't say %q:\n%s", want, text)
		}
	}
}
