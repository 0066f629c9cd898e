// Package questions is what is asked: question sets, the sources they are built from, the evidence that binds a
// question to its passage, the question types and their marking. It does no I/O beyond fs.FS, io.Reader and io.Writer.
package questions

// FormatVersion is the version of the native set file that this program reads and writes.
const FormatVersion = 1

// Set is a question set: the authored questions on one briefing, under a stable id. Its JSON is the native format,
// and also the canonical form that a revision's SHA-256 is taken over.
type Set struct {
	Readback    int          `json:"readback"`              // format version, FormatVersion
	ID          string       `json:"id"`                    // slug, stable across revisions
	Title       string       `json:"title"`                 //
	Description string       `json:"description,omitempty"` // Markdown
	Language    string       `json:"language,omitempty"`    // BCP 47
	Tags        []string     `json:"tags,omitempty"`        //
	Evidence    EvidenceRule `json:"evidence,omitempty"`    // empty: required when there is a briefing
	Briefing    []Source     `json:"briefing,omitempty"`    //
	Media       []Medium     `json:"media,omitempty"`       // images that texts show
	Questions   []Question   `json:"questions"`             //
}

// EvidenceRule says whether every question of a set must be bound to a passage.
type EvidenceRule string

// The evidence rules of a set file.
const (
	EvidenceRequired EvidenceRule = "required"
	EvidenceOptional EvidenceRule = "optional"
)

// EvidenceIsRequired tells whether a question without evidence is an error in this set.
func (s *Set) EvidenceIsRequired() bool {
	if s.Evidence == "" {
		return len(s.Briefing) > 0
	}
	return s.Evidence == EvidenceRequired
}

// TooLong tells whether the briefing has more text than MaxBriefing, so that it isn't cut.
func (s *Set) TooLong() bool {
	bytes := 0
	for i := range s.Briefing {
		bytes += len(s.Briefing[i].Text)
	}
	return bytes > MaxBriefing
}

// Question returns the question with this id, or nil.
func (s *Set) Question(id string) *Question {
	for i := range s.Questions {
		if s.Questions[i].ID == id {
			return &s.Questions[i]
		}
	}
	return nil
}

// byID are the questions of a set, or of none, by their ids; of several with the same id the first.
func (s *Set) byID() map[string]*Question {
	if s == nil {
		return nil
	}
	byID := make(map[string]*Question, len(s.Questions))
	for i := range s.Questions {
		if q := &s.Questions[i]; byID[q.ID] == nil {
			byID[q.ID] = q
		}
	}
	return byID
}

// Source returns the source with this id, or nil.
func (s *Set) Source(id string) *Source {
	for i := range s.Briefing {
		if s.Briefing[i].ID == id {
			return &s.Briefing[i]
		}
	}
	return nil
}

// Source is one article of a briefing.
type Source struct {
	ID        string `json:"id"` // slug
	Title     string `json:"title"`
	Publisher string `json:"publisher,omitempty"`
	Author    string `json:"author,omitempty"`
	Published string `json:"published,omitempty"` // a date, 2021-07-19
	URL       string `json:"url,omitempty"`
	Licence   string `json:"licence,omitempty"` // a note: under which terms it may be shown
	Text      string `json:"text,omitempty"`    // Markdown; a blank line starts a new passage
	File      string `json:"file,omitempty"`    // a plain name beside the set file, read into Text
}
