package native

import (
	"io"
	"io/fs"
	"slices"

	"go.yaml.in/yaml/v4"
)

// WriteOnly writes a set file again as YAML with only some of its questions, by their indices: all that was written there
// stays as it was, what is wrong with it too.
func WriteOnly(w io.Writer, fsys fs.FS, name string, keep map[int]bool) error {
	data, err := readSetFile(fsys, name)
	if err != nil {
		return err
	}
	d := &decoder{file: name, places: map[string]place{}}
	root := d.parse(data)
	if root == nil {
		return errNotParsed
	}
	if list := child(root, "questions"); list != nil {
		index := -1
		list.Content = slices.DeleteFunc(list.Content, func(*yaml.Node) bool {
			index++
			return !keep[index]
		})
	}
	block(root)
	e := yaml.NewEncoder(w)
	e.SetIndent(2)
	if err := e.Encode(root); err != nil {
		return err
	}
	return e.Close()
}

// block writes what came as JSON the way people write YAML.
func block(n *yaml.Node) {
	if n.Kind == yaml.MappingNode || n.Kind == yaml.SequenceNode {
		n.Style &^= yaml.FlowStyle
	}
	for _, c := range n.Content {
		block(c)
	}
}
