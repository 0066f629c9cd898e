-- +goose Up

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

CREATE INDEX certificates_of_person ON certificates (person_id, quiz_id);
CREATE INDEX certificates_of_quiz ON certificates (quiz_id);
CREATE INDEX certificates_of_attempt ON certificates (attempt_id);
