package markup

import (
	"encoding/base64"
	"net/url"
	"strings"

	"golang.org/x/net/html"

	"github.com/readback/readback/questions"
)

// image adds an image: one that the set keeps, a formula that was drawn as one, or else the words for it.
func (b *builder) image(t html.Token) {
	src, alt := strings.TrimSpace(attr(t, "src")), strings.Join(strings.Fields(attr(t, "alt")), " ")
	if tex := drawn(t, alt); tex != "" {
		b.formula(tex)
		return
	}
	if !b.plain {
		if name, ok := b.keep(src); ok {
			b.add(leaf{kind: isImage, text: alt, src: questions.MediaScheme + name, marks: b.marks})
			return
		}
	}
	if src != "" {
		b.lose("image-lost", "src", short(src))
	}
	b.inItsPlace(src, alt)
}

// inItsPlace writes the words for an image that isn't kept; one on the web is linked, and never loaded.
func (b *builder) inItsPlace(src, alt string) {
	if strings.HasPrefix(src, "//") {
		src = "https:" + src
	}
	if !isWeb(src) || b.opened["a"] > 0 {
		b.text(alt)
		return
	}
	if alt == "" {
		alt = src
	}
	b.mark(mark{kind: "a", href: src})
	b.text(alt)
	b.unmark("a")
}

// keep puts an image into the set.
func (b *builder) keep(src string) (name string, ok bool) {
	if b.reader.Set == nil || src == "" {
		return "", false
	}
	data, ok := fromData(src)
	if !ok && b.reader.Image != nil && !isWeb(src) {
		data, ok = b.reader.Image(src)
	}
	if !ok {
		return "", false
	}
	name, err := b.reader.Set.Embed(data)
	return name, err == nil
}

// fromData is the content of a data: URL.
func fromData(src string) ([]byte, bool) {
	if len(src) < 5 || !strings.EqualFold(src[:5], "data:") {
		return nil, false
	}
	kind, text, ok := strings.Cut(src[5:], ",")
	if !ok || len(text) > 2*questions.MaxMedium {
		return nil, false
	}
	text, err := url.PathUnescape(text)
	if err != nil {
		return nil, false
	}
	if !strings.HasSuffix(strings.ToLower(strings.TrimSpace(kind)), ";base64") {
		return []byte(text), true
	}
	text = strings.TrimRight(strings.Join(strings.Fields(text), ""), "=")
	data, err := base64.RawStdEncoding.DecodeString(text)
	return data, err == nil
}

// drawn is the LaTeX of a formula that another system shows as an image.
func drawn(t html.Token, alt string) string {
	if tex := attr(t, "data-equation-content"); tex != "" {
		return tex
	}
	class := " " + attr(t, "class") + " "
	if strings.Contains(class, " equation_image ") || strings.Contains(class, " texrender ") {
		return strings.TrimSpace(strings.TrimPrefix(alt, "LaTeX:"))
	}
	return ""
}
