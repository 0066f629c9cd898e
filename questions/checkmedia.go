package questions

import (
	"errors"
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// media checks the set's images, and that texts show none that isn't there, and say what they show.
func (c *setCheck) media() {
	names := map[string]bool{}
	bytes := 0
	for i := range c.set.Media {
		m, at := &c.set.Media[i], fmt.Sprintf("/media/%d", i)
		if names[m.Name] {
			c.error(at+"/name", "id-twice", "what", "medium", "found", m.Name)
		}
		names[m.Name] = true
		bytes += len(m.Data)
		c.medium(m, at)
	}
	if bytes > MaxMedia || len(c.set.Media) > MostMedia {
		c.error("/media", "media-large", "most", fmt.Sprintf("%d MB", MaxMedia>>20), "count", MostMedia)
	}
	c.set.EachText(func(pointer string, text *string) {
		if !strings.Contains(*text, MediaScheme) {
			return
		}
		for _, image := range shownImages(*text) {
			c.shown(pointer, image, names)
		}
	})
}

// medium checks one image. One of a stored revision has no data, and was checked before.
func (c *setCheck) medium(m *Medium, at string) {
	if len(m.Data) == 0 {
		if !IsMediumName(m.Name) && m.File == "" {
			c.error(at+"/name", "medium-name", "found", m.Name)
		}
		return
	}
	name, err := MediumName(m.Data)
	switch {
	case errors.Is(err, ErrLargeImage):
		c.error(at, "medium-large", "name", m.Name, "most", fmt.Sprintf("%d MB", MaxMedium>>20))
	case err != nil:
		c.error(at, "medium-image", "name", m.Name)
	case name != m.Name:
		c.error(at+"/name", "medium-name", "found", m.Name)
	}
}

// shown checks an image of a text.
func (c *setCheck) shown(pointer string, image shownImage, names map[string]bool) {
	question := ""
	if q := c.set.questionAt(pointer); q != nil {
		question = q.ID
	}
	switch {
	case !names[image.name]:
		c.report(Error, question, pointer, "image-unknown", "found", image.name)
	case strings.TrimSpace(image.alt) == "":
		c.report(Warning, question, pointer, "image-alt", "name", image.name)
	}
}

// questionAt is the question that a JSON pointer leads to or into, or nil.
func (s *Set) questionAt(pointer string) *Question {
	i := -1
	if n, err := fmt.Sscanf(pointer, "/questions/%d/", &i); n != 1 || err != nil && i < 0 || i >= len(s.Questions) {
		return nil
	}
	return &s.Questions[i]
}

// shownImage is an image as a text names it, and what the text says that it shows.
type shownImage struct{ name, alt string }

// images finds the images of Markdown, before those that can't be shown are taken out.
var images = parser.NewParser(parser.WithBlockParsers(parser.DefaultBlockParsers()...),
	parser.WithInlineParsers(parser.DefaultInlineParsers()...), parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...))

// shownImages are the media that a text shows.
func shownImages(markdown string) []shownImage {
	var found []shownImage
	source := []byte(markdown)
	_ = ast.Walk(images.Parse(text.NewReader(source)), func(n ast.Node, entering bool) (ast.WalkStatus, error) { // never fails
		if image, ok := n.(*ast.Image); ok && entering {
			if name, ok := strings.CutPrefix(string(image.Destination), MediaScheme); ok {
				found = append(found, shownImage{name: name, alt: altOf(image, source)})
			}
		}
		return ast.WalkContinue, nil
	})
	return found
}

// altOf is the text in an image's brackets.
func altOf(image *ast.Image, source []byte) string {
	var b strings.Builder
	_ = ast.Walk(image, func(n ast.Node, entering bool) (ast.WalkStatus, error) { // never fails
		if t, ok := n.(*ast.Text); ok && entering {
			b.Write(t.Value(source))
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}
