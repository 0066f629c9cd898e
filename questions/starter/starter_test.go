package starter

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/native"
)

func TestStarterHasNoProblems(t *testing.T) {
	_, problems := native.Read(Files, File)
	for _, p := range problems {
		t.Errorf("%d:%d: %s %s %v", p.Line, p.Column, p.Question, p.Rule, p.Args)
	}
}

func read(t *testing.T) questions.Set {
	t.Helper()
	set, err := Read()
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// left are the types that the set leaves out: its quiz is open to everyone, and nobody is there to mark essays; what
// there is to know before the first question stands in its description.
var left = map[questions.Type]bool{questions.EssayType: true, questions.InformationType: true}

func TestStarterIsLargeEnough(t *testing.T) {
	set := read(t)
	count := map[questions.Type]int{}
	for _, q := range set.Questions {
		count[q.Type]++
	}
	if len(set.Questions) < 30 || count[questions.CompareSourcesType] < 5 || count[questions.SelectSentenceType] < 5 {
		t.Errorf("%d questions: %v", len(set.Questions), count)
	}
	for _, typ := range questions.Types() {
		if count[typ] == 0 && !left[typ] {
			t.Errorf("no %s question", typ)
		}
	}
	if len(set.Briefing) != 3 {
		t.Errorf("%d sources, want 3", len(set.Briefing))
	}
}

// A learner who always picks the same position must not do better than by guessing.
func TestStarterSpreadsItsKeys(t *testing.T) {
	set := read(t)
	position, choices := map[int]int{}, 0
	for _, q := range set.Questions {
		b, ok := q.Body.(*questions.SingleChoice)
		if !ok {
			continue
		}
		choices++
		for i, o := range b.Options {
			if o.Correct {
				position[i]++
			}
		}
	}
	for i, n := range position {
		if n*100 > 40*choices {
			t.Errorf("the key is option %d in %d of %d questions", i+1, n, choices)
		}
	}
}

var words = regexp.MustCompile(`[a-z0-9']+`)

// The sources are our own words: no eight words in a row are those of the articles, of which only hashes are kept.
func TestStarterSharesNoSentences(t *testing.T) {
	articles := shingles(t)
	set := read(t)
	texts := []string{set.Title, set.Description}
	for _, s := range set.Briefing {
		texts = append(texts, s.Title, s.Text)
	}
	for _, q := range set.Questions {
		texts = append(texts, q.Stem, q.Explanation, q.Hint)
		body, err := json.Marshal(q.Body)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(body)) // with its options, items, claims and feedback
	}
	for _, text := range texts {
		run := words.FindAllString(strings.ReplaceAll(strings.ToLower(text), "’", "'"), -1)
		for i := 0; i+8 <= len(run); i++ {
			eight := strings.Join(run[i:i+8], " ")
			sum := sha256.Sum256([]byte(eight))
			if articles[hex.EncodeToString(sum[:6])] {
				t.Errorf("shared with an article: %q", eight)
			}
		}
	}
}

func shingles(t *testing.T) map[string]bool {
	t.Helper()
	f, err := os.Open("testdata/shingles.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	all := map[string]bool{}
	for s := bufio.NewScanner(f); s.Scan(); {
		if line := s.Text(); line != "" && !strings.HasPrefix(line, "#") {
			all[line] = true
		}
	}
	if len(all) < 1000 {
		t.Fatalf("only %d shingles", len(all))
	}
	return all
}

// Every question can be answered right: its key gets full marks.
func TestStarterKeysGetFullMarks(t *testing.T) {
	revision, err := questions.NewRevision(read(t), nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := range revision.Set.Questions {
		q := &revision.Set.Questions[i]
		mark, err := revision.Mark(q.ID, []byte(key(t, q, revision.Cuts)))
		if err != nil || mark.Fraction.RatString() != "1" {
			t.Errorf("%s: %v %v", q.ID, mark.Fraction, err)
		}
	}
}

func key(t *testing.T, q *questions.Question, cuts questions.Cuts) string {
	t.Helper()
	switch b := q.Body.(type) {
	case *questions.SingleChoice:
		return fmt.Sprintf("%q", right(b.Options)[0])
	case *questions.MultipleResponse:
		return `["` + strings.Join(right(b.Options), `","`) + `"]`
	case *questions.TrueFalse:
		return fmt.Sprint(*b.Answer)
	case *questions.ShortText:
		return fmt.Sprintf("%q", b.Accept[0].Text)
	case *questions.Numeric:
		return string(b.Accept[0].Value)
	case *questions.Matching:
		pairs := map[string]string{}
		for _, p := range b.Pairs {
			pairs[p.ID] = p.MatchID
		}
		return inJSON(t, pairs)
	case *questions.Ordering:
		var order []string
		for _, item := range b.Items {
			order = append(order, item.ID)
		}
		return inJSON(t, order)
	case *questions.GapFill:
		gaps := map[string]json.RawMessage{}
		for name, gap := range b.Gaps {
			alone := questions.Question{QuestionHead: q.QuestionHead, Body: gap.Body()}
			gaps[name] = json.RawMessage(key(t, &alone, cuts))
		}
		return inJSON(t, gaps)
	case *questions.SelectSentence:
		var refs []string
		for _, ref := range b.Right(cuts)[:b.Most()] {
			refs = append(refs, ref.String())
		}
		return `["` + strings.Join(refs, `","`) + `"]`
	case *questions.CompareSources:
		var claims []string
		for _, c := range b.Claims {
			var cells []string
			for source, stance := range c.Sources {
				cells = append(cells, fmt.Sprintf("%q:%q", source, stance))
			}
			claims = append(claims, fmt.Sprintf("%q:{%s}", c.ID, strings.Join(cells, ",")))
		}
		return "{" + strings.Join(claims, ",") + "}"
	}
	t.Fatalf("%s has the type %s", q.ID, q.Type)
	return ""
}

func right(os questions.Options) []string {
	var ids []string
	for _, o := range os {
		if o.Rewards() {
			ids = append(ids, o.ID)
		}
	}
	return ids
}

func inJSON(t *testing.T, v any) string {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
