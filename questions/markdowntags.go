package questions

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// MediaPath is where pages load a medium from: this and its name.
const MediaPath = "/media/"

// mediumPath is the address of a medium, whose name is made of its content.
var mediumPath = regexp.MustCompile(`^` + MediaPath + mediumNames + `$`)

// allowedTags makes images of media, and tags of what Markdown has no signs for: <sub>, <sup>, <br> in a table, and
// <em>, <strong> and <del> where the signs would be read as text. Everything else that looks like a tag is left out.
type allowedTags struct{}

// Extend adds itself to a converter.
func (allowedTags) Extend(m goldmark.Markdown) {
	m.Parser().AddOptions(parser.WithASTTransformers(util.Prioritized(allowedTags{}, 500)))
	m.Renderer().AddOptions(renderer.WithNodeRenderers(util.Prioritized(allowedTags{}, 500)))
}

// RegisterFuncs takes the writing of tags from the converter.
func (allowedTags) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(ast.KindRawHTML, writeTag)
}

var pair = []byte("pair")

// writeTag writes the tags that Transform found to be allowed.
func writeTag(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if _, ok := n.Attribute(pair); ok && entering {
		_, _ = w.WriteString(tagOf(n.(*ast.RawHTML), source)) // a buffer in memory
	}
	return ast.WalkSkipChildren, nil
}

func tagOf(n *ast.RawHTML, source []byte) string { return string(n.Segments.Value(source)) }

// Transform looks for the images and the tags of a text. Tags count in pairs within one parent, so that none reaches
// beyond its text.
func (allowedTags) Transform(doc *ast.Document, reader text.Reader, _ parser.Context) {
	var images []*ast.Image
	source := reader.Source()
	if !bytes.ContainsAny(source, "<!") {
		return
	}
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) { // never fails
		if image, ok := n.(*ast.Image); ok && entering {
			images = append(images, image)
		}
		if entering && n.HasChildren() && n.FirstChild().Type() == ast.TypeInline {
			pairTags(n, source)
		}
		return ast.WalkContinue, nil
	})
	for _, image := range images {
		showMedium(image)
	}
}

// showMedium makes an image of one that names a medium, and takes any other one out.
func showMedium(image *ast.Image) {
	name, ok := strings.CutPrefix(string(image.Destination), MediaScheme)
	if !ok || !IsMediumName(name) {
		image.Parent().RemoveChild(image.Parent(), image)
		return
	}
	image.Destination, image.Title = []byte(MediaPath+name), nil
	image.SetAttributeString("loading", []byte("lazy"))
}

var tagPairs = set("sub sup em strong del")

// pairTags finds the tags among a node's children that belong together.
func pairTags(parent ast.Node, source []byte) {
	var open []*ast.RawHTML
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		raw, ok := n.(*ast.RawHTML)
		if !ok {
			continue
		}
		tag := tagOf(raw, source)
		name := strings.Trim(tag, "</>")
		switch {
		case tag == "<br>" || tag == "<br/>":
			raw.SetAttribute(pair, true)
		case tag == "<"+name+">" && tagPairs[name]:
			open = append(open, raw)
		case tag == "</"+name+">" && len(open) > 0 && tagOf(open[len(open)-1], source) == "<"+name+">":
			open[len(open)-1].SetAttribute(pair, true)
			raw.SetAttribute(pair, true)
			open = open[:len(open)-1]
		}
	}
}
