# The program needs Go and a C compiler. `make test` also needs Chromium, and installs it from Debian's packages.

.PHONY: run check test unit properties e2e generate generated chromium dist clean

GENERATED = views/*_templ.go docs/set.schema.json

run: ## Run the web app on http://localhost:8080
	go run ./cmd/readback

check: ## The quick one: format, vet, staticcheck, generated files up to date, unit tests
check: format vet generated unit

format:
	@unformatted=$$(gofmt -l $$(git ls-files '*.go')); test -z "$$unformatted" || { echo "Run gofmt -w on:"; echo "$$unformatted"; exit 1; }

vet:
	go vet ./...
	go tool staticcheck ./...

generate: ## Make the generated files again
	go tool templ generate -path views
	go generate ./...

generated: ## Fail when a generated file is not what its source makes of it
	@before=$$(cat $(GENERATED) | sha256sum); $(MAKE) --no-print-directory generate >/dev/null 2>&1 || { $(MAKE) generate; exit 1; }; \
	after=$$(cat $(GENERATED) | sha256sum); test "$$before" = "$$after" || { echo "Generated files were out of date and are made again: commit them."; git status --short $(GENERATED); exit 1; }

TESTED = $(shell go list ./... | grep -v /e2e)
DRAWN = $(shell go list -f '{{range .TestImports}}{{if eq . "pgregory.net/rapid"}}{{$$.ImportPath}}{{end}}{{end}}' ./...)

# So that a change passes or fails by what it changes, property tests draw the same cases here each time.
unit:
	go test $(DRAWN) -rapid.seed=1
	go test $(filter-out $(DRAWN),$(TESTED))

properties: ## Property tests on other cases, and on more of them
	go test $(DRAWN) -rapid.checks=2000

e2e: chromium
	go test -count=1 -timeout 20m ./e2e

test: check e2e ## Everything

chromium:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || \
	{ echo "Installing Chromium from Debian's packages"; sudo=$$(test "$$(id -u)" = 0 || echo sudo); \
	  $$sudo apt-get update -qq && $$sudo apt-get install -y -qq --no-install-recommends chromium; }

VERSION = $(shell git describe --tags --always --dirty 2>/dev/null || echo development)
NAME = readback-$(VERSION)-$(shell go env GOOS)-$(shell go env GOARCH)

dist: ## A tar.gz with the binary, the README and the licence
	mkdir -p dist/$(NAME)
	go build -trimpath -ldflags "-s -w -X main.version=$(VERSION)" -o dist/$(NAME)/readback ./cmd/readback
	cp README.md CHANGELOG.md LICENSE dist/$(NAME)/
	tar -C dist -czf dist/$(NAME).tar.gz $(NAME)
	@echo dist/$(NAME).tar.gz

clean:
	rm -rf bin dist
