package reports

import "slices"

// options are who chose each option, in authored order, and last who gave no answer; nil where there are no options.
func (p *part) options() []OptionAnalysis {
	if len(p.Options) == 0 {
		return nil
	}
	given := p.tally()
	var list []OptionAnalysis
	for _, o := range p.Options {
		var chose tally
		for i, ids := range p.Answers {
			if slices.Contains(ids, o.ID) {
				chose.add(given[i+1])
			}
		}
		list = append(list, p.option(o, chose))
	}
	return append(list, p.option(OptionAbout{}, given[0]))
}

// tally counts attempts and adds up their rest scores, in percent.
type tally struct {
	n, compared int
	rest        float64
}

func (t *tally) add(other tally) {
	t.n, t.compared, t.rest = t.n+other.n, t.compared+other.compared, t.rest+other.rest
}

// tally is of each different answer, behind that of no answer.
func (p *part) tally() []tally {
	given := make([]tally, len(p.Answers)+1)
	for i, answer := range p.given {
		one := tally{n: 1}
		if p.restMax[i] > 0 {
			one.compared, one.rest = 1, 100*p.rest[i]/p.restMax[i]
		}
		given[answer+1].add(one)
	}
	return given
}

func (p *part) option(o OptionAbout, chose tally) OptionAnalysis {
	a := OptionAnalysis{ID: o.ID, Correct: o.Correct, N: chose.n, Share: blank(BlankFew), MeanRest: blank(BlankFew)}
	if len(p.earned) > 0 {
		a.Share = valueOf(100 * float64(chose.n) / float64(len(p.earned)))
	}
	switch {
	case chose.n > 0 && chose.compared == 0:
		a.MeanRest = blank(BlankOne)
	case chose.n > 0:
		a.MeanRest = valueOf(chose.rest / float64(chose.compared))
	}
	return a
}
