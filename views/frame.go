// Package views is the only place that makes HTML. Each page is a struct that embeds Frame and lists what the page
// sends, and a templ component with the same noun: Home(HomePage). Pages are complete without JavaScript; scripts
// in assets/js make them better. There is no inline script and no inline style anywhere, so that the strictest CSP holds.
package views

import (
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/words"
)

// Frame is what every page is told about who looks at it.
type Frame struct {
	W          words.Words
	Title      string           // what the page is about, in words; the program's name is added
	Person     *accounts.Person // nil: nobody is signed in
	Here       string           // path of the page, for the navigation and for coming back after signing in
	Notice     string           // what was just done, in words; said once
	ReturnCode string           // a guest's new code to come back with; shown once
	Theme      string           // "light" or "dark" against the system's choice; empty follows the system
}

// Errors are the sentences shown beside fields of a form, by the field's name. The name "" is about the form as a whole.
type Errors map[string]string

// instructs tells whether the person works in the studio.
func (f Frame) instructs() bool {
	return f.Person != nil && (f.Person.Role == accounts.Instructor || f.Person.Role == accounts.Administrator)
}

func (f Frame) administers() bool {
	return f.Person != nil && f.Person.Role == accounts.Administrator
}

// at tells whether the page is the one at path, or below it.
func (f Frame) at(path string) bool {
	return f.Here == path || len(f.Here) > len(path) && f.Here[:len(path)+1] == path+"/"
}

// zone is the location with an IANA name, or UTC.
func zone(name string) *time.Location {
	if loc, err := time.LoadLocation(name); err == nil {
		return loc
	}
	return time.UTC
}
