package markup

import (
	"strings"

	"golang.org/x/net/html"
)

// dropped are tags that are left out with all that is in them, and how they are named; empty for those that show nothing.
var dropped = map[string]string{
	"script": "a script", "style": "", "head": "", "title": "", "template": "", "noscript": "",
	"iframe": "an embedded page", "object": "an embedded object", "video": "a video", "audio": "a sound", "canvas": "a drawing",
	"svg": "a drawing", "select": "a form field", "textarea": "a form field", "applet": "an embedded object", "frameset": "an embedded page",
}

// alone are tags without an end that are left out.
var alone = map[string]string{"input": "a form field", "embed": "an embedded object", "source": "", "frame": "an embedded page"}

// special takes the tags that are no structure of a text: images, formulas, and what is left out.
func (b *builder) special(z *html.Tokenizer, t html.Token) bool {
	if what, ok := dropped[t.Data]; ok {
		b.leaveOut(what)
		if t.Type == html.StartTagToken {
			skip(z, t.Data)
		}
		return true
	}
	if what, ok := alone[t.Data]; ok {
		b.leaveOut(what)
		return true
	}
	switch t.Data {
	case "img", "image":
		b.image(t)
	case "math":
		if t.Type == html.StartTagToken {
			b.formula(latex(z))
		}
	case "button", "form":
		b.leaveOut("a form field")
		return false
	default:
		return false
	}
	return true
}

func (b *builder) leaveOut(what string) {
	if what != "" {
		b.lose("html-lost", "found", what)
	}
}

// skip goes to the end of an element, or of the text.
func skip(z *html.Tokenizer, tag string) {
	for depth := 1; depth > 0; {
		switch z.Next() {
		case html.ErrorToken:
			return
		case html.StartTagToken:
			if name, _ := z.TagName(); string(name) == tag {
				depth++
			}
		case html.EndTagToken:
			if name, _ := z.TagName(); string(name) == tag {
				depth--
			}
		}
	}
}

// formula adds a formula as text.
func (b *builder) formula(tex string) {
	if tex = strings.TrimSpace(tex); tex != "" {
		b.text(`\(` + tex + `\)`)
	}
}
