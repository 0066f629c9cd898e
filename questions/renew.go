package questions

import (
	"cmp"
	"slices"
)

// Renewed is the set with the questions of another file in the place of its own. What it has besides them stays, and where
// it has nothing the file's is taken. Evidence stays, too: files of other systems can't hold it.
func (s Set) Renewed(by Set) Set {
	qs := s.keepEvidence(by.Questions)
	s.Questions = nil
	by.Questions = nil
	renewed := s.With(by) // sources and media
	renewed.Questions = qs
	renewed.Description, renewed.Language = cmp.Or(s.Description, by.Description), cmp.Or(s.Language, by.Language)
	return renewed.withoutDuty()
}

// Extended is the set with more questions, as With has it; evidence that the others lack stays.
func (s Set) Extended(by Set) Set {
	by.Questions = s.keepEvidence(by.Questions)
	return s.With(by).withoutDuty()
}

// keepEvidence gives questions that have no evidence that of the set's question with the same id and type.
func (s *Set) keepEvidence(qs []Question) []Question {
	before := s.byID()
	qs = slices.Clone(qs)
	for i := range qs {
		if q := before[qs[i].ID]; q != nil && q.Type == qs[i].Type && len(qs[i].Evidence) == 0 {
			qs[i].Evidence = q.Evidence
		}
	}
	return qs
}

// withoutDuty makes evidence optional where a question lacks it: coming into a set turns no question into an error.
func (s Set) withoutDuty() Set {
	if s.EvidenceIsRequired() && slices.ContainsFunc(s.Questions, func(q Question) bool { return len(q.Evidence) == 0 && q.takesEvidence() }) {
		s.Evidence = EvidenceOptional
	}
	return s
}

// takesEvidence tells whether the question must have evidence of its own in a set that requires it: its type doesn't carry
// it elsewhere.
func (q *Question) takesEvidence() bool {
	switch q.Body.(type) {
	case nil, *SelectSentence, *CompareSources, *Essay, *Information:
		return false
	}
	return true
}
