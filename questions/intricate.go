package questions

import (
	"html"
	"strings"
)

// Bounds of the markup in one text. People come nowhere near them; beyond, parsing Markdown takes time with the square of
// the text's length, and the text is shown as it was typed.
const (
	maxLinks   = 300 // in a text
	maxQuoted  = 50  // signs > before a line
	maxIndent  = 100 // white space before a line, in bytes
	maxColumns = 200 // bars in a line
)

// isIntricate tells whether a text has more markup than anybody writes.
func isIntricate(text string) bool {
	if strings.Count(text, "](") > maxLinks || strings.Count(text, "]:") > maxLinks {
		return true
	}
	for line := range strings.Lines(text) {
		rest := strings.TrimLeft(line, " \t>")
		before := line[:len(line)-len(rest)]
		if len(before) > maxIndent || strings.Count(before, ">") > maxQuoted || strings.Count(line, "|") > maxColumns {
			return true
		}
	}
	return false
}

// asTyped is a text as HTML without any of its markup.
func asTyped(text string) string {
	return "<p>" + strings.TrimSpace(strings.ReplaceAll(html.EscapeString(text), "\x00", "\uFFFD")) + "</p>"
}
