package handlers

import (
	"cmp"
	"net/http"
	"slices"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/reports"
	"github.com/readback/readback/views"
)

// showLive is a quiz while it is being taken, as it stands; the script has what comes after.
func showLive(v *visit, q *quiz.Quiz) error {
	board, err := loadLive(v.ctx(), v.Store, q.ID, v.now)
	if err != nil {
		return err
	}
	relations, err := v.toQuiz(q)
	if err != nil {
		return err
	}
	switches := views.LiveSwitchesOf(v.QueryParams())
	p := views.LivePage{
		Frame: v.frame(v.words.T("title.live", "quiz", q.Title)), Quiz: *q, Now: v.now, Zone: zoneOf(q.Rules),
		Learners: board.Learners(v.signs.of, v.now), Questions: board.Questions(),
		MayRun: accounts.May(v.person, accounts.RunQuiz, relations), HideNames: switches.HideNames, ShowRight: switches.ShowRight,
		Events: views.LiveEventsPath(q.ID),
	}
	if p.HideNames { // their order would tell
		slices.SortFunc(p.Learners, func(a, b reports.LiveLearner) int { return cmp.Compare(a.Number, b.Number) })
	}
	if p.Group, err = v.groupName(q); err != nil {
		return err
	}
	if p.MayRun {
		if p.Gifts, err = v.giftsShown(q, p.HideNames); err != nil {
			return err
		}
	}
	return v.page(http.StatusOK, views.Live(p))
}

// groupName is the name of the group that a quiz is given to; empty for everyone.
func (v *visit) groupName(q *quiz.Quiz) (string, error) {
	if q.GroupID == "" {
		return "", nil
	}
	g, err := v.Store.Group(v.ctx(), q.GroupID)
	return g.Name, err
}
