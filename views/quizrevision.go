package views

import (
	"net/url"
	"strconv"
	"time"
)

// QuizRevisionPath is where a quiz is put on another revision of its set.
func QuizRevisionPath(quiz string) string { return StudioQuizPath(quiz) + "/revision" }

// toRevisionPath is that for one revision.
func toRevisionPath(quiz string, number int) string {
	return QuizRevisionPath(quiz) + "?" + url.Values{"to": {strconv.Itoa(number)}}.Encode()
}

// QuizRevisionPage shows what another revision would change in a quiz. Form fields: to (its number) and seen (the id of
// the revision that the quiz is on).
type QuizRevisionPage struct {
	Frame
	Errors       Errors
	QuizID, Quiz string             // id and title
	Now, Newest  int                // numbers of the revision that the quiz is on, and of the set's newest
	To           int                // number of the one that is looked at
	Numbers      []int              // of all, latest first
	Seen         string             // id of the revision that the quiz is on
	Difference   RevisionDifference // from Now to To
	Problems     []string           // why the quiz's rules don't go with it; with any, the quiz can't be moved
	Open         int                // attempts under way, which stay on theirs
	Moves        []QuizMoveLine     // latest first
	Zone         *time.Location
}

// QuizMoveLine is one time when the quiz was moved.
type QuizMoveLine struct {
	From, To int    // numbers of revisions
	By       string // name; empty: somebody since deleted
	At       time.Time
}

func (p QuizRevisionPage) choices() []choice {
	var all []choice
	for _, n := range p.Numbers {
		text := p.W.T("revisions.number", "number", strconv.Itoa(n))
		switch n {
		case p.Now:
			text = p.W.T("quizrevision.choice-now", "number", strconv.Itoa(n))
		case p.Newest:
			text = p.W.T("quizrevision.choice-newest", "number", strconv.Itoa(n))
		}
		all = append(all, choice{Value: strconv.Itoa(n), Text: text})
	}
	return all
}

// lede says on which revision the quiz is, and whether that is the newest.
func (p QuizRevisionPage) lede() string {
	if p.Now == p.Newest {
		return p.W.T("quizrevision.on-newest", "number", strconv.Itoa(p.Now))
	}
	return p.W.T("quizrevision.on", "number", strconv.Itoa(p.Now), "newest", strconv.Itoa(p.Newest))
}
