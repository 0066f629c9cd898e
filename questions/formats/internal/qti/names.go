package qti

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/readback/readback/questions/formats/internal/xmltree"
)

// normalise gives the elements of QTI 3 and their attributes the names that they have in QTI 2: qti-simple-choice with its
// match-max is a simpleChoice with its matchMax. It tells whether there were any.
func normalise(n *xmltree.Node) bool {
	any := false
	for _, c := range n.Children {
		any = normalise(c) || any
	}
	name, ok := strings.CutPrefix(n.Name, "qti-")
	if !ok {
		return any
	}
	n.Name = camel(name)
	for i := range n.Attrs {
		if a := &n.Attrs[i]; a.Prefix == "" && !strings.HasPrefix(a.Name, "data-") {
			a.Name = camel(a.Name)
		}
	}
	return true
}

// camel writes a name in kebab case as camel case.
func camel(name string) string {
	if strings.IndexByte(name, '-') < 0 {
		return name
	}
	var b strings.Builder
	for i, part := range strings.Split(name, "-") {
		if i > 0 && part != "" {
			part = strings.ToUpper(part[:1]) + part[1:]
		}
		b.WriteString(part)
	}
	return b.String()
}

// kebab writes a name in camel case as kebab case.
func kebab(name string) string {
	var b strings.Builder
	for _, r := range name {
		if r >= 'A' && r <= 'Z' {
			b.WriteByte('-')
			r += 'a' - 'A'
		}
		b.WriteRune(r)
	}
	return b.String()
}

// identifier writes a name as QTI takes identifiers, as names of XML without a colon: what such a name can't have is
// written by its number between underscores, as other programs do too.
func identifier(name string) string {
	var b strings.Builder
	for i, r := range name {
		letter := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
		within := r >= '0' && r <= '9' || r == '-' || r == '.' || r == '_'
		switch {
		case !letter && (i == 0 || !within), r == '_' && escape.MatchString(name[i:]) && escape.FindStringIndex(name[i:])[0] == 0:
			b.WriteString(escaped(r))
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func escaped(r rune) string {
	if r > 0xFFFF {
		return fmt.Sprintf("_x%08X_", r)
	}
	return fmt.Sprintf("_x%04X_", r)
}

var escape = regexp.MustCompile(`_x([0-9A-F]{4}|[0-9A-F]{8})_`)

// named is the name that an identifier was made of.
func named(identifier string) string {
	if !strings.Contains(identifier, "_x") {
		return identifier
	}
	return escape.ReplaceAllStringFunc(identifier, func(e string) string {
		n, err := strconv.ParseUint(e[2:len(e)-1], 16, 32)
		if err != nil || n > 0x10FFFF || n < ' ' {
			return e
		}
		return string(rune(n))
	})
}

// counted are identifiers that say nothing but where a part stands, as they are written for parts without an id.
var counted = regexp.MustCompile(`^(choice|prompt|match|item)_[0-9]+$`)
