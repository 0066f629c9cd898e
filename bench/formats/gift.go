package main

// giftName and giftQuestions are a file as Moodle exports it: all types, half of the texts in HTML or Markdown, feedback,
// ids and tags.
const giftName = "// question: %[1]d  name: Read-back %[1]d\n// [id:read-back-%[1]d] [tag:radio]\n::Read-back %[1]d::"

var giftQuestions = []string{
	`[html]<p>Which part of clearance %[1]d has a pilot to <b>read back</b> to the tower before the aircraft moves?</p>{
	=The runway to hold short of#Yes\: every clearance that concerns a runway is read back in full.
	~The weather#It is only acknowledged.
	~The name of the controller
	~Nothing at all#Then nobody would know that it was understood.
	####The rule is older than the radio\: a message counts as delivered when it comes back.
}

`,
	`Who of the crew answered when the tower called flight %[1]d for the third time that night, as the log has it?{
	~The captain#He had left the cockpit.
	=The first officer
	~The purser
	~Nobody
}

`,
	`[markdown]Which *two* of these were in the message number %[1]d that the tower sent at 04\:10?{
	~%%50%%The **height** to climb to
	~%%50%%The heading
	~%%-50%%The weather at the destination
	~%%-50%%The name of the ship in the harbour
}

`,
	`The tower answered the call number %[1]d within the minute.{TRUE#It did, at 04\:11.#Yes, as the log says.}

`,
	`How many knots did the wind make when message %[1]d was sent?{#
	=%%100%%12.5:0.5#Exactly.
	=%%50%%12.5:2#Nearly.
}

`,
	`At which quay lay the ship that call %[1]d was about?{
	=%%100%%Quay Seven#As logged.
	=%%100%%Quay 7#
	=%%50%%the harbour#Where there?
}

`,
	`[html]Give each of the four stations of plan %[1]d what it did at 04\:12.{
	=The tower -> It listened.
	=The pilot -> He read the clearance back.
	=The radar -> It lost the target.
	= -> It went off the air.
}

`,
	`[html]Put the steps of departure %[1]d in their order.{>4 ALL VERTICAL ABSOLUTE_POSITION SHOW none
Clearance
Read-back
Correction
Departure
}

`,
	`Explain in your own words why call %[1]d was repeated three times although the pilot had understood it.{####Look for a read-back, and for who confirmed it.}

`,
}
