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

// textStyle is a block for several lines, and quotes with escapes for breaks that a block would change.
func textStyle(text string) yaml.Style {
	switch {
	case strings.ContainsAny(text, "\r\u0085\u2028\u2029"):
		return yaml.DoubleQuotedStyle
	case strings.Contains(text, "\n"):
		return yaml.LiteralStyle
	case oldBooleans[strings.ToLower(text)]:
		return yaml.DoubleQuotedStyle
	}
	return 0
}

// oldBooleans are words that readers of YAML 1.1, as there are many, take for true or false.
var oldBooleans = map[string]bool{"y": true, "n": true, "yes": true, "no": true, "on": true, "off": true}

// style gives each text the form that a person would write.
func style(n *yaml.Node) {
	n.Line, n.Column = 0, 0
	if n.Kind == yaml.ScalarNode && n.Tag == "!!str" {
		n.Style = textStyle(n.Value)
	}
	if n.Kind == yaml.ScalarNode && n.Tag == "!!float" && !strings.ContainsAny(n.Value, ".eE") {
		n.Tag = "!!int"
	}
	for _, child := range n.Content {
		style(child)
	}
}
