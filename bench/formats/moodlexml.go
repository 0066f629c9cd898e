package main

// moodleQuestions are a file as Moodle exports it, without the elements that are empty or as usual: 100,000 questions just
// fit into the largest file that is read.
var moodleQuestions = []string{
	`  <question type="multichoice"><name><text>Read-back %[1]d</text></name>
    <questiontext format="html"><text><![CDATA[<p>Which part of clearance %[1]d is <b>read back</b>?</p>]]></text></questiontext>
    <single>true</single><shuffleanswers>true</shuffleanswers>
    <answer fraction="100" format="html"><text>The runway</text><feedback format="html"><text>Yes: in full.</text></feedback></answer>
    <answer fraction="0" format="html"><text><![CDATA[<p>The weather</p>]]></text></answer>
    <answer fraction="0" format="html"><text>Nothing</text></answer>
  </question>
`,
	`  <question type="multichoice"><name><text>Message %[1]d</text></name>
    <questiontext format="markdown"><text>Which *two* were in message %[1]d?</text></questiontext><defaultgrade>2.0000000</defaultgrade>
    <single>false</single>
    <answer fraction="50"><text>The **height**</text></answer><answer fraction="50"><text>The heading</text></answer>
    <answer fraction="-50"><text>The weather</text></answer><answer fraction="-50"><text>The name</text></answer>
  </question>
`,
	`  <question type="shortanswer"><name><text>Quay %[1]d</text></name>
    <questiontext format="html"><text><![CDATA[<p>At which quay was call %[1]d?</p>]]></text></questiontext><usecase>0</usecase>
    <answer fraction="100" format="moodle_auto_format"><text>Quay Seven</text><feedback format="html"><text>As logged.</text></feedback></answer>
    <answer fraction="50" format="moodle_auto_format"><text>the harbour</text></answer>
  </question>
`,
	`  <question type="numerical"><name><text>Wind %[1]d</text></name>
    <questiontext format="html"><text>How many knots did the wind make at %[1]d?</text></questiontext>
    <answer fraction="100"><text>12.5</text><tolerance>0.5</tolerance></answer><answer fraction="50"><text>12.5</text><tolerance>2</tolerance></answer>
  </question>
`,
	`  <question type="cloze"><name><text>Departure %[1]d</text></name>
    <questiontext format="html"><text><![CDATA[<p>Flight %[1]d climbed to {2:NUMERICAL:=3000:100} feet and called {1:SHORTANSWER:=Tower~%%50%%Ground} on
{1:MULTICHOICE:=118.1#Right.~121.5~123.4}.</p>]]></text></questiontext>
  </question>
`,
	`  <question type="truefalse"><name><text>Answer %[1]d</text></name>
    <questiontext format="html"><text><![CDATA[<p>The tower answered call %[1]d.</p>]]></text></questiontext>
    <answer fraction="100"><text>true</text></answer><answer fraction="0"><text>false</text></answer>
  </question>
`,
}
