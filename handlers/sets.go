package handlers

import (
	"bytes"
	"mime"
	"net/http"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/questions/formats"
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
func showSets(v *visit) error {
	sets, err := v.setsOfMine()
	if err != nil {
		return err
	}
	p := views.SetsPage{Frame: v.frame(v.words.T("title.sets"))}
	for i := range sets {
		p.Sets = append(p.Sets, v.setLine(&sets[i]))
	}
	return v.page(http.StatusOK, views.Sets(p))
}

func (v *visit) setLine(s *store.Set) views.SetLine {
	line := views.SetLine{
		ID: s.ID, Title: s.Title, Number: s.Number, Questions: s.Questions, RevisedAt: s.RevisedAt,
		Own: s.OwnerID == v.person.ID,
	}
	if !line.Own {
		line.Owner = s.Owner
	}
	return line
}

// showSet shows one set: its questions with their keys, its sources, and its revisions.
func showSet(v *visit, set *store.Set) error {
	revision, err := v.Store.Revision(v.ctx(), set.RevisionID)
	if err != nil {
		return err
	}
	keyed, err := keyedQuestions(revision)
	if err != nil {
		return err
	}
	revisions, err := v.Store.Revisions(v.ctx(), set.ID)
	if err != nil {
		return err
	}
	p := views.SetPage{
		Frame: v.frame(v.words.T("title.set", "set", set.Title)), Set: v.setLine(set), Language: revision.Set.Language,
		Description: revision.Set.Description, Sources: views.SourcesOf(revision.Revision), Questions: keyed,
		MayEdit: accounts.May(v.person, accounts.EditSet, v.toSet(set)),
	}
	for _, r := range revisions {
		p.Revisions = append(p.Revisions, views.RevisionLine(r))
	}
	return v.page(http.StatusOK, views.Set(p))
}

// keyedQuestions are all questions of a revision in authored order, with their keys.
func keyedQuestions(r store.Revision) ([]views.SetQuestion, error) {
	plan := quiz.NewPlan(&r.Set, quiz.Rules{}, 0, nil)
	reviewed, err := quiz.ReviewAttempt(r.Revision, plan, nil, nil, quiz.Release{Key: true})
	if err != nil {
		return nil, err
	}
	keyed := make([]views.SetQuestion, 0, len(reviewed))
	for i, q := range reviewed {
		authored := r.Set.Question(plan.Questions[i].ID)
		keyed = append(keyed, views.SetQuestion{Reviewed: q, ID: authored.ID, Tags: authored.Tags})
	}
	return keyed, nil
}

// downloadSet sends a set's latest revision as a file, in the format that the route's last part names.
func downloadSet(format formats.Format) func(*visit, *store.Set) error {
	return func(v *visit, set *store.Set) error {
		revision, err := v.Store.Revision(v.ctx(), set.RevisionID)
		if err != nil {
			return err
		}
		whole, err := v.Store.WithMedia(v.ctx(), revision.Set)
		if err != nil {
			return err
		}
		var b bytes.Buffer
		if _, err := formats.Write(&b, whole, format); err != nil {
			return err
		}
		name := set.ID + "." + string(format)
		v.Response().Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
		return v.Blob(http.StatusOK, "text/plain; charset=utf-8", b.Bytes())
	}
}
