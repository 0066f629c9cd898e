package moodlexml

import (
	"fmt"

	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// settings are parts of questions that aren't kept and that a whole file tends to share: how options are numbered, what
// each wrong try costs. They are told once a file, at the first question that has one, with how many do.
type settings struct {
	list  []setting
	index map[string]int
}

type setting struct {
	what  string
	at    draft.Place
	count int
	last  *question // that it was noted of, since one question may have it several times
}

// mostSettings is how many different ones are told; where there are more, they are texts of single questions.
const mostSettings = 200

// leave notes that something that a whole file tends to share isn't kept.
func (q *question) leave(n *xmltree.Node, what string) {
	s := &q.settings
	i, known := s.index[what]
	if !known && len(s.list) >= mostSettings {
		q.Warn(q.at(n), "not-kept", "what", what)
		return
	}
	if !known {
		i = len(s.list)
		s.index[what] = i
		s.list = append(s.list, setting{what: what, at: q.at(n)})
	}
	if s.list[i].last != q {
		s.list[i].count++
		s.list[i].last = q
	}
}

func (s *settings) report(d *draft.Draft) {
	for _, one := range s.list {
		what := one.what
		if one.count > 1 {
			what = fmt.Sprintf("%s (%d times)", what, one.count)
		}
		d.Warn(one.at, "not-kept", "what", what)
	}
}
