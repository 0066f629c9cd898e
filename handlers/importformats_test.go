package handlers

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/docx"
)

// capitals are three good questions in GIFT, and two that aren't: one without its end, one whose best answer is worth half.
const capitals = `// A lesson
::Austria::What is the capital of Austria? {=Vienna ~Graz ~Linz}

::France::The capital of France is {=Paris =%50%Lutetia}.

::Open::Is Rome a capital? {T

::Half::Which is one? {=%50%Oslo ~Bergen}

Bern is the capital of Switzerland.{T}
`

// mendedCapitals are the two, as they should be.
var mendedCapitals = strings.NewReplacer("capital? {T", "capital? {T}", "=%50%Oslo", "=Oslo")

func (i *importer) set(id string) *questions.Set {
	i.t.Helper()
	r, err := i.Store.LatestRevision(i.t.Context(), id)
	i.must(err)
	return &r.Set
}

// wantStems compares the stems of a set's questions.
func (i *importer) wantStems(id string, want ...string) {
	i.t.Helper()
	var got []string
	for _, q := range i.set(id).Questions {
		got = append(got, q.Stem)
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		i.t.Errorf("%s asks %q, want %q", id, got, want)
	}
}

// TestOneBadQuestionDoesNotHideTheOthers goes from a file with bad questions to a set with all of them, mended.
func TestOneBadQuestionDoesNotHideTheOthers(t *testing.T) {
	i := newImporter(t)
	check := i.upload("Capitals of Europe.gift", capitals).want(200)
	check.wantText("h1", say("import.some", "understood", say("import.understood", "count", 3), "rejected", "2"))
	check.wantText(".lede", "GIFT").wantCount(".preview fieldset.question", 3).wantText(".what", say("import.rejects", "count", 2))
	for field, want := range map[string]string{"#title": "Capitals of Europe", "#id": "capitals-of-europe"} {
		if got := check.attr(field, "value"); got != want {
			t.Errorf("%s is %q, want %q", field, got, want)
		}
	}
	rejects := i.get(check.attr(".rejects a", "href")).want(200)
	if got := rejects.Header.Get("Content-Disposition"); got != `attachment; filename="Capitals of Europe-rejects.gift"` {
		t.Errorf("the rejects are sent as %s", got)
	}
	for text, there := range map[string]bool{"Is Rome a capital?": true, "%50%Oslo": true, "Vienna": false, "Bern": false} {
		if strings.Contains(rejects.body, text) != there {
			t.Errorf("the rejects are\n%s", rejects.body)
		}
	}
	done := i.follow(i.press(check, "import", "id", "capitals")).want(200)
	done.wantText(".notice", say("import.good-done", "set", "Capitals of Europe", "count", 3)).wantCount(`button[value="import"]`, 0)
	i.wantStems("capitals", "What is the capital of Austria?", "The capital of France is _____.", "Bern is the capital of Switzerland.")

	mending := i.follow(i.press(done, "mend")).want(200).wantCount(".problems > li.error", 2)
	mended := i.follow(i.press(mending, "check", "text", mendedCapitals.Replace(mending.formValues("#choices").Get("text")))).want(200)
	mended.wantText("h1", say("import.understood", "count", 2)).wantText(".what", say("import.add-counts", "new", "2", "changed", "0", "stay", "3"))
	if id := mended.attr("#id", "value"); id != "capitals" {
		t.Errorf("mended questions would go to %s", id)
	}
	i.press(mended, "import").wantTo("/studio/sets/capitals")
	i.wantRevision("capitals", 2)
	if n := len(i.set("capitals").Questions); n != 5 {
		t.Errorf("after mending the set has %d questions", n)
	}
}

// TestAnIDIsNeverTakenSilently: a file that doesn't say which set it is gets an id that is free, and one that is chosen
// leads to the question what happens to the set that is there.
func TestAnIDIsNeverTakenSilently(t *testing.T) {
	i := newImporter(t)
	good := "::Austria::What is the capital of Austria? {=Vienna ~Graz}\n\n::Italy::And of Italy? {=Rome ~Milan}\n"
	i.press(i.upload("capitals.gift", good), "import").wantTo("/studio/sets/capitals")
	i.save(i.person("Otis", accounts.Instructor), i.flightSet("flight"))

	other := strings.Replace(good, "::Italy::And of Italy? {=Rome ~Milan}", "::Spain::And of Spain? {=Madrid ~Seville}", 1)
	other = strings.Replace(other, "~Graz", "~Linz", 1)
	check := i.upload("capitals.gift", other).want(200)
	if id := check.attr("#id", "value"); id != "capitals-2" {
		t.Errorf("the suggestion is %q", id)
	}
	check.wantText(".offer", "capitals").wantCount(`[name="into"]`, 0)
	i.press(check, "import", "id", "Capitals!").want(422).wantText("#id-error", say("import.id-form"))
	i.press(check, "import", "id", "flight").want(422).wantText("#id-error", say("import.id-taken", "id", "flight"))
	asked := i.press(check, "import", "id", "capitals", "title", "capitals").want(422)
	asked.wantText(".error", say("import.into-missing", "title", "capitals")).wantCount(`[name="into"]:not([checked])`, 2)
	asked.wantText(".what", say("import.replace-counts", "new", "1", "changed", "1", "same", "0", "gone", "1"))
	asked.wantText(".what", say("import.add-counts", "new", "1", "changed", "1", "stay", "1")).wantText(".which", say("import.gone")+"and-of-italy")
	i.wantRevision("capitals", 1)
	i.wantRevision("flight", 1)

	i.press(asked, "import", "into", "add").wantTo("/studio/sets/capitals")
	i.wantStems("capitals", "What is the capital of Austria?", "And of Italy?", "And of Spain?")
	again := i.follow(i.press(i.upload("capitals.gift", other), "into-capitals")).wantText(".what", say("import.identical", "title", "capitals", "number", "2"))
	i.press(again, "import", "into", "replace").wantTo("/studio/sets/capitals")
	i.wantStems("capitals", "What is the capital of Austria?", "And of Spain?")
	i.wantRevision("capitals", 3)
}

// TestASetThatChangedMeanwhileIsLookedAtFirst: what the page said would happen is what happens.
func TestASetThatChangedMeanwhileIsLookedAtFirst(t *testing.T) {
	i := newImporter(t)
	text := i.flightSet("flight")
	first := i.upload("flight.yaml", strings.Replace(text, "Who left?", "Who went?", 1)) // when there is no such set yet
	i.press(i.upload("flight.yaml", text), "import").want(303)
	i.press(first, "import").want(422).wantText(".error", say("import.moved", "title", "The late flight"))
	second := i.get(first.Request.URL.Path).want(200).wantText(".what", say("import.revises", "title", "The late flight", "number", "2"))
	i.press(i.upload("flight.yaml", strings.Replace(text, "Who left?", "Who flew?", 1)), "import").want(303)
	third := i.press(second, "import").want(422).wantText(".error", say("import.moved", "title", "The late flight"))
	i.press(third, "import").want(303)
	i.wantRevision("flight", 3)
}

// TestWhatAFileCannotHoldStays: questions that come back from another format keep their evidence, and the set its sources.
func TestWhatAFileCannotHoldStays(t *testing.T) {
	i := newImporter(t)
	i.press(i.paste(i.flightSet("flight")), "import").want(303)
	before := i.set("flight")
	gift := "::crew::[id:who-left] Who left? {=The crew ~Nobody}\n\n// [id:new-one]\nIs it late? {T}\n"
	check := i.follow(i.press(i.upload("x.gift", gift), "check", "id", "flight"))
	check.wantText(".what", say("import.without-evidence"))
	i.press(check, "import", "into", "add").wantTo("/studio/sets/flight")
	after := i.set("flight")
	if len(after.Briefing) != len(before.Briefing) || after.Title != before.Title || after.Evidence != questions.EvidenceOptional || len(after.Questions) != len(before.Questions)+2 {
		t.Errorf("the set has become %+v", after)
	}
	i.get("/studio/sets/flight").wantText(".notice", say("import.unbound", "count", 2))
}

// TestEncodingsAreAskedFor, never guessed.
func TestEncodingsAreAskedFor(t *testing.T) {
	i := newImporter(t)
	check := i.upload("cafe.gift", "Where is the caf\xe9? {=here ~there}\n").want(200)
	check.wantText(".problems", "windows-1252").wantText(`.read-how fieldset`, "Where is the café?").wantCount(`button[value="import"]`, 0).wantCount("textarea#text", 0)
	read := i.follow(i.press(check, "check", "encoding", "windows-1252")).wantText(".preview", "Where is the café?").wantCount(".problems", 0)
	if text := read.formValues("#choices").Get("text"); !strings.Contains(text, "café") {
		t.Errorf("the text to mend is %q", text)
	}
	i.press(read, "import").wantTo("/studio/sets/cafe")
	i.wantStems("cafe", "Where is the café?")
}

// TestColumnsAreAskedFor where the headings of a table don't say what they hold.
func TestColumnsAreAskedFor(t *testing.T) {
	i := newImporter(t)
	table := "Remarks,The thing that is asked,Option A,Option B,Correct\nnone,Which is red?,a cherry,the sea,A\n"
	check := i.upload("colours.csv", table).want(200)
	column := func(p *page, heading string) string {
		n := strings.TrimPrefix(p.attr(fmt.Sprintf(".columns input[value=%q]", heading), "name"), "heading.")
		return "column." + n
	}
	if n := check.find(".columns li").Length(); n != 5 {
		t.Fatalf("%d columns are asked for: %s", n, check.text(".read-how"))
	}
	read := i.follow(i.press(check, "check", column(check, "The thing that is asked"), "stem", column(check, "Remarks"), ""))
	read.want(200).wantText(".preview", "Which is red?").wantText("h1", say("import.understood", "count", 1))
	if got := read.attr(fmt.Sprintf("[name=%q] option[selected]", column(read, "The thing that is asked")), "value"); got != "stem" {
		t.Errorf("the column is said to be %q", got)
	}
	i.press(read, "import").wantTo("/studio/sets/colours")
	i.wantStems("colours", "Which is red?")
}

// TestManyQuestionsAndProblemsArePaged: a page has a bound, whatever the file has.
func TestManyQuestionsAndProblemsArePaged(t *testing.T) {
	i := newImporter(t)
	var gift strings.Builder
	for n := range 120 {
		fmt.Fprintf(&gift, "Is %d even? {T}\n\nIs %d odd? {=%%50%%a ~b}\n\n", n, n)
	}
	check := i.upload("even.gift", gift.String()).want(200)
	check.wantCount(".preview fieldset.question", previewSize).wantCount(".problems > li", problemsSize)
	check.wantText(".preview .pager", say("import.preview-range", "from", "1", "to", "50", "of", "120"))
	last := i.follow(i.press(check, "page-3", "title", "Even and odd")).wantCount(".preview fieldset.question", 20)
	last.wantText("#q101 h2", say("question.number", "number", 101, "of", 120)).wantText("#q120-stem", "Is 119 even?")
	if last.attr("#title", "value") != "Even and odd" {
		t.Error("what was typed is lost when the page is turned")
	}
	i.follow(i.press(check, "problems-2")).wantCount(".problems > li", 20)
}

// TestUploadsAreSeenByWhoSentThem, images and rejects too.
func TestUploadsAreSeenByWhoSentThem(t *testing.T) {
	i := newImporter(t)
	path := i.upload("capitals.gift", capitals).Request.URL.Path
	for _, p := range []*accounts.Person{i.person("Otis", accounts.Instructor), i.person("Ada", accounts.Administrator)} {
		c := i.as(p)
		for _, below := range []string{"", "/rejects", "/media/0123456789abcdef0123456789abcdef.png"} {
			c.get(path + below).want(404)
		}
		c.post(path, "go", "import").want(404)
	}
	i.wantRevision("capitals", 0)
}

// TestMendingKeepsTheColumns that were said, since the rejects have the same headings.
func TestMendingKeepsTheColumns(t *testing.T) {
	i := newImporter(t)
	check := i.upload("colours.csv", "The thing that is asked,Option A,Option B,Correct\nWhich is red?,a cherry,the sea,A\nWhich is blue?,a cherry,the sea,Z\n").want(200)
	read := i.follow(i.press(check, "check", "column.1", "stem")).wantText("h1", say("import.understood", "count", 1))
	mending := i.follow(i.press(read, "mend")).want(200).wantCount(".problems > li.error", 1).wantText("h1", say("import.errors", "count", 1))
	text := strings.Replace(mending.formValues("#choices").Get("text"), ",Z", ",B", 1)
	i.follow(i.press(mending, "check", "text", text)).wantText("h1", say("import.understood", "count", 1)).wantText(".preview", "Which is blue?")
}

// TestWordIsMendedInWord: its rejects are no text that a page could show.
func TestWordIsMendedInWord(t *testing.T) {
	i := newImporter(t)
	var b bytes.Buffer
	text := "Who read it back?\nA. The pilot\nB. The tower\nANSWER: A\n\nWhere was it?\nA. Here\nB. There\n"
	i.must(docx.WritePlain(&b, strings.Split(text, "\n")))
	check := i.upload("exam.docx", b.String()).want(200).wantText(".what", say("import.rejects", "count", 1))
	check.wantCount(".rejects a", 1).wantCount(`button[value="mend"]`, 0)
	i.press(check, "mend").wantTo(check.Request.URL.Path)
}

// TestEncodingsAreToldApart by a line in which they differ.
func TestEncodingsAreToldApart(t *testing.T) {
	line := foreignLine([]byte("caf\xe9\nit\x92s far\n"))
	if string(line) != "it\x92s far" {
		t.Errorf("the line is %q", line)
	}
}
