package views

import (
	"strconv"
	"strings"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/words"
)

// PublishPage makes a quiz of a set, or changes the rules of one.
type PublishPage struct {
	Frame
	Errors    Errors
	Set       SetLine
	Form      PublishForm
	Groups    []accounts.Group // that the quiz can be given to
	Tags      []string         // of the set's questions, to draw by
	TagCounts map[string]int   // how many questions have each tag; nil: not said
	Quiz      string           // id of the quiz whose rules are changed; empty: a new one
	Taken     int              // attempts there already
	Essays    int              // questions of the set that a person has to mark
	HeldBack  int              // questions of the set that are stale
}

// PublishForm is a quiz's rules as they were typed.
type PublishForm struct {
	Title            string
	Group            string // id; empty: everyone
	TimeLimit        string // minutes
	Attempts         string // 0: any number
	Counts           string // a quiz.Counts
	Opens, Closes    string // 2006-01-02T15:04 in Zone
	Zone             string // IANA name
	PerPage          string // 0: all on one page
	Briefing         string // a quiz.BriefingMode
	Feedback         string // a quiz.FeedbackMode
	PassMark         string // percent
	ShuffleQuestions bool
	ShuffleOptions   bool
	Draw             []DrawForm
	Tries            string // how often a question may be checked; empty: once
	TryDeduction     string // percent; empty: nothing
	Hints            bool
	HintDeduction    string // percent; empty: nothing
	Certainty        bool
	Preset           quiz.Preset // that the form was just filled with; empty: none
}

// DrawForm asks for a number of questions with a tag, as typed.
type DrawForm struct {
	Tag   string // empty: of any tag
	Count string
}

// drawRows is how many draws the form has room for, at least.
const drawRows = 3

// draws are the rows of the form: what was typed, and empty ones.
func (p PublishPage) draws() []DrawForm {
	rows := append([]DrawForm(nil), p.Form.Draw...)
	for len(rows) < drawRows {
		rows = append(rows, DrawForm{})
	}
	return rows
}

// target is where the form is posted to.
func (p PublishPage) target() string {
	if p.Quiz != "" {
		return RulesPath(p.Quiz)
	}
	return PublishPath(p.Set.ID)
}

// submit is what the form's button says.
func (p PublishPage) submit() string {
	if p.Quiz != "" {
		return p.W.T("publish.save")
	}
	return p.W.T("publish.publish")
}

// publishFields are the names of the form's fields, in its order.
var publishFields = []string{
	"title", "group", "opens", "closes", "zone", "time_limit", "attempts", "counts", "per_page", "shuffle_questions",
	"shuffle_options", "draw", "briefing", "feedback", "pass_mark", "tries", "try_deduction", "hints", "hint_deduction", "certainty",
}

func groupChoices(p PublishPage) []choice {
	choices := []choice{{Value: "", Text: p.W.T("publish.everyone")}}
	for _, g := range p.Groups {
		choices = append(choices, choice{Value: g.ID, Text: g.Name})
	}
	return choices
}

// publishKicker says which set it is about, as it is now.
func publishKicker(p PublishPage) string {
	revision := p.W.T("set.revision", "number", strconv.Itoa(p.Set.Number))
	return strings.Join([]string{p.Set.Title, p.W.T("set.questions", "count", p.Set.Questions), revision}, " · ")
}

// groupName is the name of the group that the quiz is for.
func groupName(p PublishPage) string {
	for _, c := range groupChoices(p) {
		if c.Value == p.Form.Group {
			return c.Text
		}
	}
	return p.Form.Group
}

func countsChoices(w words.Words) []choice {
	return []choice{
		{Value: string(quiz.CountsBest), Text: w.T("publish.counts-best")},
		{Value: string(quiz.CountsFirst), Text: w.T("publish.counts-first")},
		{Value: string(quiz.CountsLast), Text: w.T("publish.counts-last")},
		{Value: string(quiz.CountsMean), Text: w.T("publish.counts-mean")},
	}
}

func briefingChoices(w words.Words) []choice {
	return []choice{
		{Value: string(quiz.BriefingBeside), Text: w.T("publish.briefing-beside"), Hint: w.T("publish.briefing-beside-hint")},
		{Value: string(quiz.BriefingBefore), Text: w.T("publish.briefing-before"), Hint: w.T("publish.briefing-before-hint")},
		{Value: string(quiz.BriefingHidden), Text: w.T("publish.briefing-hidden"), Hint: w.T("publish.briefing-hidden-hint")},
	}
}

func feedbackChoices(w words.Words) []choice {
	return []choice{
		{Value: string(quiz.FeedbackEnd), Text: w.T("publish.feedback-end"), Hint: w.T("publish.feedback-end-hint")},
		{Value: string(quiz.FeedbackEach), Text: w.T("publish.feedback-each"), Hint: w.T("publish.feedback-each-hint")},
		{Value: string(quiz.FeedbackClosing), Text: w.T("publish.feedback-closing"), Hint: w.T("publish.feedback-closing-hint")},
		{Value: string(quiz.FeedbackMarks), Text: w.T("publish.feedback-marks"), Hint: w.T("publish.feedback-marks-hint")},
		{Value: string(quiz.FeedbackNone), Text: w.T("publish.feedback-none"), Hint: w.T("publish.feedback-none-hint")},
	}
}

// tagText is a tag to draw by, with how many questions have it where that is known.
func tagText(p PublishPage, tag string) string {
	if n, ok := p.TagCounts[tag]; ok {
		return p.W.T("publish.tag", "tag", tag, "count", n)
	}
	return tag
}

// commonZones are offered while a zone is typed; any other IANA name is taken, too.
var commonZones = strings.Fields(`
	UTC Europe/London Europe/Dublin Europe/Lisbon Europe/Madrid Europe/Paris Europe/Brussels Europe/Amsterdam Europe/Berlin
	Europe/Zurich Europe/Vienna Europe/Rome Europe/Prague Europe/Warsaw Europe/Copenhagen Europe/Stockholm Europe/Oslo
	Europe/Helsinki Europe/Tallinn Europe/Riga Europe/Vilnius Europe/Athens Europe/Bucharest Europe/Sofia Europe/Kyiv Europe/Istanbul
	America/New_York America/Chicago America/Denver America/Los_Angeles America/Toronto America/Mexico_City America/Bogota
	America/Sao_Paulo America/Argentina/Buenos_Aires Africa/Cairo Africa/Lagos Africa/Nairobi Africa/Johannesburg
	Asia/Jerusalem Asia/Dubai Asia/Karachi Asia/Kolkata Asia/Dhaka Asia/Bangkok Asia/Singapore Asia/Shanghai Asia/Tokyo Asia/Seoul
	Australia/Perth Australia/Sydney Pacific/Auckland`)
