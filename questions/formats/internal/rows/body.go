package rows

import "github.com/readback/readback/questions"

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
