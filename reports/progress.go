package reports

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/words"
)

// Progress is how a learner did over their finished attempts.
type Progress struct {
	LearnerID string
	Learner   string // name
	Guest     bool
	Percents  []float64 // the scores in the order of the attempts, in percent; without those that await marking
	Finished  int       // attempts
	Latest    string    // id of the last one
	Tags      []TagFact // worst first; from the attempts that were chosen
}

// ProgressOf goes through all finished attempts within a filter's dates and revision, however many of a learner it chooses, and
// what those that it chose earned by tag. Learners come by name.
func ProgressOf(rows []AttemptRow, f Filter, set *questions.Set, chosen []Sheet) []Progress {
	f.Attempts = AllAttempts
	byID := map[string]*Progress{}
	for _, r := range Choose(rows, f) {
		p := byID[r.LearnerID]
		if p == nil {
			p = &Progress{LearnerID: r.LearnerID, Learner: r.Learner, Guest: r.Guest}
			byID[r.LearnerID] = p
		}
		p.Finished++
		p.Latest = r.Attempt
		if r.Score != nil {
			p.Percents = append(p.Percents, r.Score.Percent)
		}
	}
	sheets := map[string][]Sheet{}
	for _, s := range chosen {
		sheets[s.LearnerID] = append(sheets[s.LearnerID], s)
	}
	list := make([]Progress, 0, len(byID))
	for id, p := range byID {
		p.Tags = tagFacts(set, sheets[id])
		list = append(list, *p)
	}
	slices.SortFunc(list, func(a, b Progress) int {
		return cmp.Or(cmp.Compare(a.Learner, b.Learner), cmp.Compare(a.LearnerID, b.LearnerID))
	})
	return list
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
		lines = append(lines, line{name, w.T("plot.percent-n", "percent", w.Percent(mean), "number", w.Number(count)), min(max(mean/100, 0), 1), PlainInk})
		p.Table.Rows = append(p.Table.Rows, []string{name, w.Number(count), w.Percent(mean)})
	}
	p.Shapes, p.Height = lying(lines)
	p.Desc = w.T("plot.progress-desc", "count", len(learners), "attempts", w.Number(len(lines)))
	return p
}

// Repeated tells whether somebody has more than one score.
func Repeated(learners []Progress) bool {
	return slices.ContainsFunc(learners, func(p Progress) bool { return len(p.Percents) > 1 })
}
