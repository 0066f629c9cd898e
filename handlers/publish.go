package handlers

import (
	"errors"
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// showPublish is the form that makes a quiz of a set.
func showPublish(v *visit, set *store.Set) error {
	form := formOfRules(quiz.DefaultRules())
	form.Title, form.Group = set.Title, v.QueryParam("group")
	return v.publishPage(http.StatusOK, set, nil, form, nil)
}

// publishPage shows the rules form, for a new quiz or for changing one, with what was typed.
func (v *visit) publishPage(status int, set *store.Set, q *quiz.Quiz, form views.PublishForm, problems views.Errors) error {
	groups, err := v.groupsOfMine()
	if err != nil {
		return err
	}
	asked := set.RevisionID
	if q != nil {
		asked = q.RevisionID
	}
	revision, err := v.Store.Revision(v.ctx(), asked)
	if err != nil {
		return err
	}
	p := views.PublishPage{
		Frame: v.frame(v.words.T("title.publish", "set", set.Title)), Errors: problems, Set: v.setLine(set), Form: form,
		Groups: groups, TagCounts: tagsOf(revision.Asked()), Essays: essaysIn(revision.Asked()), HeldBack: len(revision.Stale()),
	}
	p.Tags = slices.Sorted(maps.Keys(p.TagCounts))
	if q != nil {
		p.Quiz = q.ID
		p.Title = v.words.T("title.rules", "quiz", q.Title)
		counts, err := v.Store.AttemptCounts(v.ctx(), q.ID)
		if err != nil {
			return err
		}
		p.Taken = counts.Started
	}
	return v.page(status, views.Publish(p))
}

// postPublish makes a quiz of a set at its latest revision.
func postPublish(v *visit, set *store.Set) error {
	form, rules, problems, err := v.readPublish(set.RevisionID)
	if err != nil {
		return err
	}
	if preset, ok := v.preset(); ok {
		if form, err = v.presetForm(form, rules, preset, set.RevisionID); err != nil {
			return err
		}
		return v.publishPage(http.StatusOK, set, nil, form, nil)
	}
	if len(problems) > 0 {
		return v.publishPage(http.StatusUnprocessableEntity, set, nil, form, problems)
	}
	q, err := v.Store.AddQuiz(quiz.Quiz{
		Title: form.Title, SetID: set.ID, RevisionID: set.RevisionID, GroupID: form.Group, OwnerID: v.person.ID,
		Rules: rules, CreatedAt: v.now,
	})
	if err != nil {
		return err
	}
	if err := v.notify(v.words.T("publish.done")); err != nil {
		return err
	}
	return v.seeOther(views.StudioQuizPath(q.ID))
}

// showRules is the form that changes a quiz's rules.
func showRules(v *visit, q *quiz.Quiz) error {
	set, err := v.setAsked(q)
	if err != nil {
		return err
	}
	form := formOfRules(q.Rules)
	form.Title, form.Group = q.Title, q.GroupID
	return v.publishPage(http.StatusOK, set, q, form, nil)
}

// setAsked is the set of a quiz; of one in the bin there is no more than what the quiz asks.
func (v *visit) setAsked(q *quiz.Quiz) (*store.Set, error) {
	set, err := v.Store.Set(v.ctx(), q.SetID)
	if !errors.Is(err, store.ErrNotFound) {
		return &set, err
	}
	revision, err := v.Store.Revision(v.ctx(), q.RevisionID)
	if err != nil {
		return nil, err
	}
	return &store.Set{ID: q.SetID, Title: revision.Set.Title, RevisionID: revision.ID, Number: revision.Number, Questions: len(revision.Set.Questions)}, nil
}

// postRules changes a quiz's title and rules. Whom it is given to stays: that would take attempts from people.
func postRules(v *visit, q *quiz.Quiz) error {
	form, rules, problems, err := v.readPublish(q.RevisionID)
	if err != nil {
		return err
	}
	form.Group = q.GroupID
	delete(problems, "group")
	delete(problems, "") // what it asks stays as well
	preset, filled := v.preset()
	if filled || len(problems) > 0 {
		set, err := v.setAsked(q)
		if err != nil {
			return err
		}
		if filled {
			if form, err = v.presetForm(form, rules, preset, q.RevisionID); err != nil {
				return err
			}
			return v.publishPage(http.StatusOK, set, q, form, nil)
		}
		return v.publishPage(http.StatusUnprocessableEntity, set, q, form, problems)
	}
	if err := v.Store.SaveRules(q.ID, form.Title, rules); err != nil {
		return err
	}
	if err := v.notify(v.words.T("rules.changed")); err != nil {
		return err
	}
	return v.seeOther(views.StudioQuizPath(q.ID))
}

// readPublish reads the form and checks it against the revision that the quiz asks.
func (v *visit) readPublish(revisionID string) (form views.PublishForm, rules quiz.Rules, problems views.Errors, err error) {
	values, err := v.form()
	if err != nil {
		return form, rules, nil, err
	}
	form = publishFormOf(values)
	revision, err := v.Store.Revision(v.ctx(), revisionID)
	if err != nil {
		return form, rules, nil, err
	}
	rules, problems = v.rulesOfForm(form)
	for _, p := range rules.Check(revision.Revision) {
		if problems[p.Field] == "" {
			problems[p.Field] = v.words.Say("rules."+p.Rule, p.Args)
		}
	}
	if strings.TrimSpace(form.Title) == "" {
		problems["title"] = v.words.T("rules.title-missing")
	}
	if err := v.mayGive(form.Group); errors.Is(err, store.ErrNotFound) {
		problems["group"] = v.words.T("rules.group-unknown")
	} else if err != nil {
		return form, rules, nil, err
	}
	return form, rules, problems, nil
}

// mayGive is store.ErrNotFound unless the person leads the group; everyone (empty) is always fine.
func (v *visit) mayGive(group string) error {
	if group == "" {
		return nil
	}
	g, err := v.Store.Group(v.ctx(), group)
	if err != nil {
		return err
	}
	relations, err := v.toGroup(&g)
	if err == nil && !accounts.May(v.person, accounts.LeadGroup, relations) {
		return store.ErrNotFound
	}
	return err
}
