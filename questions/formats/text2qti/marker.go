package text2qti

import "strings"

// kind is what a line begins.
type kind int

const (
	unknown kind = iota
	isQuestion
	isRightChoice
	isWrongChoice
	isRightBox // of a question with several right options
	isWrongBox
	isShortAnswer
	isNumber
	isEssay
	isUpload
	isFeedback
	isRightFeedback
	isWrongFeedback
	isSolution
	isTitle
	isPoints
	isTextTitle
	isText
	isQuizTitle
	isQuizDescription
	isQuizOption
	isGroup
	isGroupEnd
	isPick
	isGroupPoints
	isCode
	isComment
	isLongComment
	isLongCommentEnd
)

// marks are what a line begins with, by its first characters. Those of questions and choices are read apart.
var marks = map[string]kind{
	"[*]": isRightBox, "[ ]": isWrongBox, "[]": isWrongBox, "...": isFeedback, "+": isRightFeedback, "-": isWrongFeedback, "!": isSolution,
	"=": isNumber, "*": isShortAnswer,
}

// words are those that stand before a colon.
var words = map[string]kind{
	"title": isTitle, "points": isPoints, "text title": isTextTitle, "text": isText, "quiz title": isQuizTitle, "quiz description": isQuizDescription,
	"pick": isPick, "solutions pick": isQuizOption, "points per question": isGroupPoints, "shuffle answers": isQuizOption, "show correct answers": isQuizOption,
	"one question at a time": isQuizOption, "can't go back": isQuizOption, "feedback is solution": isQuizOption,
	"solutions sample groups": isQuizOption, "solutions randomize groups": isQuizOption,
}

// alone are the words that stand on lines of their own.
var alone = map[string]kind{"GROUP": isGroup, "END_GROUP": isGroupEnd, "COMMENT": isLongComment, "END_COMMENT": isLongCommentEnd}

// inOneLine are the kinds whose text doesn't go on in further lines.
var inOneLine = map[kind]bool{isPoints: true, isPick: true, isGroupPoints: true, isNumber: true, isShortAnswer: true, isQuizOption: true}

// markerOf is what a line begins, and the marker that says so; behind it white space and a text have to follow, except for
// lines that have none.
func markerOf(line string) (k kind, marker string) {
	trimmed := strings.TrimRight(line, " \t")
	if k := alone[trimmed]; k != unknown {
		return k, trimmed
	}
	switch run := leading(line); {
	case run >= 3 && line[0] == '_' && run == len(trimmed):
		return isEssay, trimmed
	case run >= 3 && line[0] == '^' && run == len(trimmed):
		return isUpload, trimmed
	case run >= 3 && line[0] == '`':
		return isCode, trimmed
	case line[0] == '%':
		return isComment, "%"
	}
	if k, marker = choiceMarker(line); k != unknown {
		return k, marker
	}
	for n := min(3, len(line)); n > 0; n-- {
		if k := marks[line[:n]]; k != unknown {
			return k, line[:n]
		}
	}
	if word, _, ok := strings.Cut(line[:min(len(line), longestWord)], ":"); ok {
		return words[strings.ToLower(word)], word + ":"
	}
	return unknown, ""
}

const longestWord = 40

// leading is how often the first character of a line is repeated.
func leading(line string) int {
	return len(line) - len(strings.TrimLeft(line, line[:1]))
}

// choiceMarker reads 1. and a) and *a).
func choiceMarker(line string) (kind, string) {
	if digits := len(line) - len(strings.TrimLeft(line, "0123456789")); digits > 0 {
		if strings.HasPrefix(line[digits:], ".") {
			return isQuestion, line[:digits+1]
		}
		return unknown, ""
	}
	rest, right := strings.CutPrefix(line, "*")
	if len(rest) < 2 || !isLetter(rest[0]) || rest[1] != ')' {
		return unknown, ""
	}
	if right {
		return isRightChoice, line[:3]
	}
	return isWrongChoice, line[:2]
}

func isLetter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }
