package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"fmt"
	"io/fs"
	"log"
	"strings"
)

// archives are zip bombs, each with the member that a format begins with.
func archives(first string) []hostile {
	of := func(name string, write func(w *zip.Writer, size int)) hostile {
		return hostile{name, func(size int) []byte { return zipped(func(w *zip.Writer) { write(w, size) }) }}
	}
	return []hostile{
		of("zeros in the first", func(w *zip.Writer, size int) { put(w, first, strings.Repeat("\x00", 50*size)) }),
		of("letters in the first", func(w *zip.Writer, size int) { put(w, first, strings.Repeat("<a>", 10*size)) }),
		of("twenty thousand members", func(w *zip.Writer, _ int) { members(w, first, 20_000) }),
		of("more members", func(w *zip.Writer, _ int) { members(w, first, 30_000) }),
		of("names that lead out", func(w *zip.Writer, _ int) { put(w, "../../"+first, "<a/>") }),
		of("links", func(w *zip.Writer, _ int) { link(w, first) }),
		of("archives within", func(w *zip.Writer, _ int) {
			put(w, first, string(zipped(func(w *zip.Writer) { put(w, first, "<a/>") })))
		}),
		of("the first twice", func(w *zip.Writer, _ int) { put(w, first, "<a/>"); put(w, first, "<a/>") }),
		{"a million entries", func(int) []byte { return entries(1_000_000) }},
		{"sizes that lie", func(int) []byte {
			data := zipped(func(w *zip.Writer) { put(w, first, "<a/>") })
			at := bytes.Index(data, []byte("PK\x01\x02"))
			binary.LittleEndian.PutUint32(data[at+20:], 60<<20)
			binary.LittleEndian.PutUint32(data[at+24:], 60<<20)
			return data
		}},
		{"half an archive", func(int) []byte {
			data := zipped(func(w *zip.Writer) { put(w, first, strings.Repeat("<a/>", 1000)) })
			return data[:len(data)/2]
		}},
		{"only its mark", func(int) []byte { return []byte("PK\x03\x04") }},
		repeated("marks", "PK\x03\x04", "PK\x01\x02", ""), repeated("half marks", "PK\x03\x04", "PK\x01", ""),
	}
}

// tars are bombs in tar.gz.
func tars() []hostile {
	return []hostile{
		{"tar of zeros", func(size int) []byte { return tarred(map[string]string{"course.xml": strings.Repeat("\x00", 50*size)}) }},
		{"tar of letters", func(size int) []byte {
			return tarred(map[string]string{"course.xml": strings.Repeat("<a>", 5*size)})
		}},
		{"tar of many", func(int) []byte {
			files := map[string]string{}
			for i := range 30_000 {
				files[fmt.Sprint("course/", i, ".xml")] = "<problem/>"
			}
			return tarred(files)
		}},
		{"gzip of zeros", func(size int) []byte { return gzipped(make([]byte, 50*size)) }},
	}
}

func zipped(write func(*zip.Writer)) []byte {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	write(w)
	check(w.Close())
	return b.Bytes()
}

func put(w *zip.Writer, name, text string) {
	f, err := w.Create(name)
	check(err)
	_, err = f.Write([]byte(text))
	check(err)
}

func members(w *zip.Writer, first string, n int) {
	put(w, first, "<a/>")
	for i := 1; i < n; i++ {
		put(w, fmt.Sprintf("%d.xml", i), "<a/>")
	}
}

func link(w *zip.Writer, name string) {
	header := &zip.FileHeader{Name: name}
	header.SetMode(fs.ModeSymlink | 0o777)
	f, err := w.CreateHeader(header)
	check(err)
	_, err = f.Write([]byte("/etc/passwd"))
	check(err)
}

// entries is an archive that is nothing but a directory.
func entries(n int) []byte {
	entry := make([]byte, 46, 47)
	copy(entry, "PK\x01\x02")
	binary.LittleEndian.PutUint16(entry[28:], 1)
	directory := bytes.Repeat(append(entry, 'a'), n)
	end := binary.LittleEndian.AppendUint16([]byte("PK\x05\x06\x00\x00\x00\x00"), 0xFFFF)
	end = binary.LittleEndian.AppendUint16(end, 0xFFFF)
	end = binary.LittleEndian.AppendUint32(end, uint32(len(directory)))
	return append(directory, append(end, 0, 0, 0, 0, 0, 0)...)
}

func tarred(files map[string]string) []byte {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for name, text := range files {
		check(w.WriteHeader(&tar.Header{Name: name, Size: int64(len(text)), Mode: 0o644}))
		_, err := w.Write([]byte(text))
		check(err)
	}
	check(w.Close())
	return gzipped(b.Bytes())
}

func gzipped(data []byte) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, err := w.Write(data)
	check(err)
	check(w.Close())
	return b.Bytes()
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
