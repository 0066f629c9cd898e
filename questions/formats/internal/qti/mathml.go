package qti

import (
	"strings"

	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// linear is MathML as people type it: E=mc^2, (a+b)/c, √(x).
func linear(n *xmltree.Node) string {
	if n.IsText() {
		return strings.TrimSpace(n.Text)
	}
	parts := n.All()
	arg := func(i int) string {
		if i >= len(parts) {
			return ""
		}
		return grouped(parts[i])
	}
	switch n.Name {
	case "msup", "mover":
		return arg(0) + "^" + arg(1)
	case "msub", "munder":
		return arg(0) + "_" + arg(1)
	case "msubsup", "munderover":
		return arg(0) + "_" + arg(1) + "^" + arg(2)
	case "mfrac":
		return arg(0) + "/" + arg(1)
	case "msqrt":
		return "√(" + all(n) + ")"
	case "mroot":
		return arg(1) + "√" + arg(0)
	case "mspace":
		return " "
	case "annotation", "annotation-xml":
		return ""
	}
	return all(n)
}

func all(n *xmltree.Node) string {
	var b strings.Builder
	for _, c := range n.Children {
		b.WriteString(linear(c))
	}
	return b.String()
}

// grouped is an operand, in parentheses if it is more than one thing.
func grouped(n *xmltree.Node) string {
	text := linear(n)
	if len(n.All()) > 1 && len([]rune(text)) > 1 {
		return "(" + text + ")"
	}
	return text
}
