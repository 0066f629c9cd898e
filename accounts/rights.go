package accounts

// Action is something that a person may or may not do: one for each kind of page and of change.
type Action string

// All actions. Whoever adds a route names its action here and its row in rights below.
const (
	// SeeFront is the front page, signing in, joining a group, coming back by a code, setting up.
	SeeFront Action = "see-front"
	// ManageSelf is signing out, changing one's own name, email, password and return code, and having what is stored of oneself.
	ManageSelf Action = "manage-self"
	// CheckCertificate is looking up whether a certificate holds, by its code.
	CheckCertificate Action = "check-certificate"
	// Practise is practice on what one missed.
	Practise Action = "practise"

	// SeeQuiz is a quiz's rules.
	SeeQuiz Action = "see-quiz"
	// TakeQuiz is starting or resuming an attempt. Nobody becomes a guest by it.
	TakeQuiz Action = "take-quiz"
	// SeeMedium is an image of a set, by a name that only pages with it tell.
	SeeMedium Action = "see-medium"
	// SeeBriefing is the sources as learners read them.
	SeeBriefing Action = "see-briefing"
	// AnswerAttempt is seeing an attempt's questions, answering and finishing.
	AnswerAttempt Action = "answer-attempt"
	// ReviewAttempt is an attempt's answers and marks, as far as its rules have released them.
	ReviewAttempt Action = "review-attempt"
	// PrintCertificate is the certificate of a quiz that one has passed.
	PrintCertificate Action = "print-certificate"

	// SeeStudio is the instructors' pages in general: lists of what is one's own.
	SeeStudio Action = "see-studio"
	// ImportSet is checking a set file and storing it under a new id, or making a set by hand.
	ImportSet Action = "import-set"
	// SeeUpload is a file on its way in: what is wrong with it, and importing it.
	SeeUpload Action = "see-upload"
	// SeeSet is a question set with its key, and its export.
	SeeSet Action = "see-set"
	// EditSet is every change to a set: a new revision, owning it together with others, deleting it.
	EditSet Action = "edit-set"
	// PublishSet is making a quiz of a set.
	PublishSet Action = "publish-set"
	// TryQuiz is an attempt that never counts, for whoever sees the quiz's page in the studio.
	TryQuiz Action = "try-quiz"
	// RunQuiz is changing a quiz's rules, giving extra time, closing and deleting it.
	RunQuiz Action = "run-quiz"
	// SeeScores is who took a quiz and how, and the export of it.
	SeeScores Action = "see-scores"
	// MarkAnswers is marking by hand, accepting typed answers, and looking at what learners flagged.
	MarkAnswers Action = "mark-answers"

	// MakeGroup is making a new group.
	MakeGroup Action = "make-group"
	// LeadGroup is a group's members and join code, giving it quizzes, new return codes for its members, and leading it
	// together with others.
	LeadGroup Action = "lead-group"

	// SeePeople is the list of everybody.
	SeePeople Action = "see-people"
	// ManagePeople is adding, disabling and deleting people, their roles and passwords.
	ManagePeople Action = "manage-people"
	// RunInstallation is settings, backups, metrics and the audit.
	RunInstallation Action = "run-installation"
)

// Relations says how a person stands to the thing that an action is about. A relation that
// doesn't concern the action may be left out; one that isn't known must be.
type Relations struct {
	// Given: the quiz (or one on the briefing) is open to everyone, or given to a group that the person is in.
	Given bool
	// OwnAttempt: the attempt, or what a certificate is for, is the person's.
	OwnAttempt bool
	// OwnsSet: the set is the person's, alone or together with others.
	OwnsSet bool
	// SharedSet: the set has no owner, as the starter set; every instructor may use it.
	SharedSet bool
	// OwnsUpload: the file was sent by the person.
	OwnsUpload bool
	// OwnsQuiz: the quiz was published by the person.
	OwnsQuiz bool
	// LeadsGroup: the group, or the one that the quiz was given to, is the person's, alone or together with others.
	LeadsGroup bool
}

// standing is one reason for which an action is allowed. p is nil for nobody.
type standing func(p *Person, r Relations) bool

func anyone(*Person, Relations) bool               { return true }
func signedIn(p *Person, _ Relations) bool         { return p != nil }
func given(_ *Person, r Relations) bool            { return r.Given }
func attemptsOwner(p *Person, r Relations) bool    { return p != nil && r.OwnAttempt }
func anInstructor(p *Person, _ Relations) bool     { return p != nil && p.Role == Instructor }
func anAdministrator(p *Person, _ Relations) bool  { return p != nil && p.Role == Administrator }
func setsOwner(p *Person, r Relations) bool        { return anInstructor(p, r) && r.OwnsSet }
func sharedSetsReader(p *Person, r Relations) bool { return anInstructor(p, r) && r.SharedSet }
func quizzesOwner(p *Person, r Relations) bool     { return anInstructor(p, r) && r.OwnsQuiz }
func groupsLeader(p *Person, r Relations) bool     { return anInstructor(p, r) && r.LeadsGroup }
func uploadsOwner(p *Person, r Relations) bool {
	return (anInstructor(p, r) || anAdministrator(p, r)) && r.OwnsUpload
}

// rights is the one table of who may do what: an action is allowed to whoever has one of the
// standings in its row. Administrators are in every row that instructors are in;
// no one but its owner answers in an attempt.
var rights = map[Action][]standing{
	SeeFront:   {anyone},
	ManageSelf: {signedIn},
	Practise:   {signedIn},

	CheckCertificate: {anyone},
	PrintCertificate: {attemptsOwner},

	SeeQuiz:       {given, quizzesOwner, groupsLeader, anAdministrator},
	TakeQuiz:      {given},
	SeeMedium:     {signedIn},
	SeeBriefing:   {given, setsOwner, sharedSetsReader, quizzesOwner, groupsLeader, anAdministrator},
	AnswerAttempt: {attemptsOwner},
	ReviewAttempt: {attemptsOwner, quizzesOwner, groupsLeader, anAdministrator},

	SeeStudio:   {anInstructor, anAdministrator},
	ImportSet:   {anInstructor, anAdministrator},
	SeeUpload:   {uploadsOwner},
	SeeSet:      {setsOwner, sharedSetsReader, anAdministrator},
	EditSet:     {setsOwner, anAdministrator},
	PublishSet:  {setsOwner, sharedSetsReader, anAdministrator},
	TryQuiz:     {quizzesOwner, groupsLeader, anAdministrator},
	RunQuiz:     {quizzesOwner, groupsLeader, anAdministrator},
	SeeScores:   {quizzesOwner, groupsLeader, anAdministrator},
	MarkAnswers: {quizzesOwner, groupsLeader, anAdministrator},

	MakeGroup: {anInstructor, anAdministrator},
	LeadGroup: {groupsLeader, anAdministrator},

	SeePeople:       {anAdministrator},
	ManagePeople:    {anAdministrator},
	RunInstallation: {anAdministrator},
}

// May tells whether a person may do something, given how the person stands to the thing that it
// is done to. nil is nobody: somebody who isn't signed in. Disabled people may do nothing, and
// an action without a row is allowed to no one.
func May(p *Person, a Action, r Relations) bool {
	if p != nil && p.Disabled {
		return false
	}
	for _, stands := range rights[a] {
		if stands(p, r) {
			return true
		}
	}
	return false
}
