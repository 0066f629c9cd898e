package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"iter"
	"strings"

	"github.com/readback/readback/questions"
)

// mediumSum is the part of a SHA-256 that an image's name begins with.
func mediumSum(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:16])
}

// stem is a name without its extension.
func stem(name string) string {
	before, _, _ := strings.Cut(name, ".")
	return before
}

type mediumRow struct {
	name string
	data []byte
}

func scanMedium(row scanner) (m mediumRow, err error) { return m, row.Scan(&m.name, &m.data) }

// damagedMedia looks for images whose name isn't made of their content.
func damagedMedia(ctx context.Context, db *sql.DB) iter.Seq2[string, error] {
	next := func(q querier, after mediumRow) ([]mediumRow, error) {
		return all(q, scanMedium, `SELECT name, data FROM media WHERE name > $1 ORDER BY name LIMIT 5`, after.name)
	}
	return problems(pages(ctx, newStatements(db), next), func(m mediumRow) string {
		if mediumSum(m.data) == stem(m.name) {
			return ""
		}
		return fmt.Sprintf("media: %s: the checksum doesn't match", m.name)
	})
}

// mediaNames are the images that are stored.
func mediaNames(ctx context.Context, db *sql.DB) (map[string]bool, error) {
	list, err := all(&queries{ctx: ctx, statements: newStatements(db)}, scanText, `SELECT name FROM media`)
	names := map[string]bool{}
	for _, name := range list {
		names[name] = true
	}
	return names, err
}

// mediaOf reads the images out of a revision's content, without its questions, which come behind them.
func mediaOf(content string) []questions.Medium {
	d := json.NewDecoder(strings.NewReader(content))
	if _, err := d.Token(); err != nil {
		return nil
	}
	for d.More() {
		key, err := d.Token()
		if err != nil || key == "questions" {
			return nil
		}
		var list []questions.Medium
		var other json.RawMessage
		if key == "media" {
			_ = d.Decode(&list) // what can't be read has another checksum
			return list
		}
		if err := d.Decode(&other); err != nil {
			return nil
		}
	}
	return nil
}
