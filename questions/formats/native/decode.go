package native

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/agnivade/levenshtein"
	"go.yaml.in/yaml/v4"

	"github.com/readback/readback/questions"
)

// decoder turns a tree into a set by the json tags of its types, and reports what doesn't fit where it stands.
type decoder struct {
	file     string
	question string           // the id of the question being read
	pointer  string           // JSON pointer to it; empty outside of questions
	places   map[string]place // by JSON pointer
	end      place            // of the file
	problems questions.Problems
	nodes    int  // read so far; bounds what aliases can blow up
	bytes    int  // of the values read so far, likewise
	tooLarge bool // something is beyond its bound

	data64    int            // bytes of base64 read so far
	undecoded map[place]bool // where base64 wasn't any
}

func (d *decoder) problem(where place, rule string, pairs ...any) {
	switch n := len(d.problems); {
	case n > questions.MaxProblems:
		return
	case n == questions.MaxProblems:
		rule, pairs = "too-large", []any{"what", "problems", "most", questions.MaxProblems}
	}
	where = d.within(where)
	args := map[string]any{}
	for i := 0; i+1 < len(pairs); i += 2 {
		args[pairs[i].(string)] = pairs[i+1]
	}
	d.problems = append(d.problems, questions.Problem{
		File: d.file, Line: where.line, Column: where.column, Severity: questions.Error,
		Question: d.question, Pointer: d.pointer, Rule: rule, Args: args,
	})
}

// set reads the root mapping.
func (d *decoder) set(n *yaml.Node, set *questions.Set) {
	d.mapping(n, "", reflect.ValueOf(set).Elem())
}

var (
	questionType  = reflect.TypeFor[questions.Question]()
	decimalType   = reflect.TypeFor[questions.Decimal]()
	toleranceType = reflect.TypeFor[questions.Tolerance]()
)

// lone tells which mappings may be written as their text alone.
var lone = map[reflect.Type]bool{
	reflect.TypeFor[questions.Item]():  true,
	reflect.TypeFor[questions.Level](): true,
}

// value reads a node into v, whatever its type.
func (d *decoder) value(n *yaml.Node, at string, v reflect.Value) {
	if n.Kind == yaml.AliasNode && n.Alias != nil {
		n = n.Alias
	}
	if v.Type() != dataType && !d.fits(n) {
		return
	}
	d.places[at] = placeAt(n)
	if n.Kind == yaml.ScalarNode && n.ShortTag() == "!!null" {
		return
	}
	switch {
	case v.Type() == questionType:
		d.questionAt(n, at, v.Addr().Interface().(*questions.Question))
	case v.Type() == dataType:
		d.data(n, v)
	case v.Type() == decimalType:
		d.decimal(n, v)
	case v.Type() == toleranceType:
		d.tolerance(n, v)
	case lone[v.Type()] && n.Kind != yaml.MappingNode:
		d.scalar(n, v.FieldByName("Text"))
	case v.Kind() == reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		d.value(n, at, v.Elem())
	case v.Kind() == reflect.Struct:
		d.mapping(n, at, v)
	case v.Kind() == reflect.Slice:
		d.list(n, at, v)
	case v.Kind() == reflect.Map:
		d.table(n, at, v)
	default:
		d.scalar(n, v)
	}
}

// fieldsOf maps the json names of a struct's fields to their values, embedded structs included.
func fieldsOf(v reflect.Value) (names []string, fields map[string]reflect.Value) {
	fields = map[string]reflect.Value{}
	for i := range v.NumField() {
		name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
		if name != "" {
			names = append(names, name)
			fields[name] = v.Field(i)
		}
	}
	return names, fields
}

func (d *decoder) mapping(n *yaml.Node, at string, v reflect.Value) {
	names, fields := fieldsOf(v)
	d.fields(n, at, names, fields)
}

// fields reads a mapping's values into fields and reports keys that are unknown or there twice.
func (d *decoder) fields(n *yaml.Node, at string, names []string, fields map[string]reflect.Value) {
	if n.Kind != yaml.MappingNode {
		d.wrongType(n, "mapping")
		return
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		field, known := fields[key.Value]
		switch {
		case seen[key.Value]:
			d.problem(placeAt(key), "field-twice", "field", key.Value)
		case !known:
			d.unknownField(key, names)
		default:
			d.value(value, at+"/"+escape(key.Value), field)
		}
		seen[key.Value] = true
	}
}

func (d *decoder) unknownField(key *yaml.Node, names []string) {
	d.problem(placeAt(key), "field-unknown", "field", key.Value, "near", nearest(key.Value, names), "known", strings.Join(names, ", "))
}

// nearest is the name that a misspelt word most likely means, or empty.
func nearest(word string, names []string) string {
	best, least := "", 3
	for _, name := range names {
		if n := levenshtein.ComputeDistance(strings.ToLower(word), name); n < least && n < len(name) {
			best, least = name, n
		}
	}
	return best
}

// questionAt reads the fields of a question: the common ones and those of its type.
func (d *decoder) questionAt(n *yaml.Node, at string, q *questions.Question) {
	d.pointer = at
	defer func() { d.pointer = "" }()
	if n.Kind != yaml.MappingNode {
		d.wrongType(n, "mapping")
		return
	}
	d.question = childValue(n, "id")
	defer func() { d.question = "" }()
	q.Type = questions.Type(childValue(n, "type"))
	q.Body = questions.NewBody(q.Type)
	names, fields := fieldsOf(reflect.ValueOf(&q.QuestionHead).Elem())
	if q.Body == nil { // questions.Check says so
		d.fields(onlyFields(n, names), at, names, fields)
		return
	}
	own, ownFields := fieldsOf(reflect.ValueOf(q.Body).Elem())
	for name, field := range ownFields {
		fields[name] = field
	}
	d.fields(n, at, append(names, own...), fields)
}

// onlyFields is the mapping without the keys that depend on the question's type.
func onlyFields(n *yaml.Node, names []string) *yaml.Node {
	common := *n
	common.Content = nil
	for i := 0; i+1 < len(n.Content); i += 2 {
		if slices.Contains(names, n.Content[i].Value) {
			common.Content = append(common.Content, n.Content[i], n.Content[i+1])
		}
	}
	return &common
}

func (d *decoder) list(n *yaml.Node, at string, v reflect.Value) {
	if n.Kind != yaml.SequenceNode {
		d.wrongType(n, "list")
		return
	}
	if len(n.Content) > maxItems {
		d.refuse(placeAt(n), "items in a list", maxItems)
		return
	}
	v.Set(reflect.MakeSlice(v.Type(), len(n.Content), len(n.Content)))
	for i, item := range n.Content {
		d.value(item, fmt.Sprintf("%s/%d", at, i), v.Index(i))
	}
}

func (d *decoder) table(n *yaml.Node, at string, v reflect.Value) {
	if n.Kind != yaml.MappingNode {
		d.wrongType(n, "mapping")
		return
	}
	v.Set(reflect.MakeMap(v.Type()))
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, item := n.Content[i], reflect.New(v.Type().Elem()).Elem()
		if v.MapIndex(reflect.ValueOf(key.Value)).IsValid() {
			d.problem(placeAt(key), "field-twice", "field", key.Value)
			continue
		}
		d.value(n.Content[i+1], at+"/"+escape(key.Value), item)
		v.SetMapIndex(reflect.ValueOf(key.Value), item)
	}
}

// scalar reads text as it stands in the file, so that no and 1.50 stay what the author typed, and numbers and
// true or false only where they are meant.
func (d *decoder) scalar(n *yaml.Node, v reflect.Value) {
	if n.Kind != yaml.ScalarNode {
		d.wrongType(n, map[bool]string{true: "text", false: "value"}[v.Kind() == reflect.String])
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(n.Value)
	case reflect.Bool:
		b, err := strconv.ParseBool(strings.ToLower(n.Value))
		if err != nil || n.ShortTag() != "!!bool" {
			d.wrongType(n, "boolean")
			return
		}
		v.SetBool(b)
	case reflect.Int:
		i, err := strconv.Atoi(n.Value)
		if err != nil {
			d.wrongType(n, "integer")
			return
		}
		v.SetInt(int64(i))
	}
}

func (d *decoder) decimal(n *yaml.Node, v reflect.Value) {
	parsed, err := questions.ParseDecimal(n.Value)
	if n.Kind != yaml.ScalarNode || err != nil {
		d.wrongType(n, "number")
		return
	}
	v.SetString(string(parsed))
}

// tolerance reads a number as a decimal, and leaves a percentage as it is.
func (d *decoder) tolerance(n *yaml.Node, v reflect.Value) {
	if _, err := questions.ParseDecimal(n.Value); err == nil && n.Kind == yaml.ScalarNode {
		d.decimal(n, v)
		return
	}
	d.scalar(n, v)
}

func (d *decoder) wrongType(n *yaml.Node, wanted string) {
	found := map[yaml.Kind]string{yaml.MappingNode: "mapping", yaml.SequenceNode: "list"}[n.Kind]
	if found == "" {
		d.problem(placeAt(n), "wanted-"+wanted, "found", strconv.Quote(n.Value))
		return
	}
	d.problem(placeAt(n), "wanted-"+wanted, "found", found)
}

// child is the value node of a mapping's key, with an alias followed, or nil.
func child(n *yaml.Node, key string) *yaml.Node {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value != key {
			continue
		}
		if value := n.Content[i+1]; value.Kind != yaml.AliasNode {
			return value
		}
		return n.Content[i+1].Alias
	}
	return nil
}

func childValue(n *yaml.Node, key string) string {
	if c := child(n, key); c != nil && c.Kind == yaml.ScalarNode && c.ShortTag() != "!!null" {
		return c.Value
	}
	return ""
}
