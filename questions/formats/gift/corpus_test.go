package gift

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/draft"
)

// corpus are real files from public repositories; they lie outside the project.
const corpus = "../../../../shared/corpus/gift"

// corpusCounts are, for each file: questions read / refused, warnings.
var corpusCounts = map[string]string{
	"coursebuilder/gift_examples.txt":        "28/0, 2",
	"giftplay/ejemplo-basico.gift":           "8/0, 0",
	"giftplay/ejemplo-gift.txt":              "10/0, 0",
	"giftplay/ejemplo-matematicas.gift":      "1/7, 0", // the braces of its formulas aren't escaped
	"moodle-gift-gen/30.gift":                "30/0, 0",
	"moodle-gift-gen/5.gift":                 "5/0, 0",
	"moodle/examples.txt":                    "43/0, 8",
	"moodle/questions_in_category.gift.txt":  "4/0, 0",
	"moodle/testexport.gift.txt":             "1/0, 2",
	"moodle/testimport.gift.txt":             "1/0, 2",
	"peg/giftFormatPhpExamples.gift":         "10/0, 0",
	"peg/mc5.gift":                           "4/0, 0",
	"peg/options1.gift":                      "14/0, 0",
	"pygiftparser-tommasi/categories.gift":   "6/0, 0",
	"pygiftparser-tommasi/inline.gift":       "4/0, 0",
	"pygiftparser-tommasi/match.gift":        "1/0, 0",
	"pygiftparser-tommasi/moodleFormat.gift": "5/0, 0",
	"pygiftparser-tommasi/multiple.gift":     "1/0, 0",
	"pygiftparser-tommasi/numerical.gift":    "4/0, 0",
	"pygiftparser-tommasi/short.gift":        "4/0, 0",
	"pygiftparser-tommasi/single.gift":       "4/0, 0",
	"pygiftparser-tommasi/specials.gift":     "3/0, 0",
	"pygiftparser-tommasi/trueFalse.gift":    "3/0, 0",
	"tsugi/example_matching.gift":            "2/0, 2",
	"tsugi/example_multiple_choice.gift":     "4/1, 5", // colours whose # isn't escaped
	"tsugi/example_numerical.gift":           "5/0, 0",
	"tsugi/example_true_false.gift":          "4/0, 0",
}

func corpusFS(t *testing.T) fs.FS {
	t.Helper()
	if _, err := os.Stat(corpus); err != nil {
		t.Skip("the corpus isn't here: ", err)
	}
	return os.DirFS(corpus)
}

func TestCorpus(t *testing.T) {
	fsys := corpusFS(t)
	found := map[string]string{}
	err := fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) == ".json" || path.Ext(name) == ".md" {
			return err
		}
		set, problems := Read(fsys, name)
		found[name] = counts(set, problems)
		for _, p := range problems {
			if p.Line < 1 || p.Column < 1 {
				t.Errorf("%s: %s has no place", name, p.Rule)
			}
		}
		if !problems.Failed() {
			roundTrip(t, set)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(corpusCounts, found); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// counts are the questions without errors, those with, and the warnings.
func counts(set questions.Set, problems questions.Problems) string {
	refused := map[string]bool{}
	for _, p := range problems {
		if i, _, ok := draft.QuestionOf(p.Pointer); p.Severity == questions.Error && ok {
			refused[fmt.Sprint(i)] = true
		} else if p.Severity == questions.Error {
			refused[p.Raw] = true
		}
	}
	unread := 0
	for _, p := range problems {
		if p.Severity == questions.Error && p.Pointer == "" {
			unread++
		}
	}
	return fmt.Sprintf("%d/%d, %d", len(set.Questions)-len(refused)+unread, len(refused), problems.Count(questions.Warning))
}

// peerQuestion is a question as the tests of GIFT-grammar-PEG.js expect it.
type peerQuestion struct {
	Type       string
	Title      *string
	Stem       struct{ Text string }
	IsTrue     *bool
	Choices    json.RawMessage
	MatchPairs []struct {
		Subquestion struct{ Text string }
		Subanswer   string
	}
}

type peerChoice struct {
	IsCorrect bool
	Weight    *float64
	Text      struct{ Text string }
	Feedback  *struct{ Text string }
}

// peerTypes are how that parser calls the types.
var peerTypes = map[questions.Type][]string{
	questions.SingleChoiceType: {"MC"}, questions.MultipleResponseType: {"MC"}, questions.TrueFalseType: {"TF"}, questions.ShortTextType: {"Short"},
	questions.NumericType: {"Numerical"}, questions.MatchingType: {"Matching"}, questions.EssayType: {"Essay"}, questions.InformationType: {"Description"},
}

// TestAgreesWithAPeer: the same types, titles, stems, options and feedback as another parser's own tests expect.
func TestAgreesWithAPeer(t *testing.T) {
	fsys := corpusFS(t)
	names, err := fs.Glob(fsys, "peg/*.json")
	if err != nil || len(names) != 3 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			t.Fatal(err)
		}
		var peers []peerQuestion
		if err := json.Unmarshal(data, &peers); err != nil {
			t.Fatal(name, err)
		}
		set, _ := Read(fsys, strings.TrimSuffix(name, ".json")+".gift")
		if len(peers) != len(set.Questions) {
			t.Fatalf("%s: %d questions, the peer has %d", name, len(set.Questions), len(peers))
		}
		for i := range peers {
			if diff := cmp.Diff(peers[i].lines(), linesOf(&set.Questions[i])); diff != "" {
				t.Errorf("%s, question %d (-peer +ours):\n%s", name, i+1, diff)
			}
		}
	}
}

// lines are what the peer found, in words.
func (p *peerQuestion) lines() []string {
	lines := []string{p.Type, folded(p.Stem.Text)}
	if p.Title != nil {
		lines = append(lines, "title "+*p.Title)
	}
	if p.IsTrue != nil {
		lines = append(lines, fmt.Sprint(*p.IsTrue))
	}
	for _, pair := range p.MatchPairs {
		lines = append(lines, pair.Subquestion.Text+" -> "+pair.Subanswer)
	}
	var choices []peerChoice
	if p.Type != "MC" && p.Type != "Short" || json.Unmarshal(p.Choices, &choices) != nil {
		return lines
	}
	for _, c := range choices {
		line := folded(c.Text.Text)
		if c.Feedback != nil {
			line += " # " + folded(c.Feedback.Text)
		}
		lines = append(lines, line)
	}
	return lines
}

// folded is a text without what the peer collapses, and without the spaces that it puts around a missing word.
func folded(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	for _, mark := range []string{".", ",", "?"} {
		text = strings.ReplaceAll(text, "_____ "+mark, "_____"+mark)
	}
	return text
}

func linesOf(q *questions.Question) []string {
	plain := func(md string) string { return folded(questions.PlainText(md)) }
	lines := []string{peerTypes[q.Type][0], folded(q.Stem)}
	if q.Title != "" {
		lines = append(lines, "title "+q.Title)
	}
	with := func(text, feedback string) {
		if feedback != "" {
			text += " # " + plain(feedback)
		}
		lines = append(lines, text)
	}
	switch b := q.Body.(type) {
	case *questions.TrueFalse:
		lines = append(lines, fmt.Sprint(*b.Answer))
	case *questions.Matching:
		for _, p := range b.Pairs {
			lines = append(lines, p.Prompt+" -> "+p.Match)
		}
	case *questions.SingleChoice:
		for _, o := range b.Options {
			with(plain(o.Text), o.Feedback)
		}
	case *questions.MultipleResponse:
		for _, o := range b.Options {
			with(plain(o.Text), o.Feedback)
		}
	case *questions.ShortText:
		for _, a := range b.Accept {
			with(folded(a.Text), a.Feedback)
		}
	}
	return lines
}
