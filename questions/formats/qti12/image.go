package qti12

import (
	"net/url"
	"path"
	"regexp"
	"strings"
)

// fileBase is how packages name their own folder in addresses of images.
var fileBase = regexp.MustCompile(`(?i)^(\$|%24)IMS[-_]CC[-_]FILE[-_]?BASE(\$|%24)/*`)

// image finds an image of the package: where its address says, beside the document, or in the folder in which cartridges
// have the files of a course.
func (r *reader) image(src string) ([]byte, bool) {
	src, _, _ = strings.Cut(src, "#")
	src, _, _ = strings.Cut(src, "?")
	for _, name := range decoded(fileBase.ReplaceAllString(src, "")) {
		for _, folder := range []string{"", "web_resources", path.Dir(r.doc.member)} {
			candidate := strings.TrimPrefix(path.Join("/", folder, name), "/")
			if !r.files.Has(candidate) {
				continue
			}
			if data, err := r.files.Read(candidate); err == nil {
				return data, true
			}
		}
	}
	return nil, false
}

// decoded is a name as it is written, and as it is meant where it is written as a part of an address.
func decoded(name string) []string {
	if plain, err := url.PathUnescape(name); err == nil && plain != name {
		return []string{plain, name}
	}
	return []string{name}
}
