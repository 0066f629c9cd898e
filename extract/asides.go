package extract

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// aside is what pages put between the paragraphs of an article and what isn't the article's. Only whole passages are
// compared, so that a sentence that has such words stays.
var aside = regexp.MustCompile(`(?i)^(?:[-#*>\d. ]*)(?:share(?: this)?(?: article| story| page| post)?(?: (?:on|via|with) [\w ,/&]+)?|share (?:on|via) [\w ,/&]+` +
	`|(?:tweet|print|e-?mail|copy link|save|bookmark|like|comments?|facebook|twitter|whatsapp|linkedin|reddit|telegram|x)(?:[\s|·,/]+(?:tweet|print|e-?mail|copy link|save|facebook|twitter|whatsapp|linkedin|reddit|telegram|x))*` +
	`|print this (?:page|article)|e-?mail this (?:page|article)|click to (?:share|print|email).*|advertisements?|story continues below(?: advertisement)?` +
	`|sign up (?:for|to) .*newsletters?.*|subscribe to .*newsletters?.*|related (?:articles?|stories|topics|content)s?|you (?:may|might) also like|recommended(?: for you)?` +
	`|follow us(?: on .*)?|listen to this (?:article|story).*|\d+ min(?:ute)?s?(?: read)?|skip to (?:main )?content|back to top|read more|most (?:read|popular)|all rights reserved)[.:!…]*$`)

// longestAside is in characters.
const longestAside = 100

// withoutAsides leaves out passages that belong to the page rather than to the article.
func withoutAsides(text string) string {
	var kept []string
	for _, block := range strings.Split(text, "\n\n") {
		if utf8.RuneCountInString(block) <= longestAside && aside.MatchString(strings.TrimSpace(block)) {
			continue
		}
		kept = append(kept, block)
	}
	return strings.Join(kept, "\n\n")
}
