package words

import (
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

// family is a set of ids that are put together while the program runs: prefix + member + suffix.
type family struct {
	prefix string
	// members are all there are, where they are few.
	members []string
	// folder and rules say where members are written instead: as an argument, counted from 0,
	// of these functions. Without either, whatever begins with the prefix counts as used.
	folder string
	rules  map[string]int
	// suffixes make further ids of each member, besides the bare one.
	suffixes []string
}

// families are all of them. Add yours when you write w.T("prefix." + something).
var families = []family{
	{prefix: "month.", members: strings.Fields("1 2 3 4 5 6 7 8 9 10 11 12")},
	{prefix: "role.", members: strings.Fields("learner instructor administrator")},
	{prefix: "refusal.", folder: "accounts", rules: map[string]int{"refuse": 0}},
	{prefix: "problem.", folder: "questions", rules: map[string]int{"fail": 1, "warn": 1, "error": 1}, suffixes: []string{".fix"}},
	{prefix: "advice.", folder: "questions", rules: map[string]int{"advise": 0}},
	{prefix: "why.", folder: "questions", rules: map[string]int{"because": 0}},
	{prefix: "fit.", folder: "questions", rules: map[string]int{"unfit": 0}},
	{prefix: "questionform.bad-", members: strings.Fields("decimal mark either whole")},
	{prefix: "questionform.marking-"},
	{prefix: "bind.bad-", members: strings.Fields("title text published url")},
	{prefix: "part."},
	{prefix: "report.verdict-", members: strings.Fields("backwards vague hard easy sound unjudged")},
	{prefix: "report.blank-", members: strings.Fields("too-few no-spread negative-covariance one-question different-draws no-points no-guess")},
	{prefix: "report.", members: strings.Fields("sd skewness kurtosis cic error-ratio standard-error")},
	{prefix: "exporting.is-", members: strings.Fields("waiting running ready failed")},
	{prefix: "exporting.said-", members: strings.Fields("waiting running ready failed")},
	{prefix: "certificates.is-", members: strings.Fields("holds holds-anew not-passed no-pass-mark awaits quiz-deleted learner-deleted"), suffixes: []string{".means"}},
	{prefix: "fate.", members: strings.Fields("new gone changed moved")},
	{prefix: "key.", members: strings.Fields("type part-gone part-new source unit gap-kind by-hand")},
	{prefix: "bind.large-", members: strings.Fields("file text parts depth elements pages time")},
	{prefix: "draft.change-", members: strings.Fields("new changed gone")},
	{prefix: "seteditor.move-", members: strings.Fields("up down")},
	{prefix: "template."},
	{prefix: "bin.kind-", members: strings.Fields("set quiz group draft")},
	{prefix: "publish.preset-", members: strings.Fields("practice check exam"), suffixes: []string{"-hint"}},
	{prefix: "publish.filled-", members: strings.Fields("practice check exam")},
	{prefix: "roster.problem-", members: strings.Fields("empty nobody head quote column-twice columns too-many email-twice external-id-twice name-twice barred two-people shared same")},
	{prefix: "roster.file-", members: strings.Fields("large bytes")},
	{prefix: "roster.is-", members: strings.Fields("new joins member")},
	{prefix: "live.state-", members: strings.Fields("not-started answering away lost finished time-up")},
	{prefix: "report.kind-", members: strings.Fields("attempts answers answers-wide learners items"), suffixes: []string{"-hint"}},
	{prefix: "rules."},
	{prefix: "error."},
}

// entry is one message as its file has it.
type entry struct {
	file  string
	forms map[string]string // by plural form; "other" alone for most
}

var (
	idForm      = regexp.MustCompile(`^[a-z0-9]+([._-][a-z0-9]+)*$`)
	placeholder = regexp.MustCompile(`{{\.([a-z][a-zA-Z_]*)}}`)
	condition   = regexp.MustCompile(`{{(if \.[a-z][a-zA-Z_]*|else|end)}}`)
	markup      = regexp.MustCompile(`<[a-zA-Z/!]|&#|&[a-zA-Z]+;`)
	pluralForms = strings.Fields("zero one two few many other")
)

// readCatalogue reads a language's files by themselves, so that it sees what loading would merge.
func readCatalogue(t *testing.T, language string) map[string]entry {
	t.Helper()
	all := map[string]entry{}
	names, err := fs.Glob(files, language+"/*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatalf("no catalogue in %s: %v", language, err)
	}
	for _, name := range names {
		for id, e := range readFile(t, name) {
			if before, twice := all[id]; twice {
				t.Errorf("%s is in %s and in %s", id, before.file, name)
			}
			all[id] = e
		}
	}
	return all
}

func readFile(t *testing.T, name string) map[string]entry {
	t.Helper()
	text, err := fs.ReadFile(files, name)
	if err != nil {
		t.Fatal(err)
	}
	var nodes map[string]yaml.Node
	if err := yaml.Unmarshal(text, &nodes); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	entries := map[string]entry{}
	for id, node := range nodes {
		e := entry{name, map[string]string{}}
		if node.Kind == yaml.ScalarNode {
			e.forms["other"] = node.Value
		} else if err := node.Decode(&e.forms); err != nil {
			t.Errorf("%s: %s is neither a text nor plural forms of one: %v", name, id, err)
		}
		entries[id] = e
	}
	return entries
}

func TestEveryMessageIsWellFormed(t *testing.T) {
	for id, e := range readCatalogue(t, "en") {
		if !idForm.MatchString(id) {
			t.Errorf("%s: the id %q is not lower case with dots and dashes", e.file, id)
		}
		if e.forms["other"] == "" {
			t.Errorf("%s: %s says nothing; a plural needs at least %q", e.file, id, "other")
		}
		for form, text := range e.forms {
			if !slices.Contains(pluralForms, form) {
				t.Errorf("%s: %s has %q, which is no plural form; ids are flat", e.file, id, form)
			}
			if strings.ContainsAny(condition.ReplaceAllString(placeholder.ReplaceAllString(text, ""), ""), "{}") {
				t.Errorf("%s: %s has braces that are not {{.name}}: %s", e.file, id, text)
			}
			if markup.MatchString(text) {
				t.Errorf("%s: %s has markup in it, which belongs to the page: %s", e.file, id, text)
			}
		}
	}
}

func TestOtherLanguagesFollowEnglish(t *testing.T) {
	english := readCatalogue(t, "en")
	folders, err := fs.Glob(files, "*")
	if err != nil {
		t.Fatal(err)
	}
	for _, folder := range folders {
		for id, e := range readCatalogue(t, path.Base(folder)) {
			for name := range e.placeholders() {
				if !english[id].placeholders()[name] {
					t.Errorf("%s: %s uses {{.%s}}, which English doesn't have", e.file, id, name)
				}
			}
			if _, ok := english[id]; !ok {
				t.Errorf("%s: %s is not in English", e.file, id)
			}
		}
	}
}

func (e entry) placeholders() map[string]bool {
	names := map[string]bool{}
	for _, text := range e.forms {
		for _, found := range placeholder.FindAllStringSubmatch(text, -1) {
			names[found[1]] = true
		}
	}
	return names
}

func TestEveryMessageUsedIsThere(t *testing.T) {
	english, source := readCatalogue(t, "en"), readProgram(t)
	wanted := map[string]string{} // id to the last place that uses it
	for _, f := range families {
		maps.Copy(wanted, f.ids(source))
	}
	for _, s := range source.said {
		switch e, there := english[s.id]; {
		case s.begins && !slices.ContainsFunc(families, func(f family) bool { return strings.HasPrefix(s.id, f.prefix) }):
			t.Errorf("%s: %q begins ids of no family in the list", s.at, s.id)
		case !s.begins && there:
			e.expectNames(t, s)
		case !s.begins:
			wanted[s.id] = s.at
		}
	}
	for _, id := range slices.Sorted(maps.Keys(wanted)) {
		if _, there := english[id]; !there {
			t.Errorf("%s: %q is in no file of words/en", wanted[id], id)
		}
	}
}

// expectNames wants a value for each {{.name}} where the call shows which it gives.
func (e entry) expectNames(t *testing.T, s saying) {
	t.Helper()
	if s.named == nil {
		return
	}
	for name := range e.placeholders() {
		if !s.named[name] {
			t.Errorf("%s: %q needs %q", s.at, s.id, name)
		}
	}
	if len(e.forms) > 1 && !s.named["count"] {
		t.Errorf("%s: %q has plural forms and needs %q", s.at, s.id, "count")
	}
}

// ids returns the ids of a family whose members are known, and where each comes from.
func (f family) ids(source program) map[string]string {
	members := map[string]string{}
	for _, m := range f.members {
		members[m] = "families"
	}
	for _, c := range source.calls[f.folder] {
		if at, ok := f.rules[c.function]; ok && at < len(c.arguments) {
			if rule, ok := literal(c.arguments[at]); ok {
				members[rule] = c.at
			}
		}
	}
	ids := map[string]string{}
	for member, at := range members {
		ids[f.prefix+member] = at
		for _, suffix := range f.suffixes {
			ids[f.prefix+member+suffix] = at
		}
	}
	return ids
}

func TestEveryMessageThereIsUsed(t *testing.T) {
	source := readProgram(t)
	for id, e := range readCatalogue(t, "en") {
		if !source.literals[id] && !slices.ContainsFunc(families, func(f family) bool { return f.uses(id, source) }) {
			t.Errorf("%s: %s is used nowhere", e.file, id)
		}
	}
}

// uses tells whether an id belongs to the family; where rules may also come by other ways than the
// listed functions, the prefix is enough.
func (f family) uses(id string, source program) bool {
	if !strings.HasPrefix(id, f.prefix) {
		return false
	}
	_, ok := f.ids(source)[id]
	return ok || f.members == nil
}
