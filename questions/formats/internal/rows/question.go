package rows

import (
	"github.com/readback/readback/questions/formats/internal/draft"
)

// row reads a row below the headings.
func (t *table) row(row *Row) {
	if t.repeats(row) {
		return
	}
	r := &record{table: t, row: row, q: draft.NewQuestion(row.At)}
	r.q.Raw = row.Raw
	kind := r.kind()
	switch {
	case t.kahoot && !r.kahootRow():
		return
	case t.own && kind == kindSet:
		t.readSet(r)
		return
	case t.own && kind == kindSource:
		t.readSource(r)
		return
	case r.isEmpty() && len(row.Faults) == 0:
		t.beside(row, true)
		return
	}
	r.question(kind)
	t.d.Add(r.q)
}

// isEmpty tells whether there is nothing of a question in the row: templates number rows that aren't filled in, and those of
// others have types and times in them.
func (r *record) isEmpty() bool {
	for i := range min(len(r.row.Cells), len(r.columns)) {
		switch r.columns[i].key.field {
		case fieldNone, fieldNumber, fieldID:
		case fieldType, fieldPoints, fieldShuffle, fieldTime, fieldPenalty:
			if r.own && r.at(i) != nil {
				return false
			}
		default:
			if r.at(i) != nil {
				return false
			}
		}
	}
	return true
}

// question reads the row as a question of a kind. What can't be understood leaves the body out.
func (r *record) question(kind kind) {
	if r.faulty() {
		return
	}
	r.head()
	body := r.body(kind)
	if body == nil && !r.q.Failed() {
		r.fail(r.place(fieldCorrect, fieldAnswer), "table-answer-missing")
	}
	if !r.q.Failed() {
		r.q.Body = body
	}
	r.notKept()
}

// faulty reports what is wrong with the row itself, and tells whether it can't be read.
func (r *record) faulty() bool {
	for _, f := range r.row.Faults {
		if f.Error {
			r.q.Fail(f.At, f.Rule, f.Pairs...)
		} else {
			r.q.Warn(f.At, f.Rule, f.Pairs...)
		}
	}
	r.beside(r.row, r.row.Grid)
	for i := range r.row.Cells {
		if c := r.at(i); c != nil && c.Kind == Failed && i < len(r.columns) && r.columns[i].key.field != fieldNone {
			r.fail(c.At, "table-cell-failed", "found", shortened(c.Text))
		}
	}
	if !r.row.Grid {
		for i := len(r.columns); i < len(r.row.Cells); i++ {
			if c := r.at(i); c != nil {
				r.fail(c.At, "table-ragged", "columns", len(r.columns), "found", shortened(c.Text))
				break
			}
		}
	}
	return r.q.Failed()
}

// beside tells once of columns that have no heading and hold more than numbers; wide says whether cells behind the last
// heading are such.
func (t *table) beside(row *Row, wide bool) {
	for i := range row.Cells {
		headless := i >= len(t.columns) && wide || i < len(t.columns) && t.columns[i].heading == "" && t.columns[i].key.field == fieldNone
		if text := row.text(i); headless && text != "" && !isNumber(text) && !t.told["table-column-unnamed"] {
			t.told["table-column-unnamed"] = true
			t.warn(row.Cells[i].At, "table-column-unnamed", "found", shortened(text))
		}
	}
}

// head reads what questions of all types have.
func (r *record) head() {
	q := r.q
	q.ID = plain(r.cell(fieldID))
	q.Title = r.exact(r.cell(fieldTitle))
	q.Stem = r.markdown(r.cell(fieldStem))
	q.Explanation = r.markdown(r.cell(fieldExplanation))
	q.Hint = r.markdown(r.cell(fieldHint))
	q.Tags = r.tags()
	q.Evidence = r.evidence("/evidence", r.cell(fieldEvidence))
	if c := r.cell(fieldPoints); c != nil {
		q.Points = r.decimal(c)
		r.here("/points", c)
	}
	if c := r.cell(fieldPinned); c != nil {
		q.Pinned = r.truth(c)
	}
	r.in("/stem", fieldStem)
	r.in("/type", fieldType)
}

// tags are those of the row; how difficult a question is becomes one too.
func (r *record) tags() []string {
	var tags []string
	for _, c := range r.cells(fieldTags) {
		tags = append(tags, splitList(c.Text)...)
	}
	for _, c := range r.cells(fieldDifficulty) {
		tags = append(tags, "difficulty: "+plain(c))
	}
	return tags
}

// notKept names what has no place here: of a question what belongs to it, of the table once what the whole table has.
func (r *record) notKept() {
	for _, c := range r.cells(fieldImage) {
		r.warn(c.At, "not-kept", "what", "image "+shortened(plain(c)))
	}
	for _, f := range []field{fieldTime, fieldPenalty} {
		for _, i := range r.single[f] {
			if c := r.at(i); c != nil {
				r.once(r.columns[i].at, "not-kept", shortened(r.columns[i].heading))
			}
		}
	}
}
