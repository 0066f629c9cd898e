package handlers

import (
	"math/big"
	"net/http"
	"net/url"
	"slices"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// byHand is the answers to one question, as somebody goes through them.
type byHand struct {
	*visit
	seen  *seenBy
	place views.ByHandPlace
	items []store.MarkingItem // those that await marking first
	asked *whereAsked         // the question as the quiz asks it now
}

// byHandOf looks up what the path and the values (of a query or a form) name.
func (v *visit) byHandOf(q *quiz.Quiz, values url.Values) (*byHand, error) {
	b := &byHand{visit: v, seen: v.seenBy(q), place: views.ByHandPlace{
		Quiz: q.ID, Question: v.Param("question"), Attempt: values.Get("attempt"), Filter: views.MarkWaiting, Names: values.Get("names") == "1",
	}}
	if f := views.MarkingFilter(values.Get("show")); f == views.MarkDone || f == views.MarkEvery {
		b.place.Filter = f
	}
	var err error
	if b.asked, err = b.seen.question(b.place.Question); err != nil {
		return nil, err
	}
	if b.asked == nil || b.asked.shown.Mark == nil { // not there, or it carries no marks
		return nil, store.ErrNotFound
	}
	if b.items, err = v.Store.ToMark(v.ctx(), q.ID, b.place.Question); err != nil {
		return nil, err
	}
	slices.SortStableFunc(b.items, func(a, b store.MarkingItem) int { return rank(a) - rank(b) })
	return b, nil
}

// rank puts what awaits marking first, and what was marked by hand last.
func rank(i store.MarkingItem) int {
	switch {
	case i.Fraction == nil:
		return 0
	case i.ByHand == "":
		return 1
	}
	return 2
}

// showByHand shows an answer beside the form in which it is marked.
func showByHand(v *visit, q *quiz.Quiz) error {
	b, err := v.byHandOf(q, v.QueryParams())
	if err != nil {
		return err
	}
	if b.place.Attempt == "" {
		if first := b.through(b.place.Filter); len(first) > 0 {
			b.place.Attempt = first[0].Attempt
		}
	}
	if b.place.Attempt == "" {
		return v.page(http.StatusOK, views.ByHand(b.bare()))
	}
	item := b.item()
	if item == nil {
		return store.ErrNotFound
	}
	sheet, err := b.sheet(item)
	if err != nil {
		return err
	}
	return b.showSheet(http.StatusOK, sheet, sheet.stored(), nil, nil)
}

// through are the items that a filter shows.
func (b *byHand) through(filter views.MarkingFilter) []store.MarkingItem {
	return slices.DeleteFunc(slices.Clone(b.items), func(i store.MarkingItem) bool {
		switch filter {
		case views.MarkWaiting:
			return i.ByHand != ""
		case views.MarkDone:
			return i.ByHand == ""
		}
		return false
	})
}

// item is the one that the place names, or nil.
func (b *byHand) item() *store.MarkingItem {
	for i := range b.items {
		if b.items[i].Attempt == b.place.Attempt {
			return &b.items[i]
		}
	}
	return nil
}

// bare is what every state of the page has.
func (b *byHand) bare() views.ByHandPage {
	q := b.seen.quiz
	return views.ByHandPage{
		Frame: b.frame(b.words.T("title.byhand", "quiz", q.Title)), Quiz: q.Title, Set: q.SetID, Zone: zoneOf(q.Rules), Place: b.place,
		Waiting: len(b.through(views.MarkWaiting)), Done: len(b.through(views.MarkDone)), All: len(b.items),
		Rules: b.asked.shown.Type != questions.EssayType, Question: b.asked.shown, Sources: views.SourcesOf(b.asked.revision),
	}
}

// showSheet shows an answer with a form as it is filled, what is wrong with that, and what somebody else did meanwhile.
func (b *byHand) showSheet(status int, sh *sheet, form views.ByHandForm, meanwhile *views.Meanwhile, problems views.Errors) error {
	p := b.bare()
	p.Question, p.Sources, p.Errors = sh.shown, views.SourcesOf(sh.revision), problems
	p.Answer = &views.AnswerToMark{
		Anonymous: views.AnonymousNumber(sh.item.Attempt), Points: sh.points(sh.item.Fraction), Form: form, Meanwhile: meanwhile,
	}
	if b.place.Names {
		p.Answer.Learner = sh.answer.Learner
	}
	b.neighbours(p.Answer)
	var err error
	if p.Answer.ByHand, err = b.handMark(sh); err != nil {
		return err
	}
	return b.visit.page(status, views.ByHand(p))
}

// neighbours says where the answer stands among those that the filter shows.
func (b *byHand) neighbours(a *views.AnswerToMark) {
	list := b.through(b.place.Filter)
	a.Of = len(list)
	at := slices.IndexFunc(list, func(i store.MarkingItem) bool { return i.Attempt == b.place.Attempt })
	a.Number = at + 1
	if at > 0 {
		a.Previous = list[at-1].Attempt
	}
	if at+1 < len(list) {
		a.Next = list[at+1].Attempt
	}
}

// handMark is the mark by hand that holds, or nil.
func (b *byHand) handMark(sh *sheet) (*views.HandMark, error) {
	c := sh.answer.ByHand
	if c == nil {
		return nil, nil
	}
	name, err := b.seen.name(c.By)
	return &views.HandMark{Name: name, At: c.At, Points: *sh.points(c.Fraction), Comment: c.Comment}, err
}

// sheet is one answer with the question as its attempt was asked it.
type sheet struct {
	item     *store.MarkingItem
	answer   store.MarkingAnswer
	revision *questions.Revision
	question *questions.Question
	shown    quiz.Reviewed
}

func (b *byHand) sheet(item *store.MarkingItem) (*sheet, error) {
	answer, err := b.Store.AnswerToMark(b.ctx(), b.place.Quiz, b.place.Question, item.Attempt)
	if err != nil {
		return nil, err
	}
	revision, err := b.Store.Revision(b.ctx(), item.RevisionID)
	if err != nil {
		return nil, err
	}
	attempt, err := b.Store.Attempt(b.ctx(), item.Attempt)
	if err != nil {
		return nil, err
	}
	plan := attempt.Plan
	plan.Questions = slices.DeleteFunc(slices.Clone(plan.Questions), func(p quiz.Planned) bool { return p.ID != b.place.Question })
	corrections, err := b.Store.CorrectionsOf(b.ctx(), b.place.Quiz, item.Attempt)
	if err != nil {
		return nil, err
	}
	shown, err := reviewOne(revision.Revision, plan, answer.Answer, corrections)
	return &sheet{item, answer, revision.Revision, revision.Question(b.place.Question), shown}, err
}

// points is a share of the question's points; nil for no mark.
func (sh *sheet) points(share *big.Rat) *float64 {
	if share == nil {
		return nil
	}
	f, _ := new(big.Rat).Mul(share, sh.question.Max()).Float64()
	return &f
}
