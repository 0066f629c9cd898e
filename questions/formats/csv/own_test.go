package csv

import "testing"

var ownCases = []readCase{
	{"each type", `id,type,title,stem,points,tags,option a,option b,option c,correct,answer,tolerance,unit,match,typos,prompt a,match a,prompt b,match b,match c,item a,item b,marking,weight b,feedback a,rubric,words
one,single-choice,First,*Who*?,2,"a, b",Ann,**Bo**,,b,,,,,,,,,,,,,,,Wrong.,,
two,multiple-response,,Which?,,,x,y,z,"a, c",,,,,,,,,,,,,all-or-nothing,,,,
three,true-false,,It rained.,,,,,,,false,,,,,,,,,,,,,,,,
four,short-text,,Capital?,,,,,,,"Paris
Lutetia",,,exact,1,,,,,,,,,50,Yes.,,
five,numeric,,How many?,,,,,,,"2400
10..12",1%,m,,,,,,,,,,,25,,,
six,matching,,Match.,,,,,,,,,,,,France,Paris,Spain,Madrid,Rome,,,,,,,
seven,ordering,,Sort.,,,,,,,,,,,,,,,,,first,second,adjacent,,,,
eight,essay,,Explain.,,,,,,,,,,,,,,,,,,,,,,"2: Names it
- 1: without the date
- names neither",50..200
nine,information,,Read.,,,,,,,,,,,,,,,,,,,,,,,
`, `{"type":"single-choice","title":"First","stem":"*Who*?","points":2,"tags":["a","b"],"options":[{"text":"Ann","feedback":"Wrong."},{"text":"**Bo**","correct":true}]}
{"type":"multiple-response","stem":"Which?","options":[{"text":"x","correct":true},{"text":"y"},{"text":"z","correct":true}],"marking":"all-or-nothing"}
{"type":"true-false","stem":"It rained.","answer":false}
{"type":"short-text","stem":"Capital?","accept":[{"text":"Paris","feedback":"Yes."},{"text":"Lutetia","weight":50}],"match":"exact","typos":1}
{"type":"numeric","stem":"How many?","accept":[{"value":2400,"tolerance":"1%"},{"min":10,"max":12,"weight":25}],"unit":"m"}
{"type":"matching","stem":"Match.","pairs":[{"prompt":"France","match":"Paris"},{"prompt":"Spain","match":"Madrid"}],"distractors":["Rome"]}
{"type":"ordering","stem":"Sort.","items":["first","second"],"marking":"adjacent"}
{"type":"essay","stem":"Explain.","rubric":[{"criterion":"Names it","points":2,"levels":[{"text":"without the date","points":1},"names neither"]}],"words":{"min":50,"max":200}}
{"type":"information","stem":"Read."}
11:44 warning rubric-points points=1 sum=2`},
	{"gaps", `type,stem,answer,correct,unit,match,typos,gap weights,shuffle,weight b,feedback a,pinned options
gap-fill,"[[capital]], [[year]]: [[verdict]]","capital: Paris
capital: Lutetia
year = 1789 +- 1
verdict [x] guilty
verdict [ ] acquitted",,year: AD,capital: exact,capital: 1,year: 2,verdict: no,50,Right.,e
gap-fill,[[a]],b,,,,,,,,,
gap-fill,[[a]],a: b,,c: m,,,,,,,
`, `{"type":"gap-fill","stem":"[[capital]], [[year]]: [[verdict]]","gaps":{"capital":{"accept":[{"text":"Paris","feedback":"Right."},{"text":"Lutetia","weight":50}],"match":"exact","typos":1},"verdict":{"options":[{"text":"guilty","correct":true},{"text":"acquitted","pinned":true}],"shuffle":false},"year":{"accept":[{"value":1789,"tolerance":1}],"unit":"AD","weight":2}}}
7:16 error table-line form=capital: Paris found=b
8:22 error table-line form=capital: … found=c: m`},
	{"the whole set", `id,type,title,stem,tags,language,evidence,source,answer,claim a,stances a,evidence a,publisher,published,url
exchange,set,The exchange,What happened.,cyber,en,required,,,,,,,,
allies,source,Allies say,The U.S. blamed China. NATO agreed.,,,,,,,,,BBC,2021-07-19,https://example.org
allies,source,,More text.,,,,,,,,,,,
q1,true-false,,China was blamed.,,,allies: blamed China,,true,,,,,,
q2,select-sentence,,Which sentence?,,,,allies,The U.S. blamed China.,,,,,,
q3,true-false,,x,,,"allies/2: More text
nobody: x",,true,,,,,,
q4,true-false,,y,,,no colon,,true,,,,,,
`, `{"type":"true-false","stem":"China was blamed.","evidence":[{"source":"allies","quote":"blamed China"}],"answer":true}
{"type":"select-sentence","stem":"Which sentence?","source":"allies","correct":["The U.S. blamed China."]}
{"type":"true-false","stem":"x","evidence":[{"source":"allies","quote":"More text","passage":2},{"source":"nobody","quote":"x"}],"answer":true}
7:20 error source-unknown found=nobody sources=allies
9:20 error table-line form=allies: The U.S. blamed China. found=no colon`},
	{"types that are left out", "id,type,stem,option a,option b,correct,answer\n,,Who?,x,y,b,\n,,It rained.,,,,no\n,,How many?,,,,12\n,,[[1]]?,,,,1: x\n,stack,Compute.,,,,\n", `{"type":"single-choice","stem":"Who?","options":[{"text":"x"},{"text":"y","correct":true}]}
{"type":"true-false","stem":"It rained.","answer":false}
{"type":"numeric","stem":"How many?","accept":[{"value":12}]}
{"type":"gap-fill","stem":"[[1]]?","gaps":{"1":{"accept":[{"text":"x"}]}}}
6:2 error type-unsupported found=stack`},
	{"mistakes", "id,type,stem,points,option a,option b,correct,answer,pinned,shuffle\na,single-choice,Who?,two,x,y,d,,,\nb,numeric,How?,,,,,\"1,234\",,\nc,true-false,So?,,,,,perhaps,,\nd,single-choice,Who?,1,x,y,a,,often,\ne,single-choice,,,,,,,,\n", `{"type":"single-choice","stem":"","options":[]}
2:22 error table-number found=two
2:30 error table-correct-unknown found=d
3:20 error table-number-thousands found=1,234
4:22 error table-truth found=perhaps
5:31 error table-truth found=often
6:17 error stem-missing
6:19 error options-few found=0`},
	{"a column of one's own", "id,type,stem,answer,remark\na,true-false,So?,true,look again\n", `{"type":"true-false","stem":"So?","answer":true}
1:21 warning table-column-unknown heading=remark`},
	{"bars, semicolons and letters belong to the texts", "type,stem,answer,option a,option b,correct\nshort-text,Which?,Paris|Lutetia; x,,,\nsingle-choice,Who?,,A) x,B) y,b\n", `{"type":"short-text","stem":"Which?","accept":[{"text":"Paris|Lutetia; x"}]}
{"type":"single-choice","stem":"Who?","options":[{"text":"A) x"},{"text":"B) y","correct":true}]}`},
}

func TestOwnTables(t *testing.T) { runReads(t, ownCases) }
