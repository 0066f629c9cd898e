package gift

import (
	"fmt"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/markup"
)

// gradingOf is how Moodle calls our markings.
var gradingOf = map[questions.OrderMarking]string{
	"":                         "ABSOLUTE_POSITION",
	questions.AbsolutePosition: "ABSOLUTE_POSITION",
	questions.WholeOrder:       "ALL_OR_NOTHING",
	questions.AdjacentPairs:    "RELATIVE_NEXT_EXCLUDE_LAST",
	questions.LongestSubset:    "LONGEST_ORDERED_SUBSET",
	questions.RelativePosition: "RELATIVE_TO_CORRECT",
}

func (w *writing) ordering(b *questions.Ordering) {
	fmt.Fprintf(&w.b, "{>%d ALL VERTICAL %s SHOW none\n", len(b.Items), gradingOf[b.Marking])
	for i := range b.Items {
		w.b.WriteString(w.itemLine(b, i) + "\n")
	}
	w.general("", "\n")
}

// itemLine writes an item on a line of its own. Moodle knows it as HTML alone, and leaves escapes in it as they are.
func (w *writing) itemLine(b *questions.Ordering, i int) string {
	item := &b.Items[i].Text
	line := w.itemHTML(*item)
	if read := itemAgain(line); read != strings.TrimSpace(*item) {
		w.lost.Changed(w.index, w.q, fmt.Sprintf("item %d", i+1), "HTML")
		*item = read
		line = w.itemHTML(read)
	}
	return line
}

func (w *writing) itemHTML(md string) string {
	if text, ok := plainForm(md); ok {
		return itemText(htmlEscapes.Replace(text))
	}
	return itemText(strings.Join(strings.Fields(markup.InlineHTML(md, w.itemImage)), " "))
}

// itemAgain is an item as it is read from its line.
func itemAgain(line string) string {
	r := again("{>2 ALL\n" + line + "\n.}")
	if b, ok := r.Body.(*questions.Ordering); ok && len(b.Items) == 2 {
		return b.Items[0].Text
	}
	return ""
}

func (w *writing) itemImage(name string) string {
	src, _ := w.image(name)
	return src
}

// itemText keeps a line from being anything else than an item.
func itemText(text string) string {
	switch {
	case text == "0": // PHP takes it for nothing
		return "&#48;"
	case strings.HasPrefix(text, "//"):
		text = "&#47;" + text[1:]
	}
	return itemEscapes.Replace(text)
}

var htmlEscapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

var itemEscapes = strings.NewReplacer("####", "&#35;&#35;&#35;&#35;", "{", "&#123;", "}", "&#125;", `\`, "&#92;")
