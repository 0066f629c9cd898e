package rows

import (
	"regexp"
	"strings"
)

// formula is what a spreadsheet would take for the beginning of a formula, perhaps with apostrophes before it.
var formula = regexp.MustCompile(`^'*[=+\-@\t\r\n]`)

// hidden is a formula that has at least one apostrophe before it.
var hidden = regexp.MustCompile(`^'+[=+\-@\t\r\n]`)

// plainNumber is what is harmless as it is.
var plainNumber = regexp.MustCompile(`^[+-]?([0-9]+([.,][0-9]+)*|\.[0-9]+)([eE][+-]?[0-9]+)?%?$`)

// Inert puts an apostrophe before text that a spreadsheet would take for a formula, so that it is shown and never run.
// Bare takes it off again, exactly: text that has apostrophes of its own there gets one more.
func Inert(text string) string {
	if text == "" || !strings.ContainsRune("'=+-@\t\r\n", rune(text[0])) || !formula.MatchString(text) || plainNumber.MatchString(text) {
		return text
	}
	return "'" + text
}

// Bare is the text that Inert was given.
func Bare(text string) string {
	if len(text) > 1 && text[0] == '\'' && hidden.MatchString(text) {
		return text[1:]
	}
	return text
}
