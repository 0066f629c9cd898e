package markup

import (
	"encoding/base64"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/readback/readback/questions"
)

const dot = "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAICRAEAOw=="

func TestMarkdownOfOthers(t *testing.T) {
	data, err := base64.StdEncoding.DecodeString(dot)
	if err != nil {
		t.Fatal(err)
	}
	var set questions.Set
	name, err := set.Embed(data)
	if err != nil {
		t.Fatal(err)
	}
	kept := "media:" + name
	for _, c := range []struct {
		text, want string
		lost       []string
	}{
		{"*a* [b](https://x.org)", "*a* [b](https://x.org)", nil},
		{"![a b](data:image/gif;base64," + dot + " \"title\")!", "![a b](" + kept + ")!", nil},
		{"![dot](dot.gif) ![dot](<dot.gif>)", "![dot](" + kept + ") ![dot](" + kept + ")", nil},
		{"![a](none.gif) b", "a b", []string{"image-lost none.gif"}},
		{"![a](https://x.org/y.gif)", "[a](https://x.org/y.gif)", []string{"image-lost https://x.org/y.gif"}},
		{"![a](" + kept + ")", "![a](" + kept + ")", nil},
		{"`![a](none.gif) <b>`", "`![a](none.gif) <b>`", nil},
		{"H<sub>2</sub>O <B>is</B> <u class=\"x\">not</u><BR/> <span>it</span>", "H<sub>2</sub>O <strong>is</strong> <em>not</em><br> <span>it</span>", []string{"html-lost <span>"}},
		{"3 < 4 > 2 <https://x.org> <a@b.org>", "3 < 4 > 2 <https://x.org> <a@b.org>", nil},
	} {
		var lost []string
		r := Reader{Set: &set, Lost: func(rule string, pairs ...any) { lost = append(lost, fmt.Sprint(rule, " ", pairs[1])) }}
		r.Image = func(src string) ([]byte, bool) { return data, src == "dot.gif" }
		if got := r.Markdown(c.text); got != c.want {
			t.Errorf("%q: %q", c.text, got)
		}
		if diff := cmp.Diff(c.lost, lost); diff != "" {
			t.Errorf("%q: lost (-want +got):\n%s", c.text, diff)
		}
	}
}

func TestMarkdownOfOthersIsLeftAlone(t *testing.T) {
	for _, text := range []string{"", "    code", "a\n\nb  \nc", "![", "<", "![](", strings.Repeat("![a](", 1000), strings.Repeat("<b ", 1000)} {
		if got := (&Reader{}).Markdown(text); got != text {
			t.Errorf("%q: %q", text, got)
		}
	}
}
