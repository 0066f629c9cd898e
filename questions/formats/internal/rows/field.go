package rows

import "strings"

// field is what a column of a table holds.
type field uint8

// The fields, in the order in which our own table has them.
const (
	fieldNone field = iota
	fieldID
	fieldType
	fieldTitle
	fieldStem
	fieldPoints
	fieldTags
	fieldOption
	fieldOptions
	fieldCorrect
	fieldAnswer
	fieldTolerance
	fieldUnit
	fieldMatch
	fieldTypos
	fieldPrompt
	fieldMatchOf
	fieldItem
	fieldClaim
	fieldStances
	fieldProof
	fieldSource
	fieldChoose
	fieldMarking
	fieldShuffle
	fieldFixed
	fieldGapWeights
	fieldWrong
	fieldWeight
	fieldFeedback
	fieldFeedbackTrue
	fieldFeedbackFalse
	fieldFeedbackRight
	fieldFeedbackWrong
	fieldRubric
	fieldWords
	fieldExplanation
	fieldHint
	fieldEvidence
	fieldPinned
	fieldLanguage
	fieldPublisher
	fieldAuthor
	fieldPublished
	fieldURL
	fieldDifficulty
	fieldImage
	fieldTime
	fieldPenalty
	fieldNumber
	fieldCount
)

// fieldInfo is what is known of a field.
type fieldInfo struct {
	name     string // as headings of our own tables have it
	lettered bool   // the field comes once for each option, line or pair: option a, option b
	many     bool   // several columns may hold it
	foreign  bool   // our own tables don't have it
	beside   field  // the lettered field whose columns its own stand beside: prompt a, match a, prompt b, match b
}

var fields = [fieldCount]fieldInfo{
	fieldNone:          {},
	fieldID:            {name: "id"},
	fieldType:          {name: "type"},
	fieldTitle:         {name: "title"},
	fieldStem:          {name: "stem"},
	fieldPoints:        {name: "points"},
	fieldTags:          {name: "tags", many: true},
	fieldOption:        {name: "option", lettered: true},
	fieldOptions:       {name: "options", foreign: true},
	fieldCorrect:       {name: "correct", many: true},
	fieldAnswer:        {name: "answer"},
	fieldTolerance:     {name: "tolerance"},
	fieldUnit:          {name: "unit"},
	fieldMatch:         {name: "match"},
	fieldTypos:         {name: "typos"},
	fieldPrompt:        {name: "prompt", lettered: true},
	fieldMatchOf:       {name: "match", lettered: true, beside: fieldPrompt},
	fieldItem:          {name: "item", lettered: true},
	fieldClaim:         {name: "claim", lettered: true},
	fieldStances:       {name: "stances", lettered: true, beside: fieldClaim},
	fieldProof:         {name: "evidence", lettered: true, beside: fieldClaim},
	fieldSource:        {name: "source"},
	fieldChoose:        {name: "choose"},
	fieldMarking:       {name: "marking"},
	fieldShuffle:       {name: "shuffle"},
	fieldFixed:         {name: "pinned options"},
	fieldGapWeights:    {name: "gap weights"},
	fieldWrong:         {name: "wrong answer", lettered: true, foreign: true},
	fieldWeight:        {name: "weight", lettered: true},
	fieldFeedback:      {name: "feedback", lettered: true},
	fieldFeedbackTrue:  {name: "feedback true"},
	fieldFeedbackFalse: {name: "feedback false"},
	fieldFeedbackRight: {name: "feedback if right", foreign: true},
	fieldFeedbackWrong: {name: "feedback if wrong", foreign: true},
	fieldRubric:        {name: "rubric"},
	fieldWords:         {name: "words"},
	fieldExplanation:   {name: "explanation"},
	fieldHint:          {name: "hint"},
	fieldEvidence:      {name: "evidence"},
	fieldPinned:        {name: "pinned"},
	fieldLanguage:      {name: "language"},
	fieldPublisher:     {name: "publisher"},
	fieldAuthor:        {name: "author"},
	fieldPublished:     {name: "published"},
	fieldURL:           {name: "url"},
	fieldDifficulty:    {name: "difficulty", many: true, foreign: true},
	fieldImage:         {name: "image", many: true, foreign: true},
	fieldTime:          {name: "time limit", many: true, foreign: true},
	fieldPenalty:       {name: "penalty", many: true, foreign: true},
	fieldNumber:        {name: "number", many: true, foreign: true},
}

// key is what one column holds: a field, and for lettered ones which.
type key struct {
	field  field
	letter int // from 0
}

// heading is how our own tables head the column.
func (k key) heading() string {
	info := fields[k.field]
	if info.lettered {
		return info.name + " " + letters(k.letter)
	}
	return info.name
}

// keyOf is the column with a heading of our own tables.
func keyOf(heading string) (key, bool) {
	heading = strings.ToLower(strings.Join(strings.Fields(heading), " "))
	for f, info := range fields[:] {
		switch {
		case info.name == "":
		case !info.lettered && info.name == heading:
			return key{field: field(f)}, true
		case info.lettered && strings.HasPrefix(heading, info.name+" "):
			if n, ok := letterIndex(heading[len(info.name)+1:]); ok {
				return key{field(f), n}, true
			}
		}
	}
	return key{}, false
}

// letters is a, b, … z, aa, ab, …, as spreadsheets name their columns.
func letters(n int) string {
	if n < 26 {
		return string(rune('a' + n))
	}
	return letters(n/26-1) + letters(n%26)
}

// letterIndex is the n of letters, up to zzz.
func letterIndex(text string) (n int, ok bool) {
	if len(text) == 0 || len(text) > 3 {
		return 0, false
	}
	for _, c := range []byte(strings.ToLower(text)) {
		if c < 'a' || c > 'z' {
			return 0, false
		}
		n = n*26 + int(c-'a') + 1
	}
	return n - 1, true
}
