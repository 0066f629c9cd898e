-- +goose Up

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
CREATE INDEX links_of_person ON links (person_id);
CREATE INDEX links_of_group ON links (group_id);
