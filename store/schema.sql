-- The whole schema as the migrations leave it, for reading. Made by go test ./store -run Schema -update.
-- Ids are random text; times are Unix milliseconds, UTC.

CREATE TABLE people ( -- everybody who signs in, takes a quiz or runs one
	id TEXT PRIMARY KEY, -- random, never changes
	name TEXT NOT NULL, -- what others see; may repeat
	email TEXT UNIQUE, -- folded to lower case; null when not given
	sign_in TEXT UNIQUE, -- what somebody without an email signs in as; null with an email
	password_hash TEXT, -- argon2id; null without a password
	return_hash TEXT UNIQUE, -- SHA-256 of the return code; null without one
	role TEXT NOT NULL CHECK (role IN ('learner', 'instructor', 'administrator')), -- what the person may do
	guest BOOLEAN NOT NULL, -- came in by a name alone
	external_id TEXT, -- the person's number in a gradebook elsewhere; null when unknown
	disabled_at BIGINT, -- since when the person may do nothing; null for everybody else
	created_at BIGINT NOT NULL -- when the person was made
);

CREATE TABLE sessions ( -- who is signed in in which browser
	id_hash TEXT PRIMARY KEY, -- SHA-256 of the id in the cookie
	person_id TEXT REFERENCES people ON DELETE CASCADE, -- null before signing in
	data TEXT NOT NULL, -- what the handlers keep in the session
	created_at BIGINT NOT NULL, -- when it began
	seen_at BIGINT NOT NULL, -- when it was last used, to the minute or so
	expires_at BIGINT NOT NULL -- when it ends, whatever happens
);

CREATE TABLE settings ( -- what the installation remembers about itself
	key TEXT PRIMARY KEY, -- its name in the program
	value TEXT NOT NULL -- text, in a form that the key's owner knows
);

CREATE TABLE learner_groups ( -- learners who are given quizzes together ("groups" is a reserved word elsewhere)
	id TEXT PRIMARY KEY, -- random, never changes
	name TEXT NOT NULL, -- what its instructor calls it; may repeat
	join_code TEXT NOT NULL UNIQUE, -- what learners type or scan to join
	owner_id TEXT NOT NULL REFERENCES people, -- the instructor who leads it
	created_at BIGINT NOT NULL -- when it was made
);

CREATE TABLE group_members ( -- who learns in a group
	group_id TEXT NOT NULL REFERENCES learner_groups ON DELETE CASCADE, -- the group
	person_id TEXT NOT NULL REFERENCES people ON DELETE CASCADE, -- a learner
	joined_at BIGINT NOT NULL, -- when the learner joined
	PRIMARY KEY (group_id, person_id)
);

CREATE TABLE sets ( -- question sets; what they ask is in their revisions
	id TEXT PRIMARY KEY, -- the slug from the set file
	title TEXT NOT NULL, -- of the latest revision
	owner_id TEXT REFERENCES people, -- who may edit it; null for what came with the program
	created_at BIGINT NOT NULL, -- when it was first stored
	deleted_at BIGINT -- since when it is offered no more; its revisions stay for the attempts on them
);

CREATE TABLE revisions ( -- a question set as it was at one time; never changes
	id TEXT PRIMARY KEY, -- random
	set_id TEXT NOT NULL REFERENCES sets, -- the set
	number BIGINT NOT NULL, -- 1, 2, 3… within the set
	sha256 TEXT NOT NULL, -- of content, in hexadecimal
	content TEXT NOT NULL, -- the canonical JSON of the set
	cuts TEXT NOT NULL, -- JSON: where passages and sentences begin and end
	questions BIGINT NOT NULL, -- how many it asks
	created_at BIGINT NOT NULL, -- when it was stored
	created_by TEXT REFERENCES people ON DELETE SET NULL, -- who stored it; null for the program itself
	UNIQUE (set_id, number)
);

CREATE TABLE quizzes ( -- question sets put before learners
	id TEXT PRIMARY KEY, -- random, never changes
	title TEXT NOT NULL, -- what learners see
	set_id TEXT NOT NULL REFERENCES sets, -- what it asks
	revision_id TEXT NOT NULL REFERENCES revisions, -- the revision that new attempts are taken on
	group_id TEXT REFERENCES learner_groups, -- who it is given to; null for everyone
	rules TEXT NOT NULL, -- JSON: time limit, attempts, opening and closing, feedback, …
	owner_id TEXT REFERENCES people, -- who may change it; null for what came with the program
	created_at BIGINT NOT NULL, -- when it was published
	deleted_at BIGINT -- since when it is gone for learners; its attempts stay
);

CREATE TABLE attempts ( -- one learner's runs through a quiz
	id TEXT PRIMARY KEY, -- random, never changes
	quiz_id TEXT NOT NULL REFERENCES quizzes, -- the quiz
	revision_id TEXT NOT NULL REFERENCES revisions, -- what was asked, whatever the quiz moves on to
	person_id TEXT NOT NULL REFERENCES people ON DELETE CASCADE, -- the learner
	number BIGINT NOT NULL, -- 1, 2, 3… for this learner in this quiz
	try_it BOOLEAN NOT NULL, -- an instructor's own trial; counts nowhere
	state TEXT NOT NULL CHECK (state IN ('open', 'finished')), -- changes once
	started_at BIGINT NOT NULL, -- when it began
	deadline_at BIGINT, -- until when answers are taken, before the grace; null without a limit
	finished_at BIGINT, -- when it ended; null while open
	points DOUBLE PRECISION, -- the score; null while open and while a mark is missing
	max DOUBLE PRECISION, -- what could be reached; null without a score
	percent DOUBLE PRECISION, -- points of max, 0 to 100, rounded once; null without a score
	passed BOOLEAN, -- whether the pass mark was reached; null without a score or a pass mark
	plan TEXT NOT NULL, -- JSON: what was drawn and in which order, made at the start; last, since lists don't read it
	UNIQUE (quiz_id, person_id, try_it, number)
);

CREATE TABLE answer_history ( -- every answer that was ever stored, the latest too
	attempt_id TEXT NOT NULL REFERENCES attempts ON DELETE CASCADE, -- the attempt
	question_id TEXT NOT NULL, -- the question's id in the revision
	seq BIGINT NOT NULL, -- as in answers, then
	answer TEXT NOT NULL, -- as in answers, then
	begun_at BIGINT NOT NULL, -- when this row was begun: while text is typed, a row takes up to 30 s of changes
	saved_at BIGINT NOT NULL, -- when its answer was stored
	PRIMARY KEY (attempt_id, question_id, seq)
);

CREATE TABLE marks ( -- what each question of a finished attempt earned
	attempt_id TEXT NOT NULL REFERENCES attempts ON DELETE CASCADE, -- the attempt
	question_id TEXT NOT NULL, -- the question's id in the revision
	fraction TEXT, -- share of full marks, exact, like 3/4; null until a person has marked it
	points DOUBLE PRECISION, -- fraction times max; null until a person has marked it
	max DOUBLE PRECISION NOT NULL, -- what the question is worth
	PRIMARY KEY (attempt_id, question_id)
);

CREATE TABLE "answers" ( -- the latest answer to each question of an attempt
	attempt_id TEXT NOT NULL REFERENCES attempts ON DELETE CASCADE, -- the attempt
	question_id TEXT NOT NULL, -- the question's id in the revision
	seq BIGINT NOT NULL, -- the page's count of changes to this answer; only a higher one replaces it
	answer TEXT NOT NULL, -- canonical JSON with authored ids; null for an answer that was taken back
	saved_at BIGINT NOT NULL, -- when it was stored
	crc32c BIGINT NOT NULL, -- CRC-32C over the columns before this one
	checked_at BIGINT, -- since when it is locked, because its learner was shown the key; null while it may change
	certainty BIGINT, -- how sure the learner is, 1 (guessing) to 3 (certain); null when not said
	PRIMARY KEY (attempt_id, question_id)
);

CREATE TABLE tries ( -- answers that their learner had checked while the attempt went on
	attempt_id TEXT NOT NULL REFERENCES attempts ON DELETE CASCADE, -- the attempt
	question_id TEXT NOT NULL, -- the question's id in the revision
	number BIGINT NOT NULL, -- 1, 2, 3… for this question in this attempt
	answer TEXT NOT NULL, -- canonical JSON with authored ids
	checked_at BIGINT NOT NULL, -- when it was checked
	PRIMARY KEY (attempt_id, question_id, number)
);

CREATE TABLE hints ( -- which hints were asked for
	attempt_id TEXT NOT NULL REFERENCES attempts ON DELETE CASCADE, -- the attempt
	question_id TEXT NOT NULL, -- the question's id in the revision
	shown_at BIGINT NOT NULL, -- when it was shown first
	PRIMARY KEY (attempt_id, question_id)
);

CREATE TABLE flags ( -- what learners find unclear or wrong
	attempt_id TEXT NOT NULL REFERENCES attempts ON DELETE CASCADE, -- the attempt
	question_id TEXT NOT NULL, -- the question's id in the revision
	kind TEXT NOT NULL CHECK (kind IN ('unclear', 'wrong')), -- what the learner finds
	note TEXT NOT NULL, -- why, in the learner's words; may be empty
	flagged_at BIGINT NOT NULL, -- when it was said, or said otherwise
	resolved_at BIGINT, -- when somebody had looked at it; null until then
	resolved_by TEXT REFERENCES people ON DELETE SET NULL, -- who; null until then
	PRIMARY KEY (attempt_id, question_id)
);

CREATE TABLE media ( -- images that texts of sets show; each is kept once, whichever sets show it
	name TEXT PRIMARY KEY, -- made of the content: half of its SHA-256 in hexadecimal, and its kind
	data BLOB NOT NULL, -- the file
	added_at BIGINT NOT NULL -- when it was stored
);

CREATE TABLE uploads ( -- files that somebody is about to import; gone after a day
	id TEXT PRIMARY KEY, -- random, never changes
	person_id TEXT NOT NULL REFERENCES people ON DELETE CASCADE, -- who sent it, and alone sees it
	name TEXT NOT NULL, -- what it was called where it came from
	size BIGINT, -- bytes; null until all of it is there
	version BIGINT NOT NULL, -- 1, and one more each time that its text is changed
	choices TEXT NOT NULL, -- JSON: how it is to be read and what it shall become, as the pages keep it; empty at first
	created_at BIGINT NOT NULL -- when it was sent
);

CREATE TABLE upload_parts ( -- what is in an upload, in pieces, so that no write keeps others waiting for long
	upload_id TEXT NOT NULL REFERENCES uploads ON DELETE CASCADE, -- the upload
	number BIGINT NOT NULL, -- 1, 2, 3… in their order
	data BLOB NOT NULL, -- some of its bytes
	PRIMARY KEY (upload_id, number)
);

CREATE TABLE drafts ( -- sets that are being edited; one each, whoever edits
	set_id TEXT PRIMARY KEY, -- the set's slug; there may be no such set yet
	owner_id TEXT NOT NULL REFERENCES people, -- who began it, and whose a new set becomes
	base_id TEXT REFERENCES revisions, -- the revision that it began from; null for a new set
	version BIGINT NOT NULL, -- one more with each change, undoing too
	number BIGINT NOT NULL, -- of the state that it is in
	by_person TEXT REFERENCES people ON DELETE SET NULL, -- who changed it last
	changed_at BIGINT NOT NULL -- when
);

CREATE TABLE draft_states ( -- what drafts say and said, for undoing; only the latest ones are kept
	set_id TEXT NOT NULL REFERENCES drafts ON DELETE CASCADE, -- the draft
	number BIGINT NOT NULL, -- 1, 2, 3… in the order of the changes; those behind the draft's own were undone
	content TEXT NOT NULL, -- JSON of the set, which may be wrong
	questions BIGINT NOT NULL, -- how many it has
	PRIMARY KEY (set_id, number)
);

CREATE TABLE closed_groups ( -- groups that nobody can join just now; a table of its own, so that groups needn't be made anew
	group_id TEXT PRIMARY KEY REFERENCES learner_groups ON DELETE CASCADE, -- the group
	closed_at BIGINT NOT NULL -- since when
);

CREATE TABLE former_join_codes ( -- codes that were changed: never given again, and who types one is told so
	code TEXT PRIMARY KEY, -- in the form of learner_groups.join_code
	group_id TEXT NOT NULL REFERENCES learner_groups ON DELETE CASCADE, -- whose it was
	changed_at BIGINT NOT NULL -- until when
);

CREATE TABLE co_owners ( -- instructors who own a set or a group together with whose it was first
	set_id TEXT REFERENCES sets ON DELETE CASCADE, -- the set; null for a group
	group_id TEXT REFERENCES learner_groups ON DELETE CASCADE, -- the group; null for a set
	person_id TEXT NOT NULL REFERENCES people ON DELETE CASCADE, -- who owns it, too
	added_at BIGINT NOT NULL, -- since when
	added_by TEXT REFERENCES people ON DELETE SET NULL, -- who made them an owner; null for somebody deleted since
	CHECK ((set_id IS NULL) <> (group_id IS NULL)), -- one of the two
	UNIQUE (set_id, person_id),
	UNIQUE (group_id, person_id)
);

CREATE TABLE listed_members ( -- members whom a list put into a group although they had an account before: who leads the group can't open it
	group_id TEXT NOT NULL, -- the group
	person_id TEXT NOT NULL, -- the member, until they join by themselves
	PRIMARY KEY (group_id, person_id),
	FOREIGN KEY (group_id, person_id) REFERENCES group_members ON DELETE CASCADE -- gone with the membership
);

CREATE TABLE links ( -- links that let their holder in as somebody: to sign in, or to set a password
	token_hash TEXT PRIMARY KEY, -- accounts.Hash of the secret in the link
	person_id TEXT NOT NULL REFERENCES people ON DELETE CASCADE, -- whom it lets in
	kind TEXT NOT NULL CHECK (kind IN ('sign-in', 'password')), -- sign-in: as often as it is followed; password: sets a new one, once
	group_id TEXT REFERENCES learner_groups ON DELETE CASCADE, -- good for a learner of this group, as long as they are one; null: an administrator gave it
	made_by TEXT REFERENCES people ON DELETE SET NULL, -- who made it
	made_at BIGINT NOT NULL, -- when
	expires_at BIGINT NOT NULL -- until when it is good
);

CREATE TABLE quiz_moves ( -- when quizzes were put on other revisions of their sets; attempts that had begun stayed on theirs
	id TEXT PRIMARY KEY, -- random
	quiz_id TEXT NOT NULL REFERENCES quizzes ON DELETE CASCADE, -- the quiz
	from_revision_id TEXT NOT NULL REFERENCES revisions ON DELETE CASCADE, -- what it asked before
	to_revision_id TEXT NOT NULL REFERENCES revisions ON DELETE CASCADE, -- what it asks since
	by_person TEXT REFERENCES people ON DELETE SET NULL, -- who did it
	at BIGINT NOT NULL -- when
);

CREATE TABLE bin ( -- what was deleted and can be brought back for some time
	set_id TEXT UNIQUE REFERENCES sets ON DELETE CASCADE, -- a question set; null for anything else
	quiz_id TEXT UNIQUE REFERENCES quizzes ON DELETE CASCADE, -- a quiz that was deleted by itself, not with its group; null for anything else
	group_id TEXT UNIQUE REFERENCES learner_groups ON DELETE CASCADE, -- a group, with its quizzes; null for anything else
	draft_id TEXT UNIQUE REFERENCES drafts ON DELETE CASCADE, -- the draft of a set that was never published; null for anything else
	deleted_at BIGINT NOT NULL, -- when
	deleted_by TEXT REFERENCES people ON DELETE SET NULL, -- who; null for somebody deleted since
	CHECK (coalesce(set_id, quiz_id, group_id, draft_id) IS NOT NULL) -- one of the four
);

CREATE TABLE "corrections" ( -- what changed marks after the fact; rows are only ever added, and go with the attempt that they mark
	id TEXT PRIMARY KEY, -- random
	quiz_id TEXT NOT NULL REFERENCES quizzes, -- the quiz
	number BIGINT NOT NULL, -- 1, 2, 3… within the quiz; a later one takes the place of an earlier one on the same thing
	kind TEXT NOT NULL CHECK (kind IN ('mark', 'accept', 'key')), -- one answer's mark by hand; a text that earns something in the whole quiz; or another revision's key for all who were asked the question on one revision
	attempt_id TEXT REFERENCES attempts ON DELETE CASCADE, -- whose answer is marked; null for a text and a key
	question_id TEXT NOT NULL, -- the question's id in the revisions
	gap_id TEXT, -- where the text is accepted; null outside of gaps
	text TEXT, -- what is accepted, folded; null for a mark and a key
	fraction TEXT, -- share of full marks, exact, like 3/4, and 1 for a key; null takes the earlier ones back
	criteria TEXT, -- JSON: the points of each criterion of the rubric; null without one
	comment TEXT, -- what the learner is told; null when nothing
	why TEXT, -- for the log, and of a key for learners; null when nothing
	by_person TEXT REFERENCES people ON DELETE SET NULL, -- who
	at BIGINT NOT NULL, -- when
	revision_id TEXT REFERENCES revisions, -- whose attempts are marked by a key; null for others
	key_revision_id TEXT REFERENCES revisions, -- whose question has the key; null for others
	UNIQUE (quiz_id, number)
);

CREATE TABLE "allowances" ( -- what learners have in a quiz beyond its rules; who has one of their own and one of a group has the larger
	quiz_id TEXT NOT NULL REFERENCES quizzes, -- the quiz
	person_id TEXT REFERENCES people ON DELETE CASCADE, -- whose it is; null for a group's
	group_id TEXT REFERENCES learner_groups ON DELETE CASCADE, -- whose members have it; null for one person's
	extra_time BIGINT NOT NULL, -- milliseconds on top of the deadline
	extended BIGINT NOT NULL, -- how much of extra_time was given while attempts ran, on top of what there was, and may be taken back
	extra_attempts BIGINT NOT NULL, -- beyond those that the rules give
	given_by TEXT REFERENCES people ON DELETE SET NULL, -- who gave it last
	given_at BIGINT NOT NULL, -- when
	CHECK ((person_id IS NULL) <> (group_id IS NULL)), -- one of the two
	UNIQUE (quiz_id, person_id),
	UNIQUE (quiz_id, group_id)
);

CREATE TABLE report_columns ( -- which columns of a report somebody took last; no row: all of them
	person_id TEXT NOT NULL REFERENCES people ON DELETE CASCADE, -- whose choice it is
	report TEXT NOT NULL, -- the report's name, like attempts
	columns TEXT NOT NULL, -- JSON: their names, in the order of the file
	PRIMARY KEY (person_id, report)
);

CREATE TABLE draft_authors ( -- who changed a draft
	set_id TEXT NOT NULL REFERENCES drafts ON DELETE CASCADE, -- the draft
	person_id TEXT NOT NULL REFERENCES people ON DELETE CASCADE, -- somebody who changed it
	PRIMARY KEY (set_id, person_id)
);

CREATE TABLE revision_authors ( -- who changed the draft that became a revision; it was stored by revisions.created_by
	revision_id TEXT NOT NULL REFERENCES revisions ON DELETE CASCADE, -- the revision
	person_id TEXT NOT NULL REFERENCES people ON DELETE CASCADE, -- somebody who changed the draft
	PRIMARY KEY (revision_id, person_id)
);

CREATE TABLE certificates ( -- what was certified of learners who passed; it stays as it was issued, whatever happens to the quiz
	code TEXT PRIMARY KEY, -- what is printed and looked up, in the form of accounts.NewCertificateCode
	person_id TEXT REFERENCES people ON DELETE SET NULL, -- the learner; null once deleted
	quiz_id TEXT REFERENCES quizzes ON DELETE SET NULL, -- the quiz; null once deleted for good
	attempt_id TEXT REFERENCES attempts ON DELETE SET NULL, -- whose score counted, or the last of a mean; null once deleted
	issued_at BIGINT NOT NULL, -- when it was printed first
	name TEXT, -- the learner's, then; null once they are deleted
	quiz TEXT NOT NULL, -- the quiz's title, then
	set_id TEXT NOT NULL, -- what it asked; the set may be gone
	revision BIGINT NOT NULL, -- the number of the set's revision that the attempt was on
	points DOUBLE PRECISION NOT NULL, -- the score that counted
	max DOUBLE PRECISION NOT NULL, -- what could be reached
	percent DOUBLE PRECISION NOT NULL, -- points of max, 0 to 100
	passed_at BIGINT NOT NULL, -- when the attempt was finished
	zone TEXT NOT NULL -- IANA name of the zone in which that is written
);

CREATE TABLE sheets ( -- what finished attempts earned, as statistics read it; says nothing that attempts, marks and answers don't
	quiz_id TEXT NOT NULL, -- as in attempts
	person_id TEXT NOT NULL, -- as in attempts
	try_it BOOLEAN NOT NULL, -- as in attempts
	number BIGINT NOT NULL, -- as in attempts
	revision_id TEXT NOT NULL, -- as in attempts
	started_at BIGINT NOT NULL, -- as in attempts
	percent DOUBLE PRECISION, -- as in attempts: null without a score
	marks TEXT NOT NULL, -- a line a question: its number in the attempt, its id, the fraction of its mark, and the answer if it chooses options, with tabs between
	PRIMARY KEY (quiz_id, person_id, try_it, number),
	FOREIGN KEY (quiz_id, person_id, try_it, number) REFERENCES attempts (quiz_id, person_id, try_it, number) ON DELETE CASCADE -- whose it is
) WITHOUT ROWID;

CREATE INDEX people_by_name ON people (name, id);

CREATE INDEX sessions_of_person ON sessions (person_id);

CREATE INDEX sessions_by_end ON sessions (expires_at);

CREATE INDEX groups_of_member ON group_members (person_id);

CREATE INDEX quizzes_of_group ON quizzes (group_id);

CREATE INDEX quizzes_of_set ON quizzes (set_id);

CREATE UNIQUE INDEX one_open_attempt ON attempts (quiz_id, person_id, try_it) WHERE state = 'open';

CREATE INDEX attempts_by_start ON attempts (quiz_id, started_at, id);

CREATE INDEX attempts_of_person ON attempts (person_id);

CREATE INDEX attempts_by_deadline ON attempts (deadline_at) WHERE state = 'open';

CREATE INDEX uploads_of_person ON uploads (person_id, created_at);

CREATE INDEX drafts_of_owner ON drafts (owner_id);

CREATE INDEX former_codes_of_group ON former_join_codes (group_id);

CREATE INDEX co_owners_of_person ON co_owners (person_id);

CREATE INDEX links_of_person ON links (person_id);

CREATE INDEX links_of_group ON links (group_id);

CREATE INDEX quiz_moves_of_quiz ON quiz_moves (quiz_id, at);

CREATE INDEX corrections_of_attempt ON corrections (attempt_id, quiz_id, number);

CREATE INDEX allowances_of_person ON allowances (person_id);

CREATE INDEX draft_authors_of_person ON draft_authors (person_id);

CREATE INDEX revision_authors_of_person ON revision_authors (person_id);

CREATE INDEX certificates_of_person ON certificates (person_id, quiz_id);

CREATE INDEX certificates_of_quiz ON certificates (quiz_id);

CREATE INDEX certificates_of_attempt ON certificates (attempt_id);
