package views

import (
	"crypto/sha256"
	"encoding/binary"
	"strconv"
)

// AnonymousNumber stands for the learner's name where answers are judged without it. It is the same for an attempt
// wherever it is shown and for ever, and says nothing about who began it or when. Two attempts may share one by chance;
// no page tells them apart by it.
func AnonymousNumber(attempt string) string {
	sum := sha256.Sum256([]byte(attempt))
	return strconv.Itoa(10_000 + int(binary.BigEndian.Uint32(sum[:])%90_000))
}
