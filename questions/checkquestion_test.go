package questions

var questionCases = []checkCase{
	{"no id", func(s *Set) { s.Questions[0].ID = "" }, "error id-missing /questions/0/id"},
	{"bad id", func(s *Set) { s.Questions[0].ID = "A" }, "error id-form /questions/0/id"},
	{"id twice", func(s *Set) { s.Questions[1].ID = s.Questions[0].ID }, "error id-twice /questions/1/id"},
	{"no stem", func(s *Set) { s.Questions[0].Stem = "\n" }, "error stem-missing /questions/0/stem"},
	{"negative points", func(s *Set) { s.Questions[0].Points = "-1" }, "error points-range /questions/0/points"},
	{"many points", func(s *Set) { s.Questions[0].Points = "1000.1" }, "error points-range /questions/0/points"},
	{"no points", func(s *Set) { s.Questions[0].Points = "0" }, ""},
	{"most points", func(s *Set) { s.Questions[0].Points = "1000" }, ""},
	{"unknown type", func(s *Set) {
		s.Questions[0] = Question{QuestionHead: QuestionHead{ID: "q", Type: "x", Evidence: []Evidence{{Source: "x", Quote: "y"}}}}
	}, `
		error stem-missing /questions/0/stem
		error type-unknown /questions/0/type
		error source-unknown /questions/0/evidence/0/source`},
	{"no type", func(s *Set) { s.Questions[0].Type, s.Questions[0].Body = "", nil }, "error type-missing /questions/0/type"},
}

func withEvidence(es ...Evidence) func(*Set) {
	return func(s *Set) { s.Questions[0].Evidence = es }
}

var evidenceCases = []checkCase{
	{"none", withEvidence(), "error evidence-missing /questions/0/evidence"},
	{"none, by the briefing's default", func(s *Set) { s.Evidence, s.Questions[0].Evidence = "", nil },
		"error evidence-missing /questions/0/evidence"},
	{"none where optional", func(s *Set) { s.Evidence, s.Questions[0].Evidence = EvidenceOptional, nil }, ""},
	{"none beside quotes and claims", func(s *Set) { s.Questions[4].Evidence, s.Questions[5].Evidence = nil, nil }, ""},
	{"no source", withEvidence(Evidence{Quote: "China"}), "error evidence-source-missing /questions/0/evidence/0/source"},
	{"unknown source", withEvidence(Evidence{Source: "x", Quote: "China"}), "error source-unknown /questions/0/evidence/0/source"},
	{"quote and absent", withEvidence(Evidence{Source: "joint", Quote: "China", Absent: "why"}), "error quote-and-absent /questions/0/evidence/0"},
	{"no quote", withEvidence(Evidence{Source: "joint"}), "error quote-missing /questions/0/evidence/0/quote"},
	{"blank quote", withEvidence(Evidence{Source: "joint", Quote: " \n"}), "error quote-missing /questions/0/evidence/0/quote"},
	{"absent", withEvidence(Evidence{Source: "joint", Absent: "Says nothing of it."}), ""},
	{"passage beyond", withEvidence(Evidence{Source: "joint", Quote: "China", Passage: 2}), "error passage-unknown /questions/0/evidence/0/passage"},
	{"passage below", withEvidence(Evidence{Source: "joint", Quote: "China", Passage: -1}), "error passage-unknown /questions/0/evidence/0/passage"},
	{"not in this passage", withEvidence(Evidence{Source: "allies", Quote: "NATO agrees", Passage: 3}),
		"error quote-not-found /questions/0/evidence/0/quote"},
	{"loose", withEvidence(Evidence{Source: "allies", Quote: `nobody was "punished"`}), "warning quote-loose /questions/0/evidence/0/quote"},
	{"not found", withEvidence(Evidence{Source: "allies", Quote: "Russia denied everything"}), "error quote-not-found /questions/0/evidence/0/quote"},
	{"nearly found", withEvidence(Evidence{Source: "allies", Quote: "Thirty thousand servers hit"}),
		"error quote-not-found /questions/0/evidence/0/quote"},
	{"over two passages", withEvidence(Evidence{Source: "allies", Quote: "were hit. Nobody was"}),
		"error quote-not-found /questions/0/evidence/0/quote"},
	{"several", withEvidence(Evidence{Source: "joint", Quote: "China"}, Evidence{Source: "x", Quote: "y"}, Evidence{}), `
		error source-unknown /questions/0/evidence/1/source
		error evidence-source-missing /questions/0/evidence/2/source`},
}
