// Package category reads the paths by which Moodle names categories of questions, as its XML and GIFT files have them.
package category

import "strings"

// Tag is the path of a category as one tag: without the place where Moodle keeps it ($course$, top), and without the category
// that each place has from the start (Default for …), which says nothing of a question. It is empty where nothing is left.
func Tag(path string) string {
	const slash = "\uFDD0" // one in a name, which is written as two
	var kept []string
	for i, name := range strings.Split(strings.ReplaceAll(path, "//", slash), "/") {
		name = strings.Join(strings.Fields(strings.ReplaceAll(name, slash, "/")), " ")
		if name != "" && !(i == 0 && isPlace(name)) && !(len(kept) == 0 && isGiven(name)) {
			kept = append(kept, name)
		}
	}
	return strings.Join(kept, "/")
}

// isPlace tells whether a name stands for a course, a system or another context: $course$, $module$.
func isPlace(name string) bool {
	return len(name) > 1 && strings.HasPrefix(name, "$") && strings.HasSuffix(name, "$")
}

// isGiven tells whether nobody gave a category its name: it is the uppermost, or the first of a place.
func isGiven(name string) bool { return name == "top" || strings.HasPrefix(name, "Default for ") }
