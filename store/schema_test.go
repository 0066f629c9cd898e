package store

import (
	"flag"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write schema.sql anew")

const schemaHead = `-- The whole schema as the migrations leave it, for reading. Made by go test ./store -run Schema -update.
-- Ids are random text; times are Unix milliseconds, UTC.

`

func TestSchemaFileIsUpToDate(t *testing.T) {
	s := openTest(t)
	statements := must[[]string](t)(definitions(t.Context(), s.reads))
	now := schemaHead + strings.Join(statements, ";\n\n") + ";\n"
	if *update {
		if err := os.WriteFile("schema.sql", []byte(now), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if then := must[[]byte](t)(os.ReadFile("schema.sql")); string(then) != now {
		t.Error("schema.sql is stale: run go test ./store -run Schema -update")
	}
}

func TestEveryColumnIsCommented(t *testing.T) {
	s := openTest(t)
	for _, statement := range must[[]string](t)(definitions(t.Context(), s.reads)) {
		for line := range strings.Lines(statement) {
			line = strings.TrimSpace(line)
			constraint := strings.HasPrefix(line, "PRIMARY KEY") || strings.HasPrefix(line, "UNIQUE") || strings.HasPrefix(line, ")")
			if strings.HasPrefix(statement, "CREATE TABLE") && !constraint && !strings.Contains(line, " -- ") {
				t.Errorf("no comment: %s", line)
			}
		}
	}
}
