package draft

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strconv"

	"github.com/readback/readback/questions"
)

// fillIDs gives each question an id: the one from the file as a slug, or one made of its stem, and where several have
// the same stem, of all that they ask. None goes by the position, so that a file that was sorted anew or has grown
// keeps them.
func (d *Draft) fillIDs() {
	qs := d.Set.Questions
	own, sharing := make([]bool, len(qs)), map[string]int{}
	for i := range qs {
		q := &qs[i]
		if q.ID = questions.Slug(q.ID); q.ID == "" {
			q.ID = questions.SlugOf(q.Stem)
			sharing[q.ID]++
			continue
		}
		own[i] = true
	}
	taken := map[string]bool{}
	numbers := map[string]int{} // the last that an id was given
	for i := range qs {
		if !own[i] && sharing[qs[i].ID] > 1 {
			qs[i].ID = contentID(&qs[i])
		}
		d.settle(i, taken, numbers)
		taken[qs[i].ID] = true
	}
	d.nameProblems()
}

// contentID tells questions apart whose stems have the same words, or none but an image.
func contentID(q *questions.Question) string {
	id := q.ID
	q.ID = ""
	content, err := json.Marshal(q)
	if err != nil {
		return id
	}
	sum := sha256.Sum256(content)
	return id + "-" + hex.EncodeToString(sum[:3])
}

// settle tells a question apart from those before it that have its id. Nothing but the number of its kind is left to do
// so: it is there twice, or two ids of the file are the same slug.
func (d *Draft) settle(i int, taken map[string]bool, numbers map[string]int) {
	q := &d.Set.Questions[i]
	if !taken[q.ID] {
		return
	}
	d.report(questions.Warning, d.placeOf("/questions/"+strconv.Itoa(i)), q.ID, "/questions/"+strconv.Itoa(i), "question-twice", []any{"found", q.ID})
	id := q.ID
	for n := max(numbers[id], 1) + 1; taken[q.ID]; n++ {
		q.ID = id + "-" + strconv.Itoa(n)
		numbers[id] = n
	}
}

// nameProblems puts the ids to problems that were reported before there were any.
func (d *Draft) nameProblems() {
	for n := range d.problems {
		if i, _, ok := QuestionOf(d.problems[n].Pointer); ok && i < len(d.Set.Questions) {
			d.problems[n].Question = d.Set.Questions[i].ID
		}
	}
}
