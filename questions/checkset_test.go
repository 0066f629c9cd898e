package questions

import "strings"

var headCases = []checkCase{
	{"no version", func(s *Set) { s.Readback = 0 }, "error version-missing /readback"},
	{"another version", func(s *Set) { s.Readback = 2 }, "error version-unknown /readback"},
	{"no id", func(s *Set) { s.ID = "" }, "error id-missing /id"},
	{"bad id", func(s *Set) { s.ID = "My Set" }, "error id-form /id"},
	{"long id", func(s *Set) { s.ID = strings.Repeat("a", MaxSlug+1) }, "error id-form /id"},
	{"no title", func(s *Set) { s.Title = "" }, "error title-missing /title"},
	{"long title", func(s *Set) { s.Title = strings.Repeat("a", MaxText+1) }, "error text-long /title"},
	{"bad language", func(s *Set) { s.Language = "english!" }, "error language-form /language"},
	{"good language", func(s *Set) { s.Language = "zh-Hant-TW" }, ""},
	{"bad evidence rule", func(s *Set) { s.Evidence = "sometimes" }, "error evidence-rule /evidence"},
	{"no questions", func(s *Set) { s.Questions = nil }, "error questions-missing /questions"},
	{"too many questions", func(s *Set) {
		for n := range MaxQuestions {
			q := s.Questions[0]
			q.ID = "q" + letters(n)
			s.Questions = append(s.Questions, q)
		}
	}, "error too-many /questions"},
}

var sourceCases = []checkCase{
	{"no id", func(s *Set) { s.Briefing = append(s.Briefing, Source{Title: "T", Text: "x"}) }, "error id-missing /briefing/2/id"},
	{"bad id", func(s *Set) { s.Briefing = append(s.Briefing, Source{ID: "_", Title: "T", Text: "x"}) }, "error id-form /briefing/2/id"},
	{"id twice", func(s *Set) { s.Briefing = append(s.Briefing, s.Briefing[1]) }, "error id-twice /briefing/2/id"},
	{"no title", func(s *Set) { s.Briefing[1].Title = "" }, "error title-missing /briefing/1/title"},
	{"too much text", func(s *Set) { s.Briefing[0].Text = strings.Repeat("x ", MaxBriefing) }, "error briefing-long /briefing"},
	{"no text", func(s *Set) { s.Briefing = append(s.Briefing, Source{ID: "x", Title: "T"}) }, "error source-empty /briefing/2/text"},
	{"nothing to see", func(s *Set) { s.Briefing = append(s.Briefing, Source{ID: "x", Title: "T", Text: " \n\n---\n"}) },
		"error source-empty /briefing/2/text"},
	{"bad date", func(s *Set) { s.Briefing[1].Published = "19.7.2021" }, "error date-form /briefing/1/published"},
	{"no such date", func(s *Set) { s.Briefing[1].Published = "2021-02-30" }, "error date-form /briefing/1/published"},
	{"good date", func(s *Set) { s.Briefing[1].Published = "2021-07-19" }, ""},
	{"script address", func(s *Set) { s.Briefing[1].URL = "javascript:alert(1)" }, "error url-form /briefing/1/url"},
	{"address without host", func(s *Set) { s.Briefing[1].URL = "https:///x" }, "error url-form /briefing/1/url"},
	{"good address", func(s *Set) { s.Briefing[1].URL = "https://example.org/a?b#c" }, ""},
	{"too many sources", func(s *Set) {
		for n := range MaxSources {
			s.Briefing = append(s.Briefing, Source{ID: "s" + letters(n), Title: "T", Text: "x"})
		}
	}, "error too-many /briefing"},
}
