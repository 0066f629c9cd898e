package native

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"
)

const schemaFile = "../../../docs/set.schema.json"

func TestSchemaFileIsUpToDate(t *testing.T) {
	want, err := Schema()
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("run go generate ./questions/formats/native (-want +got):\n%s", diff)
	}
}

func TestSchemaDescribesEveryField(t *testing.T) {
	data, err := Schema()
	if err != nil {
		t.Fatal(err)
	}
	type schema struct {
		Properties map[string]struct{ Description string }
		AnyOf      []schema
		Defs       map[string]schema `json:"$defs"`
	}
	var root schema
	if err := json.Unmarshal(data, &root); err != nil {
		t.Fatal(err)
	}
	schemas := root.Defs
	schemas["Set"] = root
	delete(schemas, "Question") // refers to those of the types
	for name, s := range schemas {
		for _, form := range append(s.AnyOf, s) {
			for field, property := range form.Properties {
				if property.Description == "" {
					t.Errorf("%s.%s has no description", name, field)
				}
			}
		}
	}
}

func compiled(t *testing.T) *jsonschema.Schema {
	t.Helper()
	data, err := Schema()
	if err != nil {
		t.Fatal(err)
	}
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("set.schema.json", document); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("set.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// instance is what an editor makes of a YAML file.
func instance(t *testing.T, text string) any {
	t.Helper()
	var document yaml.Node
	if err := yaml.Unmarshal([]byte(text), &document); err != nil {
		t.Fatal(err)
	}
	return valueOf(document.Content[0])
}

func valueOf(n *yaml.Node) any {
	switch n.Kind {
	case yaml.MappingNode:
		m := map[string]any{}
		for i := 0; i < len(n.Content); i += 2 {
			m[n.Content[i].Value] = valueOf(n.Content[i+1])
		}
		return m
	case yaml.SequenceNode:
		list := []any{}
		for _, child := range n.Content {
			list = append(list, valueOf(child))
		}
		return list
	}
	switch n.ShortTag() {
	case "!!null":
		return nil
	case "!!bool":
		return n.Value == "true"
	case "!!int", "!!float":
		return json.Number(n.Value)
	}
	return n.Value
}

func TestSchemaTakesGoodSets(t *testing.T) {
	starter, err := os.ReadFile("../../starter/exchange-attribution.yaml")
	if err != nil {
		t.Fatal(err)
	}
	example, err := os.ReadFile("../../../docs/examples/harbour.yaml")
	if err != nil {
		t.Fatal(err)
	}
	schema := compiled(t)
	for name, text := range map[string]string{
		"starter": string(starter), "example": string(example), "every type": soundYAML, "smallest": yamlHead + yamlQuestions,
		"texts that look like something else": strings.NewReplacer("title: T", "title: 2021", "stem: S", "stem: true").Replace(yamlHead + yamlQuestions),
		"source in a file":                    withFile("a.md"),
	} {
		if err := schema.Validate(instance(t, text)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestSchemaTakesWhatIsWritten(t *testing.T) {
	var b bytes.Buffer
	if err := WriteJSON(&b, soundSet()); err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(&b)
	if err != nil {
		t.Fatal(err)
	}
	if err := compiled(t).Validate(value); err != nil {
		t.Error(err)
	}
}

// Each is soundYAML with one text changed.
func TestSchemaRefusesBadSets(t *testing.T) {
	tests := []struct{ name, text, by string }{
		{"unknown field", "language: en", "langauge: en"},
		{"unknown field of a source", "published: 2021-07-19", "paper: x"},
		{"another version", "readback: 1", "readback: 2"},
		{"no title", "title: Who was blamed?\n", ""},
		{"no questions", soundYAML[strings.Index(soundYAML, "questions:"):], "questions: []\n"},
		{"bad id", "id: exchange", "id: The Exchange"},
		{"list wanted", "tags: [a, b]", "tags: a"},
		{"text wanted", "title: Who was blamed?", "title: [Who]"},
		{"bad date", "published: 2021-07-19", "published: July 19"},
		{"script address", "url: https:", "url: javascript:"},
		{"source without text", ", text: The ministry again.}", "}"},
		{"missing stem", "    stem: Who?\n", ""},
		{"missing type", "    type: true-false\n", ""},
		{"unknown type", "type: true-false", "type: crossword"},
		{"field of another type", "answer: false", "answer: false\n    options: [{text: A}, {text: B}]"},
		{"boolean wanted", "answer: false", "answer: nope"},
		{"number wanted", "points: 1.50", "points: many"},
		{"negative points", "points: 1.50", "points: -1"},
		{"integer wanted", "typos: 1", "typos: 1.5"},
		{"many typos", "typos: 1", "typos: 6"},
		{"unknown match", "match: exact", "match: regex"},
		{"unknown marking", "marking: weights", "marking: strict"},
		{"weight beyond", "weight: -33.3", "weight: -133.3"},
		{"unknown stance", "joint: silent", "joint: quiet"},
		{"unknown evidence rule", "language: en", "evidence: sometimes"},
		{"evidence without a quote", "absent: It is silent.", "passage: 1"},
		{"unknown field of an option", "{text: no}", "{text: no, right: true}"},
		{"one option", "\n      - {text: no}", ""},
		{"no number", "{min: 10}", "{weight: 10}"},
		{"tolerance of words", "tolerance: 5%", "tolerance: a little"},
		{"negative tolerance", "tolerance: 0.50", "tolerance: -0.50"},
		{"number as text", "value: 1.50", "value: one"},
		{"no prompt", "prompt: yes, ", ""},
		{"bad id of a prompt", "{id: x, prompt", "{id: X, prompt"},
		{"distractor with a match", "{id: z, text: on}", "{id: z, match: on}"},
		{"item that is a list", "{id: last, text: true}", "[last]"},
		{"one item", "items: [yes, 1.50, {id: last, text: true}]", "items: [yes]"},
		{"unknown marking of an order", "marking: relative", "marking: right-minus-wrong"},
		{"gap with a wrong field", "no: {options:", "no: {choices:"},
		{"gap without a key", "who: {accept: [{text: The ministry}, {text: no, weight: 50}], match: exact", "who: {match: exact"},
		{"negative weight of a gap", "typos: 1, weight: 2", "typos: 1, weight: -2"},
		{"list of gaps", "gaps:\n      who:", "gaps:\n    - who:"},
		{"criterion without points", "{criterion: Is clear, points: 1}", "{criterion: Is clear}"},
		{"criterion for nothing", "{criterion: Is clear, points: 1}", "{criterion: Is clear, points: 0}"},
		{"level with an id", "{text: one, points: 0.5}", "{text: one, id: a}"},
		{"negative words", "words: {min: 50", "words: {min: -50"},
		{"answer to information", "stem: Now for figures.", "stem: Now for figures.\n    answer: true"},
	}
	schema := compiled(t)
	for _, test := range tests {
		text := strings.Replace(soundYAML, test.text, test.by, 1)
		if text == soundYAML {
			t.Errorf("%s: nothing was changed", test.name)
		}
		if schema.Validate(instance(t, text)) == nil {
			t.Errorf("%s: taken", test.name)
		}
		if _, problems := readText("set.yaml", text); !problems.Failed() {
			t.Errorf("%s: the reader takes it", test.name)
		}
	}
}
