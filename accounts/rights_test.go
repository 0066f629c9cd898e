package accounts

import (
	"go/ast"
	"go/parser"
	"go/token"
	"reflect"
	"strings"
	"testing"
)

// everybody is who the table is tested for, in the order of its columns.
var everybody = []struct {
	who    string
	person *Person
}{
	{"nobody", nil},
	{"guest", &Person{ID: "g", Role: Learner, Guest: true}},
	{"learner", &Person{ID: "l", Role: Learner}},
	{"instructor", &Person{ID: "i", Role: Instructor}},
	{"administrator", &Person{ID: "a", Role: Administrator}},
}

// unrelated is the whole table for people who have no relation to the thing: y for yes, in the order of everybody.
var unrelated = map[Action]string{
	SeeFront:         "yyyyy",
	ManageSelf:       "nyyyy",
	Practise:         "nyyyy",
	CheckCertificate: "yyyyy",
	PrintCertificate: "nnnnn",
	SeeQuiz:          "nnnny",
	TakeQuiz:         "nnnnn",
	SeeMedium:        "nyyyy",
	SeeBriefing:      "nnnny",
	AnswerAttempt:    "nnnnn",
	ReviewAttempt:    "nnnny",
	SeeStudio:        "nnnyy",
	ImportSet:        "nnnyy",
	SeeUpload:        "nnnnn",
	SeeSet:           "nnnny",
	EditSet:          "nnnny",
	PublishSet:       "nnnny",
	TryQuiz:          "nnnny",
	RunQuiz:          "nnnny",
	SeeScores:        "nnnny",
	MarkAnswers:      "nnnny",
	MakeGroup:        "nnnyy",
	LeadGroup:        "nnnny",
	SeePeople:        "nnnny",
	ManagePeople:     "nnnny",
	RunInstallation:  "nnnny",
}

// added is what each relation adds to unrelated.
var added = map[string]map[Action]string{
	"Given":      {SeeQuiz: "yyyyy", TakeQuiz: "yyyyy", SeeBriefing: "yyyyy"},
	"OwnAttempt": {AnswerAttempt: "nyyyy", ReviewAttempt: "nyyyy", PrintCertificate: "nyyyy"},
	"OwnsSet":    {SeeBriefing: "nnnyy", SeeSet: "nnnyy", EditSet: "nnnyy", PublishSet: "nnnyy"},
	"SharedSet":  {SeeBriefing: "nnnyy", SeeSet: "nnnyy", PublishSet: "nnnyy"},
	"OwnsUpload": {SeeUpload: "nnnyy"},
	"OwnsQuiz":   {SeeQuiz: "nnnyy", SeeBriefing: "nnnyy", ReviewAttempt: "nnnyy", TryQuiz: "nnnyy", RunQuiz: "nnnyy", SeeScores: "nnnyy", MarkAnswers: "nnnyy"},
	"LeadsGroup": {SeeQuiz: "nnnyy", SeeBriefing: "nnnyy", ReviewAttempt: "nnnyy", TryQuiz: "nnnyy", RunQuiz: "nnnyy", SeeScores: "nnnyy", MarkAnswers: "nnnyy", LeadGroup: "nnnyy"},
}

func TestMayWithoutRelation(t *testing.T) {
	for action := range rights {
		expectRow(t, action, Relations{}, unrelated[action])
	}
}

func TestMayWithOneRelation(t *testing.T) {
	for field := range reflect.TypeFor[Relations]().Fields() {
		var related Relations
		reflect.ValueOf(&related).Elem().FieldByIndex(field.Index).SetBool(true)
		for action := range rights {
			want := unrelated[action]
			if row, ok := added[field.Name][action]; ok {
				want = row
			}
			expectRow(t, action, related, want)
		}
	}
}

func expectRow(t *testing.T, action Action, r Relations, want string) {
	t.Helper()
	if len(want) != len(everybody) {
		t.Fatalf("%s has no row in the test's table", action)
	}
	for i, column := range everybody {
		if got := May(column.person, action, r); got != (want[i] == 'y') {
			t.Errorf("%s may %s with %+v: %v", column.who, action, r, got)
		}
	}
}

func TestDisabledPeopleMayNothing(t *testing.T) {
	everything := Relations{Given: true, OwnAttempt: true, OwnsSet: true, SharedSet: true, OwnsUpload: true, OwnsQuiz: true, LeadsGroup: true}
	for _, role := range Roles() {
		for action := range rights {
			if May(&Person{Role: role, Disabled: true}, action, everything) {
				t.Errorf("a disabled %s may %s", role, action)
			}
		}
	}
}

func TestUnknownActionIsAllowedToNoOne(t *testing.T) {
	if May(&Person{Role: Administrator}, "sing", Relations{Given: true}) {
		t.Error("an action without a row is allowed")
	}
}

// TestEveryActionHasARow reads the constants from the source, so that none can be forgotten in the table.
func TestEveryActionHasARow(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "rights.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || spec.Type == nil || len(spec.Values) != 1 {
			return true
		}
		if kind, ok := spec.Type.(*ast.Ident); !ok || kind.Name != "Action" {
			return true
		}
		action := Action(strings.Trim(spec.Values[0].(*ast.BasicLit).Value, `"`))
		if rights[action] == nil || unrelated[action] == "" {
			t.Errorf("%s (%q) has no row", spec.Names[0].Name, action)
		}
		return true
	})
}
