package e2e

// changesRules lets learners try again, pays for it, and asks how sure they are. The quiz's page then says so.
func (b *tab) changesRules(quiz string) {
	b.t.Helper()
	b.open("/studio/quizzes/" + quiz + "/rules")
	b.check("change the rules")
	b.press(at("[name=feedback][value=each]"))
	b.fill(labelled(say("publish.tries")), "0")
	b.fill(labelled(say("publish.try-deduction")), "200")
	b.follow(button(say("publish.save")))
	b.see(say("form.errors"))
	b.check("change the rules, refused")
	b.fill(labelled(say("publish.tries")), "3")
	b.fill(labelled(say("publish.try-deduction")), "10")
	b.fill(labelled(say("publish.hint-deduction")), "20")
	b.press(at("#certainty"))
	b.follow(button(say("publish.save")))
	b.see(say("expect.feedback-each"))
	b.see(say("expect.tries", "count", 3, "percent", english.Percent(10)))
	b.see(say("expect.hints", "percent", english.Percent(20)))
	b.see(say("expect.certainty"))
}
