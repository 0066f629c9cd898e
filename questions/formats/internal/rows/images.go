package rows

import (
	"encoding/json"
	"regexp"

	"github.com/readback/readback/questions"
)

// shownImage is an image of the set's in a text.
var shownImage = regexp.MustCompile(`!\[([^\[\]]*)\]\(\s*<?` + questions.MediaScheme + `[^()]*\)`)

// withoutImages is a set whose texts say what images show instead of showing them, since cells hold none. A set without
// images is returned as it is.
func withoutImages(set *questions.Set) *questions.Set {
	if len(set.Media) == 0 {
		return set
	}
	bare := *set
	bare.Media = nil
	data, err := json.Marshal(bare)
	if err != nil {
		return set
	}
	var copied questions.Set
	if json.Unmarshal(data, &copied) != nil {
		return set
	}
	copied.EachText(func(_ string, text *string) { *text = shownImage.ReplaceAllString(*text, "[$1]") })
	return &copied
}
