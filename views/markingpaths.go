package views

import "net/url"

// MarkingPath is what there is to mark in a quiz, and what was changed.
func MarkingPath(quiz string) string { return StudioQuizPath(quiz) + "/marking" }

// ByHandPath is where the answers to one question are marked by hand.
func ByHandPath(quiz, question string) string {
	return MarkingPath(quiz) + "/" + url.PathEscape(question)
}

// UnmatchedPath is the typed answers that match nothing.
func UnmatchedPath(quiz string) string { return StudioQuizPath(quiz) + "/unmatched" }

// FlagsPath is what learners say of a quiz's questions.
func FlagsPath(quiz string) string { return StudioQuizPath(quiz) + "/flags" }

// MarkingFilter says which answers to a question are gone through.
type MarkingFilter string

// The filters.
const (
	MarkWaiting MarkingFilter = "waiting" // those without a mark by hand
	MarkDone    MarkingFilter = "done"    // those with one
	MarkEvery   MarkingFilter = "all"
)

// ByHandPlace is one answer among those to a question, and how they are gone through.
type ByHandPlace struct {
	Quiz, Question string        // ids
	Attempt        string        // id; empty: the first
	Filter         MarkingFilter // empty: MarkWaiting
	Names          bool          // learners' names are shown
}

// Path leads there.
func (p ByHandPlace) Path() string {
	query := url.Values{}
	if p.Attempt != "" {
		query.Set("attempt", p.Attempt)
	}
	if p.Filter != "" && p.Filter != MarkWaiting {
		query.Set("show", string(p.Filter))
	}
	if p.Names {
		query.Set("names", "1")
	}
	path := ByHandPath(p.Quiz, p.Question)
	if len(query) > 0 {
		path += "?" + query.Encode()
	}
	return path
}

// at is the same place for another attempt.
func (p ByHandPlace) at(attempt string) ByHandPlace {
	p.Attempt = attempt
	return p
}

// through is the beginning of another filter.
func (p ByHandPlace) through(filter MarkingFilter) ByHandPlace {
	p.Attempt, p.Filter = "", filter
	return p
}

// named is the same place with or without names.
func (p ByHandPlace) named(names bool) ByHandPlace {
	p.Names = names
	return p
}
