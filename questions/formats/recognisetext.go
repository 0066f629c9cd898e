package formats

import (
	"regexp"
	"strings"
)

// ofText tells the format of a text file, or nothing.
func ofText(text, name string) Format {
	trimmed := strings.TrimSpace(text)
	switch {
	case trimmed == "":
		return ""
	case strings.HasPrefix(trimmed, "<"):
		if format := ofXML(trimmed); format != "" {
			return format
		}
	case strings.HasPrefix(trimmed, "{") && extension(name) != ".gift", strings.HasPrefix(trimmed, "[") && extension(name) == ".json":
		if format := ofJSON(trimmed, name); format != "" {
			return format
		}
	}
	if format, ok := sure[extension(name)]; ok && !looksNative.MatchString(text) {
		return format
	}
	return ofLines(text, name)
}

// sure are the names that belong to one text format alone.
var sure = map[string]Format{".yaml": YAML, ".yml": YAML, ".gift": GIFT, ".aiken": Aiken}

var (
	looksNative    = regexp.MustCompile(`(?m)^readback[ \t]*:`)
	ankiHeader     = regexp.MustCompile(`(?mi)^#(separator|html|tags|columns|notetype|deck|if matches|(notetype|deck|tags|guid) column)[ \t]*:`)
	aikenAnswer    = regexp.MustCompile(`(?mi)^[ \t]*ANSWER[ \t]*:[ \t]*[A-Z]\b`)
	letteredOption = regexp.MustCompile(`(?m)^[ \t]*[A-Z][.)][ \t]?`)
	text2qtiMark   = regexp.MustCompile(`(?m)^(\*?[a-zA-Z]\)[ \t]|\[[ *]?\][ \t]|(?i:quiz title|quiz description|text title)[ \t]*:|_{4,}[ \t]*$|\^{4,}[ \t]*$|=[ \t]+[-+\[0-9.]|\*[ \t]+\S|GROUP[ \t]*$|END_GROUP[ \t]*$)`)
	numbered       = regexp.MustCompile(`(?m)^[0-9]+\.[ \t]`)
	giftMark       = regexp.MustCompile(`(?m)(^[ \t]*::|^[ \t]*\$CATEGORY:|(^|[^\\{])\{[^{}]*[=~#TF>}\n])`)
	blackboardLine = regexp.MustCompile(`(?m)^(MC|MA|TF|ESS|ORD|MAT|FIB|FIB_PLUS|NUM|SR|OP|FMB|JUMBLED_SENTENCE|QUIZ_BOWL)\t`)
	tableHeading   = regexp.MustCompile(`(?i)^[^\n]*\b(question|stem|frage|pregunta|questiontext|newquestion)\b[^\n]*[,;\t|]|^[^\n]*[,;\t|][^\n]*\b(question|stem|frage|pregunta|questiontext)\b`)
)

// ofLines goes by what stands at the beginnings of lines. The order is from what nothing else looks like to what many do.
func ofLines(text, name string) Format {
	isText2QTI := numbered.MatchString(text) && text2qtiMark.MatchString(text)
	switch {
	case looksNative.MatchString(text):
		return YAML
	case ankiHeader.MatchString(text):
		return Anki
	case strings.Contains(text, "max 120 characters"):
		return Kahoot
	case aikenAnswer.MatchString(text) && letteredOption.MatchString(text):
		return Aiken
	case blackboardLine.MatchString(text):
		return CSV
	case isTable(text, name):
		return tableOf(text)
	case isText2QTI:
		return Text2QTI
	case giftMark.MatchString(text):
		return GIFT
	case strings.Contains(text, "\t") && extension(name) != ".md":
		return Anki
	case strings.HasPrefix(strings.ToLower(strings.TrimSpace(text)), "quiz title:"):
		return Text2QTI
	}
	return ""
}

func isTable(text, name string) bool {
	return extension(name) == ".csv" || extension(name) == ".tsv" || tableHeading.MatchString(text)
}

var kahootHeading = regexp.MustCompile(`(?i)\bquestion\b.*\banswer ?1\b.*\btime\b.*\bcorrect\b`)

func tableOf(text string) Format {
	heading, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	if kahootHeading.MatchString(heading) {
		return Kahoot
	}
	return CSV
}

var (
	rootElement = regexp.MustCompile(`<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)`)
	xmlComment  = regexp.MustCompile(`(?s)<!--.*?-->|<\?.*?\?>|<![A-Z].*?>`)
)

// ofXML goes by the root element; every namespace prefix will do.
func ofXML(text string) Format {
	root := rootElement.FindStringSubmatch(xmlComment.ReplaceAllString(text, ""))
	if root == nil {
		return ""
	}
	switch name := root[2]; {
	case name == "quiz" && strings.Contains(text, "canvas.instructure.com"):
		return QTI12
	case name == "quiz", name == "question":
		return MoodleXML
	case name == "questestinterop", name == "item", name == "assessment":
		return QTI12
	case strings.HasPrefix(name, "qti-"), strings.Contains(text, "imsqtiasi_v3p0"), strings.Contains(text, "imsqti_result_v3p0"):
		return QTI3
	case strings.HasPrefix(name, "assessment"):
		return QTI21
	case name == "manifest":
		return ofManifest(text)
	case name == "problem", name == "library", name == "course", name == "chapter", name == "sequential", name == "vertical":
		return OLX
	}
	return ""
}

// ofManifest goes by the resource types of an IMS manifest.
func ofManifest(text string) Format {
	switch {
	case strings.Contains(text, "imsqti_item_xmlv3"), strings.Contains(text, "imsqti_test_xmlv3"), strings.Contains(text, "imsqtiasi_v3"), strings.Contains(text, "qtiv3p0"):
		return QTI3
	case strings.Contains(text, "imsqti_item_xmlv2"), strings.Contains(text, "imsqti_test_xmlv2"), strings.Contains(text, "imsqti_v2p"):
		return QTI21
	case strings.Contains(text, "imsqti_xmlv1p2"), strings.Contains(text, "imscc"):
		return QTI12
	}
	return ""
}

var h5pMark = regexp.MustCompile(`"library"\s*:\s*"H5P\.|"mainLibrary"\s*:|"(answers|textField)"\s*:|"params"\s*:\s*\{`)

// ofJSON tells the native form from the content of an H5P.
func ofJSON(text, name string) Format {
	switch {
	case strings.Contains(text, `"readback"`):
		return JSON
	case h5pMark.MatchString(text):
		return H5P
	case extension(name) == ".json":
		return JSON
	}
	return ""
}
