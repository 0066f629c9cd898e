package e2e

import (
	_ "embed"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"github.com/readback/readback/questions/formats"
)

// lifeboat is a GIFT file of six questions, three of which are wrong: one has no right option, one isn't closed, one has
// two answers. mendings put them right.
//
//go:embed testdata/lifeboat.gift
var lifeboat string

var mendings = strings.NewReplacer("~the north", "=the north", "~coal\n", "~coal\n}\n", "{ }x{=the mayor}", "{=the mayor}")

// TestForeignFile brings questions of another system in on a phone, with and without scripts: the good ones first, then the
// mended rest, then the whole file once more, which changes nothing. After that they get their evidence.
func TestForeignFile(t *testing.T) {
	t.Parallel()
	for name, scripts := range map[string]bool{"with scripts": true, "without": false} {
		t.Run(name, func(t *testing.T) {
			p := startProgram(t)
			b := newTab(p, phone)
			b.setDark(scripts)
			if !scripts {
				b.withoutScript()
			}
			b.signIn(p.addPerson("Grace Darling", "instructor"))
			rejects := b.importsGoodOnes()
			b.importsRest(mendings.Replace(rejects))
			b.importsNothingNew()
			b.bindsEvidence()
			b.leavesForMoodle()
		})
	}
}

// uploads sends a file from the first page of an import, to the page that says what was understood.
func (b *tab) uploads(name, text string) {
	b.t.Helper()
	file := filepath.Join(b.t.TempDir(), name)
	b.write(file, []byte(text))
	b.open("/studio/import")
	b.do(chromedp.SetUploadFiles(chromedp.CSS("input[type=file]"), []string{file}))
	b.follow(button(say("import.check")))
}

// understood waits for the title of a file's page.
func (b *tab) understood(good, bad int) {
	b.t.Helper()
	title := say("import.understood", "count", good)
	if bad > 0 {
		title = say("import.some", "understood", title, "rejected", bad)
	}
	b.has(within(at("main"), "h1", title))
}

// importsGoodOnes imports the three good questions, and returns the file with the others.
func (b *tab) importsGoodOnes() (rejects string) {
	b.t.Helper()
	b.open("/studio/import")
	b.check("import")
	b.uploads("lifeboat.gift", lifeboat)
	b.understood(3, 3)
	b.see(say("import.format-recognised", "format", "GIFT"))
	b.has(within(at("ol.problems"), "a", say("import.line", "line", "18")+", "+say("import.column", "column", "37")))
	b.check("foreign file with errors")
	b.follow(button(say("import.import-good", "count", 3)))
	b.see(say("import.good-done", "count", 3, "set", "lifeboat"))
	b.check("foreign file, good ones imported")
	rejects = string(b.download(link(say("import.rejects-download-all"))))
	for _, name := range []string{"::wind::", "::cargo::", "::mayor::"} {
		if !strings.Contains(rejects, name) {
			b.t.Errorf("the rejects lack %s:\n%s", name, rejects)
		}
	}
	if strings.Contains(rejects, "::launch::") {
		b.t.Errorf("the rejects have what is imported:\n%s", rejects)
	}
	return rejects
}

// importsRest adds the mended questions to the set that was made, as its page offers.
func (b *tab) importsRest(mended string) {
	b.t.Helper()
	b.uploads("lifeboat-rejects.gift", mended)
	b.understood(3, 0)
	b.see(say("import.offer", "title", "lifeboat", "id", "lifeboat"))
	b.follow(button(say("import.offer-take")))
	b.see(say("import.add-counts", "new", 3, "changed", 0, "stay", 3))
	b.check("mended questions")
	b.follow(button(say("import.import")))
	b.see(say("import.done", "set", "lifeboat", "number", 2))
	b.see(say("set.questions", "count", 6))
	b.check("set of foreign questions")
}

// importsNothingNew sends the whole mended file: every question is there already.
func (b *tab) importsNothingNew() {
	b.t.Helper()
	b.uploads("lifeboat.gift", mendings.Replace(lifeboat))
	b.understood(6, 0)
	b.follow(button(say("import.offer-take")))
	b.see(say("import.identical", "title", "lifeboat", "number", 2))
	b.gone(button(say("import.import")))
	b.check("import of what is there")
}

// bindsEvidence gives the set an article, takes one suggestion over and quotes another sentence.
func (b *tab) bindsEvidence() {
	b.t.Helper()
	b.open("/studio/sets/lifeboat/evidence")
	b.see(say("worklist.no-briefing-title"))
	b.check("worklist without a briefing")
	b.follow(link(say("worklist.bind")))
	b.fill(labelled(say("bind.source-title")), "The night of the wreck")
	b.paste(labelled(say("bind.text")), "The Marie Ferrand was launched first, ten minutes past four.\n\nEleven people were taken off the wreck. The mayor thanked the crew.")
	b.check("briefing of a set")
	b.follow(button(say("bind.add-this")))
	b.open("/studio/sets/lifeboat/evidence")
	b.see(say("worklist.lede", "count", 6))
	b.check("worklist")
	b.press(ofQuestion("Which boat was launched first?", ".worklist-suggestion input"))
	b.press(ofQuestion("Who thanked the crew?", "input[value=own]"))
	b.paste(ofQuestion("Who thanked the crew?", "textarea"), "The mayor thanked the crew.")
	b.follow(button(say("worklist.save")))
	b.see(say("worklist.saved", "count", 2))
	b.see(say("worklist.lede", "count", 4))
	b.publishes(3)
}

// ofQuestion finds something in the fieldset of a question.
func ofQuestion(stem, css string) where {
	return where("one(" + quoted(css) + ", named('legend', " + quoted(stem) + ").parentElement)")
}

// leavesForMoodle downloads the set as Moodle XML, after being told what that can't hold.
func (b *tab) leavesForMoodle() {
	b.t.Helper()
	b.open("/studio/sets/lifeboat/export")
	b.check("download of a set")
	b.set(labelled(say("import.format")), "Moodle XML")
	b.follow(button(say("export.look")))
	b.see(say("export.losses", "format", "Moodle XML"))
	b.check("what Moodle XML can't hold")
	file := filepath.Join(b.t.TempDir(), "set.xml")
	b.write(file, b.download(link(say("export.download"))))
	set, problems := formats.Read(os.DirFS(filepath.Dir(file)), filepath.Base(file), "")
	if problems.Failed() || len(set.Questions) != 6 {
		b.t.Errorf("the Moodle XML has %d questions, %v", len(set.Questions), problems)
	}
}
