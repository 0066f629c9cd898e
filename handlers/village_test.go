package handlers

import (
	"net/url"
	"path"
	"strings"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/jobs"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/reports"
	"github.com/readback/readback/store"
	"github.com/readback/readback/views"
)

// By these somebody signs in who lives in no village.
const (
	doorName     = "dora"
	doorPassword = "a password of some length"
	doorCode     = "0000-1111-2222-3333-4444"
)

// village is one of each: people, their sets, groups, quizzes and attempts.
//
// The instructor leads the group, in which is the learner, and has published the set to it and to everyone. The
// administrator has given the same group a quiz, too. A set, another group and a quiz of that are the instructor's and the
// other instructor's together. The program came with a set and an open quiz. The learner has
// attempts at both quizzes of the group, one finished; the guest has one at the instructor's open quiz; the
// instructor tries the group's.
type village struct {
	*site
	guest, learner, otherLearner, instructor, otherInstructor, administrator *accounts.Person
	ids                                                                      map[string]map[string]string // by parameter, and by whose they are
	set                                                                      string                       // begins the ids of its sets
}

// newVillage settles one. It has ids of its own, so that one site can have several.
func (s *site) newVillage() *village {
	s.t.Helper()
	v := &village{
		site: s, learner: s.person("Lea", accounts.Learner), otherLearner: s.person("Olu", accounts.Learner),
		instructor: s.person("Ines", accounts.Instructor), otherInstructor: s.person("Otis", accounts.Instructor),
		administrator: s.person("Ada", accounts.Administrator),
	}
	guest := accounts.Person{Name: "Gus", Role: accounts.Learner, Guest: true, CreatedAt: s.clock.Now()}
	guest = must[accounts.Person](s.t)(s.Store.AddPerson(guest, store.Secrets{}))
	v.guest = &guest
	v.set = "set-" + strings.ToLower(guest.ID)
	v.build()
	return v
}

func (v *village) build() {
	group := v.group(v.instructor, v.learner)
	own := v.save(v.instructor, v.flightSet(v.set+"-own"))
	its := v.save(v.administrator, v.flightSet(v.set+"-its"))
	shared := v.save(nil, v.flightSet(v.set+"-shared"))
	shares := v.save(v.instructor, v.flightSet(v.set+"-shares"))
	leads := v.group(v.instructor, v.learner)
	for _, o := range []store.Owned{{Set: shares.SetID}, {Group: leads.ID}} {
		v.must(v.Store.AddOwner(o, v.otherInstructor.ID, v.instructor.ID, v.clock.Now()))
	}
	again := rules(func(r *quiz.Rules) { r.Attempts, r.Feedback = 0, quiz.FeedbackEach })
	given := v.publish(v.instructor, own, forGroup(group), again)
	open := v.publish(v.instructor, own, again)
	from := v.publish(v.administrator, its, forGroup(group), again, rules(func(r *quiz.Rules) { r.PassMark = new(float64) })) // everybody passes
	free := v.publish(nil, shared, again)
	together := v.publish(v.instructor, own, forGroup(leads), again)
	order := reports.Order{Filter: reports.Filter{Quiz: given.ID}, Kind: "attempts", Format: "csv"}
	export := must[jobs.Export](v.t)(v.Exports.Ask(v.instructor.ID, order, "attempts.csv", 1))
	v.ids = map[string]map[string]string{
		":quiz":     {"instructor's-group": given.ID, "instructor's-open": open.ID, "administrator's-group": from.ID, "program's-open": free.ID, "both's-group": together.ID},
		":attempt":  {"learner's-open": v.begin(v.learner, given), "guest's-open": v.begin(v.guest, open)},
		":set":      {"instructor's": own.SetID, "administrator's": its.SetID, "program's": shared.SetID, "both's": shares.SetID},
		":group":    {"instructor's": group.ID, "both's": leads.ID},
		":upload":   {"instructor's": path.Base(v.as(v.instructor).upload("flight.yaml", v.flightSet(v.set+"-up")).Request.URL.Path)},
		":export":   {"instructor's": export.ID},
		":medium":   {"there": v.saveImage(v.set + "-pictures")},
		":person":   {"learner": v.learner.ID},
		":code":     {"instructor's": group.JoinCode},
		":specimen": {"there": views.Gallery()[0].Name},
		"*":         {"there": path.Base(views.Asset("app.css"))},
	}
	finished := v.begin(v.learner, from)
	v.as(v.learner).put("/attempts/"+finished+"/answers/4", `{"seq": 1, "answer": "midday"}`).want(200)
	v.must(v.Store.Flag(v.learner.ID, quiz.Flag{Attempt: finished, Question: "when", Kind: quiz.FlagWrong, At: v.clock.Now()}))
	v.as(v.learner).post("/attempts/" + finished + "/finish").want(303)
	v.ids[":attempt"]["learner's-finished"] = finished
	certificate := must[quiz.Certificate](v.t)(v.Store.IssueCertificate(v.learner.ID, from.ID, v.clock.Now()))
	v.ids[":certificate"] = map[string]string{"learner's": certificate.Code}
	tried := v.as(v.instructor).post("/studio/quizzes/" + given.ID + "/try").want(303).to()
	v.ids[":attempt"]["instructor's-try"] = path.Base(tried)
}

// begin starts an attempt and returns its id.
func (v *village) begin(p *accounts.Person, q quiz.Quiz) string {
	v.t.Helper()
	return path.Base(v.as(p).start(q))
}

func (v *village) actor(name string) *accounts.Person {
	return map[string]*accounts.Person{
		"guest": v.guest, "learner": v.learner, "another-learner": v.otherLearner,
		"instructor": v.instructor, "another-instructor": v.otherInstructor, "administrator": v.administrator,
	}[name]
}

// form is a valid form for a route that takes one.
func (v *village) form(route, actor string) url.Values {
	switch route {
	case "POST /login":
		return form("sign_in", doorName, "password", doorPassword)
	case "POST /return":
		return form("code", doorCode)
	case "POST /join/:code", "POST /quizzes/:quiz/attempts", "POST /studio/groups":
		return form("name", "Nina")
	case "POST /studio/groups/:group/joining":
		return form("go", "close")
	case "POST /studio/groups/:group/links":
		return form("go", "all")
	case "POST /studio/groups/:group/roster":
		return form("text", "name\nNina")
	case "POST /studio/groups/:group/members/:person":
		return form("go", "remove")
	case "POST /setup/:token":
		return form("name", "Nina", "email", actor+"@example.org", "password", "a long enough one")
	case "POST /attempts/:attempt/answers":
		return form("seq.1", "1", "a.1", "1", "go", "check")
	case "POST /attempts/:attempt/answers/:n/check", "POST /attempts/:attempt/answers/:n/hint":
		return form("seq.1", "1", "a.1", "1")
	case "POST /attempts/:attempt/answers/:n/flag":
		return form("flag.1.kind", "unclear", "flag.1.note", "Who is the crew?")
	case "POST /studio/quizzes/:quiz/export/:report":
		return form("format", "csv", "column", "percent")
	case "POST /studio/sets":
		return form("title", "A set")
	case "POST /studio/import":
		return form("text", v.flightSet(v.set+"-"+actor))
	case "POST /studio/import/:upload":
		return form("go", "import")
	case "POST /studio/sets/:set/publish", "POST /studio/quizzes/:quiz/rules":
		return form("title", "A quiz", "attempts", "1", "counts", "best", "zone", "UTC", "briefing", "beside", "feedback", "end")
	case "POST /studio/quizzes/:quiz/marking/:question": // the learner's answer, which is in the administrator's quiz
		return form("attempt", v.ids[":attempt"]["learner's-finished"], "go", "withdraw")
	case "POST /studio/quizzes/:quiz/unmatched":
		return form("question", "when", "text", "midday", "go", "accept")
	case "POST /studio/quizzes/:quiz/flags":
		return form("attempt", v.ids[":attempt"]["learner's-finished"], "question", "when", "go", "resolve")
	case "POST /studio/quizzes/:quiz/live":
		return form("go", "give", "whom", "")
	case "POST /studio/quizzes/:quiz/allowances":
		return form("go", "extend", "more", "5")
	case "POST /studio/sets/:set/owners", "POST /studio/groups/:group/owners":
		return form("who", v.administrator.SignIn)
	case "POST /studio/sets/:set/briefing":
		return form("go", "add", "title", "Another log", "text", "It was late.")
	case "POST /studio/sets/:set/revisions/back":
		return form("number", "1")
	case "POST /admin/people":
		return form("name", "Nina", "role", "instructor")
	case "POST /admin/people/:person":
		return form("role", "instructor")
	}
	return nil
}
