package reports

import (
	"cmp"
	"iter"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/readback/readback/quiz"
	"github.com/readback/readback/reports/paper"
)

// survey is what the first page of a report says of what it is on.
type survey struct {
	revisions []int
	group     string // name; empty: everyone
	attempts  int
	learners  int
	finished  int // of the learners, or where they aren't listed of the attempts
	passed    int // as finished
}

func surveyed(rows iter.Seq[AttemptRow]) survey {
	var s survey
	revisions, learners := map[int]bool{}, map[string]bool{}
	for r := range rows {
		s.attempts++
		revisions[r.Revision], learners[r.LearnerID] = true, true
		s.group = cmp.Or(s.group, r.Group)
		if r.State != quiz.Open {
			s.finished++
		}
		if r.Score != nil && r.Score.Passed != nil && *r.Score.Passed {
			s.passed++
		}
	}
	s.revisions, s.learners = slices.Sorted(maps.Keys(revisions)), len(learners)
	return s
}

// of counts learners where attempts were counted.
func (s survey) of(rows []LearnerRow) survey {
	s.learners, s.finished, s.passed = len(rows), 0, 0
	for _, r := range rows {
		s.group = cmp.Or(s.group, r.Group)
		if r.Standing == Done || r.Standing == LearnerAwaits {
			s.finished++
		}
		if r.Score != nil && r.Score.Passed != nil && *r.Score.Passed {
			s.passed++
		}
	}
	return s
}

// cover begins the first page: what the report is on, under which rules, and what it leaves out.
func (p *pdf) cover(s survey) {
	p.Paragraph(p.w.T("paper.kicker", "report", p.name()), paper.Style{Size: 9, Bold: true, Ink: paper.Accent})
	p.Skip(1)
	p.Paragraph(p.quiz.Title, paper.Style{Serif: true, Bold: true, Size: 24, Ink: paper.Black})
	p.Skip(4)
	p.Facts(slices.Concat(p.subject(s), p.rules(), p.about()))
}

func (p *pdf) fact(term string, says ...string) paper.Fact {
	return paper.Fact{Term: p.w.T(term), Says: says}
}

func (p *pdf) subject(s survey) []paper.Fact {
	var numbers []string
	for _, n := range s.revisions {
		numbers = append(numbers, p.w.Number(n))
	}
	group := s.group
	if group == "" {
		group = p.w.T("paper.everyone")
	}
	counted := []string{p.w.T("paper.learners", "count", s.learners), p.w.T("paper.attempts", "count", s.attempts)}
	if p.order.Kind == "learners" { // those who finished and passed are learners then
		slices.Reverse(counted)
	}
	counted = append(counted, p.w.T("paper.finished", "count", s.finished))
	if p.quiz.Rules.PassMark != nil {
		counted = append(counted, p.w.T("paper.passed", "count", s.passed))
	}
	return []paper.Fact{
		p.fact("paper.set", p.quiz.SetID),
		p.fact("paper.revision", cmp.Or(strings.Join(numbers, ", "), p.w.T("paper.none-yet"))),
		p.fact("paper.group", group),
		p.fact("paper.which", p.which()...),
		p.fact("paper.count", strings.Join(counted, " · ")),
	}
}

// which says what the filter lets through.
func (p *pdf) which() []string {
	said := map[Which]string{
		FirstAttempts: p.w.T("paper.which-first"), LastAttempts: p.w.T("paper.which-last"),
		BestAttempts: p.w.T("paper.which-best"),
	}
	lines := []string{cmp.Or(said[p.order.Attempts], p.w.T("paper.which-all"))}
	if !p.order.From.IsZero() {
		lines = append(lines, p.w.T("paper.from", "time", p.w.Time(p.order.From, p.zone)))
	}
	if !p.order.Until.IsZero() {
		lines = append(lines, p.w.T("paper.until", "time", p.w.Time(p.order.Until, p.zone)))
	}
	return lines
}

// rules are those that the scores stand under, as they are now.
func (p *pdf) rules() []paper.Fact {
	r := p.quiz.Rules
	limit, attempts := p.w.T("paper.no-limit"), p.w.T("paper.any-number")
	if r.TimeLimit > 0 {
		limit = p.w.Duration(r.TimeLimit)
	}
	if r.Attempts > 0 {
		attempts = p.w.Number(r.Attempts)
	}
	facts := []paper.Fact{p.fact("paper.limit", limit), p.fact("paper.allowed", attempts), p.fact("paper.counts", p.counts())}
	if r.PassMark != nil {
		facts = append(facts, p.fact("paper.pass-mark", p.w.Percent(*r.PassMark)))
	}
	for _, at := range []struct {
		term string
		time time.Time
	}{{"paper.opens", r.Opens}, {"paper.closes", r.Closes}} {
		if !at.time.IsZero() {
			facts = append(facts, p.fact(at.term, p.w.Time(at.time, p.zone)))
		}
	}
	if drawn := p.drawn(); len(drawn) > 0 {
		facts = append(facts, p.fact("paper.drawn", drawn...))
	}
	return facts
}

func (p *pdf) counts() string {
	switch p.quiz.Rules.Counts {
	case quiz.CountsFirst:
		return p.w.T("paper.counts-first")
	case quiz.CountsLast:
		return p.w.T("paper.counts-last")
	case quiz.CountsMean:
		return p.w.T("paper.counts-mean")
	}
	return p.w.T("paper.counts-best")
}

func (p *pdf) drawn() []string {
	var lines []string
	for _, d := range p.quiz.Rules.Draw {
		if d.Tag == "" {
			lines = append(lines, p.w.T("quizrules.draw-any", "count", d.Count))
		} else {
			lines = append(lines, p.w.T("quizrules.draw", "count", d.Count, "tag", d.Tag))
		}
	}
	return lines
}

// about is how to read the report.
func (p *pdf) about() []paper.Fact {
	facts := []paper.Fact{p.fact("paper.zone", p.w.T("paper.zone-means", "zone", p.zone.String()))}
	if !p.order.At.IsZero() {
		facts = append(facts, p.fact("paper.made", p.w.Time(p.order.At, p.zone)))
	}
	left := p.w.T("paper.tries")
	if p.order.Kind == "items" {
		left = p.w.T("paper.tries-items")
	}
	return append(facts, p.fact("paper.left-out", left))
}
