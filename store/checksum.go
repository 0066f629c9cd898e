package store

import (
	"crypto/sha256"
	"encoding/hex"
	"hash/crc32"
	"strconv"
	"time"
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// answerSum is the CRC-32C that is stored with an answer. The engine notices a damaged page, but not every damaged
// value in it. The fields are joined by a byte that none of them contains.
func answerSum(attempt, question string, seq int64, answer string, savedAt time.Time) int64 {
	const separator = 0
	b := make([]byte, 0, 128+len(answer))
	b = append(append(b, attempt...), separator)
	b = append(append(b, question...), separator)
	b = append(strconv.AppendInt(b, seq, 10), separator)
	b = append(append(b, answer...), separator)
	b = strconv.AppendInt(b, savedAt.UnixMilli(), 10)
	return int64(crc32.Checksum(b, castagnoli))
}

// contentSum is the SHA-256 that is stored with a revision.
func contentSum(content string) string {
	sum := sha256.Sum256([]byte(content))
	return hex.EncodeToString(sum[:])
}
