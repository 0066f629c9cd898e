package main

import (
	"fmt"
	"runtime/debug"
)

// version is set by the release build; a build from source names its commit where Go knows it.
var version = "development"

// versionCommand prints what is running.
type versionCommand struct{}

// Run implements the command.
func (versionCommand) Run(c *console) error {
	fmt.Fprintln(c.out, "readback", versionText())
	return nil
}

func versionText() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return version
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && version == "development" {
			return version + " " + s.Value[:min(12, len(s.Value))]
		}
	}
	return version
}
