package questions

import (
	"encoding/json"
	"reflect"
	"slices"
)

// With is the set with more questions from another file: those with the same id are replaced where they stand, the others
// come behind. Sources and media that the set doesn't have come along; the rest of it stays.
func (s Set) With(more Set) Set {
	s.Questions, s.Briefing, s.Media = slices.Clone(s.Questions), slices.Clone(s.Briefing), slices.Clone(s.Media)
	at := map[string]int{}
	for i := range s.Questions {
		at[s.Questions[i].ID] = i
	}
	for _, q := range more.Questions {
		if i, ok := at[q.ID]; ok {
			s.Questions[i] = q
			continue
		}
		at[q.ID] = len(s.Questions)
		s.Questions = append(s.Questions, q)
	}
	for _, source := range more.Briefing {
		if s.Source(source.ID) == nil {
			s.Briefing = append(s.Briefing, source)
		}
	}
	for _, m := range more.Media {
		if s.Medium(m.Name) == nil {
			s.Media = append(s.Media, m)
		}
	}
	return s
}

// Difference is how the questions of one revision differ from those of another, by their ids.
type Difference struct{ New, Changed, Same, Gone []string }

// Since compares the set's questions with those of an earlier one, whose parts may have got ids meanwhile.
func (s *Set) Since(before *Set) Difference {
	var d Difference
	old := map[string]*Question{}
	for i := range before.Questions {
		old[before.Questions[i].ID] = &before.Questions[i]
	}
	for i := range s.Questions {
		q := &s.Questions[i]
		earlier, ok := old[q.ID]
		delete(old, q.ID)
		switch {
		case !ok:
			d.New = append(d.New, q.ID)
		case q.sameAs(earlier):
			d.Same = append(d.Same, q.ID)
		default:
			d.Changed = append(d.Changed, q.ID)
		}
	}
	for i := range before.Questions {
		if id := before.Questions[i].ID; old[id] != nil {
			d.Gone = append(d.Gone, id)
			delete(old, id)
		}
	}
	return d
}

// sameAs compares with the stored form of a question: parts without ids have those of the stored one by then.
func (q *Question) sameAs(stored *Question) bool {
	if q.Type != stored.Type || q.Body == nil || !sameJSON(q.QuestionHead, stored.QuestionHead) {
		return false
	}
	written, err := json.Marshal(q.Body)
	if err != nil {
		return false
	}
	own := NewBody(q.Type)
	if own == nil || json.Unmarshal(written, own) != nil {
		return false
	}
	own.fillIDs(stored.Body)
	return sameJSON(own, stored.Body)
}

// sameJSON tells whether two values are written alike. Most are alike altogether, which takes less to find out.
func sameJSON(a, b any) bool {
	if reflect.DeepEqual(a, b) {
		return true
	}
	mine, err := json.Marshal(a)
	theirs, err2 := json.Marshal(b)
	return err == nil && err2 == nil && string(mine) == string(theirs)
}
