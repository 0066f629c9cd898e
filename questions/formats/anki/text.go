package anki

import (
	"html"
	"strings"

	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/plaintext"
)

// text reads a text file.
func (r *reader) text(text string) {
	h, start := r.readHeaders(text)
	if h.separator == 0 {
		if strings.TrimSpace(text[start:]) == "" {
			r.d.Fail(draft.Place{Line: 1, Column: 1}, "no-questions")
		} else {
			r.d.Fail(plaintext.PlaceAt(text, start), "anki-separator")
		}
		return
	}
	r.d.Set.Tags = h.tags
	rows := &rows{headers: h, lines: plaintext.NewLines(text), frame: h.frame(), kinds: map[string]*notetype{}}
	for start < len(text) {
		if text[start] == '#' || text[start] == '\n' { // a comment, an empty line
			line, _, _ := strings.Cut(text[start:], "\n")
			start = min(start+len(line)+1, len(text))
			continue
		}
		var row record
		row, start = nextRecord(text, start, h.separator)
		if strings.Trim(text[row.start:row.end], " \""+string(h.separator)) != "" {
			r.row(text, row, rows)
		}
	}
	if r.d.Len() == 0 && r.notes == 0 {
		r.d.Fail(draft.Place{Line: 1, Column: 1}, "no-questions")
	}
}

// rows are what the rows of a text file have in common.
type rows struct {
	headers
	lines *plaintext.Lines
	frame string
	kinds map[string]*notetype // by name
}

// row reads a row as a note.
func (r *reader) row(text string, row record, in *rows) {
	n := note{place: in.lines.Place(row.start), kind: in.kind(in.notetype), deck: in.deck}
	n.before, n.raw = in.frame, wholeLine(text, row)
	for i, value := range row.fields {
		switch i + 1 {
		case in.guidColumn:
			n.guid = value
		case in.notetypeColumn:
			n.kind = in.kind(value)
		case in.deckColumn:
			n.deck = value
		case in.tagsColumn:
			n.tags = strings.Fields(value)
		default:
			n.fields = append(n.fields, in.asHTML(value))
		}
	}
	if row.unclosed >= 0 {
		q := draft.NewQuestion(n.place)
		q.Before, q.Raw = n.before, n.raw
		q.Fail(in.lines.Place(row.unclosed), "anki-quote")
		r.add(q, &n)
		return
	}
	r.note(&n)
}

// wholeLine is a row with its line break, even where the file ends without one.
func wholeLine(text string, row record) string {
	if row.end < len(text) {
		return text[row.start : row.end+1]
	}
	return text[row.start:row.end] + "\n"
}

// asHTML is a field as notes hold it.
func (in *rows) asHTML(field string) string {
	if in.html || !strings.ContainsAny(field, "<>&\"'\n") {
		return field
	}
	return strings.ReplaceAll(html.EscapeString(field), "\n", "<br>")
}

// kind is the note type with a name, which is all that a text file says of it.
func (in *rows) kind(name string) *notetype {
	k := in.kinds[name]
	if k == nil {
		k = &notetype{name: name, fields: in.fieldNames()}
		k.settle()
		if len(in.kinds) < maxKinds {
			in.kinds[name] = k
		}
	}
	return k
}

// fieldNames are the names that a header gives to the columns that hold fields.
func (in *rows) fieldNames() []string {
	var names []string
	for i, name := range in.columns {
		switch i + 1 {
		case in.guidColumn, in.notetypeColumn, in.deckColumn, in.tagsColumn:
		default:
			names = append(names, name)
		}
	}
	return names
}

// shortened keeps what problems quote short.
func shortened(text string) string {
	const most = 60
	text = strings.Join(strings.Fields(text), " ")
	if runes := []rune(text[:min(len(text), 4*most+4)]); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return strings.ToValidUTF8(text, "")
}
