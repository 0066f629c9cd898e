package main

var aikenQuestions = []string{
	"Which part of clearance %[1]d has a pilot to read back to the tower before the aircraft moves?\nA. The weather at the destination\nB. The runway to hold short of\nC. The name of the controller\nANSWER: B\n\n",
	"Who of the crew answered when the tower called flight %[1]d for the third time, as the log has it?\nA) The captain\nB) The first officer\nC) The purser\nD) Nobody\nANSWER: B\n\n",
}

const csvHeadings = "id,question,option 1,option 2,option 3,option 4,correct,explanation\n"

var csvRows = []string{
	`read-back-%[1]d,Which part of clearance %[1]d has a pilot to read back to the tower?,The runway to hold short of,The weather,The name of the controller,Nothing,1,Every clearance of a runway is read back.` + "\n",
	`read-back-%[1]d,"Who of the crew answered, when the tower called flight %[1]d?",The captain,The first officer,The purser,,2,"He was alone in the cockpit, the log says."` + "\n",
}

var text2qtiQuestions = []string{
	"1. Which part of clearance %[1]d has a pilot to **read back** to the tower?\n... Every clearance of a runway is read back.\n*a) The runway to hold short of\nb) The weather\nc) The name of the controller\n\n",
	"1. Which of these were in the message number %[1]d that the tower sent?\n[*] The height to climb to\n[*] The heading\n[ ] The weather at the destination\n\n",
	"1. How many knots did the wind make when message %[1]d was sent?\n=   12.5 +- 0.5\n\n",
	"1. At which quay lay the ship that call %[1]d was about?\n*   Quay Seven\n*   Quay 7\n\n",
}

var ankiNotes = []string{
	"Which part of clearance %[1]d has a pilot to <b>read back</b> to the tower before the aircraft moves?\tThe runway to hold short of\tradio clearance\n",
	"Why was call %[1]d repeated three times although the pilot had understood it?\tNobody had read it back to the tower, and a message counts as delivered when it comes back: <i>the rule is older than the radio</i>.\tradio\n",
	"Flight %[1]d climbed to {{c1::3000}} feet and called {{c2::the tower::whom?}} before it left the harbour behind.\t\tradio\n",
	"At which quay lay the ship that call %[1]d was about, when the tower sent it the second message?\tQuay Seven\tharbour\n",
}

var yamlQuestions = []string{
	"- id: read-back-%[1]d\n  type: single-choice\n  stem: Which part of clearance %[1]d has a pilot to **read back** to the tower?\n  options:\n" +
		"  - text: The runway to hold short of\n    correct: true\n    feedback: As the log says.\n  - text: The weather\n  - text: The name of the controller\n  explanation: Every clearance of a runway is read back.\n",
	"- id: read-back-%[1]d\n  type: short-text\n  stem: At which quay lay the ship that call %[1]d was about?\n  accept:\n  - text: Quay Seven\n  - text: Quay 7\n",
}

var jsonQuestions = []string{
	`{"id": "read-back-%[1]d", "type": "single-choice", "stem": "Which part of clearance %[1]d has a pilot to **read back** to the tower?", "options": [` +
		`{"text": "The runway to hold short of", "correct": true, "feedback": "As the log says."}, {"text": "The weather"}, {"text": "The name of the controller"}], ` +
		`"explanation": "Every clearance of a runway is read back."}`,
	`{"id": "read-back-%[1]d", "type": "short-text", "stem": "At which quay lay the ship that call %[1]d was about?", "accept": [{"text": "Quay Seven"}, {"text": "Quay 7"}]}`,
}
