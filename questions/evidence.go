package questions

// Evidence binds a question to what proves its key: a verbatim quote from a source, or the source's silence.
type Evidence struct {
	Source  string `json:"source"`            // the source's id
	Quote   string `json:"quote,omitempty"`   // verbatim, within one passage
	Passage int    `json:"passage,omitempty"` // from 1; 0: the first passage that has the quote
	Absent  string `json:"absent,omitempty"`  // instead of a quote: why the source counts as silent, for an instructor's eyes to judge
}

// Match says how a quote was found in its source.
type Match int

// The matches, worst first.
const (
	NotFound Match = iota
	Loose          // only after folding case, quotes and dashes too
	Exact          // after NFC and folding white space
)

// Find looks for a quote in a source: in the passage with this number, or with 0 in all, first occurrence. Exact
// matches anywhere come before loose ones.
func (c Cuts) Find(source, quote string, passage int) (Span, Match) {
	return NewFinder(c).Find(source, quote, passage)
}
