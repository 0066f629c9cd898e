package moodlexml

import "strings"

// enter takes over the category that the following questions are in. What is said of it isn't kept.
func (r *reader) enter(q *question) {
	r.category = categoryTag(q.line(q.root.Find("category")))
	if info := q.root.Find("info"); q.raw(info) != "" {
		q.leave(info, "what is said of a category")
	}
}

// categoryTag is a category's path as one tag: without the place where Moodle keeps it ($course$/top/) and without
// the category that each course has from the start.
func categoryTag(path string) string {
	const escaped = "\x00" // a slash in a name is written twice
	var kept []string
	for i, name := range strings.Split(strings.ReplaceAll(path, "//", escaped), "/") {
		name = strings.TrimSpace(strings.ReplaceAll(name, escaped, "/"))
		isPlace := i == 0 && len(name) > 1 && strings.HasPrefix(name, "$") && strings.HasSuffix(name, "$")
		isTop := len(kept) == 0 && name == "top"
		isDefault := len(kept) == 0 && strings.HasPrefix(name, "Default for ")
		if name != "" && !isPlace && !isTop && !isDefault {
			kept = append(kept, name)
		}
	}
	return strings.Join(kept, "/")
}
