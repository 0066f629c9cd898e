package views_test

import "testing"

func TestReviewOfEachType(t *testing.T) {
	doc := specimen(t, "review")
	count(t, doc, map[string]int{
		"#q7 .badge.partly":                         1,
		"#q8 table.pairs[role=table] th[scope=col]": 2, "#q8 td .cell.right": 2, "#q8 td .cell.wrong": 2, "#q8 .instead": 2,
		"#q9 ol.order > li.right": 3, "#q9 ol.order > li.wrong": 2, "#q9 .right-order li": 5,
		"#q10 .filled.partly": 1, "#q10 .filled.wrong": 2, "#q10 .filled.key": 3,
		"#q11 .badge.awaiting": 1, "#q11 .rubric > ul > li": 2, "#q12.information": 1, "#q12 .badge": 0, ".score": 0,
	})
	says(t, doc, map[string]string{
		"#q7 .given-text": "540,000 ± 5%", "#q7 .why": "Read as 90,000. That answer is worth 50 %.", "#q7 .feedback": "That is one hour.",
		"#q8 .why": "2 of 4 pairs right.", "#q9 ol.order > li.wrong:first-of-type, #q9 ol.order": "Belongs in place 3",
		"#q10 .why": "0 of 3 gaps right.", "#q10 .gap-notes": "Accepted: steering; rudder (earns 50%)", "#q10 .stem": "Gap 1 of 3 , Partly right : rudder Right: steering",
		"#q11 .written": "vessel not under command", "#q11 .marked-as": "5 points", ".notice": "A person marks some of these answers.",
	})
}

func TestReviewOfRightAnswers(t *testing.T) {
	doc := specimen(t, "review-all-right")
	count(t, doc, map[string]int{
		"#q8 .cell.right": 4, "#q8 .instead": 0, "#q9 ol.order > li.right": 5, "#q9 .right-order": 0, "#q10 .filled.right": 3, "#q10 .filled.key": 0,
	})
	says(t, doc, map[string]string{"#q7 .why": "Read as 540,000. It matches 540,000 ± 5%.", "#q4 .why": ""})
}

func TestReviewOfNoAnswers(t *testing.T) {
	doc := specimen(t, "review-unanswered")
	count(t, doc, map[string]int{".badge.unanswered": 11, "#q9 ol.order": 0, "#q9 .right-order li": 5, "#q10 .filled.key": 3, ".badge.awaiting": 0})
	says(t, doc, map[string]string{"#q8 table": "No answer", "#q11": "Not answered"})
}

func TestReviewOfMarksByHand(t *testing.T) {
	doc := specimen(t, "review-marked-by-hand")
	count(t, doc, map[string]int{".badge.awaiting": 0, ".score .percent": 1, "#q11 .levels .reached": 1, "form details.flag": 11})
	says(t, doc, map[string]string{
		"#q4 .why": "It was accepted later, for 50 %.", "#q7": "How sure: Certain.", "#q7 .marked-as": "0.3 of 2 points",
		"#q11 .rubric": "2 of 3 points", "#q11 .comment": "Well weighed.", "#q1 .flag summary": "it is unclear",
	})
}

func TestMarksAloneShowNoKey(t *testing.T) {
	for _, name := range []string{"review-marks-only", "review-later", "review-never"} {
		count(t, specimen(t, name), map[string]int{
			".filled.key": 0, ".filled.right": 0, ".right-order": 0, ".instead": 0, ".rubric": 0, ".gap-notes": 0, ".cell.right": 0, "li.right": 0, ".explanation": 0, ".notes": 0,
		})
	}
}

func TestTheAuthorSeesTheKey(t *testing.T) {
	doc := specimen(t, "set")
	count(t, doc, map[string]int{"#q8 table.pairs tbody tr": 4, "#q9 .right-order li": 5, "#q10 .filled.right": 3, "#q11 .levels li": 3})
	says(t, doc, map[string]string{
		"#q7 .accepted": "540,000 ± 5% euros", "#q8 .accepted": "The operator of the Sandholm ferry", "#q10 .gap-notes": "Offered: Courier; Echo; harbour office",
		"#q11": "80 to 200 words are wanted.", "#q12": "leave out",
	})
}
