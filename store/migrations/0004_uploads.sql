-- +goose Up

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

CREATE INDEX uploads_of_person ON uploads (person_id, created_at);
