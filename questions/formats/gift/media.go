package gift

import (
	"encoding/base64"
	"regexp"
	"strings"

	"github.com/readback/readback/questions"
)

// dataImage is an image inside Markdown.
var dataImage = regexp.MustCompile(`\]\(data:image/[a-z.+-]+;base64,([A-Za-z0-9+/=]+)\)`)

// embed keeps the images inside a Markdown text with the set.
func (r *reading) embed(text string, at int) string {
	if !strings.Contains(text, "](data:") {
		return text
	}
	return dataImage.ReplaceAllStringFunc(text, func(found string) string {
		data, err := base64.StdEncoding.DecodeString(dataImage.FindStringSubmatch(found)[1])
		if err == nil {
			var name string
			if name, err = r.html.Set.Embed(data); err == nil {
				return "](" + questions.MediaScheme + name + ")"
			}
		}
		r.q.Warn(r.lines.Place(at), "image-lost", "src", "data:image/…")
		return "]()"
	})
}
