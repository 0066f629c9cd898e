package quiz

import (
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/readback/readback/questions"
)

// parts is the list of authored ids that the attempt's own ids of a part count through.
func (p *Planned) parts(part questions.Part) []string {
	switch part {
	case questions.OptionPart:
		return p.Options
	case questions.ClaimPart:
		return p.Claims
	case questions.PromptPart:
		return p.Prompts
	case questions.MatchPart:
		return p.Matches
	case questions.ItemPart:
		return p.Items
	case questions.GapPart:
		return p.gapIDs()
	}
	return nil
}

func (p *Planned) gapIDs() []string {
	ids := make([]string, len(p.Gaps))
	for i, gap := range p.Gaps {
		ids[i] = gap.ID
	}
	return ids
}

// authored turns the attempt's own ids into authored ones.
func (p *Planned) authored(part questions.Part, own string) (string, bool) {
	if part == questions.GapAnswerPart {
		return p.authoredInGap(own)
	}
	return nthOf(p.parts(part), own)
}

// own turns authored ids into the attempt's own.
func (p *Planned) own(part questions.Part, authored string) (string, bool) {
	if part == questions.GapAnswerPart {
		return p.ownInGap(authored)
	}
	return placeIn(p.parts(part), authored)
}

// authoredInGap turns GAP/ANSWER with the attempt's own ids into authored ones. What isn't one of some options stays.
func (p *Planned) authoredInGap(both string) (string, bool) {
	own, answer, _ := strings.Cut(both, "/")
	gap, ok := nthOf(p.gapIDs(), own)
	if options := p.optionsIn(gap); ok && options != nil {
		answer, ok = nthOf(options, answer)
	}
	return gap + "/" + answer, ok
}

// ownInGap turns GAP/ANSWER with authored ids into the attempt's own.
func (p *Planned) ownInGap(both string) (string, bool) {
	gap, answer, _ := strings.Cut(both, "/")
	own, ok := placeIn(p.gapIDs(), gap)
	if options := p.optionsIn(gap); ok && options != nil {
		answer, ok = placeIn(options, answer)
	}
	return own + "/" + answer, ok
}

// optionsIn are the options of a gap, by its authored id; nil for one that is typed into.
func (p *Planned) optionsIn(gap string) []string {
	for _, g := range p.Gaps {
		if g.ID == gap {
			return g.Options
		}
	}
	return nil
}

// nthOf is the authored id that the attempt's own, 1, 2, 3…, stands for.
func nthOf(ids []string, own string) (string, bool) {
	n, err := strconv.Atoi(own)
	if err != nil || n < 1 || n > len(ids) || strconv.Itoa(n) != own {
		return "", false
	}
	return ids[n-1], true
}

// placeIn is the attempt's own id of an authored one.
func placeIn(ids []string, authored string) (string, bool) {
	i := slices.Index(ids, authored)
	return strconv.Itoa(i + 1), i >= 0
}

// Authored turns an answer as the page sends it into a canonical one with authored ids, which is what is stored and
// marked; nil is no answer. The error is a *questions.FitError, with the attempt's own ids, when the answer doesn't fit.
func (p *Planned) Authored(r *questions.Revision, shown json.RawMessage) (json.RawMessage, error) {
	renamed, err := r.Rename(p.ID, shown, p.authored)
	if err != nil {
		return nil, err
	}
	fitted, err := r.Fit(p.ID, renamed)
	return fitted, p.withOwnGap(err)
}

// withOwnGap puts the attempt's own id of a gap into the reason why its answer doesn't fit, since names of gaps may give
// keys away.
func (p *Planned) withOwnGap(err error) error {
	var fit *questions.FitError
	if !errors.As(err, &fit) {
		return err
	}
	authored, ok := fit.Args["gap"].(string)
	if !ok {
		return err
	}
	args := maps.Clone(fit.Args)
	args["gap"], _ = p.own(questions.GapPart, authored)
	return &questions.FitError{Rule: fit.Rule, Args: args}
}

// Shown turns a stored answer into the one that the page knows. It is nil for no answer.
func (p *Planned) Shown(r *questions.Revision, stored json.RawMessage) (json.RawMessage, error) {
	return r.Rename(p.ID, stored, func(part questions.Part, id string) (string, bool) {
		if part == questions.MatchPart {
			id = r.ShownMatch(p.ID, id)
		}
		return p.own(part, id)
	})
}

// Given is a stored answer as the page knows it. One that doesn't fit its question any more (see MarkStored), and names
// parts that it hasn't got, can't be shown, as if there were none.
func (p *Planned) Given(r *questions.Revision, stored Answer) (Given, error) {
	shown, err := p.Shown(r, stored.Answer)
	if fit := (*questions.FitError)(nil); errors.As(err, &fit) {
		shown, err = nil, nil
	}
	return Given{Seq: stored.Seq, Answer: shown, Certainty: stored.Certainty}, err
}
