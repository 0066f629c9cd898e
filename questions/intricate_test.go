package questions

import (
	"strings"
	"testing"
)

func TestIntricateTextsAreShownAsTyped(t *testing.T) {
	for name, piece := range map[string]string{
		"links": strings.Repeat("[a](", maxLinks+1), "references": strings.Repeat("[a]: b\n", maxLinks+1), "quotes": strings.Repeat(">", maxQuoted+1) + "a",
		"lists": strings.Repeat(" ", maxIndent+1) + "- a", "columns": strings.Repeat("a|", maxColumns+1),
	} {
		rendered := RenderMarkdown("*first*\n" + piece)
		if strings.Contains(rendered, "<em>") || !strings.HasPrefix(rendered, "<p>*first*") {
			t.Errorf("%s: %.80s", name, rendered)
		}
	}
	for _, plain := range []string{"*first* [a](https://example.org)", "> > quoted *first*", "| *first* | b |\n| - | - |\n", "- *first*\n  - b\n    - c"} {
		if rendered := RenderMarkdown(plain); !strings.Contains(rendered, "<em>first</em>") {
			t.Errorf("%q: %s", plain, rendered)
		}
	}
	if rendered := RenderMarkdown(strings.Repeat("[a](", 1000) + "<script>x</script>"); strings.Contains(rendered, "<script") {
		t.Error("what is shown as typed isn't escaped")
	}
}
