package rows

import (
	"fmt"
	"slices"

	"github.com/readback/readback/questions"
)

// matching reads pairs: a prompt and a match with the same letter. A match without a prompt belongs to none.
func (r *record) matching() questions.Body {
	b := &questions.Matching{}
	prompts := r.lettered[fieldPrompt]
	if !r.any(fieldPrompt) {
		prompts = r.lettered[fieldOption]
	}
	used := map[int]bool{}
	for _, s := range prompts {
		c := r.at(s.column)
		if c == nil {
			continue
		}
		match := r.letter(fieldMatchOf, s.letter)
		used[s.letter] = true
		r.here(fmt.Sprintf("/pairs/%d", len(b.Pairs)), c)
		b.Pairs = append(b.Pairs, questions.Pair{Prompt: r.markdown(c), Match: r.markdown(match)})
	}
	for _, s := range r.lettered[fieldMatchOf] {
		if c := r.at(s.column); c != nil && !used[s.letter] {
			r.here(fmt.Sprintf("/distractors/%d", len(b.Distractors)), c)
			b.Distractors = append(b.Distractors, questions.Item{Text: r.markdown(c)})
		}
	}
	if len(b.Pairs) == 0 {
		return nil
	}
	return b
}

// ordering reads items in their right order. Where another system has them as options, letters may give the order.
func (r *record) ordering() questions.Body {
	b := &questions.Ordering{Marking: questions.OrderMarking(plain(r.cell(fieldMarking)))}
	if !r.any(fieldItem) {
		for i, o := range r.ordered() {
			r.q.At(fmt.Sprintf("/items/%d", i), o.at)
			b.Items = append(b.Items, questions.Item{Text: r.markdown(&Cell{Text: o.text})})
		}
	}
	for _, s := range r.lettered[fieldItem] {
		if c := r.at(s.column); c != nil {
			r.here(fmt.Sprintf("/items/%d", len(b.Items)), c)
			b.Items = append(b.Items, questions.Item{Text: r.markdown(c)})
		}
	}
	if len(b.Items) == 0 {
		return nil
	}
	return b
}

// ordered are the options in the order that the table says is right.
func (r *record) ordered() []option {
	list, c := r.options(), r.key()
	if c == nil {
		return list
	}
	var inOrder []option
	for _, mark := range markSeparators.Split(plain(c), -1) {
		n, ok := partIndex(mark)
		if !ok {
			n, ok = letterIndex(mark)
		}
		i := slices.IndexFunc(list, func(o option) bool { return ok && o.letter == n })
		if i < 0 {
			break
		}
		inOrder = append(inOrder, list[i])
		list = slices.Delete(slices.Clone(list), i, i+1)
	}
	if len(list) > 0 {
		r.fail(c.At, "table-correct-unknown", "found", shortened(c.Text))
	}
	return inOrder
}

// selectSentence reads quotes out of a source.
func (r *record) selectSentence() questions.Body {
	c := r.cell(fieldAnswer)
	b := &questions.SelectSentence{Source: plain(r.cell(fieldSource)), Correct: r.list(c), Choose: r.whole(r.cell(fieldChoose))}
	r.here("/source", r.cell(fieldSource))
	r.here("/correct", c)
	return b
}

// compareSources reads claims, each with what the sources do with it.
func (r *record) compareSources() questions.Body {
	b := &questions.CompareSources{}
	for _, s := range r.lettered[fieldClaim] {
		c := r.at(s.column)
		if c == nil {
			continue
		}
		at := fmt.Sprintf("/claims/%d", len(b.Claims))
		r.here(at, c)
		claim := questions.Claim{Text: r.markdown(c), Sources: map[string]questions.Stance{}}
		if stances := r.letter(fieldStances, s.letter); stances != nil {
			r.here(at+"/sources", stances)
			r.stances(stances, claim.Sources)
		}
		claim.Evidence = r.evidence(at+"/evidence", r.letter(fieldProof, s.letter))
		b.Claims = append(b.Claims, claim)
	}
	if len(b.Claims) == 0 {
		return nil
	}
	return b
}

// stances reads lines such as "allies: states".
func (r *record) stances(c *Cell, into map[string]questions.Stance) {
	for _, line := range r.list(c) {
		source, stance, ok := cutName(line, ":")
		if !ok {
			r.fail(c.At, "table-line", "found", shortened(line), "form", "allies: states")
			continue
		}
		into[source] = questions.Stance(stance)
	}
}
