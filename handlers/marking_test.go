package handlers

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/quiz"
	"github.com/readback/readback/views"
)

// markers is a quiz on testdata/voyage.yaml that an instructor has given to everyone, and its marking pages.
type markers struct {
	*site
	quiz                          quiz.Quiz
	ines                          *client
	marking, unmatched, flagsPage string
}

func newMarkers(t *testing.T, edit ...func(*quiz.Quiz)) *markers {
	t.Helper()
	s := newSite(t)
	instructor := s.person("Ines", accounts.Instructor)
	m := &markers{site: s, ines: s.as(instructor)}
	m.quiz = s.publish(instructor, s.save(instructor, s.testFile("voyage.yaml")), edit...)
	studio := "/studio/quizzes/" + m.quiz.ID
	m.marking, m.unmatched, m.flagsPage = studio+"/marking", studio+"/unmatched", studio+"/flags"
	return m
}

// handedIn is somebody's finished attempt, with these answers by number.
func (m *markers) handedIn(name string, answers map[int]string) *sat {
	m.t.Helper()
	a := m.sit(m.person(name, accounts.Learner), m.quiz)
	for n, answer := range answers {
		p, _ := a.save(n, 1, answer)
		p.want(200)
	}
	a.post(a.path + "/finish").want(303)
	return a
}

func (s *sat) id() string { return s.attemptAt(s.path).ID }

// score is what is stored of the attempt; nil while it awaits marking.
func (s *sat) score() *quiz.Score { return s.attemptAt(s.path).Score }

// mark sends the marking form of an answer to the essay as the page has it, with other values in some fields.
func (m *markers) mark(c *client, a *sat, fields ...string) *page {
	m.t.Helper()
	f := c.get(m.marking + "/tell?attempt=" + a.id()).want(200).fields("[data-marking]")
	return c.postForm(m.marking+"/tell", a.with(f, fields...))
}

// TestMarkingAnEssay goes from two attempts that await marking to two scores.
func TestMarkingAnEssay(t *testing.T) {
	m := newMarkers(t, rules(func(r *quiz.Rules) { pass := 50.0; r.PassMark = &pass }))
	lea := m.handedIn("Lea", map[int]string{far: `"42"`, tell: `"We went\n far."`})
	olu := m.handedIn("Olu", map[int]string{tell: `"No."`})
	m.handedIn("Una", nil) // who wrote nothing has 0, and needs nobody
	if lea.score() != nil {
		t.Fatal("an attempt that awaits marking has a score")
	}
	scores := m.ines.get("/studio/quizzes/" + m.quiz.ID + "/scores").want(200)
	scores.wantText(".lede", say("scores.awaiting", "count", 2)).wantText("tbody", say("standing.awaiting-marking")).wantCount("td.end[data-value]", 2)
	m.ines.get("/studio/quizzes/"+m.quiz.ID).wantText(".quiz-marking", say("marking.awaiting", "count", 2))
	m.ines.get(m.marking).want(200).wantText(".lede", say("marking.awaiting", "count", 2)).wantCount(`a[href="`+m.marking+`/tell"]`, 2)

	first := m.ines.get(m.marking + "/tell").want(200).wantInert()
	first.wantText(".filters", say("byhand.waiting", "count", 2)).wantText(".mark-form", say("byhand.awaiting")).wantText(".stem", "Tell the voyage")
	for _, name := range []string{"Lea", "Olu", "Una"} {
		if strings.Contains(first.body, name) {
			t.Errorf("%s is named without being asked for", name)
		}
	}
	whole := m.ines.get(m.marking+"/tell?names=1&attempt="+lea.id()).want(200).wantText("#answer", "Lea").wantText(".kicker", say("byhand.words", "count", 3))
	if got := whole.find(".answer-to-mark .as-typed").Text(); got != "We went\n far." {
		t.Errorf("the answer is shown as %q", got)
	}

	next := m.mark(m.ines, lea, "points.0", "2,5", "comment", "Well told.").want(303).to()
	if next != m.marking+"/tell?attempt="+olu.id() {
		t.Errorf("saving leads to %s", next)
	}
	said := say("byhand.saved", "points", say("score.points", "points", "2.5", "max", "4", "count", 4.0))
	m.ines.get(next).want(200).wantText(".notice", said).wantText("#answer", say("byhand.attempt", "number", views.AnonymousNumber(olu.id())))
	m.mark(m.ines, olu, "points.0", "0").wantTo(m.marking)
	if got := lea.score(); got == nil || got.Points != 4.5 || got.Max != 9 || !*got.Passed {
		t.Errorf("2 of 2 and 2.5 of 4 points make %+v", got)
	}
	if got := olu.score(); got == nil || got.Points != 0 || *got.Passed {
		t.Errorf("nothing right and 0 of 4 points make %+v", got)
	}
	lea.get(lea.path+"/review").want(200).wantText("main", "Well told.")
	m.ines.get(m.marking).want(200).wantText(".lede", say("marking.all-marked")).wantCount("#log ~ .table tbody tr", 2).wantText("#log ~ .table", "2.5 of 4 points")
	m.ines.get(m.marking+"/tell").want(200).wantText("main", say("byhand.none-waiting-title")).wantCount("form[data-marking]", 0)
	m.ines.get("/studio/quizzes/"+m.quiz.ID+"/scores").want(200).wantCount("td.end[data-value]", 6)
}

// TestMarksByHandThatAreRefused keep what was typed.
func TestMarksByHandThatAreRefused(t *testing.T) {
	m := newMarkers(t)
	lea := m.handedIn("Lea", map[int]string{tell: `"We went."`})
	for typed, says := range map[string]string{
		"": say("byhand.points-missing"), "many": say("byhand.points-form"), "4.25": say("byhand.points-range", "max", "4"),
		"-1": say("byhand.points-range", "max", "4"), "1,2,3": say("byhand.points-form"), "1e99": say("byhand.points-range", "max", "4"), "NaN": say("byhand.points-form"),
		`"><script>`: say("byhand.points-form"),
	} {
		p := m.mark(m.ines, lea, "points.0", typed, "comment", "<b>kept</b>").want(422).wantInert()
		p.wantText(".criterion .error", says).wantText("[role=alert]", says).wantText("#comment", "<b>kept</b>")
		if got := p.fields("[data-marking]").Get("points.0"); got != typed {
			t.Errorf("%q is kept as %q", typed, got)
		}
	}
	m.mark(m.ines, lea, "points.0", "1", "comment", strings.Repeat("é", 5001)).want(422).wantText(".error", say("byhand.comment-long", "length", 5001, "most", 5000))
	if lea.score() != nil {
		t.Error("a refused mark has made a score")
	}
	m.mark(m.ines, lea, "attempt", "nothing").want(404)
	m.ines.get(m.marking + "/nothing").want(404)
	m.ines.get(m.marking + "/aside").want(404) // carries no marks
	m.ines.get(m.marking + "/tell?attempt=nothing").want(404)
}

// TestRubricsWithLevels: a level or other points, and the share is what they earn of the rubric's sum.
func TestRubricsWithLevels(t *testing.T) {
	s := newSite(t)
	instructor := s.person("Ines", accounts.Instructor)
	m := &markers{site: s, ines: s.as(instructor)}
	rubric := "rubric: [{criterion: Told, points: 2, levels: [in words, {text: hardly, points: 0.5}, {text: well, points: 2}]}, {criterion: Spelt, points: 1, levels: [{text: badly}]}]"
	set := strings.Replace(s.testFile("voyage.yaml"), "rubric: [{criterion: It is told, points: 4}]", rubric, 1)
	m.quiz = s.publish(instructor, s.save(instructor, set))
	m.marking = "/studio/quizzes/" + m.quiz.ID + "/marking"
	lea := m.handedIn("Lea", map[int]string{tell: `"We went."`})
	m.ines.get(m.marking+"/tell").want(200).wantCount(`[name="level.0"]`, 3).wantCount(`[name="level.1"]`, 0).wantText(".descriptions", "in words").wantText("main", "badly")
	for _, refused := range []struct{ level, points, says string }{
		{"", "", say("byhand.level-missing")}, {"other", "", say("byhand.level-missing")}, {"1", "2", say("byhand.level-both")},
		{"other", "2.5", say("byhand.points-range", "max", "2")}, {"7", "", say("byhand.level-missing")}, {"-1", "x", say("byhand.points-form")},
	} {
		p := m.mark(m.ines, lea, "level.0", refused.level, "points.0", refused.points, "points.1", "1").want(422)
		p.wantText(".criterion .error", refused.says)
	}
	for _, tt := range []struct {
		level, points string
		want          float64
		checked       string
	}{{"0", "", 4 * (0.5 + 1) / 3.0, "0"}, {"1", "", 4, "1"}, {"other", "1,25", 3, "other"}, {"", "2", 4, "1"}} {
		m.mark(m.ines, lea, "level.0", tt.level, "points.0", tt.points, "points.1", "1").want(303)
		if got := lea.score().Points; got != tt.want {
			t.Errorf("level %q and points %q make %v, want %v", tt.level, tt.points, got, tt.want)
		}
		f := m.ines.get(m.marking + "/tell?attempt=" + lea.id()).fields("[data-marking]")
		if f.Get("level.0") != tt.checked || f.Get("points.1") != "1" {
			t.Errorf("level %q and points %q are shown as %v", tt.level, tt.points, f)
		}
	}
}

// TestTwoMarkersAtOnce: who comes second is told what the first did, and may still have their way.
func TestTwoMarkersAtOnce(t *testing.T) {
	m := newMarkers(t)
	lea := m.handedIn("Lea", map[int]string{tell: `"We went."`})
	ada := m.as(m.person("Ada", accounts.Administrator))
	stale := ada.get(m.marking + "/tell").want(200).fields("[data-marking]")
	m.mark(m.ines, lea, "points.0", "3", "comment", "Fine by me.").want(303)

	p := ada.postForm(m.marking+"/tell", lea.with(stale, "points.0", "1", "comment", "Too short.")).want(409).wantInert()
	p.wantText("[role=alert]", "Ines").wantText("[role=alert]", "3 of 4 points").wantText("[role=alert]", "Fine by me.").wantText("#comment", "Too short.")
	if got := lea.score().Points; got != 3 {
		t.Errorf("the first mark has become %v", got)
	}
	again := p.fields("[data-marking]")
	if got := again.Get("points.0"); got != "1" {
		t.Errorf("what was typed is now %q", got)
	}
	ada.postForm(m.marking+"/tell", again).want(303)
	if got := lea.score().Points; got != 1 {
		t.Errorf("the second mark is %v", got)
	}
	ada.postForm(m.marking+"/tell", again).want(409) // sent once more, it has been seen by nobody
	m.ines.get(m.marking).wantText("#log ~ .table", "Ada").wantText("#log ~ .table", say("marking.log-replaced"))
}

// TestTakingAHandMarkBack leaves the attempt without a score again.
func TestTakingAHandMarkBack(t *testing.T) {
	m := newMarkers(t)
	lea := m.handedIn("Lea", map[int]string{tell: `"We went."`})
	m.mark(m.ines, lea, "points.0", "3").want(303)
	p := m.ines.get(m.marking+"/tell?show=done").want(200).wantText(".mark-form", "Ines").wantText(".filters", say("byhand.done", "count", 1))
	f := p.fields("[data-marking]")
	m.ines.postForm(m.marking+"/tell", lea.with(f, "go", "withdraw", "why", "The wrong one.")).wantTo(m.marking + "/tell?attempt=" + lea.id())
	if lea.score() != nil {
		t.Error("there still is a score")
	}
	m.ines.get(m.marking).wantText("#log ~ .table", "The wrong one.").wantText(".lede", say("marking.awaiting", "count", 1))
}

// TestMarkingATypedAnswer by hand takes the place of the rules.
func TestMarkingATypedAnswer(t *testing.T) {
	m := newMarkers(t)
	lea := m.handedIn("Lea", map[int]string{gaps: `{"1":"Anne","2":"3"}`, tell: `"x"`})
	m.mark(m.ines, lea, "points.0", "0").want(303)
	p := m.ines.get(m.marking+"/gaps").want(200).wantInert().wantText(".mark-form", say("byhand.by-rules", "points", say("score.points", "points", "0.33", "max", "1", "count", 1.0)))
	p.wantText(".answer-to-mark", "[1] Anne").wantText(".asked", "[1] steered in [2] spells")
	m.ines.postForm(m.marking+"/gaps", lea.with(p.fields("[data-marking]"), "points", ".75")).wantTo(m.marking)
	if got := lea.score().Points; got != 0.75 {
		t.Errorf("the score is %v", got)
	}
	again := m.ines.get(m.marking + "/gaps?show=done").want(200).fields("[data-marking]")
	if again.Get("points") != "0.75" {
		t.Errorf("the form has %v", again)
	}
}

// effectShown reads the table of a preview: what each attempt's score was and will be.
func effectShown(p *page) (table []string) {
	for _, row := range p.find("tbody tr").EachIter() {
		var cells []string
		for _, cell := range row.Find("td").EachIter() {
			cells = append(cells, strings.TrimSpace(cell.Text()))
		}
		table = append(table, strings.Join(cells, " "))
	}
	return table
}

// TestAcceptingAText shows before what comes of it, does just that, and can be taken back.
func TestAcceptingAText(t *testing.T) {
	m := newMarkers(t, rules(func(r *quiz.Rules) { pass := 10.0; r.PassMark = &pass }))
	var gave []*sat
	for _, learner := range []struct{ name, typed string }{{"Lea", "Anne"}, {"Olu", " ANNE "}, {"Una", "Bo"}} {
		raw := must[[]byte](t)(json.Marshal(map[string]string{"1": learner.typed, "2": "3"}))
		m.clock.move(time.Second)
		gave = append(gave, m.handedIn(learner.name, map[int]string{gaps: string(raw)}))
	}
	gave = gave[:2]
	list := m.ines.get(m.unmatched).want(200).wantInert().wantText(".typed-place h2", say("unmatched.gap", "gap", 1)).wantCount("tbody tr", 2)
	list.wantText("tbody tr:first-child .end", "2").wantText(".typed-place", say("unmatched.accepts", "texts", "Anna"))
	m.ines.get(m.marking).wantText(".entries", say("marking.unmatched", "count", 2))

	fields := []string{"question", "gaps", "gap", "helm", "text", "anne", "percent", "100", "why", "So they spell it."}
	preview := m.ines.post(m.unmatched, append(fields, "go", "preview")...).want(200).wantInert()
	preview.wantText(".effect-said", say("unmatched.effect-marks", "count", 2)).wantCount("tbody tr", 2)
	if got := effectShown(preview)[0]; got != "33.3% 66.7% 3.7% 7.4% "+say("unmatched.fails-still") {
		t.Errorf("the effect is %q", got)
	}
	for _, name := range []string{"Lea", "Olu"} {
		if strings.Contains(preview.text("tbody"), name) {
			t.Errorf("%s is named without being asked for", name)
		}
	}
	m.ines.post(m.unmatched, append(fields, "go", "preview", "names", "yes")...).want(200).wantText("tbody", "Lea")
	if got := gave[0].score().Percent; got > 4 {
		t.Errorf("the preview has changed a score to %v", got)
	}
	m.ines.post(m.unmatched, append(fields, "go", "accept")...).wantTo(m.unmatched)
	done := m.ines.get(m.unmatched).wantText(".notice", say("unmatched.done-marks", "count", 2)).wantText("tbody", say("unmatched.accepted", "percent", "100%"))
	done.wantText("tbody", "Ines")
	for _, a := range gave {
		if got := a.score().Points; got < 0.66 || got > 0.67 {
			t.Errorf("the score is %v", got)
		}
	}
	m.ines.post(m.unmatched, append(fields, "go", "accept")...).want(303) // sent twice, done once
	m.ines.get(m.marking).wantText("#log ~ .table", say("marking.log-accepted-gap", "text", "anne", "gap", 1)).wantCount("#log ~ .table tbody tr", 1).
		wantText("#log ~ .table", "So they spell it.").wantText("#log ~ .table", say("marking.log-worth", "percent", "100%", "count", 2))

	back := m.ines.post(m.unmatched, append(fields, "go", "preview-withdraw")...).want(200).wantText("h1", "Anne").wantCount("tbody tr", 2)
	if got := effectShown(back)[0]; !strings.HasPrefix(got, "66.7% 33.3%") {
		t.Errorf("the effect is %q", got)
	}
	m.ines.post(m.unmatched, append(fields, "go", "withdraw")...).wantTo(m.unmatched)
	if got := gave[0].score().Percent; got > 4 {
		t.Errorf("the score is still %v", got)
	}
	m.ines.get(m.marking).wantText("#log ~ .table", say("marking.log-withdrew-gap", "text", "anne", "gap", 1))
}

// TestAcceptingMakesPeoplePass: the preview and the notice count those.
func TestAcceptingMakesPeoplePass(t *testing.T) {
	m := newMarkers(t, rules(func(r *quiz.Rules) { pass := 7.0; r.PassMark = &pass }))
	m.handedIn("Lea", map[int]string{gaps: `{"1":"Anne","2":"3"}`})
	fields := []string{"question", "gaps", "gap", "helm", "text", "anne"}
	m.ines.post(m.unmatched, append(fields, "go", "preview")...).want(200).wantText(".effect-said", say("unmatched.effect-pass", "count", 1))
	m.ines.post(m.unmatched, append(fields, "go", "preview", "percent", "50")...).want(200).wantText(".effect-said", say("unmatched.effect-same"))
	m.ines.post(m.unmatched, append(fields, "go", "accept", "percent", "50", "shown", "100")...).want(200).wantText(".effect-said", say("unmatched.effect-same"))
	m.handedIn("Olu", map[int]string{gaps: `{"1":"anne","2":"3"}`}) // between preview and confirmation
	m.ines.post(m.unmatched, append(fields, "go", "accept", "percent", "100 %")...).want(303)
	m.ines.get(m.unmatched).wantText(".notice", say("unmatched.done-marks", "count", 2)).wantText(".notice", say("unmatched.done-pass", "count", 2))
}

func TestAcceptancesThatAreRefused(t *testing.T) {
	m := newMarkers(t)
	m.handedIn("Lea", map[int]string{gaps: `{"1":"Anne"}`})
	fields := []string{"question", "gaps", "gap", "helm", "text", "anne"}
	for _, percent := range []string{"0", "", "-5", "101", "half", "1e3"} {
		for _, do := range []string{"accept", "preview"} {
			p := m.ines.post(m.unmatched, append(fields, "go", do, "percent", percent, "why", "<b>kept</b>")...).want(422).wantInert()
			p.wantText(".error", say("unmatched.percent-range")).wantCount("tbody tr", 0)
			if f := p.fields(".accept-form"); f.Get("percent") != percent || f.Get("why") != "<b>kept</b>" {
				t.Errorf("kept is %v", f)
			}
		}
	}
	m.ines.post(m.unmatched, append(fields, "go", "accept", "why", strings.Repeat("x", 501))...).want(422)
	m.ines.post(m.unmatched, "question", "gaps", "gap", "helm", "text", "never typed", "go", "accept").want(404)
	m.ines.post(m.unmatched, "question", "gaps", "gap", "heading", "text", "anne", "go", "accept").want(404)
	m.ines.post(m.unmatched, append(fields, "go", "withdraw")...).wantTo(m.unmatched) // nothing to take back
	if log := must[[]quiz.Correction](t)(m.Store.Corrections(t.Context(), m.quiz.ID)); len(log) != 0 {
		t.Errorf("logged is %v", log)
	}
}

func TestLookingAtFlags(t *testing.T) {
	m := newMarkers(t)
	lea := m.handedIn("Lea", map[int]string{crew: `{"1":"1"}`})
	lea.post(lea.path+"/answers/2/flag", "flag.2.kind", "unclear", "flag.2.note", "<b>Who</b> is\nBo?").want(303)
	m.ines.get(m.marking).wantText(".entries", say("marking.flags", "count", 1))
	p := m.ines.get(m.flagsPage).want(200).wantInert().wantText(".flag-list", "<b>Who</b> is Bo?").wantText(".flag-list", say("flags.unclear")).wantText(".flag-list dd", "Anna: ")
	p.wantCount(`a[href="/studio/sets/voyage#q2"]`, 1)
	if strings.Contains(p.body, "Lea") || strings.Contains(p.body, lea.path+"/review") {
		t.Error("the learner is named without being asked for")
	}
	m.ines.get(m.flagsPage+"?names=1").want(200).wantText(".flag-list", "Lea")
	fields := []string{"attempt", lea.id(), "question", "crew"}
	m.ines.post(m.flagsPage, append(fields, "go", "resolve", "names", "1")...).wantTo(m.flagsPage + "?names=1")
	m.ines.get(m.flagsPage).wantText("details", "Ines").wantText(".notice", say("flags.resolved-notice"))
	m.ines.get(m.marking).wantText(".entries", say("marking.flags-none"))
	m.ines.post(m.flagsPage, append(fields, "go", "reopen")...).wantTo(m.flagsPage)
	m.ines.get(m.marking).wantText(".entries", say("marking.flags", "count", 1))
	m.ines.post(m.flagsPage, "attempt", lea.id(), "question", "far").want(404)
}

// TestMarkingIsForWhoRunsTheQuiz: everybody else finds nothing there, with the right ids in hand too.
func TestMarkingIsForWhoRunsTheQuiz(t *testing.T) {
	m := newMarkers(t)
	lea := m.handedIn("Lea", map[int]string{tell: `"x"`, gaps: `{"1":"Anne"}`})
	other := m.as(m.person("Otis", accounts.Instructor))
	for _, path := range []string{m.marking, m.marking + "/tell", m.unmatched, m.flagsPage} {
		other.get(path).want(404)
		lea.get(path).want(403)
	}
	other.post(m.marking+"/tell", "attempt", lea.id(), "points.0", "4").want(404)
	other.post(m.unmatched, "question", "gaps", "gap", "helm", "text", "anne", "go", "accept").want(404)
	if lea.score() != nil {
		t.Error("somebody else has marked it")
	}
}

// TestMarkingAnAttemptAtAnotherQuiz: a quiz of one's own is no way into somebody else's.
func TestMarkingAnAttemptAtAnotherQuiz(t *testing.T) {
	m := newMarkers(t)
	lea := m.handedIn("Lea", map[int]string{tell: `"x"`})
	otis := m.person("Otis", accounts.Instructor)
	own := m.publish(otis, m.save(nil, strings.Replace(m.testFile("voyage.yaml"), "id: voyage", "id: another", 1)))
	other := m.as(otis)
	other.get("/studio/quizzes/" + own.ID + "/marking/tell?attempt=" + lea.id()).want(404)
	other.post("/studio/quizzes/"+own.ID+"/marking/tell", "attempt", lea.id(), "points.0", "4").want(404)
	other.post("/studio/quizzes/"+own.ID+"/flags", "attempt", lea.id(), "question", "tell").want(404)
	if lea.score() != nil {
		t.Error("it is marked")
	}
}

// TestHostileAnswersAreInertForTheirMarker: learners type what they like.
func TestHostileAnswersAreInertForTheirMarker(t *testing.T) {
	m := newMarkers(t)
	script := `"><script>alert(1)</script><img src=x onerror=alert(1)> [x](javascript:alert(1)) {{.}}`
	typed := string(must[[]byte](t)(json.Marshal(script)))
	lea := m.handedIn(script, map[int]string{tell: typed, gaps: `{"1":` + typed + `}`})
	lea.post(lea.path+"/answers/1/flag", "flag.1.kind", "wrong", "flag.1.note", script).want(303)
	m.clock.move(time.Minute)
	for _, path := range []string{m.marking + "/tell?names=1", m.marking + "/gaps?names=1", m.unmatched, m.flagsPage + "?names=1"} {
		m.ines.get(path).want(200).wantInert().wantText("main", `<script>alert(1)</script>`)
	}
	m.ines.post(m.unmatched, "question", "gaps", "gap", "helm", "text", script, "go", "preview", "names", "yes", "why", script).want(200).wantInert().wantText("main", "<script>")
	m.ines.post(m.unmatched, "question", "gaps", "gap", "helm", "text", script, "go", "accept", "why", script).want(303)
	m.ines.get(m.unmatched).want(200).wantInert().wantText(".notice", "<script>")
	m.mark(m.ines, lea, "points.0", "1", "comment", script).want(303)
	m.ines.get(m.marking).want(200).wantInert().wantText("#log ~ .table", "<script>")
	lea.get(lea.path+"/review").want(200).wantInert().wantText("main", "<script>")
}
