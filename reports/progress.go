package reports

import (
	"cmp"
	"iter"
	"math"
	"slices"
	"strconv"
	"time"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/words"
)

// Progress is how a learner did over their finished attempts.
type Progress struct {
	LearnerID string
	Learner   string // name
	Guest     bool
	Percents  []float64 // the scores in the order in which the attempts were started, in percent; without those that await marking
	Finished  int       // attempts
	Latest    string    // id of the last one
	Tags      []TagFact // worst first; see FindTags
}

// step is a finished attempt of a learner.
type step struct {
	at    time.Time // it was started
	id    string
	score float64 // in percent; NaN while it awaits marking
}

// ProgressOf goes through attempts in whichever order; open ones aren't counted. Learners come by name. The error is one of the rows.
func ProgressOf(rows iter.Seq2[AttemptRow, error]) ([]Progress, error) {
	byID, steps := map[string]*Progress{}, map[string][]step{}
	for r, err := range rows {
		if err != nil {
			return nil, err
		}
		if r.State == quiz.Open {
			continue
		}
		if byID[r.LearnerID] == nil {
			byID[r.LearnerID] = &Progress{LearnerID: r.LearnerID, Learner: r.Learner, Guest: r.Guest}
		}
		s := step{r.StartedAt, r.Attempt, math.NaN()}
		if r.Score != nil {
			s.score = r.Score.Percent
		}
		steps[r.LearnerID] = append(steps[r.LearnerID], s)
	}
	list := make([]Progress, 0, len(byID))
	for id, p := range byID {
		p.walk(steps[id])
		list = append(list, *p)
	}
	slices.SortFunc(list, func(a, b Progress) int {
		return cmp.Or(cmp.Compare(a.Learner, b.Learner), cmp.Compare(a.LearnerID, b.LearnerID))
	})
	return list, nil
}

// walk fills in what a learner's attempts come to.
func (p *Progress) walk(steps []step) {
	slices.SortStableFunc(steps, func(a, b step) int { return a.at.Compare(b.at) })
	for _, s := range steps {
		p.Finished, p.Latest = p.Finished+1, s.id
		if !math.IsNaN(s.score) {
			p.Percents = append(p.Percents, s.score)
		}
	}
}

// FindTags finds what each learner earned by tag in the attempts of a matrix.
func FindTags(learners []Progress, set *questions.Set, m Matrix) {
	rows := map[string][]int{}
	for i, id := range m.Learners {
		rows[id] = append(rows[id], i)
	}
	for i := range learners {
		learners[i].Tags = tagFacts(set, m.Of(rows[learners[i].LearnerID]))
	}
}

// Weakest are the tags that a learner did worst in: at most most of them, and none in which nothing was missed.
func (p Progress) Weakest(most int) []TagFact {
	var weak []TagFact
	for _, t := range p.Tags {
		if t.Answers > 0 && t.Share().Number < 100 && len(weak) < most {
			weak = append(weak, t)
		}
	}
	return weak
}

// toldApart is how many attempts of a learner the plot tells apart.
const toldApart = 6

// ProgressPlot is the mean score of learners' first attempts, of their second ones, and so on. Fewer and fewer learners are in
// them, so that each says how many.
func ProgressPlot(w words.Words, learners []Progress) Plot {
	p := Plot{Title: w.T("plot.progress"), Width: plotWidth, Table: PlotTable{Heads: []string{w.T("plot.attempt"), w.T("report.n"), w.T("report.mean")}}}
	var lines []line
	for i := range toldApart {
		count, sum := 0, 0.0
		for _, l := range learners {
			if i < len(l.Percents) {
				count++
				sum += l.Percents[i]
			}
		}
		if count == 0 {
			break
		}
		mean, name := sum/float64(count), w.T("plot.attempt-number", "number", strconv.Itoa(i+1))
		lines = append(lines, line{name, w.T("plot.percent-n", "percent", w.Share(mean), "number", w.Number(count)), min(max(mean/100, 0), 1), PlainInk})
		p.Table.Rows = append(p.Table.Rows, []string{name, w.Number(count), w.Share(mean)})
	}
	p.Shapes, p.Height = lying(lines)
	p.Desc = w.T("plot.progress-desc", "count", len(learners), "attempts", w.Number(len(lines)))
	return p
}

// Repeated tells whether somebody has more than one score.
func Repeated(learners []Progress) bool {
	return slices.ContainsFunc(learners, func(p Progress) bool { return len(p.Percents) > 1 })
}
