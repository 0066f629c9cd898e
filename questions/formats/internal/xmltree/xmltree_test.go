package xmltree

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/readback/readback/questions/formats/internal/draft"
)

// parse reads a document and returns what was wrong with it, line by line.
func parse(text string) (root *Node, said string) {
	var list []string
	root = ParseWith([]byte(text), "a.zip!b.xml", func(at draft.Place, rule string, pairs ...any) {
		list = append(list, fmt.Sprint(at.File, ":", at.Line, ":", at.Column, " ", rule, " ", pairs))
	})
	return root, strings.Join(list, "\n")
}

func TestTreeAndPlaces(t *testing.T) {
	root, said := parse("<?xml version='1.1'?>\r\n<!DOCTYPE quiz>\n<q:quiz xmlns:q='urn:q' xmlns='urn:d' a='1' xml:lang='en'>\n é<item q:b='x&amp;y' empty=''/>\n" +
		"<!-- no --><text><![CDATA[<p>a & b</p>]]> c</text>&nbsp;</q:quiz>")
	if said != "" {
		t.Fatal(said)
	}
	if root.Name != "quiz" || root.Space != "urn:q" || root.Attr("lang") != "en" || root.Place() != (draft.Place{File: "a.zip!b.xml", Line: 3, Column: 1}) {
		t.Errorf("root %q %q %v %v", root.Name, root.Space, root.Attrs, root.Place())
	}
	item := root.Find("item")
	if item.Space != "urn:d" || item.Attr("b") != "x&y" || item.Place() != (draft.Place{File: "a.zip!b.xml", Line: 4, Column: 3}) {
		t.Errorf("item %q %v %v", item.Space, item.Attrs, item.Place())
	}
	if _, ok := item.Lookup("empty"); !ok || item.Attr("none") != "" {
		t.Error("an empty attribute isn't none")
	}
	if got := item.Raw(); got != "<item q:b='x&amp;y' empty=''/>" {
		t.Errorf("raw %s", got)
	}
	if got := root.Find("text").InnerText(); got != "<p>a & b</p> c" {
		t.Errorf("text %q", got)
	}
	if got := root.InnerHTML(); got != "\n é<item b=\"x&amp;y\" empty=\"\"></item>\n<text>&lt;p&gt;a &amp; b&lt;/p&gt; c</text>\u00A0" {
		t.Errorf("HTML %q", got)
	}
}

func TestNamesAndNothing(t *testing.T) {
	root, _ := parse("<a><b>1</b> x <c><b>2</b></c><b>3</b></a>")
	var got []string
	for _, list := range [][]*Node{root.All("b"), root.All(), root.Deep("b"), root.All("b", "c"), root.Deep("")} {
		names := ""
		for _, n := range list {
			names += n.Name + n.InnerText() + " "
		}
		got = append(got, names)
	}
	if diff := cmp.Diff([]string{"b1 b3 ", "b1 c2 b3 ", "b1 b2 b3 ", "b1 c2 b3 ", ""}, got); diff != "" {
		t.Error(diff)
	}
	var none *Node
	if none.Find("a", "b").Attr("c") != "" || none.InnerText()+none.InnerHTML()+none.Raw() != "" || none.All() != nil || none.Deep("a") != nil ||
		none.IsText() || none.Place() != (draft.Place{}) || root.Find("c", "none", "b") != nil {
		t.Error("nothing has something in it")
	}
}

func TestHTMLWithReplacesElements(t *testing.T) {
	root, _ := parse(`<itemBody><p>Is <gap id="1"/> so,<br/> <em>or <gap id="2"/></em>?</p><rubric>x</rubric></itemBody>`)
	got := root.HTMLWith(func(n *Node) (string, bool) {
		return map[string]string{"gap": "[[" + n.Attr("id") + "]]"}[n.Name], n.Name == "gap" || n.Name == "rubric"
	})
	if want := "<p>Is [[1]] so,<br> <em>or [[2]]</em>?</p>"; got != want {
		t.Errorf("got %s", got)
	}
}

func TestWhiteSpaceBetweenElementsTakesNoNodes(t *testing.T) {
	root, _ := parse("<a>\n  <b/>\n  <c> </c>\n</a>")
	if len(root.Children) != 2 || len(root.Find("c").Children) != 1 {
		t.Errorf("%d and %d children", len(root.Children), len(root.Find("c").Children))
	}
	root, _ = parse("<p><b>a</b>\n<i>b</i></p>")
	if got := root.InnerHTML(); got != "<b>a</b>\n<i>b</i>" {
		t.Errorf("%q", got)
	}
}

func TestEncodings(t *testing.T) {
	wide := func(text string) string {
		var b strings.Builder
		for i := range len(text) {
			b.WriteString(text[i:i+1] + "\x00")
		}
		return b.String()
	}
	tests := map[string]string{
		"ISO-8859-1":          "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>caf\xe9</a>",
		"windows-1252":        "<?xml version='1.0' encoding='windows-1252'?><a>caf\xe9</a>",
		"UTF-8":               "\uFEFF<?xml version='1.0' encoding='UTF-8'?><a>café</a>",
		"no declaration":      "<a>café</a>",
		"saved again":         "<?xml version='1.0' encoding='ISO-8859-1'?><a>café</a>",
		"UTF-16 with a mark":  "\xFF\xFE" + wide("<?xml version='1.0' encoding='UTF-16'?><a>caf\xe9</a>"),
		"UTF-16 without one":  wide("<a>caf\xe9</a>"),
		"UTF-16 only by name": "<?xml version='1.0' encoding='utf-16'?><a>café</a>",
	}
	for name, text := range tests {
		if root, said := parse(text); root.InnerText() != "café" || said != "" {
			t.Errorf("%s: %q %s", name, root.InnerText(), said)
		}
	}
	for text, want := range map[string]string{
		"<a>caf\xe9</a>": `a.zip!b.xml:1:7 encoding-ask`,
		"<?xml version='1.0' encoding='x-none'?><a>\xe9</a>": "a.zip!b.xml:1:1 encoding-unknown [encoding x-none]",
		"<a>\x00</a>": "a.zip!b.xml:1:4 nul []",
	} {
		if root, said := parse(text); root != nil || !strings.HasPrefix(said, want) {
			t.Errorf("%q: %s", text, said)
		}
	}
}

func TestPlacesInOtherEncodings(t *testing.T) {
	root, _ := parse("<?xml version='1.0' encoding='ISO-8859-1'?>\n<a>\xe9\xe9<b/></a>")
	if got := root.Find("b").Place(); got.Line != 2 || got.Column != 6 {
		t.Errorf("%v", got)
	}
}

func TestAllThatIsBrokenIsToldAndTheRestRead(t *testing.T) {
	tests := []struct{ text, tree, said string }{
		{"<a><b>x</a>", "<a><b>x</b></a>", "1:8 xml [reason <b> isn't closed before </a>]"},
		{"<a><b></c>x</b></a>", "<a><b>x</b></a>", "1:7 xml [reason </c> closes nothing]"},
		{"<a>\n<b>1</b>\n<b>2<b>", "<a><b>1</b>\n<b>2<b></b></b></a>", "3:5 xml [reason <b> isn't closed]"},
		{"<a>1 < 2<b/></a>", "<a>1 <b></b></a>", "1:6 xml [reason expected element name after <]"},
		{"<a/><b/>", "<a></a>", "1:5 xml [reason there is a second element behind the first]"},
		{"x<a/>", "<a></a>", "1:1 xml [reason there is text outside of the elements]"},
		{"<a>R&D, &foo; &#65; a & b</a>", "<a>R&amp;D, &amp;foo; A a &amp; b</a>", ""},
		{"<a b=c d>x\vy</a>", `<a b="c" d="d">x y</a>`, ""},
		{"", "", "1:1 xml [reason there is no element in it]"},
		{"<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", "<a>&amp;x;</a>", "1:1 xml-entity []"},
		{"<a><![CDATA[x", "<a></a>", "1:4 xml [reason unexpected EOF in CDATA section]\na.zip!b.xml:1:1 xml [reason <a> isn't closed]"},
	}
	for _, test := range tests {
		root, said := parse(test.text)
		var b strings.Builder
		if root != nil {
			root.write(&b, nil)
		}
		if test.said != "" {
			test.said = "a.zip!b.xml:" + test.said
		}
		if b.String() != test.tree || said != test.said {
			t.Errorf("%s\nbecame %s\nnot    %s\nsaid %s\nnot  %s", test.text, b.String(), test.tree, said, test.said)
		}
	}
}

func TestBounds(t *testing.T) {
	if _, said := parse(strings.Repeat("<a>", 1_000_000)); said != "a.zip!b.xml:1:193 xml-deep [most 64]" {
		t.Error(said)
	}
	if _, said := parse(strings.Repeat("<a>", 64) + strings.Repeat("</a>", 64)); said != "" {
		t.Error(said)
	}
	if root, said := parse("<a>" + strings.Repeat("<b/>", MaxNodes)); !strings.Contains(said, "xml-large [most 2000000]") || root == nil {
		t.Error(said)
	}
	if _, said := parse("<a>" + strings.Repeat("< ", 100_000)); strings.Count(said, "\n") != maxBroken-1 {
		t.Error(said)
	}
	bomb := `<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><a>&b;</a>`
	if root, said := parse(bomb); root.InnerText() != "&b;" || !strings.Contains(said, "xml-entity") {
		t.Error(said)
	}
}

func TestMemoryIsModest(t *testing.T) {
	question := "  <question type=\"multichoice\">\n    <name>\n      <text>Name</text>\n    </name>\n    <questiontext format=\"html\">\n      <text><![CDATA[<p>Which?</p>]]></text>\n    </questiontext>\n" +
		"    <answer fraction=\"100\" format=\"html\">\n      <text>The one</text>\n      <feedback format=\"html\"><text></text></feedback>\n    </answer>\n  </question>\n"
	text := []byte("<quiz>\n" + strings.Repeat(question, 10_000) + "</quiz>")
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	root := Parse(text, "", draft.New("a.xml"))
	runtime.GC()
	runtime.ReadMemStats(&after)
	if len(root.All("question")) != 10_000 {
		t.Fatal("not all were read")
	}
	if took := float64(after.HeapAlloc-before.HeapAlloc) / float64(len(text)); took > 8 {
		t.Errorf("%.1f times the file", took)
	}
	runtime.KeepAlive(text)
}

func TestCorpus(t *testing.T) {
	broken := map[string]string{}
	files := 0
	err := filepath.WalkDir("../../../../../shared/corpus", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Ext(name) != ".xml" {
			return err
		}
		files++
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if root, said := parse(string(data)); said != "" || root == nil {
			broken[strings.TrimPrefix(name, "../../../../../shared/corpus/")] = said
		}
		return nil
	})
	if err != nil || files == 0 {
		t.Skip("the sample files aren't here")
	}
	for name, said := range broken {
		t.Logf("%s: %s", name, said)
	}
	if len(broken) > 5 {
		t.Errorf("%d of %d files", len(broken), files)
	}
}

func FuzzParse(f *testing.F) {
	for _, text := range []string{"<a b='c'>x<![CDATA[y]]>&amp;<d/></a>", "<?xml version='1.0' encoding='latin1'?><a>\xe9</b>", "<a:b xmlns:a='c'>< ", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		root, said := parse(text)
		if root == nil && said == "" {
			t.Error("it isn't said why")
		}
		root.walk(func(n *Node) {
			if n.Offset > n.End || n.Raw() == "" || n.Place().Line == 0 {
				t.Errorf("%q from %d to %d", text, n.Offset, n.End)
			}
		})
		root.InnerHTML()
	})
}
