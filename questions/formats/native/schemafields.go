package native

import (
	"encoding/json"
	"strconv"

	"github.com/invopop/jsonschema"

	"github.com/readback/readback/questions"
)

// descriptions are what an editor says of a field, by the name of its struct and the name in the file.
var descriptions = map[string]string{
	"Set.readback":    "The version of this format.",
	"Set.id":          "Names the set for good: importing the same id again makes a new revision.",
	"Set.title":       "What learners see above the quiz.",
	"Set.description": "Markdown; a sentence or two for learners.",
	"Set.language":    "A BCP 47 tag, such as en or pt-BR.",
	"Set.tags":        "Words to find the set by.",
	"Set.evidence":    "Whether a question without evidence is an error; by default it is when there is a briefing.",
	"Set.briefing":    "The sources that the questions are built from.",
	"Set.media":       "The images that texts show as ![what they show](media:name).",
	"Set.questions":   "What is asked, in the authored order.",

	"Source.id":        "Names the source in evidence.",
	"Source.title":     "The article's headline.",
	"Source.publisher": "Who published it.",
	"Source.author":    "Who wrote it.",
	"Source.published": "The day on which it was published: 2021-07-19.",
	"Source.url":       "Where it can be read on the web.",
	"Source.licence":   "A note: under which terms the article may be shown to learners.",
	"Source.text":      "The article as Markdown; a blank line starts a new passage.",
	"Source.file":      "Instead of the text: a plain file name beside the set file.",

	"Medium.name": "How texts name it: media:name. A plain file name; the program replaces it by one made of the content.",
	"Medium.data": "The file's bytes in base64: PNG, JPEG, GIF or WebP.",
	"Medium.file": "Instead of data: a plain file name beside the set file.",

	"QuestionHead.id":          "Names the question for good: statistics and practice follow it across revisions.",
	"QuestionHead.type":        "How the question is answered and marked.",
	"QuestionHead.title":       "A short name for instructors' lists; learners never see it.",
	"QuestionHead.stem":        "What is asked, as Markdown.",
	"QuestionHead.points":      "What full marks are worth; 1 by default.",
	"QuestionHead.tags":        "Words to draw questions by and to report on.",
	"QuestionHead.evidence":    "What proves the key.",
	"QuestionHead.explanation": "Markdown, shown in review.",
	"QuestionHead.hint":        "Markdown, shown to who asks for it where the quiz has hints.",
	"QuestionHead.pinned":      "Whether the question keeps its place when questions are shuffled.",

	"Evidence.source":  "The id of the source.",
	"Evidence.quote":   "What the source says, word for word, within one passage.",
	"Evidence.passage": "Which passage, from 1, when several have the quote; the first by default.",
	"Evidence.absent":  "Instead of a quote: why the source counts as silent.",

	"SingleChoice.options":     "What can be chosen: one is correct, or each has a weight.",
	"SingleChoice.shuffle":     "false keeps the authored order, whatever the quiz says.",
	"MultipleResponse.options": "What can be chosen: those that are correct, or each with a weight.",
	"MultipleResponse.marking": "How chosen options add up; right-minus-wrong by default.",
	"MultipleResponse.shuffle": "false keeps the authored order, whatever the quiz says.",
	"Option.id":                "Names the option in answers; a, b, c… by default.",
	"Option.text":              "Markdown.",
	"Option.correct":           "Whether it is right to choose it.",
	"Option.weight":            "Instead of correct: what choosing it earns, in percent.",
	"Option.feedback":          "Markdown, shown in review to who chose it.",
	"Option.pinned":            "Whether it keeps its place when options are shuffled.",

	"TrueFalse.answer":        "Whether the statement is true.",
	"TrueFalse.feedback":      "What review says to each answer.",
	"TrueFalseFeedback.true":  "Markdown, shown to who answered true.",
	"TrueFalseFeedback.false": "Markdown, shown to who answered false.",

	"ShortText.accept": "The answers that count, the first match first.",
	"ShortText.match":  "fold ignores case, white space and the kind of quotes and dashes; exact doesn't. fold by default.",
	"ShortText.typos":  "How many letters in all may be wrong; none by default.",
	"Accept.text":      "* stands for any characters, \\* for a star.",
	"Accept.weight":    "What the answer earns, in percent; 100 by default.",
	"Accept.feedback":  "Markdown, shown in review to who gave this answer.",

	"Numeric.accept":          "The numbers that count, the first match first.",
	"Numeric.unit":            "What may follow the number; another unit doesn't fit.",
	"NumericAccept.value":     "The right number.",
	"NumericAccept.tolerance": "How far from the value an answer may be: 0.5, or 5% of the value; nothing by default.",
	"NumericAccept.min":       "Instead of a value: the least number that counts.",
	"NumericAccept.max":       "Instead of a value: the greatest number that counts.",
	"NumericAccept.weight":    "What the answer earns, in percent; 100 by default.",
	"NumericAccept.feedback":  "Markdown, shown in review to who gave this answer.",

	"Matching.pairs":       "Prompts, each with its match.",
	"Matching.distractors": "Matches that belong to no prompt, each a text, or a text with an id.",
	"Pair.id":              "Names the prompt in answers; p1, p2… by default.",
	"Pair.prompt":          "Markdown.",
	"Pair.match_id":        "Names the match in answers; m1, m2… by default.",
	"Pair.match":           "Markdown. Equal matches stand for each other.",
	"Item.id":              "Names the item in answers; i1, i2… by default, m… for a distractor.",
	"Item.text":            "Markdown.",

	"Ordering.items":   "What is to be put in order, in the right order; each a text, or a text with an id.",
	"Ordering.marking": "How an order is marked; absolute by default.",

	"GapFill.gaps":        "What each [[name]] of the stem takes, by its name.",
	"Gap.accept":          "The texts that count, as in short-text, or the numbers, as in numeric; the first match first.",
	"Gap.match":           "As in short-text.",
	"Gap.typos":           "As in short-text.",
	"Gap.unit":            "As in numeric.",
	"Gap.options":         "Instead of accept: what can be chosen, as in single-choice.",
	"Gap.shuffle":         "As in single-choice.",
	"Gap.weight":          "What the gap counts against the others; 1 by default.",
	"GapAccept.text":      "* stands for any characters, \\* for a star.",
	"GapAccept.value":     "The right number.",
	"GapAccept.tolerance": "How far from the value an answer may be: 0.5, or 5% of the value; nothing by default.",
	"GapAccept.min":       "Instead of a value: the least number that counts.",
	"GapAccept.max":       "Instead of a value: the greatest number that counts.",
	"GapAccept.weight":    "What the answer earns, in percent; 100 by default.",
	"GapAccept.feedback":  "Markdown, shown in review to who gave this answer.",

	"Essay.rubric":        "What a person marks it by.",
	"Essay.words":         "How many words are wanted; an essay is taken whatever its length.",
	"Criterion.criterion": "What is looked for.",
	"Criterion.points":    "The most that it earns. Together they should be the question's points.",
	"Criterion.levels":    "What an essay does to earn some of the points, each a text, or a text with points.",
	"Level.text":          "What such an essay does.",
	"Level.points":        "What it earns then.",
	"WordRange.min":       "The fewest words; no bound by default.",
	"WordRange.max":       "The most words; no bound by default.",

	"SelectSentence.source":  "The id of the source to pick in.",
	"SelectSentence.correct": "Quotes of the right sentences; they are the evidence too.",
	"SelectSentence.choose":  "The most sentences that may be picked; 1 by default.",

	"CompareSources.claims": "Statements to hold against each source.",
	"Claim.id":              "Names the claim in answers; c1, c2… by default.",
	"Claim.text":            "Markdown.",
	"Claim.sources":         "What each source does with the claim, by the source's id.",
	"Claim.evidence":        "A quote from each source that states or contradicts the claim.",
}

// limits are what a field's type doesn't say, by the same names, or by the struct's alone.
var limits = map[string]func(*jsonschema.Schema){
	"Set.readback":           func(s *jsonschema.Schema) { s.Const = questions.FormatVersion },
	"Set.id":                 slug,
	"Set.briefing":           func(s *jsonschema.Schema) { s.MaxItems = count(questions.MaxSources) },
	"Set.questions":          func(s *jsonschema.Schema) { s.MinItems, s.MaxItems = count(1), count(questions.MaxQuestions) },
	"Source":                 either("text", "file"),
	"Set.media":              func(s *jsonschema.Schema) { s.MaxItems = count(questions.MostMedia) },
	"Medium":                 either("data", "file"),
	"Source.id":              slug,
	"Source.published":       func(s *jsonschema.Schema) { s.Format = "date" },
	"Source.url":             func(s *jsonschema.Schema) { s.Pattern = "^https?://" },
	"QuestionHead.id":        slug,
	"QuestionHead.points":    between(0, 1000),
	"Evidence":               either("quote", "absent"),
	"Evidence.passage":       func(s *jsonschema.Schema) { s.Minimum = "0" },
	"Options":                atLeast(2),
	"Option.id":              slug,
	"Option.weight":          between(-100, 100),
	"ShortText.accept":       atLeast(1),
	"ShortText.typos":        between(0, 5),
	"Accept.weight":          between(0, 100),
	"SelectSentence.correct": atLeast(1),
	"SelectSentence.choose":  func(s *jsonschema.Schema) { s.Minimum = "0" },
	"CompareSources.claims":  atLeast(1),
	"Claim.id":               slug,
	"Numeric.accept":         atLeast(1),
	"NumericAccept":          either("value", "min", "max"),
	"NumericAccept.weight":   between(0, 100),
	"Matching.pairs":         upTo(1, 200),
	"Pair.id":                slug,
	"Pair.match_id":          slug,
	"Item":                   orText,
	"Item.id":                slug,
	"Ordering.items":         upTo(2, 200),
	"GapFill.gaps":           func(s *jsonschema.Schema) { s.MinProperties, s.MaxProperties = count(1), count(200) },
	"Gap":                    either("accept", "options"),
	"Gap.typos":              between(0, 5),
	"Gap.weight":             between(0, 1000),
	"GapAccept":              either("text", "value", "min", "max"),
	"GapAccept.weight":       between(0, 100),
	"Criterion.points":       func(s *jsonschema.Schema) { s.ExclusiveMinimum, s.Maximum = "0", "1000" },
	"Level":                  orText,
	"Level.points":           between(0, 1000),
	"WordRange.min":          func(s *jsonschema.Schema) { s.Minimum = "0" },
	"WordRange.max":          func(s *jsonschema.Schema) { s.Minimum = "0" },
}

func slug(s *jsonschema.Schema) {
	s.Pattern, s.MaxLength = "^[a-z0-9]+(-[a-z0-9]+)*$", count(questions.MaxSlug)
}

func count(n uint64) *uint64 { return &n }

func atLeast(n uint64) func(*jsonschema.Schema) {
	return func(s *jsonschema.Schema) { s.MinItems = count(n) }
}

func upTo(least, most uint64) func(*jsonschema.Schema) {
	return func(s *jsonschema.Schema) { s.MinItems, s.MaxItems = count(least), count(most) }
}

// orText lets a text stand for a mapping with nothing else.
func orText(s *jsonschema.Schema) {
	mapping := *s
	*s = jsonschema.Schema{AnyOf: []*jsonschema.Schema{plainText(), &mapping}}
}

func between(least, most int) func(*jsonschema.Schema) {
	return func(s *jsonschema.Schema) {
		s.Minimum, s.Maximum = json.Number(strconv.Itoa(least)), json.Number(strconv.Itoa(most))
	}
}

// either asks for one of some fields.
func either(fields ...string) func(*jsonschema.Schema) {
	return func(s *jsonschema.Schema) {
		for _, field := range fields {
			s.AnyOf = append(s.AnyOf, &jsonschema.Schema{Required: []string{field}})
		}
	}
}
