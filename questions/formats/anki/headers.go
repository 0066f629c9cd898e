package anki

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/readback/readback/questions/formats/internal/draft"
)

// headers are what the lines at the top of a text file say (docs.ankiweb.net/importing/text-files.html).
type headers struct {
	separator byte
	html      bool
	htmlSaid  bool
	tags      []string
	columns   []string
	notetype  string
	deck      string
	// The columns that hold no field, from 1; 0: there is none.
	guidColumn, notetypeColumn, deckColumn, tagsColumn int
}

// separators are those that have names, in the order in which they are tried in a file that doesn't say.
var separators = []struct {
	name string
	byte
}{{"tab", '\t'}, {"semicolon", ';'}, {"pipe", '|'}, {"comma", ','}, {"colon", ':'}, {"space", ' '}}

// readHeaders reads the lines at the top, and says where the first row may begin. Lines without a known key are comments.
func (r *reader) readHeaders(text string) (h headers, start int) {
	var columns string
	for number := 1; start < len(text); number++ {
		line, _, _ := strings.Cut(text[start:], "\n")
		oldTags, isOldTags := strings.CutPrefix(line, "tags:")
		switch {
		case isOldTags && start == 0:
			h.tags = strings.Fields(oldTags)
		case !strings.HasPrefix(line, "#"):
			h.settle(text[start:], columns)
			return h, start
		default:
			if key, value, ok := strings.Cut(line[1:], ":"); ok {
				key = strings.ToLower(strings.TrimSpace(key))
				if key == "columns" {
					columns = value
				} else if !h.set(key, value) {
					r.d.Warn(draft.Place{Line: number, Column: 1}, "anki-header", "found", shortened(line))
				}
			}
		}
		start = min(start+len(line)+1, len(text))
	}
	h.settle("", columns)
	return h, start
}

// set takes a header over, and tells whether its value makes sense.
func (h *headers) set(key, value string) bool {
	trimmed := strings.TrimSpace(value)
	switch key {
	case "separator":
		return h.setSeparator(value)
	case "html":
		h.html, h.htmlSaid = strings.EqualFold(trimmed, "true"), true
		return h.html || strings.EqualFold(trimmed, "false")
	case "tags":
		h.tags = strings.Fields(value)
	case "notetype":
		h.notetype = trimmed
	case "deck":
		h.deck = trimmed
	case "guid column":
		return setColumn(&h.guidColumn, trimmed)
	case "notetype column":
		return setColumn(&h.notetypeColumn, trimmed)
	case "deck column":
		return setColumn(&h.deckColumn, trimmed)
	case "tags column":
		return setColumn(&h.tagsColumn, trimmed)
	}
	return true
}

func (h *headers) setSeparator(value string) bool {
	for _, s := range separators {
		if strings.EqualFold(strings.TrimSpace(value), s.name) || value == string(s.byte) {
			h.separator = s.byte
			return true
		}
	}
	return false
}

func setColumn(column *int, value string) bool {
	n, err := strconv.Atoi(value)
	if err != nil || n < 1 {
		return false
	}
	*column = n
	return true
}

// settle finds out what the headers don't say from the rows.
func (h *headers) settle(rows, columns string) {
	sample := rows[:min(len(rows), 64<<10)]
	if h.separator == 0 {
		h.separator = guessSeparator(sample)
	}
	if !h.htmlSaid {
		h.html = looksHTML.MatchString(sample)
	}
	if columns != "" && h.separator != 0 {
		found, _ := nextRecord(columns, 0, h.separator)
		h.columns = found.fields
	}
}

// looksHTML finds a tag that people use in cards, so that a < b stays what it is.
var looksHTML = regexp.MustCompile(`(?i)</?(a|b|i|u|br|hr|em|div|span|p|strong|sub|sup|ul|ol|li|img|font|table|code|pre|h[1-6])(\s[^<>\n]*)?/?>|&(nbsp|amp|lt|gt|quot|#[0-9]+);`)

// guessSeparator is the one that most rows have as often as each other; 0 when none comes into question. Blanks are never
// guessed, since every sentence has some.
func guessSeparator(rows string) byte {
	best, most := byte(0), 0
	for _, s := range separators[:len(separators)-1] {
		counts := map[int]int{}
		for start, n := 0, 0; start < len(rows) && n < 50; n++ {
			var row record
			row, start = nextRecord(rows, start, s.byte)
			if len(row.fields) > 1 && !strings.HasPrefix(row.fields[0], "#") {
				counts[len(row.fields)]++
			}
		}
		for _, n := range counts {
			if n > most {
				best, most = s.byte, n
			}
		}
		if s.byte == '\t' && most > 0 {
			return s.byte // nobody types tabs for another purpose
		}
	}
	return best
}

// frame are headers that say all that a row of this file needs to be read by itself.
func (h *headers) frame() string {
	var b strings.Builder
	for _, s := range separators {
		if s.byte == h.separator {
			fmt.Fprintf(&b, "#separator:%s\n", s.name)
		}
	}
	fmt.Fprintf(&b, "#html:%t\n", h.html)
	if h.notetype != "" {
		fmt.Fprintf(&b, "#notetype:%s\n", h.notetype)
	}
	for _, c := range []struct {
		name string
		n    int
	}{{"guid", h.guidColumn}, {"notetype", h.notetypeColumn}, {"deck", h.deckColumn}, {"tags", h.tagsColumn}} {
		if c.n > 0 {
			fmt.Fprintf(&b, "#%s column:%d\n", c.name, c.n)
		}
	}
	if len(h.columns) > 0 {
		fmt.Fprintf(&b, "#columns:%s\n", strings.Join(h.columns, string(h.separator)))
	}
	return b.String()
}
