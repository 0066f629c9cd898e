package csv

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/readback/readback/questions"
)

var foreignCases = []readCase{
	{"letters", "Question,Option A,Option B,Option C,Correct,Points,Tags\nWho?,Ann,Bo,Cy,B,2,\"people, names\"\n", `{"type":"single-choice","stem":"Who?","points":2,"tags":["people","names"],"options":[{"text":"Ann"},{"text":"Bo","correct":true},{"text":"Cy"}]}`},
	{"numbers and several right ones", "Question Text,Answer 1,Answer 2,Answer 3,Correct Answer(s),Feedback\nWhich?,x,y,z,\"1, 3\",Because.\n", `{"type":"multiple-response","stem":"Which?","explanation":"Because.","options":[{"text":"x","correct":true},{"text":"y"},{"text":"z","correct":true}]}`},
	{"the text itself, semicolons", "Frage;Antwort 1;Antwort 2;Richtige Antwort;Punkte\nWer?;Anna;Otto;otto;1,5\n", `{"type":"single-choice","stem":"Wer?","points":1.5,"options":[{"text":"Anna"},{"text":"Otto","correct":true}]}`},
	{"Spanish, tabs", "Pregunta\tOpción A\tOpción B\tRespuesta correcta\tTema\n¿Quién?\tAna\tEva\ta\thistoria\n", `{"type":"single-choice","stem":"¿Quién?","tags":["historia"],"options":[{"text":"Ana","correct":true},{"text":"Eva"}]}`},
	{"bare letters, bars", "Question|A|B|C|Key\nWho?|Ann|Bo|Cy|AC\n", `{"type":"multiple-response","stem":"Who?","options":[{"text":"Ann","correct":true},{"text":"Bo"},{"text":"Cy","correct":true}]}`},
	{"wrong answers in their columns", "Question,Correct Answer,Incorrect Answer 1,Incorrect Answer 2,Difficulty\nWho?,Ann,Bo,Cy,easy\n", `{"type":"single-choice","stem":"Who?","tags":["difficulty: easy"],"options":[{"text":"Ann","correct":true},{"text":"Bo"},{"text":"Cy"}]}`},
	{"options in one cell", "Question,Options,Answer\nWho?,\"Ann\nBo\nCy\",Bo\nWhat?,x;y,1\n", `{"type":"single-choice","stem":"Who?","options":[{"text":"Ann"},{"text":"Bo","correct":true},{"text":"Cy"}]}
{"type":"single-choice","stem":"What?","options":[{"text":"x","correct":true},{"text":"y"}]}`},
	{"types", "Type,Question,Answer 1,Answer 2,Answer\nTrue/False,It rained.,,,FALSE\nTF,It snowed.,,,Richtig\nFill in the Blank,Capital of France?,,,Paris\nNumeric,How many?,,,\"1,5\"\nEssay,Explain.,,,\nMultiple Choice,Who?,a,b,2\nHotspot,Where?,,,\nOrdering,Sort.,first,second,\n", `{"type":"true-false","stem":"It rained.","answer":false}
{"type":"true-false","stem":"It snowed.","answer":true}
{"type":"short-text","stem":"Capital of France?","accept":[{"text":"Paris"}]}
{"type":"numeric","stem":"How many?","accept":[{"value":1.5}]}
{"type":"essay","stem":"Explain."}
{"type":"single-choice","stem":"Who?","options":[{"text":"a"},{"text":"b","correct":true}]}
{"type":"ordering","stem":"Sort.","items":["first","second"]}
8:1 error type-unsupported found=Hotspot`},
	{"no type", "Question,Answer\nCapital of France?,Paris\nHow many?,12\nIt rained.,true\nHow much?,\"1,200\"\nWhat?,\n", `{"type":"short-text","stem":"Capital of France?","accept":[{"text":"Paris"}]}
{"type":"numeric","stem":"How many?","accept":[{"value":12}]}
{"type":"true-false","stem":"It rained.","answer":true}
5:11 error table-number-thousands found=1,200
6:7 error table-answer-missing`},
	{"several answers between bars", "Question,Type,Correct\nCapital?,Short answer,Paris| Lutetia\nRiver?,Short answer,\"Seine\nSequana\"\nBoth?,Short answer,x|y\nMagnitude?,Short answer,|x|\nList?,Short answer,Paris; Lutetia\nEnd?,Short answer,Paris;\nHow many?,Numeric,3|4\n", `{"type":"short-text","stem":"Capital?","accept":[{"text":"Paris"},{"text":"Lutetia"}]}
{"type":"short-text","stem":"River?","accept":[{"text":"Seine"},{"text":"Sequana"}]}
{"type":"short-text","stem":"Both?","accept":[{"text":"x"},{"text":"y"}]}
{"type":"short-text","stem":"Magnitude?","accept":[{"text":"|x|"}]}
{"type":"short-text","stem":"List?","accept":[{"text":"Paris; Lutetia"}]}
{"type":"short-text","stem":"End?","accept":[{"text":"Paris;"}]}
{"type":"numeric","stem":"How many?","accept":[{"value":3},{"value":4}]}
2:23 warning table-answer-bars found=Paris| Lutetia
7:20 warning table-answer-semicolon found=Paris; Lutetia`},
	{"options with their letters in one cell", "Question,Options,Correct\nq1,\"A) x\nB) y\",B\nq2,a. x; b. y,b) y\nq3,(1) x|(2) y|(3) z,\"(1) x|3) z\"\nq4,1.5; 2.5,\"1.5\"\nq5,A) x; C) y,1\nq6,A.x; B.y,1\n", `{"type":"single-choice","stem":"q1","options":[{"text":"x"},{"text":"y","correct":true}]}
{"type":"single-choice","stem":"q2","options":[{"text":"x"},{"text":"y","correct":true}]}
{"type":"multiple-response","stem":"q3","options":[{"text":"x","correct":true},{"text":"y"},{"text":"z","correct":true}]}
{"type":"single-choice","stem":"q4","options":[{"text":"1.5","correct":true},{"text":"2.5"}]}
{"type":"single-choice","stem":"q5","options":[{"text":"A) x","correct":true},{"text":"C) y"}]}
{"type":"single-choice","stem":"q6","options":[{"text":"A.x","correct":true},{"text":"B.y"}]}`},
	{"options with their letters in columns", "Question,Option A,Option B,Option C,Correct\nq1,A) x,,C) y,C\nq2,a. x,b. y,y,B\n", `{"type":"single-choice","stem":"q1","options":[{"text":"x"},{"text":"y","correct":true}]}
{"type":"single-choice","stem":"q2","options":[{"text":"a. x"},{"text":"b. y","correct":true},{"text":"y"}]}`},
	{"places of what is missing", "Question,Options,Correct\n,x;y,A\nq1,x;y,\nq2,x,A\n", `{"type":"single-choice","stem":"","options":[{"text":"x","correct":true},{"text":"y"}]}
{"type":"single-choice","stem":"q1","options":[{"text":"x"},{"text":"y"}]}
{"type":"single-choice","stem":"q2","options":[{"text":"x","correct":true}]}
2:1 error stem-missing
3:8 error one-correct found=0
4:4 error options-few found=1`},
	{"accepted stars are stars", "Question,Answer\nWhich sign?,*\n", `{"type":"short-text","stem":"Which sign?","accept":[{"text":"\\*"}]}`},
	{"not kept", "Question,A,B,Correct,Image Link,Time in seconds,Notes,,Notes\nWho?,x,y,A,http://x/y.png,30,n,stray,m\nWhat?,x,y,B,,30,,stray,\n", `{"type":"single-choice","stem":"Who?","options":[{"text":"x","correct":true},{"text":"y"}]}
{"type":"single-choice","stem":"What?","options":[{"text":"x"},{"text":"y","correct":true}]}
1:33 warning not-kept what=Time in seconds
1:49 warning table-column-unknown heading=Notes
1:56 warning table-column-unknown heading=Notes
2:12 warning not-kept what=image http://x/y.png
2:32 warning table-column-unnamed found=stray`},
	{"Excel's manglings", "Question,A,B,C,Correct\nq1,x,y,z,1.2\nq2,x,y,z,02. Jan\nq3,x,y,z,2024-01-02\nq4,x,y,z,12\nq5,x,y,z,45293\nq6,x,y,z,7\nq7,x,y,z,w\n", `2:10 error table-correct-mangled found=1.2
3:10 error table-correct-mangled found=02. Jan
4:10 error table-correct-mangled found=2024-01-02
5:10 error table-correct-mangled found=12
6:10 error table-correct-mangled found=45293
7:10 error table-correct-unknown found=7
8:10 error table-correct-unknown found=w`},
	{"letters with texts", "Question,A,B,Correct\nWho?,Ann,Bo,B) Bo\nWhat?,Ann,Bo,A. Bo\nWhen?,Ann,Bo,(b)\nWhere?,Ann,Bo,Option B\n", `{"type":"single-choice","stem":"Who?","options":[{"text":"Ann"},{"text":"Bo","correct":true}]}
{"type":"single-choice","stem":"When?","options":[{"text":"Ann"},{"text":"Bo","correct":true}]}
{"type":"single-choice","stem":"Where?","options":[{"text":"Ann"},{"text":"Bo","correct":true}]}
3:14 error table-correct-unknown found=A. Bo`},
	{"a number that is a place and a text", "Question,A,B,C,Correct\n1+1?,2,3,4,2\n1+2?,1,2,3,3\n", `{"type":"single-choice","stem":"1+2?","options":[{"text":"1"},{"text":"2"},{"text":"3","correct":true}]}
2:12 error table-correct-ambiguous found=2`},
	{"ragged rows", "Question,A,B,Correct\nWho?,x,y,A,extra\nWhat?,x,y\n\n,,,\nWhen?,x,y,A,,\n", `{"type":"single-choice","stem":"What?","options":[{"text":"x"},{"text":"y"}]}
{"type":"single-choice","stem":"When?","options":[{"text":"x","correct":true},{"text":"y"}]}
2:12 error table-ragged columns=4 found=extra
3:1 error one-correct found=0`},
	{"a broken quote", "Question,A,B,Correct\n\"Who?,x,y,A\nWhat?,x,y,B\n\"Where?\",x,y,A\n", `{"type":"single-choice","stem":"What?","options":[{"text":"x"},{"text":"y","correct":true}]}
{"type":"single-choice","stem":"Where?","options":[{"text":"x","correct":true},{"text":"y"}]}
2:1 error csv-quote-open`},
	{"a broken quote to the end", "Question,A,B,Correct\nWho?,\"x,y,A\nWhat?,x,y,B\n", `{"type":"single-choice","stem":"What?","options":[{"text":"x"},{"text":"y","correct":true}]}
2:6 error csv-quote-open`},
	{"quotes inside", "Question,A,B,Correct\n\"He said \"hi\" to me?\",x,y,A\n\"Hamlet\" was written by?,x,y,B\n\"A \"\"good\"\" one, \nreally?\",x,y,A\n", `{"type":"single-choice","stem":"He said \"hi\" to me?","options":[{"text":"x","correct":true},{"text":"y"}]}
{"type":"single-choice","stem":"\"Hamlet\" was written by?","options":[{"text":"x"},{"text":"y","correct":true}]}
{"type":"single-choice","stem":"A \"good\" one,\nreally?","options":[{"text":"x","correct":true},{"text":"y"}]}
2:1 warning csv-quote-inside
3:1 warning csv-quote-inside`},
	{"what stands above and again", "My quiz\n\nQuestion,A,B,Correct\nWho?,x,y,A\nQuestion,A,B,Correct\nWhat?,x,y,B\n", `{"type":"single-choice","stem":"Who?","options":[{"text":"x","correct":true},{"text":"y"}]}
{"type":"single-choice","stem":"What?","options":[{"text":"x"},{"text":"y","correct":true}]}
1:1 warning table-preamble row=3`},
	{"no headings", "Who is it?,x,y,z\nWhat is it?,x,y,z\n", `1:1 error table-heading found=Who is it?,x,y,z`},
	{"empty", "", `1:1 error no-questions`},
	{"only headings", "Question,A,B,Correct\n", `1:1 error questions-missing`},
	{"weights of other systems", "Question,Answer 1,Fraction 1,Feedback 1,Answer 2,Fraction 2,Answer 3,Fraction 3\nWho?,x,100,Yes.,y,50,z,0\nWhat?,x,1,,y,0,z,0\n", `{"type":"single-choice","stem":"Who?","options":[{"text":"x","weight":100,"feedback":"Yes."},{"text":"y","weight":50},{"text":"z","weight":0}]}
{"type":"single-choice","stem":"What?","options":[{"text":"x","correct":true},{"text":"y"},{"text":"z"}]}`},
	{"feedback if right and if wrong", "Question,A,B,Correct,Correct Feedback,Incorrect Feedback\nWho?,x,y,A,Yes.,No.\n", `{"type":"single-choice","stem":"Who?","options":[{"text":"x","correct":true,"feedback":"Yes."},{"text":"y","feedback":"No."}]}`},
	{"sep hint", "sep=;\nQuestion;A;B;Correct\nWho?;x,1;y,2;A\n", `{"type":"single-choice","stem":"Who?","options":[{"text":"x,1","correct":true},{"text":"y,2"}]}`},
	{"neutralised", "Question,A,B,Correct\n'=1+1?,'-x,-1,A\n", `{"type":"single-choice","stem":"=1+1?","options":[{"text":"-x","correct":true},{"text":"-1"}]}`},
	{"two columns for one thing", "Question,Question Text,A,B,Correct\n1,Who?,x,y,A\n", `{"type":"single-choice","stem":"Who?","options":[{"text":"x","correct":true},{"text":"y"}]}
1:1 warning table-column-twice heading=Question`},
}

func TestOtherTables(t *testing.T) { runReads(t, foreignCases) }

func TestOtherTablesArePlainText(t *testing.T) {
	set, problems := readText("Question,A,B,Correct\n*Who* [is] <b>it</b>? #1 &amp;,_x_,1 < 2,A\n")
	if len(problems) > 0 || len(set.Questions) != 1 {
		t.Fatal(told(set, problems))
	}
	options := set.Questions[0].Body.(*questions.SingleChoice).Options
	for markdown, want := range map[string]string{set.Questions[0].Stem: "*Who* [is] <b>it</b>? #1 &amp;", options[0].Text: "_x_", options[1].Text: "1 < 2"} {
		if got := questions.PlainText(markdown); got != want {
			t.Errorf("%q reads %q, want %q", markdown, got, want)
		}
	}
}

func TestTheWholeSetIsRead(t *testing.T) {
	set, _ := readText(ownCases[2].text)
	want := questions.Set{
		Readback: 1, ID: "exchange", Title: "The exchange", Description: "What happened.", Tags: []string{"cyber"}, Language: "en", Evidence: questions.EvidenceRequired,
		Briefing: []questions.Source{{ID: "allies", Title: "Allies say", Publisher: "BBC", Published: "2021-07-19", URL: "https://example.org",
			Text: "The U.S. blamed China. NATO agreed.\n\nMore text."}},
	}
	set.Questions = nil
	if diff := cmp.Diff(want, set); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestRefusedQuestionsReadAgain puts the texts of all refused questions into one file.
func TestRefusedQuestionsReadAgain(t *testing.T) {
	_, problems := readText("Question;A;B;Correct\nWho?;x;y;C\nWhat?;\"x\ny\";z;A\nWhen?;x;y;Z\n")
	var raws []string
	for _, p := range problems {
		raws = append(raws, p.Raw)
	}
	text := strings.Join(raws, "\n")
	if want := "Question;A;B;Correct\nWho?;x;y;C\nQuestion;A;B;Correct\nWhen?;x;y;Z"; text != want {
		t.Fatalf("%q, want %q", text, want)
	}
	set, problems := readText(strings.NewReplacer("y;C", "y;A", "y;Z", "y;B").Replace(text))
	if len(set.Questions) != 2 || len(problems) > 0 {
		t.Error(told(set, problems))
	}
}
