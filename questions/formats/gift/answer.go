package gift

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/readback/readback/questions"
)

// answer is one of the things in braces: what begins it, its weight in percent, its text, and the feedback on it.
type answer struct {
	mark     byte // = or ~; 0 for what stands before the first of them
	at       int
	weight   questions.Decimal // empty where none is written
	text     piece
	feedback piece
}

// answers cuts what is in braces at some marks. What is empty is left out, with a warning unless nothing says that there
// should be something.
func (r *reading) answers(p piece, marks string) []answer {
	pieces := split(p, marks, maxPieces)
	list := make([]answer, 0, len(pieces))
	for i, one := range pieces {
		a := answer{at: one.at}
		if i > 0 {
			a.mark, one = one.text[0], one.from(1)
		}
		r.read(&a, one)
		switch text, _ := prefixed(a.text, plain); {
		case text.text != "":
			list = append(list, a)
		case i > 0 || a.feedback.text != "":
			r.q.Warn(r.lines.Place(a.at), "gift-blank")
		}
	}
	return list
}

// read divides one answer.
func (r *reading) read(a *answer, p piece) {
	p = p.trim()
	if strings.HasPrefix(p.text, "%") {
		a.weight, p = r.weight(p)
	}
	a.text, a.feedback, _ = cut(p, "#")
	a.text, a.feedback = a.text.trim(), a.feedback.trim()
	if strings.HasSuffix(a.text.text, "%") && weightBehind.MatchString(a.text.text) {
		r.q.Warn(r.lines.Place(a.text.at), "gift-weight-behind", "found", oneLine(a.text.text))
	}
}

var weightBehind = regexp.MustCompile(`%-?\d{1,3}(\.\d+)?%$`)

// weight reads the percentage before an answer. Percent signs around anything else belong to the text.
func (r *reading) weight(p piece) (questions.Decimal, piece) {
	const longest = 20
	end := 1 + strings.IndexByte(p.text[1:], '%')
	found := p.text[:end]
	if end < 2 || end > longest || strings.Trim(found, "%+-., 0123456789") != "" || !strings.ContainsAny(found, "0123456789") {
		return "", p
	}
	weight, err := questions.ParseDecimal(found[1:])
	if err != nil {
		r.q.Fail(r.lines.Place(p.at), "gift-weight", "found", found+"%")
	}
	return weight, p.from(end + 1).trim()
}

// at remembers where a part of the question stands.
func (r *reading) at(list string, n, offset int) {
	r.q.At(pointer(list, n), r.lines.Place(offset))
}

// pointers are the usual ones, so that each question doesn't make its own.
var pointers = func() map[string][]string {
	made := map[string][]string{}
	for _, list := range []string{"options", "accept", "pairs", "distractors", "items"} {
		for n := range 20 {
			made[list] = append(made[list], "/"+list+"/"+strconv.Itoa(n))
		}
	}
	return made
}()

func pointer(list string, n int) string {
	if n < len(pointers[list]) {
		return pointers[list][n]
	}
	return "/" + list + "/" + strconv.Itoa(n)
}
