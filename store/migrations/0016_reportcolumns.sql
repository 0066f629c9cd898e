-- +goose Up

CREATE TABLE report_columns ( -- which columns of a report somebody took last; no row: all of them
	person_id TEXT NOT NULL REFERENCES people ON DELETE CASCADE, -- whose choice it is
	report TEXT NOT NULL, -- the report's name, like attempts
	columns TEXT NOT NULL, -- JSON: their names, in the order of the file
	PRIMARY KEY (person_id, report)
);
