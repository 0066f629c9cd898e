package handlers

import (
	"cmp"
	"slices"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// checkedRoster is the page of a list that was looked at: what becomes of each line, and what is wrong with which.
func (v *visit) checkedRoster(text string, list accounts.Roster, plan store.RosterPlan) views.RosterPage {
	p := views.RosterPage{Text: text, Checked: true, Unread: list.Unread, Agreed: plan.Digest()}
	for _, problem := range list.Problems {
		p.Problems = append(p.Problems, v.listProblem(problem))
	}
	for _, l := range plan {
		if l.Outcome.Wrong() {
			p.Problems = append(p.Problems, views.RosterProblem{Line: l.Line, Value: named(l.Listed),
				Text: v.words.Say("roster.problem-"+string(l.Outcome), map[string]any{"line": l.Other})})
			continue
		}
		line := views.RosterLine{Listed: l.Listed, Is: string(l.Outcome)}
		if l.Named.Name != l.Name {
			line.Known = l.Named.Name
		}
		p.Lines = append(p.Lines, line)
	}
	slices.SortStableFunc(p.Problems, func(a, b views.RosterProblem) int { return cmp.Compare(a.Line, b.Line) })
	p.New, p.Joins, p.Members = plan.Count(store.RosterNew), plan.Count(store.RosterJoins), plan.Count(store.RosterMember)
	return p
}

// listProblem puts words to what is wrong with a line.
func (v *visit) listProblem(p accounts.ListProblem) views.RosterProblem {
	said := map[string]any{"value": p.Value, "line": p.Other, "limit": p.Limit}
	text := ""
	if p.Refused {
		text = v.words.Say("refusal."+p.Rule, said)
	} else {
		text = v.words.Say("roster.problem-"+p.Rule, said)
	}
	return views.RosterProblem{Line: p.Line, Value: p.Value, Text: text}
}

// named is how a line names somebody.
func named(l accounts.Listed) string { return cmp.Or(l.Email, l.ExternalID, l.Name) }
