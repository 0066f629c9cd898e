package h5p

import (
	"strconv"
	"strings"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/questions/formats/internal/draft"
	"github.com/readback/readback/questions/formats/internal/markup"
)

// maxMarkable is the longest text, in words, whose words are made options: choosing among more is another task than marking
// them in their sentences.
const maxMarkable = 40

// Punctuation that doesn't belong to a word (h5p-mark-the-words, scripts/mark-the-words.js).
const (
	before = "[({⟨¿¡“\"«„"
	behind = "\",….:;?!])}⟩»”"
)

// markTheWords reads H5P.MarkTheWords: the words of a short text are the options. Its score is right minus wrong, as that of a
// multiple-response question.
func (r *reader) markTheWords(c content) {
	q, p := r.begin(c), c.params
	text := r.markup.Text(p.get("textField").str())
	q.Stem = joined(r.medium(p), r.block(p.get("taskDescription")), markup.Escape(withoutStars(text)))
	r.place("/stem", p.get("textField"))
	r.overall(p)
	words := strings.Fields(text)
	options, right := markable(words)
	if len(words) > maxMarkable || options == nil || right == 0 {
		q.Fail(draft.Place{}, "h5p-words", "most", maxMarkable)
	} else {
		q.Points = points(right)
		q.Body = &questions.MultipleResponse{Options: options, Shuffle: boolean(false)}
	}
	r.end(q)
}

// markable are the words as options; nil when one stands there twice, so that it can't be said which is meant.
func markable(words []string) (options questions.Options, right int) {
	seen := map[string]bool{}
	for _, word := range words {
		word = strings.TrimRight(strings.TrimLeft(word, before), behind)
		marked := isMarked(word)
		if marked {
			word = word[1:strings.LastIndexByte(word, '*')] + word[strings.LastIndexByte(word, '*')+1:]
			right++
		}
		word = strings.ReplaceAll(word, "**", "*")
		if word == "" {
			continue
		}
		key := questions.Fold(word)
		if seen[key] {
			return nil, 0
		}
		seen[key] = true
		options = append(options, questions.Option{Text: markup.Escape(word), Correct: marked})
	}
	return options, right
}

// isMarked tells whether a word has a star before it and one behind it, or before its last character.
func isMarked(word string) bool {
	single := strings.ReplaceAll(word, "**", "")
	if len(single) < 3 || single[0] != '*' {
		return false
	}
	return single[len(single)-1] == '*' || single[len(single)-2] == '*'
}

// withoutStars is the text as learners see it.
func withoutStars(text string) string {
	text = strings.ReplaceAll(strings.ReplaceAll(text, gapMark, ""), "**", gapMark)
	return strings.ReplaceAll(strings.ReplaceAll(text, "*", ""), gapMark, "*")
}

// essay reads H5P.Essay. It looks for keywords in what is written; here a person does, so that they make a rubric.
func (r *reader) essay(c content) {
	q, p := r.begin(c), c.params
	q.Stem = joined(r.medium(p), r.block(p.get("taskDescription")))
	r.place("/stem", p.get("taskDescription"))
	q.Hint = r.block(p.get("placeholderText"))
	q.Explanation = joined(r.block(p.get("solution", "introduction")), r.block(p.get("solution", "sample")))
	body, sum := &questions.Essay{}, 0
	for _, n := range p.get("keywords").list() {
		criterion, worth := r.keyword(n)
		if criterion == "" {
			continue
		}
		sum += worth
		body.Rubric = append(body.Rubric, questions.Criterion{Criterion: criterion, Points: questions.Decimal(strconv.Itoa(worth))})
		r.place("/rubric/"+strconv.Itoa(len(body.Rubric)-1), n)
	}
	q.Points = points(sum)
	for _, key := range []string{"minimumLength", "maximumLength"} {
		if length := p.get("behaviour", key); length.number(0) > 0 {
			q.Warn(r.at(length), "not-kept", "what", "how many characters are wanted")
		}
	}
	r.overall(p)
	q.Body = body
	r.end(q)
}

// keyword is what an essay should have in it, and what that earns.
func (r *reader) keyword(n *node) (criterion string, worth int) {
	words := []string{}
	for _, text := range append([]*node{n.get("keyword")}, n.get("alternatives").list()...) {
		if word := r.markup.Text(text.str()); word != "" && word != "*" {
			words = append(words, word)
		}
	}
	options := n.get("options")
	for _, key := range []string{"feedbackIncluded", "feedbackMissed"} {
		if strings.TrimSpace(options.get(key).str()) != "" {
			r.q.Warn(r.at(options.get(key)), "not-kept", "what", "feedback on a keyword")
		}
	}
	worth = max(options.get("points").number(1), 1) * max(options.get("occurrences").number(1), 1)
	return strings.Join(words, " / "), worth
}

// sortParagraphs reads H5P.SortParagraphs.
func (r *reader) sortParagraphs(c content) {
	q, p := r.begin(c), c.params
	q.Stem = joined(r.medium(p), r.block(p.get("taskDescription")))
	r.place("/stem", p.get("taskDescription"))
	body := &questions.Ordering{Marking: questions.AdjacentPairs}
	for i, n := range p.get("paragraphs").list() {
		body.Items = append(body.Items, questions.Item{Text: r.inline(n)})
		r.place("/items/"+strconv.Itoa(i), n)
	}
	q.Points = points(len(body.Items) - 1)
	if behaviour := p.get("behaviour"); behaviour.get("scoringMode").str() == "positions" {
		body.Marking = ""
		q.Points = points(len(body.Items))
		if behaviour.get("applyPenalties").is(true) {
			q.Warn(r.at(behaviour.get("applyPenalties")), "not-kept", "what", "points that are taken away for wrong places")
		}
	}
	r.overall(p)
	q.Body = body
	r.end(q)
}
