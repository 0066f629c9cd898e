package views

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/words"
)

// RevisionsPath lists a set's revisions.
func RevisionsPath(set string) string { return SetPath(set) + "/revisions" }

// ComparePath shows how two revisions of a set differ.
func ComparePath(set string, from, to int) string {
	return RevisionsPath(set) + "/compare?" + url.Values{"from": {strconv.Itoa(from)}, "to": {strconv.Itoa(to)}}.Encode()
}

// RevisionsPage lists the revisions of a set, latest first.
type RevisionsPage struct {
	Frame
	Set     SetLine
	Lines   []RevisionEntry
	Pages   Pages
	Latest  int  // number of the latest revision
	MayEdit bool // make an older one the newest
}

// RevisionEntry is a revision with what came with it.
type RevisionEntry struct {
	RevisionLine
	Counts  *ChangeCounts // against the one before; nil for the first one, and where the set is too large to look
	Quizzes []quiz.Quiz   // that ask this revision, as far as the reader runs them
}

// ChangeCounts are how many questions changed.
type ChangeCounts struct {
	New, Changed, Gone, Moved int
	Sources                   int  // that are new, changed, gone or moved
	Set                       bool // what the set says about itself changed
}

// CountChanges counts what a comparison has.
func CountChanges(c questions.Comparison) ChangeCounts {
	n := ChangeCounts{Sources: len(c.Sources), Set: len(c.Set) > 0}
	for _, q := range c.Questions {
		switch q.Fate {
		case questions.FateNew:
			n.New++
		case questions.FateChanged:
			n.Changed++
		case questions.FateGone:
			n.Gone++
		case questions.FateMoved:
			n.Moved++
		}
	}
	return n
}

// inWords says what changed in a few words.
func (n ChangeCounts) inWords(w words.Words) string {
	var said []string
	say := func(count int, text func() string) {
		if count > 0 {
			said = append(said, text())
		}
	}
	say(n.New, func() string { return w.T("changes.new", "count", n.New) })
	say(n.Changed, func() string { return w.T("changes.changed", "count", n.Changed) })
	say(n.Gone, func() string { return w.T("changes.gone", "count", n.Gone) })
	say(n.Moved, func() string { return w.T("changes.moved", "count", n.Moved) })
	say(n.Sources, func() string { return w.T("changes.sources", "count", n.Sources) })
	if n.Set {
		said = append(said, w.T("changes.set"))
	}
	if len(said) == 0 {
		return w.T("changes.none")
	}
	return strings.Join(said, ", ")
}

func revisionColumns(w words.Words) []column {
	return []column{
		{text: w.T("revisions.revision"), number: true},
		{text: w.T("revisions.when"), number: true},
		{text: w.T("revisions.who")},
		{text: w.T("revisions.questions"), number: true, end: true},
		{text: w.T("revisions.changed")},
		{text: w.T("revisions.quizzes")},
		{text: w.T("table.actions"), silent: true},
	}
}

// RevisionDifference is how a revision differs from another, as far as one page shows it.
type RevisionDifference struct {
	W        words.Words
	From, To int // numbers of the revisions

	Before, After string // what the two sides are called

	Comparison questions.Comparison
	Counts     ChangeCounts
	Titles     map[string]string            // of sources, by id
	Stems      map[string]string            // of questions that changed, by id: a line of text
	Names      map[string]map[string]string // what options and other parts say, by question and id
	Left       int                          // questions that changed and aren't shown, since there are too many
}

// mostChanged is how many changed questions a page shows.
const mostChanged = 200

// DifferenceOf prepares a comparison for being shown.
func DifferenceOf(w words.Words, from, to int, before, after *questions.Set) RevisionDifference {
	d := RevisionDifference{W: w, From: from, To: to, Comparison: after.ComparedWith(before), Titles: map[string]string{}, Stems: map[string]string{},
		Names: map[string]map[string]string{}}
	d.Before, d.After = w.T("revisions.number", "number", strconv.Itoa(from)), w.T("revisions.number", "number", strconv.Itoa(to))
	d.Counts = CountChanges(d.Comparison)
	if all := d.Comparison.Questions; len(all) > mostChanged {
		d.Left = len(all) - mostChanged
		d.Comparison.Questions = all[:mostChanged]
	}
	for _, s := range slices.Concat(before.Briefing, after.Briefing) {
		d.Titles[s.ID] = s.Title
	}
	for _, c := range d.Comparison.Questions {
		q := after.Question(c.ID)
		if q == nil {
			q = before.Question(c.ID)
		}
		d.Stems[c.ID] = plainStem(q.Stem)
		d.Names[c.ID] = partNames(q)
	}
	return d
}

// ComparePage shows how two revisions differ.
type ComparePage struct {
	Frame
	Set        SetLine
	Numbers    []int // of the revisions that there are, latest first
	Difference RevisionDifference
}

func (p ComparePage) choices() []choice {
	var all []choice
	for _, n := range p.Numbers {
		all = append(all, choice{Value: strconv.Itoa(n), Text: p.W.T("revisions.number", "number", strconv.Itoa(n))})
	}
	return all
}
