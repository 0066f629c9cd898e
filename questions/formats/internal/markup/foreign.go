package markup

import (
	"regexp"
	"strings"

	"github.com/readback/readback/questions"
)

var (
	shownImage = regexp.MustCompile(`!\[([^\[\]]*)\]\(\s*<?([^()\s<>]+)>?(?:\s+"[^"\n]*")?\s*\)`)
	writtenTag = regexp.MustCompile(`<(/?)([A-Za-z][A-Za-z0-9]*)(?:\s[^<>]*)?/?>`)
)

// Markdown takes over Markdown of another system: images in it are kept with the set, tags that emphasise become ours. What
// isn't shown here is told; it stays in the text.
func (r *Reader) Markdown(text string) string {
	hasCode := strings.Contains(text, "`") // in which nothing is an image or a tag
	if strings.Contains(text, "![") {
		text = shownImage.ReplaceAllStringFunc(text, func(found string) string { return r.shownImage(found, hasCode) })
	}
	if strings.IndexByte(text, '<') >= 0 {
		text = writtenTag.ReplaceAllStringFunc(text, func(found string) string { return r.writtenTag(found, hasCode) })
	}
	return text
}

func (r *Reader) shownImage(found string, mayBeCode bool) string {
	parts := shownImage.FindStringSubmatch(found)
	alt, src := parts[1], parts[2]
	b := builder{reader: r}
	if name, ok := b.keep(src); ok {
		return "![" + alt + "](" + questions.MediaScheme + name + ")"
	}
	if mayBeCode || strings.HasPrefix(src, questions.MediaScheme) {
		return found
	}
	r.lose("image-lost", "src", short(src))
	if isWeb(src) {
		return found[1:] // a link, since nothing is loaded from the web
	}
	return alt
}

func (r *Reader) writtenTag(found string, mayBeCode bool) string {
	parts := writtenTag.FindStringSubmatch(found)
	name := strings.ToLower(parts[2])
	switch kind := emphasis[name]; {
	case name == "br":
		return "<br>"
	case mayBeCode && kind != name:
		return found
	case kind != "":
		return "<" + parts[1] + kind + ">"
	case parts[1] == "":
		r.lose("html-lost", "found", "<"+name+">")
	}
	return found
}

func (r *Reader) lose(rule, argument, found string) {
	if r.Lost != nil {
		r.Lost(rule, argument, found)
	}
}
