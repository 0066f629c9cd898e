package anki

import "strings"

// maxFields is how many fields of a note are told apart; what follows belongs to the last of them.
const maxFields = 100

// record is a row of a text file.
type record struct {
	fields     []string
	start, end int // in the text; the end is without its line break
	unclosed   int // where a quotation mark stands that has no partner; -1: there is none
}

// nextRecord reads the row that begins at a place in the text, and says where the next one begins. Only a field that begins
// with a quotation mark is a quoted one. One that isn't closed ends with its line, so that it doesn't take the rest of the
// file with it.
func nextRecord(text string, start int, separator byte) (r record, next int) {
	r = record{start: start, unclosed: -1}
	at := start
	for {
		if len(r.fields) == maxFields-1 {
			separator = '\n'
		}
		field, end := nextField(text, at, separator)
		if end < 0 {
			if r.unclosed < 0 {
				r.unclosed = at
			}
			field, end = plainField(text, at, separator)
		}
		r.fields = append(r.fields, field)
		if end >= len(text) || text[end] == '\n' {
			r.end = end
			return r, min(end+1, len(text))
		}
		at = end + 1
	}
}

// nextField reads a field and says where it ends: at a separator, a line break or the end of the text. The end is -1 for one
// whose quotation mark isn't closed.
func nextField(text string, at int, separator byte) (field string, end int) {
	if at >= len(text) || text[at] != '"' {
		return plainField(text, at, separator)
	}
	quote := at + 1
	for {
		i := strings.IndexByte(text[quote:], '"')
		if i < 0 {
			return "", -1
		}
		quote += i
		if quote+1 >= len(text) || text[quote+1] != '"' {
			break
		}
		quote += 2
	}
	field = strings.ReplaceAll(text[at+1:quote], `""`, `"`)
	end = quote + 1
	if end >= len(text) || text[end] == separator || text[end] == '\n' {
		return field, end
	}
	if strings.Contains(text[at:quote], "\n") { // what closed it opens another
		return "", -1
	}
	rest, end := plainField(text, end, separator)
	return field + rest, end
}

func plainField(text string, at int, separator byte) (field string, end int) {
	for end = at; end < len(text) && text[end] != separator && text[end] != '\n'; end++ {
	}
	return text[at:end], end
}
