package accounts

import "golang.org/x/text/unicode/norm"

// Bounds of a roster.
const (
	// MaxRoster is the most bytes that are read of a roster.
	MaxRoster = 1 << 20
	// MaxRosterLines is the most people that a roster may name.
	MaxRosterLines = 5000
	// MaxExternalID is the longest external id, in characters.
	MaxExternalID = 80
)

// Listed is somebody as a line of a roster names them.
type Listed struct {
	// Line is where the line begins in the roster, from 1.
	Line int
	// Name is in the form of ParseName.
	Name string
	// Email is in the form of ParseEmail, or empty.
	Email string
	// ExternalID is in the form of ParseExternalID, or empty.
	ExternalID string
}

// nameKey is by what people are told apart of whom nothing but the name is known.
func (l Listed) nameKey() string { return FoldName(l.Name) }

// ListProblem is what is wrong with a line of a roster. Its words for people are in the catalogue under
// "roster.problem-" + Rule (words/en/roster.yaml), those of a refusal where it is one.
type ListProblem struct {
	// Line is where the line begins, from 1; 0 is the roster as a whole.
	Line int
	// Rule names what is wrong, like "quote".
	Rule string
	// Refused: Rule is that of a Refusal.
	Refused bool
	// Value is what stands there, or empty.
	Value string
	// Other is the line that it has to do with, or 0.
	Other int
	// Limit is the number that the rule is about, or 0.
	Limit int
}

// Roster is a list of people as it was read. Every line is among the people or has a problem.
type Roster struct {
	People   []Listed
	Problems []ListProblem
	// Unread are the heads of columns that nothing is read of.
	Unread []string
}

// ParseExternalID reads somebody's number in a gradebook elsewhere: any text, trimmed and composed (NFC). Empty is
// none. It returns ErrExternalIDLong or ErrExternalIDCharacters.
func ParseExternalID(typed string) (string, error) {
	id, err := ParseName(typed)
	switch err {
	case ErrNameEmpty:
		return "", nil
	case ErrNameLong:
		return "", ErrExternalIDLong
	case ErrNameCharacters:
		return "", ErrExternalIDCharacters
	}
	return id, nil
}

// FoldName is a name without what people write now so and now so: case, white space and forms of letters.
func FoldName(name string) string { return folder.String(norm.NFKC.String(name)) }
