package native

import (
	"bytes"
	"errors"
	"io"
	"strings"

	"go.yaml.in/yaml/v4"
)

func (d *decoder) parseYAML(data []byte) *yaml.Node {
	data = []byte(hideBreaks.Replace(string(data)))
	loader, err := yaml.NewLoader(bytes.NewReader(data))
	if err != nil {
		d.problem(place{1, 1}, "yaml", "reason", err.Error())
		return nil
	}
	var document, second yaml.Node
	if err := loader.Load(&document); err != nil {
		d.yamlProblem(data, err)
		return nil
	}
	if len(document.Content) == 0 {
		d.problem(place{1, 1}, "file-empty", "native", true)
		return nil
	}
	if err := loader.Load(&second); err == nil {
		d.problem(placeAt(&second), "one-document")
	} else if !errors.Is(err, io.EOF) {
		d.yamlProblem(data, err)
	}
	showBreaks(document.Content[0])
	return document.Content[0]
}

var (
	// hideBreaks puts noncharacters for what YAML 1.2 and editors don't count as line breaks, but the parser does.
	hideBreaks = strings.NewReplacer("\u0085", "\uFDD1", "\u2028", "\uFDD2", "\u2029", "\uFDD3")
	unhidden   = strings.NewReplacer("\uFDD1", "\u0085", "\uFDD2", "\u2028", "\uFDD3", "\u2029")
)

func showBreaks(n *yaml.Node) {
	n.Value = unhidden.Replace(n.Value)
	for _, child := range n.Content {
		showBreaks(child)
	}
}

func (d *decoder) yamlProblem(data []byte, err error) {
	var load *yaml.LoadError
	switch {
	case errors.Is(err, io.EOF):
		d.problem(place{1, 1}, "file-empty", "native", true)
	case errors.As(err, &load) && load.Mark.Line == 0:
		d.problem(placeOf(data, load.Mark.Index), "yaml", "reason", load.Message)
	case errors.As(err, &load):
		d.problem(place{load.Mark.Line, max(load.Mark.Column, 1)}, "yaml", "reason", load.Message)
	default:
		d.problem(place{1, 1}, "yaml", "reason", strings.TrimPrefix(err.Error(), "yaml: "))
	}
}
