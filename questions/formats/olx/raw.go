package olx

import (
	"html"
	"strings"

	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// sections are the blocks whose names become tags, the outermost first.
var sections = []string{"chapter", "sequential"}

// rawOf is a problem's text with what stood around it in its course: its name, which may be that of its file alone, and the
// sections that it was in. Mended by itself it is the same question, under the same tags.
func rawOf(n *xmltree.Node, in context) string {
	raw := n.Raw()
	if in.id != "" && n.Attr("url_name") == "" {
		raw = strings.Replace(raw, "<problem", `<problem url_name="`+html.EscapeString(in.id)+`"`, 1)
	}
	for i := len(in.tags) - 1; i >= 0; i-- {
		section := sections[min(i, len(sections)-1)]
		raw = "<" + section + ` display_name="` + html.EscapeString(in.tags[i]) + "\">\n" + raw + "\n</" + section + ">"
	}
	return raw
}
