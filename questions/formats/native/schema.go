package native

import (
	"bytes"
	"encoding/json"
	"reflect"

	"github.com/invopop/jsonschema"

	"github.com/readback/readback/questions"
)

//go:generate go run ./schemagen ../../../docs/set.schema.json

// Schema is the JSON Schema of a set file, made from the types that the reader fills, so that editors complete and
// check the same fields. What needs a look at the sources, as evidence does, is left to questions.Check.
func Schema() ([]byte, error) {
	root := reflected(questions.Set{})
	root.Version = "http://json-schema.org/draft-07/schema#" // what editors understand best
	root.Title = "Readback question set"
	for _, t := range questions.Types() {
		root.Definitions[string(t)] = questionSchema(t, root.Definitions)
	}
	root.Definitions["Question"] = anyQuestion()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(root)
	return b.Bytes(), err
}

// reflected is the schema of a struct and, as definitions, of all that it refers to; fields are described and limited
// by the tables beside.
func reflected(v any) *jsonschema.Schema {
	r := &jsonschema.Reflector{Anonymous: true, ExpandedStruct: true, Mapper: mapped}
	s := r.Reflect(v)
	explain(reflect.TypeOf(v).Name(), s)
	for name, definition := range s.Definitions {
		explain(name, definition)
	}
	return s
}

// mapped is the schema of the types that aren't written in a file as Go would.
func mapped(t reflect.Type) *jsonschema.Schema {
	switch t {
	case reflect.TypeFor[questions.Question]():
		return &jsonschema.Schema{Ref: "#/$defs/Question"}
	case reflect.TypeFor[questions.Decimal]():
		return &jsonschema.Schema{Type: "number"}
	case reflect.TypeFor[questions.Type]():
		return oneOf(questions.Types()...)
	case reflect.TypeFor[questions.Tolerance]():
		return &jsonschema.Schema{Minimum: "0", Pattern: `^([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)? *%?$`, Extras: map[string]any{"type": []string{"string", "number"}}}
	case reflect.TypeFor[questions.OrderMarking]():
		return oneOf(questions.OrderMarkings()...)
	case reflect.TypeFor[questions.EvidenceRule]():
		return oneOf(questions.EvidenceRequired, questions.EvidenceOptional)
	case reflect.TypeFor[questions.MultipleMarking]():
		return oneOf(questions.MultipleMarkings()...)
	case reflect.TypeFor[questions.MatchMode]():
		return oneOf(questions.MatchFold, questions.MatchExact)
	case reflect.TypeFor[questions.Stance]():
		return oneOf(questions.Stances()...)
	case reflect.TypeFor[string]():
		return plainText()
	}
	return nil
}

// plainText is any value that is read as text: 2021 and no are.
func plainText() *jsonschema.Schema {
	return &jsonschema.Schema{Extras: map[string]any{"type": []string{"string", "number", "boolean"}}}
}

func oneOf[T ~string](values ...T) *jsonschema.Schema {
	s := &jsonschema.Schema{Type: "string"}
	for _, v := range values {
		s.Enum = append(s.Enum, string(v))
	}
	return s
}

// explain puts the words and limits of a struct's fields to their schemas.
func explain(name string, s *jsonschema.Schema) {
	for p := s.Properties.Oldest(); p != nil; p = p.Next() {
		p.Value.Description = descriptions[name+"."+p.Key]
		if limit := limits[name+"."+p.Key]; limit != nil {
			limit(p.Value)
		}
	}
	if limit := limits[name]; limit != nil {
		limit(s)
	}
}

// questionSchema is a question of one type: the fields of every question and those of the type. What these refer to is
// added to the definitions.
func questionSchema(t questions.Type, definitions jsonschema.Definitions) *jsonschema.Schema {
	s := reflected(questions.QuestionHead{})
	body := reflected(reflect.ValueOf(questions.NewBody(t)).Elem().Interface())
	for p := body.Properties.Oldest(); p != nil; p = p.Next() {
		s.Properties.Set(p.Key, p.Value)
	}
	s.Required = append(s.Required, body.Required...)
	for _, from := range []*jsonschema.Schema{s, body} {
		for name, definition := range from.Definitions {
			definitions[name] = definition
		}
	}
	s.Version, s.Definitions = "", nil
	return s
}

// anyQuestion tells the types apart by their name, so that an editor speaks of the one that is meant.
func anyQuestion() *jsonschema.Schema {
	s := &jsonschema.Schema{Type: "object", Required: []string{"type"}, Properties: jsonschema.NewProperties()}
	s.Properties.Set("type", oneOf(questions.Types()...))
	for _, t := range questions.Types() {
		named := &jsonschema.Schema{Properties: jsonschema.NewProperties(), Required: []string{"type"}}
		named.Properties.Set("type", &jsonschema.Schema{Const: string(t)})
		s.AllOf = append(s.AllOf, &jsonschema.Schema{If: named, Then: &jsonschema.Schema{Ref: "#/$defs/" + string(t)}})
	}
	return s
}
