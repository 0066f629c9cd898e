package handlers

import (
	"net/http"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// Bounds of the pages: how many revisions are on one, and up to how many questions a revision is read for the list alone.
const (
	revisionsSize = 20
	countedSize   = 2000
)

// showRevisions lists the revisions of a set. ?page=2 turns the page.
func showRevisions(v *visit, set *store.Set) error {
	all, err := v.Store.Revisions(v.ctx(), set.ID)
	if err != nil {
		return err
	}
	onIt, err := v.quizzesByRevision(set.ID)
	if err != nil {
		return err
	}
	p := views.RevisionsPage{
		Frame: v.frame(v.words.T("title.revisions", "set", set.Title)), Set: v.setLine(set), Latest: set.Number,
		Pages:   views.PagesOf(v.queryNumber("page"), revisionsSize, len(all)),
		MayEdit: accounts.May(v.person, accounts.EditSet, v.toSet(set)),
	}
	for i := p.Pages.From() - 1; i < p.Pages.To(); i++ {
		entry := views.RevisionEntry{RevisionLine: revisionLine(all[i]), Quizzes: onIt[all[i].ID]}
		if i+1 < len(all) && max(all[i].Questions, all[i+1].Questions) <= countedSize {
			if entry.Counts, err = v.countChanges(all[i+1].ID, all[i].ID); err != nil {
				return err
			}
		}
		p.Lines = append(p.Lines, entry)
	}
	return v.page(http.StatusOK, views.Revisions(p))
}

func revisionLine(r store.RevisionInfo) views.RevisionLine {
	return views.RevisionLine{Number: r.Number, CreatedAt: r.CreatedAt, By: r.By, With: r.With, SameAs: r.SameAs, Questions: r.Questions}
}

// quizzesByRevision are the person's quizzes on a set, by the revision that they ask.
func (v *visit) quizzesByRevision(set string) (map[string][]quiz.Quiz, error) {
	quizzes, err := v.quizzesOfMine()
	byRevision := map[string][]quiz.Quiz{}
	for _, q := range quizzes {
		if q.SetID == set {
			byRevision[q.RevisionID] = append(byRevision[q.RevisionID], q)
		}
	}
	return byRevision, err
}

func (v *visit) countChanges(before, after string) (*views.ChangeCounts, error) {
	was, is, err := v.twoRevisions(before, after)
	if err != nil {
		return nil, err
	}
	counts := views.CountChanges(is.ComparedWith(was))
	return &counts, nil
}

func (v *visit) twoRevisions(before, after string) (was, is *questions.Set, err error) {
	first, err := v.Store.Revision(v.ctx(), before)
	if err != nil {
		return nil, nil, err
	}
	second, err := v.Store.Revision(v.ctx(), after)
	if err != nil {
		return nil, nil, err
	}
	return &first.Set, &second.Set, nil
}

// showCompare shows how two revisions differ: ?from=2&to=5. Without numbers they are the latest two.
func showCompare(v *visit, set *store.Set) error {
	all, err := v.Store.Revisions(v.ctx(), set.ID)
	if err != nil {
		return err
	}
	p := views.ComparePage{Frame: v.frame(v.words.T("title.compare-revisions", "set", set.Title)), Set: v.setLine(set)}
	for _, r := range all {
		p.Numbers = append(p.Numbers, r.Number)
	}
	from, to := max(set.Number-1, 1), set.Number
	if v.QueryParam("from") != "" {
		from = v.queryNumber("from")
	}
	if v.QueryParam("to") != "" {
		to = v.queryNumber("to")
	}
	if p.Difference, err = v.difference(all, from, to); err != nil {
		return err
	}
	return v.page(http.StatusOK, views.Compare(p))
}

// difference compares two of a set's revisions by their numbers. The error is store.ErrNotFound where there is no such one.
func (v *visit) difference(all []store.RevisionInfo, from, to int) (views.RevisionDifference, error) {
	was, is, err := v.twoRevisions(idOfRevision(all, from), idOfRevision(all, to))
	if err != nil {
		return views.RevisionDifference{}, err
	}
	return views.DifferenceOf(v.words, from, to, was, is), nil
}

// idOfRevision is the id of the revision with a number; empty without one.
func idOfRevision(all []store.RevisionInfo, number int) string {
	for _, r := range all {
		if r.Number == number {
			return r.ID
		}
	}
	return ""
}
