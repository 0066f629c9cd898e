package views

import (
	"net/url"
	"strconv"
)

// The paths that pages link to and forms post to. Handlers mount the same.
const (
	HomePath    = "/"
	LoginPath   = "/login"
	LogoutPath  = "/logout"
	ReturnPath  = "/return"
	StudioPath  = "/studio"
	SetsPath    = "/studio/sets"
	ImportPath  = "/studio/import"
	QuizzesPath = "/studio/quizzes"
	GroupsPath  = "/studio/groups"
	PeoplePath  = "/admin/people"

	OwnDataPath      = "/me/data"      // all that is stored of whoever asks
	CertificatesPath = "/certificates" // where a certificate's code is looked up
)

// LoginBackPath is signing in and coming back to a page of ours.
func LoginBackPath(next string) string {
	return LoginPath + "?" + url.Values{"next": {next}}.Encode()
}

// ReturnBackPath is coming back by a return code, and then to a page of ours.
func ReturnBackPath(next string) string {
	return ReturnPath + "?" + url.Values{"next": {next}}.Encode()
}

// SetupPath is where the first administrator is made.
func SetupPath(token string) string { return "/setup/" + url.PathEscape(token) }

// JoinPath is where a group is joined.
func JoinPath(code string) string { return "/join/" + url.PathEscape(code) }

// BriefingPath is a set's sources; a fragment such as #allies-3 names a passage.
func BriefingPath(set string) string { return "/briefings/" + url.PathEscape(set) }

// QuizPath is a quiz's rules.
func QuizPath(id string) string { return "/quizzes/" + url.PathEscape(id) }

// StartPath starts or resumes an attempt (POST).
func StartPath(quiz string) string { return QuizPath(quiz) + "/attempts" }

// AttemptPath is a page of an attempt's questions, counted from 1.
func AttemptPath(id string, page int) string {
	path := "/attempts/" + url.PathEscape(id)
	if page > 1 {
		path += "?page=" + strconv.Itoa(page)
	}
	return path
}

// AnswersPath takes the answers of a page (POST); the script puts single ones below it.
func AnswersPath(attempt string) string { return AttemptPath(attempt, 1) + "/answers" }

// CheckAnswerPath checks the answer to the question shown as n (POST).
func CheckAnswerPath(attempt string, n int) string { return answerPath(attempt, n) + "/check" }

// HintPath asks for the hint of the question shown as n (POST).
func HintPath(attempt string, n int) string { return answerPath(attempt, n) + "/hint" }

// FlagPath tells the instructor that the question shown as n is unclear or wrong (POST).
func FlagPath(attempt string, n int) string { return answerPath(attempt, n) + "/flag" }

func answerPath(attempt string, n int) string { return AnswersPath(attempt) + "/" + strconv.Itoa(n) }

// FinishPath is the check page, and finishing (POST).
func FinishPath(attempt string) string { return AttemptPath(attempt, 1) + "/finish" }

// ReviewPath is the review of an attempt.
func ReviewPath(attempt string) string { return AttemptPath(attempt, 1) + "/review" }

// CertifyPath certifies that the quiz of an attempt was passed, and leads to the PDF (POST).
func CertifyPath(attempt string) string { return AttemptPath(attempt, 1) + "/certificate" }

// CertificatePath says whether the certificate with a code holds.
func CertificatePath(code string) string { return CertificatesPath + "/" + code }

// CertificatePDFPath is that certificate, for whom it is.
func CertificatePDFPath(code string) string { return CertificatePath(code) + "/certificate.pdf" }

// SetPath is a question set in the studio.
func SetPath(id string) string { return SetsPath + "/" + url.PathEscape(id) }

// SetFilePath is a set's latest revision as a file: yaml or json.
func SetFilePath(id, format string) string { return SetPath(id) + "/set." + format }

// PublishPath makes a quiz of a set.
func PublishPath(set string) string { return SetPath(set) + "/publish" }

// UploadPath is a file on its way in; it takes what was chosen about it, and imports it (POST).
func UploadPath(id string) string { return ImportPath + "/" + url.PathEscape(id) }

// RejectsPath is the questions of an upload that have errors, as a file.
func RejectsPath(upload string) string { return UploadPath(upload) + "/rejects" }

// UploadMediaPath is where the images of an upload are, by the names that texts give them.
func UploadMediaPath(upload string) string { return UploadPath(upload) + "/media/" }

// ExportSetPath chooses a format to download a set in, and says what that can't hold.
func ExportSetPath(set string) string { return SetPath(set) + "/export" }

// SetDownloadPath is a set's latest revision as a file in a format.
func SetDownloadPath(set, format string) string {
	return SetPath(set) + "/download?" + url.Values{"format": {format}}.Encode()
}

// StudioQuizPath is a quiz as its instructor sees it.
func StudioQuizPath(id string) string { return QuizzesPath + "/" + url.PathEscape(id) }

// RulesPath changes a quiz's rules.
func RulesPath(quiz string) string { return StudioQuizPath(quiz) + "/rules" }

// AllowancesPath is who has more time and attempts in a quiz; it takes what gives them (POST).
func AllowancesPath(quiz string) string { return StudioQuizPath(quiz) + "/allowances" }

// LivePath is a quiz while it is being taken; it takes what gives more time (POST).
func LivePath(quiz string) string { return StudioQuizPath(quiz) + "/live" }

// LiveEventsPath is what goes on there, as server-sent events.
func LiveEventsPath(quiz string) string { return LivePath(quiz) + "/events" }

// TryPath starts an instructor's try (POST).
func TryPath(quiz string) string { return StudioQuizPath(quiz) + "/try" }

// ScoresPath is who took a quiz, and how.
func ScoresPath(quiz string) string { return StudioQuizPath(quiz) + "/scores" }

// ExportPath is a report as a file: attempts, answers or learners. bom marks a CSV file as UTF-8 for spreadsheets.
func ExportPath(quiz, report, format string, bom bool) string {
	path := StudioQuizPath(quiz) + "/" + report + "." + format
	if bom {
		path += "?bom=1"
	}
	return path
}

// GroupPath is one group.
func GroupPath(id string) string { return GroupsPath + "/" + url.PathEscape(id) }

// JoiningPath closes a group, opens it again and changes its join code (POST).
func JoiningPath(group string) string { return GroupPath(group) + "/joining" }

// RosterPath is where a group gets people from a list; it takes one (POST).
func RosterPath(group string) string { return GroupPath(group) + "/roster" }

// LinksPath is the links by which a group's members sign in; it makes and ends them (POST).
func LinksPath(group string) string { return GroupPath(group) + "/links" }

// LinksCSVPath sends the links of a sheet as a table (POST).
func LinksCSVPath(group string) string { return LinksPath(group) + "/csv" }

// SignInLinkPath is the link by which somebody signs in.
func SignInLinkPath(token string) string { return "/sign-in/" + url.PathEscape(token) }

// PasswordLinkPath is the link by which somebody sets a new password.
func PasswordLinkPath(token string) string { return "/password/" + url.PathEscape(token) }

// MemberPath is somebody as a member of a group; it takes changes (POST).
func MemberPath(group, person string) string {
	return GroupPath(group) + "/members/" + url.PathEscape(person)
}

// PersonPath is somebody for administrators; it takes changes (POST).
func PersonPath(id string) string { return PeoplePath + "/" + url.PathEscape(id) }

// WorklistPath is a set's questions without evidence; it takes what binds them (POST).
func WorklistPath(set string) string { return SetPath(set) + "/evidence" }

// BindPath is where a set gets sources; it takes one (POST).
func BindPath(set string) string { return SetPath(set) + "/briefing" }

// ReportsPath is how a quiz was taken, in numbers.
func ReportsPath(quiz string) string { return StudioQuizPath(quiz) + "/reports" }

// ReportPath is one of the pages on that: questions, facts or learners; "" is the first.
func ReportPath(quiz, page string) string {
	if page == "" {
		return ReportsPath(quiz)
	}
	return ReportsPath(quiz) + "/" + page
}

// QuestionReportPath is how a question of a quiz did.
func QuestionReportPath(quiz, question string) string {
	return ReportPath(quiz, QuestionsReport) + "/" + url.PathEscape(question)
}
