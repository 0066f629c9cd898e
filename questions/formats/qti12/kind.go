package qti12

import (
	"slices"
	"strings"
)

// profiles are the question types of common cartridges.
var profiles = map[string]string{
	"cc.multiple_choice":   "multiple_choice_question",
	"cc.multiple_response": "multiple_answers_question",
	"cc.true_false":        "true_false_question",
	"cc.fib":               "short_answer_question",
	"cc.pattern_match":     "short_answer_question",
	"cc.essay":             "essay_question",
}

// named are question types of Blackboard, Brightspace and others that can't be told from the elements, or not rightly.
var named = map[string]string{
	"essay": "essay_question", "long answer": "essay_question", "short response": "essay_question", "file response": "file_upload_question",
	"file upload": "file_upload_question", "calculated": "calculated_question", "arithmetic": "calculated_question", "likert": "likert",
	"opinion scale": "likert", "opinion scale/likert": "likert", "hot spot": "hot_spot_question", "jumbled sentence": "jumbled sentence",
	"quiz bowl": "quiz bowl", "quizbowl": "quiz bowl", "information": "text_only_question", "ordering": "ordering_question",
}

// kind is what the question is: as its metadata say, or else what its elements look like.
func (it *item) kind() string {
	if it.meta["question_type"] == "short_answer_question" && len(it.shown.Deep("response_lid")) > 0 {
		it.meta["question_type"] = "fill_in_multiple_blanks_question" // as New Quizzes write it
	}
	if t := it.meta["question_type"]; kinds[t] != nil || refused[t] {
		return t
	}
	for profile, kind := range profiles {
		if strings.HasPrefix(it.meta["cc_profile"], profile+".") || it.meta["cc_profile"] == profile {
			return kind
		}
	}
	if it.meta["bbmd_questiontype"] == "Matching" { // its matches lie apart from its answers
		return "Matching (Blackboard)"
	}
	for _, label := range []string{"bbmd_questiontype", "qmd_questiontype", "qmd_itemtype"} {
		if kind := named[strings.ToLower(it.meta[label])]; kind != "" {
			return kind
		}
	}
	return it.inferred()
}

// refused are the types of Canvas that Readback has nothing like.
var refused = map[string]bool{"calculated_question": true, "file_upload_question": true, "hot_spot_question": true}

// inferred is the kind that the elements speak for.
func (it *item) inferred() string {
	names := map[string]int{}
	for _, n := range it.responses {
		names[n.Name]++
	}
	switch {
	case len(it.n.Find("itemproc_extension").Deep("calculated")) > 0:
		return "calculated_question"
	case names["response_xy"] > 0:
		return "hot_spot_question"
	case names["response_grp"] > 0:
		return first(it.meta["question_type"], "response_grp")
	case len(it.responses) == 0:
		return first(it.meta["question_type"], "text_only_question")
	case names["response_lid"] == len(it.responses):
		return it.choiceKind()
	case names["response_lid"] == 0 && len(it.responses) == 1:
		return it.typedKind()
	}
	return "fill_in_multiple_blanks_question"
}

// choiceKind tells the kinds apart in which something is chosen.
func (it *item) choiceKind() string {
	cardinality := strings.ToLower(it.responses[0].Attr("rcardinality"))
	several := len(it.responses) > 1
	switch {
	case several && it.inBrackets():
		return "multiple_dropdowns_question"
	case several && cardinality == "multiple":
		return "categorization_question"
	case several && it.sharedLabels():
		return "matching_question"
	case several:
		return "multiple_dropdowns_question"
	case cardinality == "ordered":
		return "ordering_question"
	case cardinality == "multiple":
		return "multiple_answers_question"
	}
	return "true_false_question" // or a single choice, if the options aren't true and false
}

// sharedLabels tells whether the first two answers offer the same things to choose.
func (it *item) sharedLabels() bool {
	var all [2][]string
	for i := range all {
		for _, label := range labelsOf(it.responses[i]) {
			all[i] = append(all[i], label.Attr("ident"))
		}
		slices.Sort(all[i])
	}
	return len(all[0]) > 0 && slices.ContainsFunc(all[0], func(ident string) bool {
		_, shared := slices.BinarySearch(all[1], ident)
		return shared
	})
}

// typedKind tells the kinds apart in which something is typed.
func (it *item) typedKind() string {
	n := it.responses[0]
	fib := n.Deep("render_fib")
	isNumber := n.Name == "response_num"
	for _, f := range fib {
		switch strings.ToLower(f.Attr("fibtype")) {
		case "decimal", "integer", "scientific":
			isNumber = true
		}
	}
	switch {
	case isNumber || len(it.scoring.node.Deep("vargte", "vargt", "varlte", "varlt")) > 0:
		return "numerical_question"
	case len(it.scoring.node.Deep("varequal", "varsubstring")) == 0:
		return "essay_question"
	case it.midway(n):
		return "fill_in_multiple_blanks_question"
	}
	return "short_answer_question"
}
