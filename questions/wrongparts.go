package questions

import "strings"

// Bounds of what a reason lists, so that it stays a sentence.
const (
	maxListed     = 10 // parts
	maxListedText = 60 // runes of a part
)

// wrongParts adds to the reasons which parts weren't right, under a rule; nothing when all were. A mark isn't explained
// by a number alone where no page shows the answer beside it.
func wrongParts(why []Reason, rule string, parts []string) []Reason {
	if len(parts) == 0 {
		return why
	}
	listed := make([]string, min(len(parts), maxListed))
	for i := range listed {
		listed[i] = listedPart(parts[i])
	}
	list := strings.Join(listed, "; ")
	if len(parts) > maxListed {
		list += "; …"
	}
	return append(why, because(rule, "list", list))
}

func listedPart(text string) string {
	runes := []rune(strings.TrimSuffix(strings.Join(strings.Fields(text), " "), "."))
	if len(runes) > maxListedText {
		return string(runes[:maxListedText]) + "…"
	}
	return string(runes)
}
