package qti

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"math/big"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/qti/qtitest"
	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// membersOf are the files of a package.
func membersOf(t *testing.T, data []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		all[f.Name] = string(text)
	}
	return all
}

func everything() questions.Set {
	set := questions.Set{Readback: questions.FormatVersion, ID: "harbour", Title: "The harbour", Language: "en", Questions: qtitest.Questions()}
	name, err := set.Embed(pixel)
	if err != nil {
		panic(err)
	}
	set.Questions[0].Stem += "\n\n![The quay](media:" + name + ")"
	set.Questions[0].Tags = []string{"who"}
	return set
}

var ncName = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9._-]*$`)

func TestAPackageIsWellFormed(t *testing.T) {
	for _, v := range []*Version{Two, Three} {
		data, losses := packed(t, everything(), v)
		if len(losses) > 0 {
			t.Errorf("%s: %+v", v.Name, losses)
		}
		files := membersOf(t, data)
		for name, text := range files {
			if !strings.HasSuffix(name, ".xml") {
				continue
			}
			d := draft.New(name)
			root := xmltree.Parse([]byte(text), "", d)
			if _, problems := d.Finish(); root == nil || strings.Contains(told(problems), "xml") {
				t.Errorf("%s %s: %s", v.Name, name, told(problems))
				continue
			}
			checkNames(t, v.Name+" "+name, root)
		}
		checkManifest(t, files)
	}
}

// checkNames: identifiers are names of XML, and no two variables or choices of an item have the same.
func checkNames(t *testing.T, name string, root *xmltree.Node) {
	t.Helper()
	normalise(root)
	seen := map[string]bool{}
	for _, n := range root.Deep("responseDeclaration", "outcomeDeclaration", "simpleChoice", "simpleAssociableChoice", "inlineChoice", "assessmentItemRef") {
		id := n.Attr("identifier")
		if !ncName.MatchString(id) || seen[id] {
			t.Errorf("%s: the identifier %q of %s", name, id, n.Name)
		}
		seen[id] = true
	}
}

// checkManifest: every file is listed, everything listed is there, and dependencies lead somewhere.
func checkManifest(t *testing.T, files map[string]string) {
	t.Helper()
	root := xmltree.Parse([]byte(files["imsmanifest.xml"]), "", draft.New("m"))
	listed, ids := map[string]bool{}, map[string]bool{}
	resources := root.Find("resources").All("resource")
	for _, r := range resources {
		listed[r.Attr("href")] = true
		ids[r.Attr("identifier")] = true
	}
	for name := range files {
		if name != "imsmanifest.xml" && !listed[name] {
			t.Errorf("%s isn't in the manifest", name)
		}
	}
	for _, r := range resources {
		if files[r.Attr("href")] == "" {
			t.Errorf("the manifest lists %s, which isn't there", r.Attr("href"))
		}
		for _, d := range r.All("dependency") {
			if !ids[d.Attr("identifierref")] {
				t.Errorf("%s depends on %s", r.Attr("href"), d.Attr("identifierref"))
			}
		}
	}
}

func TestStandardTemplatesMarkWhereTheySayTheSame(t *testing.T) {
	set := everything()
	set.Questions[0].Body.(*questions.SingleChoice).Options[0].Feedback = ""
	data, _ := packed(t, set, Two)
	files := membersOf(t, data)
	for name, want := range map[string]string{
		"single": "match_correct", "weighted": "map_response", "truth": "match_correct", "text": "map_response", "match": "map_response", "order-all-or-nothingx": "match_correct", "number": "", "gaps": "",
	} {
		text := files["items/"+name+".xml"]
		if got := strings.Contains(text, "rptemplates/"+want+`"`); want != "" && !got || want == "" && strings.Contains(text, "template=") {
			t.Errorf("%s isn't marked by %q:\n%s", name, want, text)
		}
	}
}

// TestWhatIsLostIsTold changes a set in ways that a package doesn't hold.
func TestWhatIsLostIsTold(t *testing.T) {
	type change = func(*questions.Set)
	question := func(id string, do func(*questions.Question)) change {
		return func(s *questions.Set) { do(s.Question(id)) }
	}
	for part, do := range map[string]change{
		"hint":     question("single", func(q *questions.Question) { q.Hint = "Look." }),
		"points":   question("single", func(q *questions.Question) { q.Points = "0" }),
		"title":    question("single", func(q *questions.Question) { q.Title = "Who read it" }),
		"evidence": question("single", func(q *questions.Question) { q.Evidence = []questions.Evidence{{Source: "log", Quote: "x"}} }),
		"typos":    question("text", func(q *questions.Question) { q.Body.(*questions.ShortText).Typos = 1 }),
		"unit":     question("number", func(q *questions.Question) { q.Body.(*questions.Numeric).Unit = "knots" }),
		"words":    question("essay", func(q *questions.Question) { q.Body.(*questions.Essay).Words.Max = 200 }),
		"rubric": question("essay", func(q *questions.Question) {
			q.Body.(*questions.Essay).Rubric[0].Levels = []questions.Level{{Text: "Fully", Points: "4"}}
		}),
		"gaps": question("gaps", func(q *questions.Question) {
			gap := q.Body.(*questions.GapFill).Gaps["1"]
			gap.Typos = 1
			q.Body.(*questions.GapFill).Gaps["1"] = gap
		}),
		"pairs": question("match", func(q *questions.Question) { q.Body.(*questions.Matching).Pairs[1].Match = "read it back" }),
		"accepted answers": question("text", func(q *questions.Question) {
			b := q.Body.(*questions.ShortText)
			b.Accept = append(b.Accept, questions.Accept{Text: "quay seven", Weight: "10"})
		}),
		"options": question("multiple-right-minus-wrong", func(q *questions.Question) {
			q.Body.(*questions.MultipleResponse).Options[0].Text = "- a\n- b"
		}),
		`marking "longest-subset"`: question("order-x", func(q *questions.Question) {
			q.Body.(*questions.Ordering).Marking = questions.LongestSubset
		}),
		"briefing": func(s *questions.Set) {
			s.Briefing = []questions.Source{{ID: "log", Title: "Log", Text: "It lay there."}}
		},
		"description":              func(s *questions.Set) { s.Description = "What *happened*" },
		"white space in the title": func(s *questions.Set) { s.Title = "The  harbour" },
		"images that no text shows": func(s *questions.Set) {
			s.Media = append(s.Media, questions.Medium{Name: "x.png", Data: pixel})
		},
	} {
		set := everything()
		do(&set)
		_, losses := packed(t, set, Two)
		if len(losses) == 0 || !slices.ContainsFunc(losses, func(p questions.Problem) bool { return p.Args["part"] == part }) {
			t.Errorf("%s: %+v", part, losses)
		}
	}
}

func TestQuestionsThatQTIHasNothingLikeAreLeftOut(t *testing.T) {
	set := everything()
	set.Briefing = []questions.Source{{ID: "log", Title: "Log", Text: "It lay there. Then it left."}}
	set.Questions = []questions.Question{set.Questions[0],
		{QuestionHead: questions.QuestionHead{ID: "pick", Type: questions.SelectSentenceType, Stem: "Which?"}, Body: &questions.SelectSentence{Source: "log", Correct: []string{"It lay there."}}},
		{QuestionHead: questions.QuestionHead{ID: "free", Type: questions.GapFillType, Stem: "A [[1]] [[2]]"}, Body: &questions.GapFill{Gaps: map[string]questions.Gap{
			"1": {Accept: []questions.GapAccept{{Text: "a"}}}, "2": {Accept: []questions.GapAccept{{Text: "b"}}, Weight: "0"}}}},
	}
	data, losses := packed(t, set, Three)
	var left []string
	for _, p := range losses {
		if p.Rule == "loss-question" {
			left = append(left, p.Question)
		}
	}
	again, problems := unpacked(data)
	if strings.Join(left, " ") != "pick free" || idsOf(again) != "single" || problems.Failed() {
		t.Errorf("left: %v, read: %s %s", left, idsOf(again), told(problems))
	}
}

func TestTheBriefingIsReadWithEveryItemOfQTI3(t *testing.T) {
	set := everything()
	set.Evidence = questions.EvidenceOptional
	set.Briefing = []questions.Source{{ID: "log", Title: "Log", Text: "It lay *there*.\n\nThen it left."}, {ID: "radio", Title: "Radio", Text: "- one\n- two"}}
	data, losses := packed(t, set, Three)
	again, problems := unpacked(data)
	if len(losses) > 0 || problems.Failed() || asJSON(again.Briefing) != asJSON(set.Briefing) || again.Evidence != set.Evidence {
		t.Errorf("%+v %s\n%s", losses, told(problems), asJSON(again.Briefing))
	}
	set.Briefing[0].Publisher = "The port"
	if _, losses = packed(t, set, Three); len(losses) != 1 {
		t.Errorf("%+v", losses)
	}
}

func TestMarksOfWhatIsWrittenAreOurs(t *testing.T) {
	for _, n := range []int{3, 7, 11} { // shares that have no end in decimals
		b := &questions.MultipleResponse{}
		for i := range n + 2 {
			b.Options = append(b.Options, questions.Option{ID: fmt.Sprint("o", i), Text: fmt.Sprint("option ", i), Correct: i < n})
		}
		for _, marking := range []questions.MultipleMarking{"", questions.PerOption} {
			b.Marking = marking
			set := everything()
			set.Questions = []questions.Question{{QuestionHead: questions.QuestionHead{ID: "q", Type: questions.MultipleResponseType, Stem: "Which?"}, Body: b}}
			data, _ := packed(t, set, Two)
			again, problems := unpacked(data)
			if q := only(t, again, problems); q.Points != "" || q.Body.(*questions.MultipleResponse).Marking != marking || told(problems) != "" {
				t.Errorf("%d: %s %+v", n, told(problems), q)
			}
		}
	}
}

func TestParts(t *testing.T) {
	for _, n := range []int64{1, 3, 6, 7, 12} {
		share := big.NewRat(1, n)
		written, ok := new(big.Rat).SetString(upward(share))
		if !ok || written.Cmp(share) < 0 || !near(written, share) {
			t.Errorf("1/%d is %s", n, upward(share))
		}
	}
}

// TestAnotherEscapingIsNoLoss: what is only written otherwise when it is read again, and shown the same, is held.
func TestAnotherEscapingIsNoLoss(t *testing.T) {
	set := questions.Set{Readback: questions.FormatVersion, ID: "s", Title: "S", Questions: []questions.Question{
		{QuestionHead: questions.QuestionHead{ID: "a", Type: questions.SingleChoiceType, Stem: "p~q & r_s", Explanation: "t~u"},
			Body: &questions.SingleChoice{Options: questions.Options{{Text: "y~z", Correct: true, Feedback: "v~w"}, {Text: "3*4"}}}},
		{QuestionHead: questions.QuestionHead{ID: "b", Type: questions.GapFillType, Stem: "g~h [[k]]"},
			Body: &questions.GapFill{Gaps: map[string]questions.Gap{"k": {Options: questions.Options{{Text: "x", Correct: true}, {Text: "y~z"}}}}}},
	}}
	for _, v := range []*Version{Two, Three} {
		if _, losses := packed(t, set, v); len(losses) > 0 {
			t.Errorf("%s: %+v", v.Name, losses)
		}
	}
}
