package accounts

import (
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"

	"golang.org/x/text/cases"
)

// folder folds case as Unicode has it; it keeps nothing between calls.
var folder = cases.Fold()

// The columns that a roster may have.
const (
	columnName     = "name"
	columnEmail    = "email"
	columnExternal = "external_id"
)

// columnNames are what the columns are called, without case, spaces, dashes and underscores.
var columnNames = map[string]string{
	"name": columnName, "fullname": columnName, "displayname": columnName,
	"email": columnEmail, "mail": columnEmail, "emailaddress": columnEmail,
	"externalid": columnExternal, "id": columnExternal, "number": columnExternal, "studentnumber": columnExternal, "studentid": columnExternal,
}

// ReadRoster reads a list of people: a head that names the columns in any order, then a person a line, with commas,
// semicolons or tabs between the columns. Every problem is reported, never only the first.
func ReadRoster(text string) Roster {
	text = strings.TrimPrefix(text, "\ufeff")
	r := rosterReader{at: map[string]int{}, lines: csv.NewReader(strings.NewReader(text))}
	r.lines.FieldsPerRecord, r.lines.Comma = -1, separator(text)
	if strings.TrimSpace(text) == "" {
		r.problem(ListProblem{Rule: "empty"})
		return r.Roster
	}
	head, _, err := r.next()
	if err != nil || !r.readHead(head) {
		return r.Roster
	}
	for {
		cells, line, err := r.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err == nil && !r.readLine(line, cells) {
			return r.Roster
		}
	}
	if len(r.People) == 0 && len(r.Problems) == 0 {
		r.problem(ListProblem{Rule: "nobody"})
	}
	r.findTwins()
	return r.Roster
}

type rosterReader struct {
	Roster
	lines *csv.Reader
	at    map[string]int // where each column is
	read  int            // lines with something in them
}

func (r *rosterReader) problem(p ListProblem) { r.Problems = append(r.Problems, p) }

// separator is what stands between columns: whichever the head has most of.
func separator(text string) rune {
	head, _, _ := strings.Cut(strings.TrimLeft(text, "\r\n"), "\n")
	found := ','
	for _, r := range ";\t" {
		if strings.Count(head, string(r)) > strings.Count(head, string(found)) {
			found = r
		}
	}
	return found
}

// next reads a line; what can't be read of one is a problem.
func (r *rosterReader) next() (cells []string, line int, err error) {
	cells, err = r.lines.Read()
	if broken := (*csv.ParseError)(nil); errors.As(err, &broken) {
		r.problem(ListProblem{Line: broken.StartLine, Rule: "quote"})
		return nil, broken.StartLine, err
	}
	if err == nil {
		line, _ = r.lines.FieldPos(0)
	}
	return cells, line, err
}

// readHead finds the columns. Without one of names there is nothing to read.
func (r *rosterReader) readHead(cells []string) bool {
	squeeze := strings.NewReplacer(" ", "", "_", "", "-", "", "\u00a0", "")
	for i, cell := range cells {
		column, known := columnNames[squeeze.Replace(strings.ToLower(strings.TrimSpace(cell)))]
		_, twice := r.at[column]
		switch {
		case known && twice:
			r.problem(ListProblem{Line: 1, Rule: "column-twice", Value: column})
		case known:
			r.at[column] = i
		case strings.TrimSpace(cell) != "":
			r.Unread = append(r.Unread, strings.TrimSpace(cell))
		}
	}
	if _, ok := r.at[columnName]; !ok {
		r.Problems, r.Unread = []ListProblem{{Line: 1, Rule: "head"}}, nil
		return false
	}
	r.read = len(cells)
	return true
}

// readLine reads a person; false when there are too many.
func (r *rosterReader) readLine(line int, cells []string) bool {
	blank := func(cell string) bool { return strings.TrimSpace(cell) == "" }
	if !slices.ContainsFunc(cells, func(c string) bool { return !blank(c) }) {
		return true
	}
	if len(r.People) >= MaxRosterLines {
		r.problem(ListProblem{Line: line, Rule: "too-many", Limit: MaxRosterLines})
		return false
	}
	if len(cells) > r.read && slices.ContainsFunc(cells[r.read:], func(c string) bool { return !blank(c) }) {
		r.problem(ListProblem{Line: line, Rule: "columns", Value: strings.Join(cells, " | ")})
		return true
	}
	r.readPerson(line, func(column string) string {
		if i, ok := r.at[column]; ok && i < len(cells) {
			return strings.TrimSpace(cells[i])
		}
		return ""
	})
	return true
}

// readPerson checks what a line says of somebody.
func (r *rosterReader) readPerson(line int, cell func(column string) string) {
	p, sound := Listed{Line: line}, true
	check := func(value string, err error) {
		if refused := (*Refusal)(nil); errors.As(err, &refused) {
			r.problem(ListProblem{Line: line, Rule: refused.Rule, Refused: true, Value: value, Limit: refused.Limit})
			sound = false
		}
	}
	var err error
	p.Name, err = ParseName(cell(columnName))
	check(cell(columnName), err)
	if typed := cell(columnEmail); typed != "" {
		p.Email, err = ParseEmail(typed)
		check(typed, err)
	}
	p.ExternalID, err = ParseExternalID(cell(columnExternal))
	check(cell(columnExternal), err)
	if sound {
		r.People = append(r.People, p)
	}
}

// findTwins finds lines that name the same person: by email, by external id, or by the name where there is neither.
func (r *rosterReader) findTwins() {
	emails, ids, names := map[string]int{}, map[string]int{}, map[string]int{}
	r.People = slices.DeleteFunc(r.People, func(p Listed) bool {
		twin := func(seen map[string]int, key, rule, value string) bool {
			first, again := seen[key]
			if again && key != "" {
				r.problem(ListProblem{Line: p.Line, Rule: rule, Value: value, Other: first})
				return true
			}
			seen[key] = p.Line
			return false
		}
		if p.Email == "" && p.ExternalID == "" {
			return twin(names, p.nameKey(), "name-twice", p.Name)
		}
		return twin(emails, p.Email, "email-twice", p.Email) || twin(ids, p.ExternalID, "external-id-twice", p.ExternalID)
	})
	slices.SortStableFunc(r.Problems, func(a, b ListProblem) int { return a.Line - b.Line })
}
