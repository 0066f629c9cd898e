package reports

import (
	"bytes"
	"context"
	"errors"
	"iter"
	"os"
	"strconv"
	"testing"
	"time"

	"github.com/readback/readback/quiz"
)

// paperSource is a quiz with as many learners and attempts as a test wants.
type paperSource struct {
	attempts []AttemptRow
	learners []LearnerRow
	answers  []AnswerRow
	analysis Analysis
	asked    Asked
}

func (s paperSource) Quiz(context.Context, string) (quiz.Quiz, error) {
	q := quiz.Quiz{ID: "q", Title: "The Melian Dialogue", SetID: "melos", Rules: quiz.DefaultRules()}
	pass := 60.0
	q.Rules.Zone, q.Rules.PassMark, q.Rules.TimeLimit = "Europe/Athens", &pass, 30*time.Minute
	return q, nil
}

func (s paperSource) AttemptRows(context.Context, Filter) iter.Seq2[AttemptRow, error] {
	return rows(nil, s.attempts...)
}

func (s paperSource) LearnerRows(context.Context, Filter) iter.Seq2[LearnerRow, error] {
	return rows(nil, s.learners...)
}

func (s paperSource) AnswerRows(context.Context, Filter) iter.Seq2[AnswerRow, error] {
	return rows(nil, s.answers...)
}

func (s paperSource) Analysis(context.Context, Filter) (Analysis, error) { return s.analysis, nil }

func (s paperSource) Asked(context.Context, Filter) (Asked, error) { return s.asked, nil }

func (s paperSource) Pseudonyms() (*Pseudonyms, error) { return NewPseudonyms([]byte("key")), nil }

// worldNames are names in scripts that are written, one that is drawn, and one that can't be.
var worldNames = []string{"Zoë Müller-Łódź", "Ελένη Παπαδοπούλου", "Ольга Іванівна", "محمد عبد الله", "לאה כהן", "王小明", "さくら", "김민수", "สมชาย ใจดี", "አበበ", "Գարեգին", "გიორგი", "Nguyễn Thị Hồng", "देवी", "😀"}

func manyRows(n int) paperSource {
	var s paperSource
	for i := range n {
		name, id := worldNames[i%len(worldNames)], "p"+strconv.Itoa(i)
		passed := i%3 > 0
		score := &quiz.Score{Points: float64(i % 13), Max: 12, Percent: float64(i%13) / 12 * 100, Passed: &passed}
		a := AttemptRow{Attempt: "a" + strconv.Itoa(i), LearnerID: id, Learner: name, Revision: 1 + i%2, State: quiz.Finished, Number: 1,
			StartedAt: start, FinishedAt: start.Add(time.Duration(i) * time.Minute), Score: score}
		l := LearnerRow{LearnerID: id, Learner: name, Standing: Done, Attempts: 1, Score: score, LastAt: start}
		if i%7 == 6 {
			a.State, a.FinishedAt, a.Score, l.Standing, l.Score = quiz.Open, time.Time{}, nil, InProgress, nil
		}
		s.attempts, s.learners = append(s.attempts, a), append(s.learners, l)
	}
	return s
}

// paperOf is a report as PDF. With PAPERS set to a folder it is left there, to be looked at.
func paperOf(t *testing.T, kind string, from Source) []byte {
	t.Helper()
	var b bytes.Buffer
	o := Order{Filter: Filter{Quiz: "q", Attempts: BestAttempts, From: start}, Kind: kind, Format: "pdf", At: start}
	if err := Write(t.Context(), &b, from, o); err != nil {
		t.Fatal(err)
	}
	if folder := os.Getenv("PAPERS"); folder != "" {
		if err := os.WriteFile(folder+"/"+t.Name()+"-"+kind+".pdf", b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return b.Bytes()
}

func TestAReportOnPaperIsAPDFWithItsFonts(t *testing.T) {
	for _, kind := range []string{"attempts", "learners"} {
		got := paperOf(t, kind, manyRows(60))
		if !bytes.HasPrefix(got, []byte("%PDF-")) || !bytes.HasSuffix(bytes.TrimSpace(got), []byte("%%EOF")) {
			t.Errorf("%s is no PDF", kind)
		}
		if n := bytes.Count(got, []byte("/FontFile2")); n < 5 {
			t.Errorf("%s has %d fonts in it", kind, n)
		}
		if pages := bytes.Count(got, []byte("/Type /Page\n")); pages < 3 {
			t.Errorf("%s has %d pages", kind, pages)
		}
		if !bytes.Equal(got, paperOf(t, kind, manyRows(60))) {
			t.Errorf("%s is another file the second time", kind)
		}
	}
}

func TestAReportOfNobodyIsStillAPage(t *testing.T) {
	for _, kind := range []string{"attempts", "learners"} {
		if got := paperOf(t, kind, paperSource{}); !bytes.HasPrefix(got, []byte("%PDF-")) {
			t.Errorf("%s is no PDF", kind)
		}
	}
}

func TestAReportTooLongForPaperSaysSo(t *testing.T) {
	err := Write(t.Context(), &bytes.Buffer{}, manyRows(PDFRows+1), Order{Kind: "attempts", Format: "pdf"})
	if !errors.Is(err, ErrTooLong) {
		t.Error(err)
	}
}
