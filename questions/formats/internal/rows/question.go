package rows

import (
	"github.com/readback/readback/questions"
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
		r.fail(draft.Place{}, "table-answer-missing")
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
	r.here("/stem", r.cell(fieldStem))
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

// body reads the part that belongs to a type; nil with a report where it can't be understood.
func (r *record) body(kind kind) questions.Body {
	if r.kahoot {
		return r.kahootChoice()
	}
	switch kind {
	case kindUnknown:
		c := r.cell(fieldType)
		r.fail(c.At, "type-unsupported", "found", shortened(plain(c)))
		return nil
	case kindNone:
		return r.untyped()
	case kindChoice, kindSingle, kindMultiple:
		return r.choice(kind)
	case kindTrueFalse:
		return r.trueFalse()
	case kindText:
		return r.shortText()
	case kindNumeric:
		return r.numeric()
	case kindMatching:
		return r.matching()
	case kindOrdering:
		return r.ordering()
	}
	return r.rareBody(kind)
}

// rareBody is body for the types that other tables don't have.
func (r *record) rareBody(kind kind) questions.Body {
	switch kind {
	case kindGapFill:
		return r.gapFill()
	case kindSentence:
		return r.selectSentence()
	case kindCompare:
		return r.compareSources()
	case kindEssay:
		return r.essay()
	case kindInformation:
		return &questions.Information{}
	}
	return nil
}

// untyped reads a question that doesn't say of which type it is, by what the row has.
func (r *record) untyped() questions.Body {
	switch {
	case r.any(fieldOption, fieldOptions, fieldWrong):
		return r.choice(kindChoice)
	case r.any(fieldPrompt):
		return r.matching()
	case r.any(fieldItem):
		return r.ordering()
	case r.any(fieldClaim):
		return r.compareSources()
	case r.any(fieldSource):
		return r.selectSentence()
	case r.own && r.any(fieldAnswer) && gapInStem.MatchString(plain(r.cell(fieldStem))):
		return r.gapFill()
	}
	key := r.key()
	if key == nil {
		return nil
	}
	if _, ok := truthOf(plain(key)); ok {
		return r.trueFalse()
	}
	if looksNumeric.MatchString(plain(key)) && key.Kind != Date {
		return r.numeric()
	}
	return r.shortText()
}

// key is the cell that says what is right where there is nothing to choose.
func (r *record) key() *Cell {
	if c := r.cell(fieldAnswer); c != nil {
		return c
	}
	return r.cell(fieldCorrect)
}
