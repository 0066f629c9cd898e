-- +goose Up

CREATE TABLE media ( -- images that texts of sets show; each is kept once, whichever sets show it
	name TEXT PRIMARY KEY, -- made of the content: half of its SHA-256 in hexadecimal, and its kind
	data BLOB NOT NULL, -- the file
	added_at BIGINT NOT NULL -- when it was stored
);
