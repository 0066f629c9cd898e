package handlers

import (
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/readback/readback/questions"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/views"
)

// localTime is how browsers send and take a date with a time of day.
const localTime = "2006-01-02T15:04"

// How many rows for drawing the form has at least, and how many are read.
const (
	drawRows    = 3
	maxDrawRows = 100
)

// publishFormOf reads the form as it was typed.
func publishFormOf(values url.Values) views.PublishForm {
	get := func(name string) string { return strings.TrimSpace(values.Get(name)) }
	f := views.PublishForm{
		Title: get("title"), Group: get("group"), TimeLimit: get("time_limit"), Attempts: get("attempts"), Counts: get("counts"),
		Opens: get("opens"), Closes: get("closes"), Zone: get("zone"), PerPage: get("per_page"),
		Briefing: get("briefing"), Feedback: get("feedback"), PassMark: get("pass_mark"),
		ShuffleQuestions: get("shuffle_questions") != "", ShuffleOptions: get("shuffle_options") != "",
		Tries: get("tries"), TryDeduction: get("try_deduction"), HintDeduction: get("hint_deduction"),
		Hints: get("hints") != "", Certainty: get("certainty") != "",
	}
	tags, counts := values["draw_tag"], values["draw_count"]
	for i := range min(len(tags), len(counts), maxDrawRows) {
		f.Draw = append(f.Draw, views.DrawForm{Tag: strings.TrimSpace(tags[i]), Count: strings.TrimSpace(counts[i])})
	}
	return f
}

// formOfRules fills the form from rules.
func formOfRules(r quiz.Rules) views.PublishForm {
	zone := zoneOf(r)
	f := views.PublishForm{
		TimeLimit: numberOrBlank(int(r.TimeLimit / time.Minute)), Attempts: strconv.Itoa(r.Attempts), Counts: string(r.Counts),
		Opens: localOrBlank(r.Opens, zone), Closes: localOrBlank(r.Closes, zone), Zone: r.Zone, PerPage: strconv.Itoa(r.PerPage),
		Briefing: string(r.Briefing), Feedback: string(r.Feedback),
		ShuffleQuestions: r.ShuffleQuestions, ShuffleOptions: r.ShuffleOptions, Hints: r.Hints, Certainty: r.Certainty,
		Tries: numberOrBlank(r.Tries), TryDeduction: percentOrBlank(r.TryDeduction), HintDeduction: percentOrBlank(r.HintDeduction),
	}
	if r.PassMark != nil {
		f.PassMark = percentTyped(*r.PassMark)
	}
	for _, d := range r.Draw {
		f.Draw = append(f.Draw, views.DrawForm{Tag: d.Tag, Count: strconv.Itoa(d.Count)})
	}
	for len(f.Draw) < drawRows {
		f.Draw = append(f.Draw, views.DrawForm{})
	}
	return f
}

// preset is the preset whose button was pressed.
func (v *visit) preset() (quiz.Preset, bool) {
	name, ok := strings.CutPrefix(v.FormValue("go"), "preset-")
	return quiz.Preset(name), ok
}

// presetForm fills the form with a preset's rules for a revision; what isn't about rules stays as it was typed.
func (v *visit) presetForm(typed views.PublishForm, rules quiz.Rules, p quiz.Preset, revision string) (views.PublishForm, error) {
	r, err := v.Store.Revision(v.ctx(), revision)
	if err != nil {
		return typed, err
	}
	f := formOfRules(rules.Preset(p, quiz.Asks(r.Revision, rules)))
	f.Title, f.Group, f.Opens, f.Closes, f.Zone, f.Draw, f.Preset = typed.Title, typed.Group, typed.Opens, typed.Closes, typed.Zone, typed.Draw, p
	return f, nil
}

func numberOrBlank(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func percentOrBlank(percent float64) string {
	if percent == 0 {
		return ""
	}
	return percentTyped(percent)
}

func percentTyped(percent float64) string { return strconv.FormatFloat(percent, 'f', -1, 64) }

func localOrBlank(t time.Time, zone *time.Location) string {
	if t.IsZero() {
		return ""
	}
	return t.In(zone).Format(localTime)
}

// rulesOfForm turns what was typed into rules, and says by field what can't be read. What the fields mean together
// is for quiz.Rules.Check to judge.
func (v *visit) rulesOfForm(f views.PublishForm) (quiz.Rules, views.Errors) {
	problems := views.Errors{}
	number := func(field, typed string) int {
		n, ok := numberOf(typed)
		if !ok {
			problems[field] = v.words.T("rules.negative")
		}
		return n
	}
	r := quiz.Rules{
		TimeLimit: time.Duration(number("time_limit", f.TimeLimit)) * time.Minute, Attempts: number("attempts", f.Attempts),
		Counts: quiz.Counts(f.Counts), Zone: f.Zone, PerPage: number("per_page", f.PerPage),
		ShuffleQuestions: f.ShuffleQuestions, ShuffleOptions: f.ShuffleOptions,
		Briefing: quiz.BriefingMode(f.Briefing), Feedback: quiz.FeedbackMode(f.Feedback), Hints: f.Hints, Certainty: f.Certainty,
	}
	zone := zoneOf(r)
	r.Opens, r.Closes = v.localTime("opens", f.Opens, zone, problems), v.localTime("closes", f.Closes, zone, problems)
	r.PassMark = v.percent("pass_mark", f.PassMark, problems)
	v.onTheWay(f, &r, problems)
	for _, d := range f.Draw {
		if d.Tag != "" || d.Count != "" {
			r.Draw = append(r.Draw, quiz.Draw{Tag: d.Tag, Count: number("draw", d.Count)})
		}
	}
	return r, problems
}

// numberOf reads a whole number; nothing is 0.
func numberOf(typed string) (n int, ok bool) {
	if typed == "" {
		return 0, true
	}
	n, err := strconv.Atoi(typed)
	return n, err == nil && n >= 0 && n <= 1_000_000
}

// onTheWay reads the rules on tries and hints.
func (v *visit) onTheWay(f views.PublishForm, r *quiz.Rules, problems views.Errors) {
	var ok bool
	if r.Tries, ok = numberOf(f.Tries); !ok {
		problems["tries"] = v.words.T("rules.tries-range")
	}
	if percent := v.percent("try_deduction", f.TryDeduction, problems); percent != nil {
		r.TryDeduction = *percent
	}
	if percent := v.percent("hint_deduction", f.HintDeduction, problems); percent != nil {
		r.HintDeduction = *percent
	}
}

// localTime reads a time of day in a quiz's zone. One that the change to summer time leaves out is refused, since
// nobody could say which was meant.
func (v *visit) localTime(field, typed string, zone *time.Location, problems views.Errors) time.Time {
	if typed == "" {
		return time.Time{}
	}
	t, err := time.ParseInLocation(localTime, typed, zone)
	if err != nil || t.Format(localTime) != typed {
		problems[field] = v.words.T("rules.time-form")
		return time.Time{}
	}
	return t.UTC()
}

// percent reads a percentage, with or without its sign; nil for none. What lies outside is for quiz.Rules.Check to judge.
func (v *visit) percent(field, typed string, problems views.Errors) *float64 {
	if typed == "" {
		return nil
	}
	number := strings.TrimSpace(strings.TrimSuffix(strings.ReplaceAll(typed, ",", "."), "%"))
	percent, err := strconv.ParseFloat(number, 64)
	if err != nil {
		problems[field] = v.words.T("rules.percent-range")
		return nil
	}
	return &percent
}

// essaysIn counts the questions of a set that a person has to mark.
func essaysIn(set *questions.Set) int {
	essays := 0
	for i := range set.Questions {
		if set.Questions[i].Type == questions.EssayType {
			essays++
		}
	}
	return essays
}

// tagsOf counts the questions of a set by tag.
func tagsOf(set *questions.Set) map[string]int {
	counts := map[string]int{}
	for i := range set.Questions {
		for _, tag := range set.Questions[i].Tags {
			counts[tag]++
		}
	}
	return counts
}
