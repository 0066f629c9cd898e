package moodlexml

import "github.com/readback/readback/questions/formats/internal/category"

// enter takes over the category that the following questions are in. What is said of it isn't kept.
func (r *reader) enter(q *question) {
	r.category = category.Tag(q.line(q.root.Find("category")))
	if info := q.root.Find("info"); q.raw(info) != "" {
		q.leave(info, "what is said of a category")
	}
}
