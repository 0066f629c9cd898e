package questions

import (
	"fmt"
	"net/url"
	"time"

	"golang.org/x/text/language"
)

// Bounds of a set, far above what people write, so that a hostile file stays small.
const (
	MaxQuestions = 100_000
	MaxSources   = 100
	MaxBriefing  = 1 << 20 // bytes of all sources' texts: some 700 newspaper pages
)

// Check reports all that is wrong with a set, in one pass. Problems carry JSON pointers; a reader turns them into
// lines and columns.
func Check(set *Set) Problems {
	c := &setCheck{set: set}
	if set.TooLong() {
		c.error("/briefing", "briefing-long", "most", MaxBriefing)
	} else {
		c.cuts = CutBriefing(set.Briefing)
	}
	c.finder = NewFinder(c.cuts)
	c.head()
	c.longTexts()
	c.media()
	c.briefing()
	c.questions()
	return c.problems
}

// setCheck gathers the problems of one set.
type setCheck struct {
	set      *Set
	cuts     Cuts
	finder   *Finder // on cuts
	misses   int     // quotes that weren't found
	rendered int     // bytes of stems that were rendered
	problems Problems
}

func (c *setCheck) report(severity Severity, question, pointer, rule string, pairs ...any) {
	if len(c.problems) >= MaxProblems {
		return
	}
	c.problems = append(c.problems, Problem{
		Severity: severity, Question: question, Pointer: pointer, Rule: rule, Args: args(pairs...),
	})
}

func (c *setCheck) error(pointer, rule string, pairs ...any) {
	c.report(Error, "", pointer, rule, pairs...)
}

func (c *setCheck) head() {
	s := c.set
	switch s.Readback {
	case FormatVersion:
	case 0:
		c.error("/readback", "version-missing", "version", FormatVersion)
	default:
		c.error("/readback", "version-unknown", "found", s.Readback, "version", FormatVersion)
	}
	c.slug("", "", s.ID, "set", map[string]bool{})
	if s.Title == "" {
		c.error("/title", "title-missing", "what", "set")
	}
	if _, err := language.Parse(s.Language); s.Language != "" && err != nil {
		c.error("/language", "language-form", "found", s.Language)
	}
	if s.Evidence != "" && s.Evidence != EvidenceRequired && s.Evidence != EvidenceOptional {
		c.error("/evidence", "evidence-rule", "found", string(s.Evidence))
	}
	if len(s.Questions) == 0 {
		c.error("/questions", "questions-missing")
	}
	if len(s.Questions) > MaxQuestions {
		c.error("/questions", "too-many", "what", "questions", "most", MaxQuestions)
	}
}

// slug checks an id: there, well formed, and not yet among those seen.
func (c *setCheck) slug(question, pointer, id, what string, seen map[string]bool) {
	c.slugAt(question, pointer+"/id", id, what, seen)
}

// slugAt is slug for a field that has another name.
func (c *setCheck) slugAt(question, pointer, id, what string, seen map[string]bool) {
	switch {
	case id == "":
		c.report(Error, question, pointer, "id-missing", "what", what)
	case !IsSlug(id):
		c.report(Error, question, pointer, "id-form", "what", what, "found", id)
	case seen[id]:
		c.report(Error, question, pointer, "id-twice", "what", what, "found", id)
	}
	seen[id] = true
}

func (c *setCheck) briefing() {
	seen := map[string]bool{}
	if len(c.set.Briefing) > MaxSources {
		c.error("/briefing", "too-many", "what", "sources", "most", MaxSources)
	}
	for i := range c.set.Briefing {
		s, at := &c.set.Briefing[i], fmt.Sprintf("/briefing/%d", i)
		c.slug("", at, s.ID, "source", seen)
		if s.Title == "" {
			c.error(at+"/title", "title-missing", "what", "source")
		}
		if s.File == "" && !c.set.TooLong() && len(c.cuts[s.ID]) == 0 {
			c.error(at+"/text", "source-empty", "source", s.ID)
		}
		if _, err := time.Parse(time.DateOnly, s.Published); s.Published != "" && err != nil {
			c.error(at+"/published", "date-form", "found", s.Published)
		}
		if s.URL != "" && !isWebAddress(s.URL) {
			c.error(at+"/url", "url-form", "found", s.URL)
		}
	}
}

func isWebAddress(text string) bool {
	u, err := url.Parse(text)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
}

func (c *setCheck) questions() {
	seen := map[string]bool{}
	for i := range min(len(c.set.Questions), MaxQuestions) {
		q := &c.set.Questions[i]
		qc := &questionCheck{setCheck: c, q: q, at: fmt.Sprintf("/questions/%d", i)}
		c.slug(q.ID, qc.at, q.ID, "question", seen)
		qc.head()
		if q.Body == nil {
			qc.unknownType()
		} else {
			q.Body.check(qc)
		}
		qc.evidence()
	}
}
