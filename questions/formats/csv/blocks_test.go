package csv

import "testing"

var blockCases = []readCase{
	{"Brightspace", `//A comment,,,,
stray,,,,
NewQuestion,MC,,,
ID,HIST-1,,,
Title,The first,,,
QuestionText,<b>Who</b> was it?,HTML,,
Points,2,,,
Difficulty,3,,,
Image,images/a.jpg,,,
Option,100,Ann,,Yes.
Option,0,<i>Bo</i>,HTML,No.
Option,25,Cy,,
Hint,Think.,,,
Feedback ,That was it.,,,
,,,,
NewQuestion,MS,,,
QuestionText,Which?,,,
Scoring,RightAnswers,,,
Option,1,x,,
Option,0,y,,
Option,1,z,,
NewQuestion,MS
QuestionText,Which two?
Scoring,RightMinusWrong
Option,1,x
Option,0,y
NewQuestion,TF,,,
QuestionText,It rained.,,,
TRUE,0,It didn't.,,
FALSE,100,,,
NewQuestion,SA,,,
QuestionText,Capital?,,,
InputBox,3,40,,
Answer,100,Paris,sensitive,
Answer,50,Lutetia,,
Answer,100,P[aá]ris,regexp,
NewQuestion,M,,,
QuestionText,Match.,,,
Scoring,EquallyWeighted,,,
Choice,1,France,,
Choice,2,Spain,,
Match,2,Madrid,,
Match,1,Paris,,
Match,3,Rome,,
NewQuestion,O,,,
QuestionText,Sort.,,,
Scoring,AllOrNothing,,,
Item,first,NOT HTML,fine,
Item,second,,,
NewQuestion,WR,,,
QuestionText,Explain.,,,
InitialText,I think,,,
AnswerKey,The key.,,,
NewQuestion,LIKERT,,,
QuestionText,How much?,,,
NewQuestion,MC,,,
QuestionText,Bad points,,,
Points,many,,,
Option,100,x
Option,0,y
Colour,red
`, `{"type":"single-choice","title":"The first","stem":"**Who** was it?","points":2,"tags":["difficulty: 3"],"explanation":"That was it.","hint":"Think.","options":[{"text":"Ann","weight":100,"feedback":"Yes."},{"text":"*Bo*","weight":0,"feedback":"No."},{"text":"Cy","weight":25}]}
{"type":"multiple-response","stem":"Which?","options":[{"text":"x","correct":true},{"text":"y"},{"text":"z","correct":true}],"marking":"per-option"}
{"type":"multiple-response","stem":"Which two?","options":[{"text":"x","correct":true},{"text":"y"}]}
{"type":"true-false","stem":"It rained.","answer":false,"feedback":{"true":"It didn't."}}
{"type":"short-text","stem":"Capital?","accept":[{"text":"Paris"},{"text":"Lutetia","weight":50}],"match":"exact"}
{"type":"matching","stem":"Match.","pairs":[{"prompt":"France","match":"Paris"},{"prompt":"Spain","match":"Madrid"}],"distractors":["Rome"]}
{"type":"ordering","stem":"Sort.","items":["first","second"],"marking":"all-or-nothing"}
{"type":"essay","stem":"Explain.","explanation":"The key."}
2:1 warning brightspace-outside found=stray,,,,
9:7 warning not-kept what=image images/a.jpg
22:13 warning not-kept what=scoring rightminuswrong
36:12 warning not-kept what=regular expression P[aá]ris
48:21 warning not-kept what=feedback on an item
52:13 warning not-kept what=initialtext I think
54:13 error type-unsupported found=LIKERT
58:8 error table-number found=many
61:1 warning brightspace-row found=Colour`},
	{"Blackboard", "MC\tWho?\tAnn\tcorrect\tBo\tincorrect\n" +
		"MA\tWhich?\tx\tcorrect\ty\tIncorrect\tz\tcorrect\n" +
		"TF\tIt rained.\tfalse\n" +
		"ESS\tExplain.\tAn example.\n" +
		"ORD\tSort.\tfirst\tsecond\n" +
		"MAT\tMatch.\tFrance\tParis\tSpain\tMadrid\n" +
		"FIB\tCapital?\tParis\tLutetia\n" +
		"FIB_PLUS\t[who] met [where_2].\twho\tAnn\tBo\t\twhere_2\tParis\n" +
		"NUM\tHow many?\t12\t0,5\n" +
		"SR\tWhy?\n" +
		"OP\tDo you like it?\n" +
		"MC\tWho?\tAnn\trichtig\tBo\tincorrect\n" +
		"TF\t\"Hamlet\" is a play.\ttrue\n" +
		"XX\tWhat?\n", `{"type":"single-choice","stem":"Who?","options":[{"text":"Ann","correct":true},{"text":"Bo"}]}
{"type":"multiple-response","stem":"Which?","options":[{"text":"x","correct":true},{"text":"y"},{"text":"z","correct":true}],"marking":"all-or-nothing"}
{"type":"true-false","stem":"It rained.","answer":false}
{"type":"essay","stem":"Explain.","explanation":"An example."}
{"type":"ordering","stem":"Sort.","items":["first","second"],"marking":"all-or-nothing"}
{"type":"matching","stem":"Match.","pairs":[{"prompt":"France","match":"Paris"},{"prompt":"Spain","match":"Madrid"}]}
{"type":"short-text","stem":"Capital?","accept":[{"text":"Paris"},{"text":"Lutetia"}]}
{"type":"gap-fill","stem":"[[who]] met [[where_2]].","gaps":{"where_2":{"accept":[{"text":"Paris"}]},"who":{"accept":[{"text":"Ann"},{"text":"Bo"}]}}}
{"type":"numeric","stem":"How many?","accept":[{"value":12,"tolerance":0.5}]}
{"type":"essay","stem":"Why?"}
{"type":"true-false","stem":"\"Hamlet\" is a play.","answer":true}
11:1 error type-unsupported found=OP
12:13 error blackboard-word found=richtig
13:4 warning csv-quote-inside
14:1 error type-unsupported found=XX`},
}

func TestBlocks(t *testing.T) { runReads(t, blockCases) }
