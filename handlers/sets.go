package handlers

import (
	"net/http"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// showStudio is where instructors begin.
func showStudio(v *visit) error {
	sets, err := v.setsOfMine()
	if err != nil {
		return err
	}
	quizzes, err := v.quizzesOfMine()
	if err != nil {
		return err
	}
	groups, err := v.groupsOfMine()
	if err != nil {
		return err
	}
	return v.page(http.StatusOK, views.Studio(views.StudioPage{
		Frame: v.frame(v.words.T("title.studio")), Sets: len(sets), Quizzes: len(quizzes), Groups: len(groups),
	}))
}

// setsOfMine lists the sets that the person may use; for administrators, all.
func (v *visit) setsOfMine() ([]store.Set, error) {
	if v.person.Role == accounts.Administrator {
		return v.Store.AllSets(v.ctx())
	}
	return v.Store.SetsFor(v.ctx(), v.person.ID)
}

// showSets lists the question sets.
func showSets(v *visit) error { return v.setsPage(http.StatusOK, nil) }

func (v *visit) setsPage(status int, errs views.Errors) error {
	sets, err := v.setsOfMine()
	if err != nil {
		return err
	}
	p := views.SetsPage{Frame: v.frame(v.words.T("title.sets")), Errors: errs}
	if p.New, err = v.newSets(); err != nil {
		return err
	}
	for i := range sets {
		p.Sets = append(p.Sets, v.setLine(&sets[i]))
	}
	return v.page(status, views.Sets(p))
}

func (v *visit) setLine(s *store.Set) views.SetLine {
	line := views.SetLine{
		ID: s.ID, Title: s.Title, Number: s.Number, Questions: s.Questions, RevisedAt: s.RevisedAt,
		Own: s.OwnedBy(v.person.ID),
	}
	if s.OwnerID != v.person.ID && s.OwnerID != "" {
		line.Owners = append(line.Owners, s.Owner)
	}
	line.Owners = append(line.Owners, v.namesOfOthers(s.CoOwners)...)
	return line
}

// setSize is how many questions of a set are on one page.
const setSize = 100

// showSet shows one set: its questions with their keys, its sources, and its revisions. ?page=2 turns the page.
func showSet(v *visit, set *store.Set) error {
	revision, err := v.Store.Revision(v.ctx(), set.RevisionID)
	if err != nil {
		return err
	}
	pages := views.PagesOf(v.queryNumber("page"), setSize, len(revision.Set.Questions))
	keyed, err := keyedQuestions(revision.Revision, pages)
	if err != nil {
		return err
	}
	revisions, err := v.Store.Revisions(v.ctx(), set.ID)
	if err != nil {
		return err
	}
	p := views.SetPage{
		Frame: v.frame(v.words.T("title.set", "set", set.Title)), Set: v.setLine(set), Language: revision.Set.Language,
		Description: revision.Set.Description, Sources: views.SourcesOf(revision.Revision), Questions: keyed, Pages: pages,
		MayEdit: accounts.May(v.person, accounts.EditSet, v.toSet(set)), Unbound: len(revision.Set.Unbound()),
		HeldBack: len(revision.Stale()),
	}
	for _, r := range revisions {
		p.Revisions = append(p.Revisions, revisionLine(r))
	}
	if p.Behind, err = v.quizzesBehind(set, revisions); err != nil {
		return err
	}
	return v.page(http.StatusOK, views.Set(p))
}

// keyedQuestions are the questions on a page of a revision in authored order, with their keys. They count on from the pages
// before, though the others aren't looked at.
func keyedQuestions(r *questions.Revision, pages views.Pages) ([]views.SetQuestion, error) {
	if len(r.Set.Questions) == 0 {
		return nil, nil
	}
	first := pages.From() - 1
	all := knownQuestions(r.Set.Questions)
	part := &questions.Revision{Set: r.Set, Cuts: r.Cuts}
	part.Set.Questions = r.Set.Questions[first:pages.To()]
	reviewed, err := quiz.ReviewAttempt(part, quiz.WholePlan(&part.Set), nil, nil, quiz.Release{Key: true})
	if err != nil {
		return nil, err
	}
	before, of := markedIn(all[:first]), markedIn(all)
	keyed := make([]views.SetQuestion, 0, len(reviewed))
	for i, q := range reviewed {
		authored := &part.Set.Questions[i]
		q.CountFrom(first, before, of)
		keyed = append(keyed, views.SetQuestion{Reviewed: q, ID: authored.ID, Title: authored.Title, Tags: authored.Tags})
	}
	return keyed, nil
}
