package markup

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// formula is an element of MathML that is being read.
type formula struct {
	tag   string
	parts []string // what its children are in LaTeX
}

// latex reads MathML up to the end of the formula and writes it as LaTeX. A formula that has its LaTeX with it is that.
func latex(z *html.Tokenizer) string {
	open := []formula{{tag: "math"}}
	annotation := ""
	for {
		top := &open[len(open)-1]
		switch z.Next() {
		case html.ErrorToken:
			return orElse(annotation, closeAll(open))
		case html.TextToken:
			if text := strings.Join(strings.Fields(string(z.Text())), " "); text != "" {
				top.parts = append(top.parts, text)
			}
		case html.StartTagToken:
			t := z.Token()
			tag := t.Data
			if tag == "annotation" && !strings.Contains(attr(t, "encoding"), "tex") {
				tag = "annotation-xml"
			}
			if len(open) < maxDepth {
				open = append(open, formula{tag: tag})
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			if string(name) == "math" {
				return orElse(annotation, closeAll(open))
			}
			if len(open) > 1 && (top.tag == string(name) || top.tag == "annotation-xml" && string(name) == "annotation") {
				if top.tag == "annotation" {
					annotation = strings.Join(top.parts, " ")
				}
				open = closeOne(open)
			}
		}
	}
}

func orElse(first, second string) string {
	if first != "" {
		return first
	}
	return second
}

func closeAll(open []formula) string {
	for len(open) > 1 {
		open = closeOne(open)
	}
	return open[0].latex()
}

func closeOne(open []formula) []formula {
	last := len(open) - 1
	if tex := open[last].latex(); tex != "" {
		open[last-1].parts = append(open[last-1].parts, tex)
	}
	return open[:last]
}

// templates are the elements whose children have places: #1, #2 and #3.
var templates = map[string]string{
	"mfrac": `\frac{#1}{#2}`, "mroot": `\sqrt[#2]{#1}`, "msup": `#1^{#2}`, "msub": `#1_{#2}`, "msubsup": `#1_{#2}^{#3}`,
	"mover": `\overset{#2}{#1}`, "munder": `\underset{#2}{#1}`, "munderover": `#1_{#2}^{#3}`,
}

func (f formula) latex() string {
	all := strings.Join(f.parts, " ")
	switch f.tag {
	case "annotation", "annotation-xml":
		return ""
	case "msqrt":
		return `\sqrt{` + all + "}"
	case "mtext":
		return `\text{` + all + "}"
	case "mfenced":
		return "(" + strings.Join(f.parts, ", ") + ")"
	case "mrow", "mstyle", "semantics", "mtd":
		return all
	case "mtr":
		return strings.Join(f.parts, " & ") + ` \\`
	case "mtable":
		return `\begin{matrix} ` + all + ` \end{matrix}`
	}
	template, ok := templates[f.tag]
	if !ok || len(f.parts) != strings.Count(template, "#") {
		return all
	}
	return fill(template, f.parts)
}

// fill puts children into their places; one of several characters that has another one at its side is put into braces.
func fill(template string, parts []string) string {
	var pairs []string
	for i, part := range parts {
		if i == 0 && template[0] == '#' && len([]rune(part)) > 1 {
			part = "{" + part + "}"
		}
		pairs = append(pairs, "#"+strconv.Itoa(i+1), part)
	}
	return strings.NewReplacer(pairs...).Replace(template)
}
