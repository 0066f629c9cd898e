package olx

import (
	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// maxShared bounds what the questions of a problem may have in common, in bytes, since each of them gets it.
const maxShared = 16 << 20

// problem reads a problem: one question, or several.
func (r *reader) problem(n *xmltree.Node, in context) {
	r.problems++
	r.tried = r.tried || n.Attr("max_attempts") != ""
	if found, at := unsupported(n); found != "" {
		r.reject(n, in, at, "type-unsupported", "found", found)
		return
	}
	all := inputsOf(n, false, nil)
	if len(all) > maxInputs {
		r.reject(n, in, all[maxInputs].response.Place(), "too-many", "what", "answers", "most", maxInputs)
		return
	}
	for i := range all {
		all[i].number = i + 1
	}
	parts := divide(n, all)
	if len(parts) > 1 && len(parts)*len(n.Raw()) > maxShared {
		r.reject(n, in, draft.Place{}, "olx-long", "questions", len(parts))
		return
	}
	var units []*unit
	for _, p := range parts {
		u := &unit{reader: r, part: p, q: r.question(n, in), problem: n, of: len(parts)}
		if u.read(len(all)); u.q.Body == nil {
			r.refuse(n, in, parts)
			return
		}
		units = append(units, u)
	}
	for r.q = nil; len(units) > 0; units = units[1:] {
		r.d.Add(units[0].q)
	}
}

// reject reports a problem that isn't looked at any further.
func (r *reader) reject(n *xmltree.Node, in context, at draft.Place, rule string, pairs ...any) {
	q := r.question(n, in)
	q.Fail(at, rule, pairs...)
	r.q = nil
	r.d.Add(q)
}

// refuse reports a problem of which a part can't be understood, with all that is to be said of it: mended and read again, it
// gives all its questions.
func (r *reader) refuse(n *xmltree.Node, in context, parts []part) {
	q := r.question(n, in)
	for _, p := range parts {
		u := &unit{reader: r, part: p, q: q, problem: n}
		u.body()
	}
	q.Body, r.q = nil, nil
	r.d.Add(q)
}

// question begins a question of a problem.
func (r *reader) question(n *xmltree.Node, in context) *draft.Question {
	q := draft.NewQuestion(n.Place())
	q.ID, q.Tags, q.Raw = in.id, in.tags, rawOf(n, in)
	r.faults.Within(n, q.Fail)
	r.q = q
	return q
}
