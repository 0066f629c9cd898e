package native

import (
	"encoding/json"
	"io"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/readback/readback/questions"
)

// WriteJSON writes a set in the native form as JSON.
func WriteJSON(w io.Writer, set questions.Set) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(set)
}

// WriteYAML writes a set in the native form as YAML: the same fields in the same order as the JSON, with texts of
// several lines as blocks.
func WriteYAML(w io.Writer, set questions.Set) error {
	data, err := json.Marshal(set)
	if err != nil {
		return err
	}
	root, err := newJSONTree(data).value(0)
	if err != nil {
		return err
	}
	style(root)
	e := yaml.NewEncoder(w)
	e.SetIndent(2)
	if err := e.Encode(root); err != nil {
		return err
	}
	return e.Close()
}

// style gives each text the form that a person would write.
func style(n *yaml.Node) {
	n.Line, n.Column = 0, 0
	if n.Kind == yaml.ScalarNode && n.Tag == "!!str" && strings.Contains(n.Value, "\n") {
		n.Style = yaml.LiteralStyle
	}
	if n.Kind == yaml.ScalarNode && n.Tag == "!!float" && !strings.ContainsAny(n.Value, ".eE") {
		n.Tag = "!!int"
	}
	for _, child := range n.Content {
		style(child)
	}
}
