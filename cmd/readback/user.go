package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"text/tabwriter"
	"time"

	"golang.org/x/term"

	"github.com/readback/readback/accounts"
	"github.com/readback/readback/store"
	"github.com/readback/readback/words"
)

// userCommand adds, lists and changes people. WHO is an email, a sign-in name or an id.
type userCommand struct {
	Add      userAdd      `cmd:"" help:"Add somebody; asks for a password, or reads it from standard input."`
	List     userList     `cmd:"" help:"List everybody."`
	Role     userRole     `cmd:"" help:"Give somebody a role."`
	Password userPassword `cmd:"" help:"Give somebody a new password."`
	Disable  userDisable  `cmd:"" help:"Keep somebody out, or with --undo let them in again."`
	Delete   userDelete   `cmd:"" help:"Delete somebody with all their attempts."`
}

type userAdd struct {
	database
	Name       string `arg:"" help:"The name that others see."`
	Role       string `help:"learner, instructor or administrator." default:"learner" enum:"learner,instructor,administrator"`
	Email      string `help:"The email that they sign in with; without one they get a sign-in name."`
	NoPassword bool   `help:"Without a password; a return code to come back with is printed."`
}

// Run implements the command.
func (cmd *userAdd) Run(c *console) error {
	person, err := cmd.person()
	if err != nil {
		return inWords(err)
	}
	var secrets store.Secrets
	code := ""
	if cmd.NoPassword {
		code = accounts.NewReturnCode()
		secrets.ReturnHash = accounts.Hash(code)
	} else if secrets.PasswordHash, err = newPassword(c, person); err != nil {
		return err
	}
	return cmd.with(func(_ context.Context, s *store.Store) error {
		added, err := s.AddPerson(person, secrets)
		if errors.Is(err, store.ErrTaken{}) {
			return fmt.Errorf("somebody else signs in as %s already", person.Email)
		}
		if err != nil {
			return err
		}
		fmt.Fprintf(c.out, "%s is added as %s, and signs in as %s\n", added.Name, added.Role, added.SignsInAs())
		if code != "" {
			fmt.Fprintf(c.out, "Return code: %s\n", code)
		}
		return nil
	})
}

func (cmd *userAdd) person() (p accounts.Person, err error) {
	p = accounts.Person{Role: accounts.Role(cmd.Role), CreatedAt: time.Now()}
	if p.Name, err = accounts.ParseName(cmd.Name); err != nil {
		return p, err
	}
	if cmd.Email != "" {
		p.Email, err = accounts.ParseEmail(cmd.Email)
	}
	return p, err
}

type userList struct {
	database
	JSON bool `help:"Print a JSON list."`
}

// listedPerson is a person as other programs read them.
type listedPerson struct {
	ID         string        `json:"id"`
	Name       string        `json:"name"`
	SignsInAs  string        `json:"signs_in_as"`
	Role       accounts.Role `json:"role"`
	Guest      bool          `json:"guest"`
	Disabled   bool          `json:"disabled"`
	ExternalID string        `json:"external_id"`
}

// Run implements the command.
func (cmd *userList) Run(c *console) error {
	return cmd.with(func(ctx context.Context, s *store.Store) error {
		people, err := s.People(ctx)
		if err != nil {
			return err
		}
		listed := make([]listedPerson, 0, len(people))
		for _, p := range people {
			listed = append(listed, listedPerson{p.ID, p.Name, p.SignsInAs(), p.Role, p.Guest, p.Disabled, p.ExternalID})
		}
		if cmd.JSON {
			return printJSON(c.out, listed)
		}
		table := tabwriter.NewWriter(c.out, 0, 0, 2, ' ', 0)
		for _, p := range listed {
			fmt.Fprintf(table, "%s\t%s\t%s\t%s\n", p.Name, p.SignsInAs, p.Role, map[bool]string{true: "disabled"}[p.Disabled])
		}
		return table.Flush()
	})
}

type userRole struct {
	database
	Who  string `arg:"" help:"An email, a sign-in name or an id."`
	Role string `arg:"" help:"learner, instructor or administrator." enum:"learner,instructor,administrator"`
}

// Run implements the command.
func (cmd *userRole) Run(*console) error {
	return cmd.change(cmd.Who, func(s *store.Store, p accounts.Person) error {
		return s.SetRole(p.ID, accounts.Role(cmd.Role))
	})
}

type userPassword struct {
	database
	Who string `arg:"" help:"An email, a sign-in name or an id."`
}

// Run implements the command.
func (cmd *userPassword) Run(c *console) error {
	return cmd.change(cmd.Who, func(s *store.Store, p accounts.Person) error {
		hash, err := newPassword(c, p)
		if err != nil {
			return err
		}
		return s.SetPassword(p.ID, hash)
	})
}

type userDisable struct {
	database
	Who  string `arg:"" help:"An email, a sign-in name or an id."`
	Undo bool   `help:"Let them in again."`
}

// Run implements the command.
func (cmd *userDisable) Run(*console) error {
	return cmd.change(cmd.Who, func(s *store.Store, p accounts.Person) error {
		if cmd.Undo {
			return s.SetDisabled(p.ID, time.Time{})
		}
		return s.SetDisabled(p.ID, time.Now())
	})
}

type userDelete struct {
	database
	Who    string `arg:"" help:"An email, a sign-in name or an id."`
	HandTo string `help:"Who gets the question sets, quizzes and groups that they own." placeholder:"WHO"`
}

// Run implements the command.
func (cmd *userDelete) Run(*console) error {
	return cmd.change(cmd.Who, func(s *store.Store, p accounts.Person) error {
		if cmd.HandTo != "" {
			heir, err := find(s, cmd.HandTo)
			if err != nil {
				return err
			}
			if err := s.HandOver(p.ID, heir.ID); err != nil {
				return err
			}
		}
		err := s.DeletePerson(p.ID)
		if errors.Is(err, store.ErrOwner) {
			return fmt.Errorf("%s still owns question sets, quizzes or groups: say with --hand-to who gets them", p.Name)
		}
		return err
	})
}

// change finds somebody and changes them.
func (d *database) change(who string, change func(*store.Store, accounts.Person) error) error {
	return d.with(func(_ context.Context, s *store.Store) error {
		p, err := find(s, who)
		if err != nil {
			return err
		}
		return change(s, p)
	})
}

// find looks somebody up by an email, a sign-in name or an id.
func find(s *store.Store, who string) (accounts.Person, error) {
	ctx := context.Background()
	p, _, err := s.PersonByLogin(ctx, who)
	if errors.Is(err, store.ErrNotFound) {
		p, err = s.Person(ctx, who)
	}
	if errors.Is(err, store.ErrNotFound) {
		return p, fmt.Errorf("there is nobody who signs in as %q", who)
	}
	return p, err
}

// newPassword asks for a password on a terminal, or reads one line, and returns its hash.
func newPassword(c *console, p accounts.Person) (string, error) {
	password, err := readPassword(c)
	if err != nil {
		return "", err
	}
	if err := accounts.CheckPassword(password, p); err != nil {
		return "", inWords(err)
	}
	return accounts.NewPasswords().Hash(context.Background(), password)
}

func readPassword(c *console) (string, error) {
	if file, ok := c.in.(*os.File); ok && term.IsTerminal(int(file.Fd())) {
		fmt.Fprint(c.err, "Password: ")
		typed, err := term.ReadPassword(int(file.Fd()))
		fmt.Fprintln(c.err)
		return string(typed), err
	}
	line, err := bufio.NewReader(c.in).ReadString('\n')
	if line == "" && err != nil {
		return "", fmt.Errorf("no password on standard input: %w", err)
	}
	return strings.TrimRight(line, "\r\n"), nil
}

// inWords says a refusal as a page would.
func inWords(err error) error {
	var refused *accounts.Refusal
	if errors.As(err, &refused) {
		return errors.New(words.For(os.Getenv("LANG")).T("refusal."+refused.Rule, "limit", refused.Limit))
	}
	return err
}
