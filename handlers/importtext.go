package handlers

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats"
	"github.com/readback/readback/views"
)

// editable is how much text a page offers to be mended in place, in bytes.
const editable = 1 << 20

// textOf is what people see of a file that is a text, as UTF-8. It isn't one for certain when ok is false: it is an archive,
// or in an encoding that nobody has named.
func textOf(data []byte, encoding string) (text string, ok bool) {
	switch {
	case bytes.HasPrefix(data, []byte("PK\x03\x04")), bytes.HasPrefix(data, []byte("\x1F\x8B")):
		return "", false
	case bytes.HasPrefix(data, []byte("\xFF\xFE")), bytes.HasPrefix(data, []byte("\xFE\xFF")):
		decoded, err := unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder().Bytes(data)
		return string(decoded), err == nil
	case bytes.IndexByte(data, 0) >= 0:
		return "", false
	case utf8.Valid(data):
		return string(bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF"))), true
	}
	if e, err := htmlindex.Get(encoding); err == nil {
		decoded, err := e.NewDecoder().Bytes(data)
		return string(decoded), err == nil && utf8.Valid(decoded)
	}
	return string(data), false
}

// likelyEncodings are those that a text which isn't Unicode is offered in.
var likelyEncodings = []struct {
	name string
	*charmap.Charmap
}{
	{"windows-1252", charmap.Windows1252}, {"ISO-8859-15", charmap.ISO8859_15}, {"windows-1250", charmap.Windows1250},
	{"windows-1251", charmap.Windows1251}, {"macintosh", charmap.Macintosh},
}

// encodingsOf offers encodings for a text that isn't Unicode, with what its first foreign line would read in each.
func encodingsOf(data []byte) []views.Encoding {
	if utf8.Valid(data) || bytes.IndexByte(data, 0) >= 0 {
		return nil
	}
	line := foreignLine(data)
	var found []views.Encoding
	for _, e := range likelyEncodings {
		if read, err := e.NewDecoder().Bytes(line); err == nil {
			found = append(found, views.Encoding{Name: e.name, Line: strings.TrimSpace(strings.ToValidUTF8(string(read), "\uFFFD"))})
		}
	}
	return found
}

// foreignLine is what stands around the byte by which encodings are told apart best.
func foreignLine(data []byte) []byte {
	const before, behind = 40, 60
	at := foreignByte(data)
	from, to := max(0, at-before), min(len(data), at+behind)
	if i := bytes.LastIndexAny(data[from:at], "\r\n"); i >= 0 {
		from += i + 1
	}
	if i := bytes.IndexAny(data[at:to], "\r\n"); i >= 0 {
		to = at + i
	}
	return data[from:to]
}

// foreignByte is where the first byte from 0x80 to 0x9F stands that isn't UTF-8, such as a dash or a quote, since those differ
// most between encodings; or else the first byte of all that isn't UTF-8.
func foreignByte(data []byte) int {
	const far = 1 << 20
	first := len(data)
	for at := 0; at < len(data) && at-first < far; {
		r, size := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && size <= 1 {
			if data[at] < 0xA0 {
				return at
			}
			first = min(first, at)
		}
		at += size
	}
	return first
}

// columnsIn are the columns of a table; none for other files.
func columnsIn(file *loadedFile, encoding string) []formats.Column {
	files := file.files()
	if text, ok := textOf(file.data, encoding); ok {
		files.data = []byte(text)
	}
	return formats.Columns(files, file.name, file.Format)
}

// columnLines are columns with what they were taken for, or said to be.
func columnLines(columns []formats.Column, said map[string]string) []views.ColumnLine {
	var lines []views.ColumnLine
	for _, c := range columns[:min(len(columns), maxColumns)] {
		line := views.ColumnLine{Heading: c.Heading, Field: c.Field, Fields: c.Fields}
		if field, ok := said[c.Heading]; ok {
			line.Field = field
		}
		lines = append(lines, line)
	}
	return lines
}

// Bounds of the lines that are shown beside problems.
const (
	linesBeside = 3   // around each problem
	longestLine = 400 // bytes of a line, around the problem
)

// linesAround are the lines of a text that have problems, with some around each; a gap is a line with number 0.
func linesAround(text, file string, problems questions.Problems) []views.SourceLine {
	marked, near := map[int]int{}, map[int]bool{} // marked has the column of the first problem of each line
	for _, p := range problems {
		if p.Line < 1 || p.File != "" && p.File != file {
			continue
		}
		if _, ok := marked[p.Line]; !ok {
			marked[p.Line] = max(p.Column, 1)
		}
		for n := p.Line - linesBeside; n <= p.Line+linesBeside; n++ {
			near[n] = true
		}
	}
	if len(marked) == 0 {
		return nil
	}
	var shown []views.SourceLine
	n := 0
	for line := range strings.Lines(newLines.Replace(text)) {
		n++
		column, problem := marked[n]
		switch {
		case near[n]:
			shown = append(shown, views.SourceLine{Number: n, Text: around(strings.TrimSuffix(line, "\n"), column), Problem: problem})
		case len(shown) > 0 && shown[len(shown)-1].Number != 0:
			shown = append(shown, views.SourceLine{})
		}
	}
	return shown
}

// newLines writes every line break as editors count them.
var newLines = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// around is the part of a line that lies around a column, counted in runes from 1.
func around(line string, column int) string {
	if len(line) <= longestLine {
		return line
	}
	at := 0
	for range column - 1 {
		if _, size := utf8.DecodeRuneInString(line[at:]); at+size < len(line) {
			at += size
		}
	}
	from := max(0, at-longestLine/3)
	to := min(len(line), from+longestLine)
	cut := strings.ToValidUTF8(line[from:to], "")
	if from > 0 {
		cut = "…" + cut
	}
	if to < len(line) {
		cut += "…"
	}
	return cut
}
