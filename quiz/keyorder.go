package quiz

import "github.com/readback/readback/questions"

// pairsKey is the match of each prompt, under the ids that they are shown with.
func pairsKey(r *questions.Revision, b *questions.Matching, p *Planned) map[string]string {
	pairs := make(map[string]string, len(p.Prompts))
	for _, pair := range b.Pairs {
		prompt, _ := p.own(questions.PromptPart, pair.ID)
		pairs[prompt], _ = p.own(questions.MatchPart, r.ShownMatch(p.ID, pair.MatchID))
	}
	return pairs
}

// orderKey is the right order, in the ids that the items are shown with.
func orderKey(b *questions.Ordering, p *Planned) []string {
	order := make([]string, 0, len(b.Items))
	for _, item := range b.Items {
		own, _ := p.own(questions.ItemPart, item.ID)
		order = append(order, own)
	}
	return order
}
