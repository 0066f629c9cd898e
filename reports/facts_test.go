package reports

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/readback/readback/questions"
)

// ferryRevision has two questions on one passage, one on another, and one that nothing proves.
func ferryRevision(t *testing.T) *questions.Revision {
	t.Helper()
	choice := &questions.SingleChoice{Options: questions.Options{{Text: "yes", Correct: true}, {Text: "no"}}}
	on := func(quote string) []questions.Evidence { return []questions.Evidence{{Source: "log", Quote: quote}} }
	set := questions.Set{
		Readback: 1, ID: "ferry", Title: "Ferry",
		Briefing: []questions.Source{{ID: "log", Title: "Log", Text: "The ferry left at nine. Nobody was late.\n\nIt was cold.\n\nIt snowed."}},
		Questions: []questions.Question{
			{QuestionHead: questions.QuestionHead{ID: "left", Tags: []string{"times"}, Evidence: on("The ferry left"), Type: questions.SingleChoiceType}, Body: choice},
			{QuestionHead: questions.QuestionHead{ID: "nine", Tags: []string{"times"}, Evidence: on("left at nine"), Type: questions.SingleChoiceType}, Body: choice},
			{QuestionHead: questions.QuestionHead{ID: "cold", Tags: []string{"weather"}, Evidence: on("It was cold."), Type: questions.SingleChoiceType}, Body: choice},
			{QuestionHead: questions.QuestionHead{ID: "who", Type: questions.SingleChoiceType}, Body: choice},
			{QuestionHead: questions.QuestionHead{ID: "read", Tags: []string{"weather"}, Type: questions.InformationType}, Body: &questions.Information{}},
		},
	}
	r, err := questions.NewRevision(set, nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// ferryMatrix is of ten attempts. All were asked left and nine, and four of them cold, of whom one knew it.
func ferryMatrix() Matrix {
	unasked := math.NaN()
	column := func(id string, points ...float64) MatrixQuestion {
		return MatrixQuestion{QuestionAbout: QuestionAbout{Name: id, Max: 2}, Points: points}
	}
	return Matrix{N: 10, Questions: []MatrixQuestion{
		column("left", 2, 2, 2, 2, 2, 2, 2, 2, 2, 2), column("nine", 1, 1, 1, 1, 1, 1, 1, 1, 1, 1),
		column("cold", 2, 0, 0, 0, unasked, unasked, unasked, unasked, unasked, unasked),
	}}
}

func TestFactsAreWhatTheQuestionsOfAPassageEarned(t *testing.T) {
	f := FactsOf(ferryRevision(t), ferryMatrix())
	log := f.Passages["log"]
	if len(log) != 3 || f.N != 10 || f.Unbound != 1 {
		t.Fatalf("%d passages, %d attempts, %d unbound", len(log), f.N, f.Unbound)
	}
	for i, want := range []struct {
		questions  []string
		n, answers int
		share      float64
		level      Level
	}{
		{[]string{"left", "nine"}, 10, 20, 75, NearlyLanded},
		{[]string{"cold"}, 4, 4, 25, TooFew},
		{nil, 0, 0, 0, Unasked},
	} {
		got := log[i]
		if !cmp.Equal(got.Questions, want.questions) || got.N != want.n || got.Answers != want.answers || math.Abs(got.Share().Number-want.share) > 1e-9 || got.Level() != want.level {
			t.Errorf("passage %d: %v n=%d answers=%d share=%v %s", i+1, got.Questions, got.N, got.Answers, got.Share(), got.Level())
		}
	}
	if log[2].Share().Blank == "" {
		t.Error("a passage that nobody was asked about has a share")
	}
}

func TestStretchesAreCutWhereEvidenceOverlaps(t *testing.T) {
	r := ferryRevision(t)
	text := r.Cuts["log"][0].Text
	got := map[string][]string{}
	for _, s := range FactsOf(r, Matrix{}).Passages["log"][0].Stretches {
		got[text[s.Start:s.End]] = s.Questions
	}
	want := map[string][]string{"The ferry ": {"left"}, "left": {"left", "nine"}, " at nine": {"nine"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestTagsAndQuotesComeWorstFirst(t *testing.T) {
	f := FactsOf(ferryRevision(t), ferryMatrix())
	if len(f.Tags) != 2 || f.Tags[0].Tag != "weather" || f.Tags[0].N != 4 || !cmp.Equal(f.Tags[0].Questions, []string{"cold"}) {
		t.Errorf("tags: %+v", f.Tags)
	}
	var quotes []string
	for _, q := range f.Quotes {
		quotes = append(quotes, q.Quote)
	}
	if want := []string{"It was cold.", "left at nine", "The ferry left"}; !cmp.Equal(quotes, want) {
		t.Errorf("quotes: %v", quotes)
	}
	if none := FactsOf(ferryRevision(t), Matrix{}); len(none.Quotes) != 0 || none.Tags[0].Level() != Unasked {
		t.Errorf("without attempts: %+v", none)
	}
}

func TestLevelsAreHeldBackBelowTen(t *testing.T) {
	for _, c := range []struct {
		n     int
		share float64
		want  Level
	}{{9, 0, TooFew}, {10, 0, Missed}, {10, 0.39, Missed}, {10, 0.4, HalfLearned}, {10, 0.6, NearlyLanded}, {10, 0.8, Learned}, {10, -0.2, Missed}} {
		if got := (Landing{N: c.n, Answers: c.n, sum: c.share * float64(c.n)}).Level(); got != c.want {
			t.Errorf("n=%d, %v: %s", c.n, c.share, got)
		}
	}
}

func TestMarksAreCountedWhereTheyAreThere(t *testing.T) {
	c := CountMarks("cold", ferryMatrix())
	if c.N != 4 || c.Full != 1 || c.None != 3 || c.Facility().Number != 25 || c.ShareOf(c.None).Number != 75 {
		t.Errorf("%+v", c)
	}
	if none := CountMarks("who", ferryMatrix()); none.Facility().Blank == "" || none.ShareOf(0).Blank == "" {
		t.Errorf("of a question that nobody was asked: %+v", none)
	}
}
