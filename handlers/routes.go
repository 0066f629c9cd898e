package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/questions/formats"
	"github.com/readback/readback/reports"
	"github.com/readback/readback/views"
)

// answersRoute takes a form of answers, and so do the routes of buttons below it. They must not be lost when their
// session has ended.
const answersRoute = "/attempts/:attempt/answers"

// bindRoute takes articles, as files and as long texts.
const bindRoute = "/studio/sets/:set/briefing"

// rosterRoute takes a list of people, as a file or as a long text.
const rosterRoute = "/studio/groups/:group/roster"

// routes is every URL of the web app, with who may use it: the action is looked up in accounts' table.
func (s *Server) routes() {
	s.routeFront(s.echo)
	s.routeLearners(s.echo)
	s.routeStudio(s.echo)
	s.routeSets(s.echo)
	s.routeImports(s.echo)
	s.routeQuizzes(s.echo)
	s.routeGroups(s.echo)
	s.routeAdministration(s.echo)
}

// routeFront is what everybody may see.
func (s *Server) routeFront(e *echo.Echo) {
	e.GET(views.AssetsPath+"*", echo.WrapHandler(http.HandlerFunc(views.ServeAsset)))
	e.GET("/healthz", s.handle(alive))
	e.GET("/readyz", s.handle(ready))
	e.GET("/", s.do(accounts.SeeFront, showHome))
	e.GET("/login", s.do(accounts.SeeFront, showLogin))
	e.POST("/login", s.do(accounts.SeeFront, postLogin), middleware.BodyLimit(keptLimit))
	e.POST("/logout", s.do(accounts.SeeFront, postLogout))
	e.GET("/return", s.do(accounts.SeeFront, showReturn))
	e.POST("/return", s.do(accounts.SeeFront, postReturn), middleware.BodyLimit(keptLimit))
	e.GET("/setup/:token", s.do(accounts.SeeFront, showSetup))
	e.POST("/setup/:token", s.do(accounts.SeeFront, postSetup))
	e.GET("/sign-in/:token", s.do(accounts.SeeFront, showSignInLink))
	e.POST("/sign-in/:token", s.do(accounts.SeeFront, postSignInLink))
	e.GET("/password/:token", s.do(accounts.SeeFront, showPasswordLink))
	e.POST("/password/:token", s.do(accounts.SeeFront, postPasswordLink))
	e.GET("/join", s.do(accounts.SeeFront, findGroup))
	e.GET("/join/:code", s.do(accounts.SeeFront, showJoin))
	e.POST("/join/:code", s.do(accounts.SeeFront, postJoin))
	e.GET(views.CertificatesPath, s.do(accounts.CheckCertificate, findCertificate))
	e.GET(views.CertificatePath(":certificate"), s.do(accounts.CheckCertificate, showCertificate))
}

// routeLearners is taking a quiz.
func (s *Server) routeLearners(e *echo.Echo) {
	page := middleware.BodyLimit(pageLimit)
	e.GET("/briefings/:set", s.handle(showBriefing))
	e.GET(views.MediumPath(":medium"), s.handle(showMedium))
	e.GET("/quizzes/:quiz", s.withQuiz(accounts.SeeQuiz, showQuiz))
	e.POST("/quizzes/:quiz/attempts", s.withQuiz(accounts.TakeQuiz, postAttempt))
	e.GET(views.OwnDataPath, s.do(accounts.ManageSelf, downloadOwnData))
	e.GET("/attempts/:attempt", s.withAttempt(accounts.AnswerAttempt, showAttempt))
	e.PUT("/attempts/:attempt/answers/:n", s.withAttempt(accounts.AnswerAttempt, putAnswer), middleware.BodyLimit(answerLimit))
	e.POST(answersRoute, s.withAttempt(accounts.AnswerAttempt, postAnswers), page)
	e.POST(answersRoute+"/:n/check", s.withAttempt(accounts.AnswerAttempt, aboutOne(checkForScript)), page)
	e.POST(answersRoute+"/:n/hint", s.withAttempt(accounts.AnswerAttempt, aboutOne(hintForScript)), page)
	e.POST(answersRoute+"/:n/flag", s.withAttempt(accounts.AnswerAttempt, aboutOne(flagForScript)), page)
	e.POST("/attempts/:attempt/presence", s.withAttempt(accounts.AnswerAttempt, postPresence))
	e.GET("/attempts/:attempt/finish", s.withAttempt(accounts.AnswerAttempt, showCheck))
	e.POST("/attempts/:attempt/finish", s.withAttempt(accounts.AnswerAttempt, postFinish))
	e.GET("/attempts/:attempt/review", s.withAttempt(accounts.ReviewAttempt, showReview))
	e.POST("/attempts/:attempt/certificate", s.withAttempt(accounts.PrintCertificate, postCertificate))
	e.GET(views.CertificatePDFPath(":certificate"), s.withCertificate(accounts.PrintCertificate, printCertificate))
}

// routeStudio is what instructors have besides sets, quizzes and groups.
func (s *Server) routeStudio(e *echo.Echo) {
	e.GET("/studio", s.do(accounts.SeeStudio, showStudio))
	e.GET("/studio/bin", s.do(accounts.SeeStudio, showBin))
	e.POST("/studio/bin", s.do(accounts.SeeStudio, postBin))
	e.GET("/studio/gallery", s.do(accounts.SeeStudio, showGallery))
	e.GET("/studio/gallery/:specimen", s.do(accounts.SeeStudio, showSpecimen))
}

// routeSets is question sets, their articles, drafts and revisions.
func (s *Server) routeSets(e *echo.Echo) {
	e.GET("/studio/sets", s.do(accounts.SeeStudio, showSets))
	e.POST("/studio/sets", s.do(accounts.ImportSet, postSets))
	e.GET(views.TemplatePath, s.do(accounts.ImportSet, downloadTemplate))
	e.GET("/studio/sets/:set", s.withSet(accounts.SeeSet, showSet))
	e.GET("/studio/sets/:set/set.yaml", s.withSet(accounts.SeeSet, downloadNative(formats.YAML)))
	e.GET("/studio/sets/:set/set.json", s.withSet(accounts.SeeSet, downloadNative(formats.JSON)))
	e.GET("/studio/sets/:set/export", s.withSet(accounts.SeeSet, showExport))
	e.GET("/studio/sets/:set/download", s.withSet(accounts.SeeSet, downloadSet))
	e.GET(bindRoute, s.withEdited(accounts.EditSet, showBind))
	e.POST(bindRoute, s.withEdited(accounts.EditSet, postBind)) // bounds by itself what it reads
	e.GET(bindRoute+"/:source", s.withEdited(accounts.EditSet, showSource))
	e.POST(bindRoute+"/:source", s.withEdited(accounts.EditSet, postSource), middleware.BodyLimit(mendLimit))
	e.GET("/studio/sets/:set/rebind", s.withEdited(accounts.EditSet, showRebind))
	e.POST("/studio/sets/:set/rebind", s.withEdited(accounts.EditSet, postRebind))
	e.GET("/studio/sets/:set/evidence", s.withEdited(accounts.EditSet, showWorklist))
	e.POST("/studio/sets/:set/evidence", s.withEdited(accounts.EditSet, postWorklist))
	e.GET("/studio/sets/:set/revisions", s.withSet(accounts.SeeSet, showRevisions))
	e.GET("/studio/sets/:set/revisions/back", s.withSet(accounts.EditSet, showBack))
	e.POST("/studio/sets/:set/revisions/back", s.withSet(accounts.EditSet, postBack))
	e.GET("/studio/sets/:set/revisions/compare", s.withSet(accounts.SeeSet, showCompare))
	e.GET("/studio/sets/:set/edit", s.withEdited(accounts.EditSet, showSetEditor))
	e.POST("/studio/sets/:set/edit", s.withEdited(accounts.EditSet, postSetEditor))
	e.GET("/studio/sets/:set/edit/:question/text", s.withEdited(accounts.EditSet, oneByOne(showQuestionText)))
	e.POST("/studio/sets/:set/edit/:question/text", s.withEdited(accounts.EditSet, oneByOne(postQuestionText)))
	e.GET("/studio/sets/:set/draft", s.withEdited(accounts.EditSet, showDraft))
	e.POST("/studio/sets/:set/draft", s.withEdited(accounts.EditSet, postDraft))
	e.GET("/studio/sets/:set/edit/:question", s.withEdited(accounts.EditSet, oneByOne(showQuestionForm)))
	e.POST("/studio/sets/:set/edit/:question", s.withEdited(accounts.EditSet, oneByOne(postQuestionForm)), middleware.BodyLimit(mendLimit))
	e.GET("/studio/sets/:set/owners", s.withSet(accounts.EditSet, sharedSet(showOwners)))
	e.POST("/studio/sets/:set/owners", s.withSet(accounts.EditSet, sharedSet(postOwners)))
	e.GET("/studio/sets/:set/delete", s.withSet(accounts.EditSet, showDeleteSet))
	e.POST("/studio/sets/:set/delete", s.withSet(accounts.EditSet, postDeleteSet))
	e.GET("/studio/sets/:set/publish", s.withSet(accounts.PublishSet, showPublish))
	e.POST("/studio/sets/:set/publish", s.withSet(accounts.PublishSet, postPublish))
}

// routeImports is set files on their way in.
func (s *Server) routeImports(e *echo.Echo) {
	e.GET("/studio/import", s.do(accounts.ImportSet, showImport))
	e.POST("/studio/import", s.do(accounts.ImportSet, postImport)) // bounds by itself what it reads
	e.GET("/studio/import/:upload", s.withUpload(accounts.SeeUpload, showUpload))
	e.POST("/studio/import/:upload", s.withUpload(accounts.SeeUpload, postUpload), middleware.BodyLimit(mendLimit))
	e.GET("/studio/import/:upload/media/:medium", s.withUpload(accounts.SeeUpload, showUploadMedium))
	e.GET("/studio/import/:upload/rejects", s.withUpload(accounts.SeeUpload, downloadRejects))
}

// routeQuizzes is running quizzes, marking, and reports.
func (s *Server) routeQuizzes(e *echo.Echo) {
	e.GET("/studio/quizzes", s.do(accounts.SeeStudio, showStudioQuizzes))
	e.GET("/studio/quizzes/:quiz", s.withQuiz(accounts.SeeScores, showStudioQuiz))
	e.GET("/studio/quizzes/:quiz/rules", s.withQuiz(accounts.RunQuiz, showRules))
	e.POST("/studio/quizzes/:quiz/rules", s.withQuiz(accounts.RunQuiz, postRules))
	e.GET("/studio/quizzes/:quiz/allowances", s.withQuiz(accounts.RunQuiz, showAllowances))
	e.POST("/studio/quizzes/:quiz/allowances", s.withQuiz(accounts.RunQuiz, postAllowances))
	e.GET("/studio/quizzes/:quiz/revision", s.withQuiz(accounts.RunQuiz, showQuizRevision))
	e.POST("/studio/quizzes/:quiz/revision", s.withQuiz(accounts.RunQuiz, postQuizRevision))
	e.GET("/studio/quizzes/:quiz/live", s.withQuiz(accounts.SeeScores, showLive))
	e.POST("/studio/quizzes/:quiz/live", s.withQuiz(accounts.RunQuiz, postLive))
	e.GET("/studio/quizzes/:quiz/live/events", s.withQuiz(accounts.SeeScores, showLiveEvents))
	e.GET("/studio/quizzes/:quiz/delete", s.withQuiz(accounts.RunQuiz, showDeleteQuiz))
	e.POST("/studio/quizzes/:quiz/delete", s.withQuiz(accounts.RunQuiz, postDeleteQuiz))
	e.POST("/studio/quizzes/:quiz/try", s.withQuiz(accounts.TryQuiz, tryQuiz))
	e.GET("/studio/quizzes/:quiz/scores", s.withQuiz(accounts.SeeScores, showScores))
	e.GET("/studio/quizzes/:quiz/reports", s.withQuiz(accounts.SeeScores, withSample(views.OverviewReport, showReports)))
	e.GET("/studio/quizzes/:quiz/reports/facts", s.withQuiz(accounts.SeeScores, withSample(views.FactsReport, showFacts)))
	e.GET("/studio/quizzes/:quiz/reports/questions", s.withQuiz(accounts.SeeScores, withSample(views.QuestionsReport, showQuestionsReport)))
	e.GET("/studio/quizzes/:quiz/reports/questions/:question", s.withQuiz(accounts.SeeScores, withSample(views.QuestionsReport, showQuestionReport)))
	e.GET("/studio/quizzes/:quiz/reports/learners", s.withQuiz(accounts.SeeScores, withSample(views.LearnersReport, showLearnersReport)))
	e.GET("/studio/quizzes/:quiz/marking", s.withQuiz(accounts.MarkAnswers, showMarking))
	e.GET("/studio/quizzes/:quiz/marking/:question", s.withQuiz(accounts.MarkAnswers, showByHand))
	e.POST("/studio/quizzes/:quiz/marking/:question", s.withQuiz(accounts.MarkAnswers, postByHand))
	e.GET("/studio/quizzes/:quiz/unmatched", s.withQuiz(accounts.MarkAnswers, showUnmatched))
	e.POST("/studio/quizzes/:quiz/unmatched", s.withQuiz(accounts.MarkAnswers, postUnmatched))
	e.GET("/studio/quizzes/:quiz/remark", s.withQuiz(accounts.MarkAnswers, showRemark))
	e.POST("/studio/quizzes/:quiz/remark", s.withQuiz(accounts.MarkAnswers, postRemark))
	e.GET("/studio/quizzes/:quiz/flags", s.withQuiz(accounts.MarkAnswers, showFlags))
	e.POST("/studio/quizzes/:quiz/flags", s.withQuiz(accounts.MarkAnswers, postFlags))
	e.GET("/studio/quizzes/:quiz/export/:report", s.withQuiz(accounts.SeeScores, aboutReport(showExportReport)))
	e.POST("/studio/quizzes/:quiz/export/:report", s.withQuiz(accounts.SeeScores, aboutReport(postExportReport)))
	e.GET("/studio/exports/:export", s.withExportJob(showExportJob))
	e.POST("/studio/exports/:export", s.withExportJob(postExportJob))
	e.GET("/studio/exports/:export/file", s.withExportJob(downloadExport))
	for _, kind := range reports.Kinds {
		e.GET("/studio/quizzes/:quiz/"+kind.Name+".:format", s.withQuiz(accounts.SeeScores, exportReport(kind)))
	}
}

// routeGroups is groups and their learners.
func (s *Server) routeGroups(e *echo.Echo) {
	e.GET("/studio/groups", s.do(accounts.SeeStudio, showGroups))
	e.POST("/studio/groups", s.do(accounts.MakeGroup, postGroup))
	e.GET("/studio/groups/:group", s.withGroup(accounts.LeadGroup, showGroup))
	e.POST("/studio/groups/:group/joining", s.withGroup(accounts.LeadGroup, postJoining))
	e.GET(rosterRoute, s.withGroup(accounts.LeadGroup, showRoster))
	e.POST(rosterRoute, s.withGroup(accounts.LeadGroup, postRoster)) // bounds by itself what it reads
	e.GET("/studio/groups/:group/members/:person", s.withGroup(accounts.LeadGroup, withMember(showMember)))
	e.POST("/studio/groups/:group/members/:person", s.withGroup(accounts.LeadGroup, withMember(postMember)))
	e.GET("/studio/groups/:group/owners", s.withGroup(accounts.LeadGroup, sharedGroup(showOwners)))
	e.POST("/studio/groups/:group/owners", s.withGroup(accounts.LeadGroup, sharedGroup(postOwners)))
	e.GET("/studio/groups/:group/links", s.withGroup(accounts.LeadGroup, showLinks))
	e.POST("/studio/groups/:group/links", s.withGroup(accounts.LeadGroup, postLinks))
	e.POST("/studio/groups/:group/links/csv", s.withGroup(accounts.LeadGroup, postLinksCSV))
	e.GET("/studio/groups/:group/delete", s.withGroup(accounts.LeadGroup, showDeleteGroup))
	e.POST("/studio/groups/:group/delete", s.withGroup(accounts.LeadGroup, postDeleteGroup))
}

// routeAdministration is for administrators.
func (s *Server) routeAdministration(e *echo.Echo) {
	e.GET("/admin/people", s.do(accounts.SeePeople, showPeople))
	e.POST("/admin/people", s.do(accounts.ManagePeople, postPeople))
	e.GET("/admin/people/:person", s.withPerson(accounts.ManagePeople, showPerson))
	e.POST("/admin/people/:person", s.withPerson(accounts.ManagePeople, postPerson))
}
