package rows

import "strings"

// truths are the words for yes and no that cells have.
var truths = func() map[string]bool {
	found := map[string]bool{}
	for word := range strings.FieldsSeq("true t yes y 1 x on right correct wahr w richtig ja j vrai v oui o verdadero si vero verdadeiro sim waar juist ✓ ✔") {
		found[word] = true
	}
	for word := range strings.FieldsSeq("false f no n 0 off wrong incorrect falsch nein faux non falso onwaar onjuist nee nao ✗ ✘") {
		found[word] = false
	}
	return found
}()

// truthOf reads yes or no, in several languages.
func truthOf(text string) (is, ok bool) {
	text = strings.TrimSpace(text)
	if len(text) > 20 {
		return false, false
	}
	if is, ok = truths[strings.ToLower(text)]; ok {
		return is, true
	}
	is, ok = truths[wordsOf(text)]
	return is, ok
}

// truth reads a cell with yes or no.
func (r *record) truth(c *Cell) bool {
	is, ok := truthOf(c.Text)
	if !ok {
		r.fail(c.At, "table-truth", "found", shortened(c.Text))
	}
	return is
}

// pointer is an optional yes or no.
func (r *record) pointer(c *Cell) *bool {
	if c == nil {
		return nil
	}
	is := r.truth(c)
	return &is
}
