-- +goose Up

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

INSERT INTO draft_authors (set_id, person_id) SELECT set_id, by_person FROM drafts WHERE by_person IS NOT NULL;
CREATE INDEX draft_authors_of_person ON draft_authors (person_id);
CREATE INDEX revision_authors_of_person ON revision_authors (person_id);
