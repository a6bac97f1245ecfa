# birlik: `make run` shows the site, `make test` tests it, `make help` lists the rest.
#
# Objects live in build/<flavour>/, so that a release and a sanitizer build stand side
# by side: FLAVOUR=release (default), asan.

FLAVOUR ?= release
PORT ?= 8080
STATE ?= build/run
PREFIX ?= /usr/local
B := build/$(FLAVOUR)

PACKAGES := libxml-2.0 libxslt sqlite3 icu-i18n icu-uc nettle zlib fcgi
-include build/packages.mk

WARNINGS := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wold-style-definition \
	-Wpointer-arith -Wwrite-strings -Wformat=2 -Wvla -Wundef -Werror
CFLAGS_release := -O2 -g -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fPIE
LDFLAGS_release := -pie -Wl,-z,relro,-z,now
CFLAGS_asan := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
LDFLAGS_asan := -fsanitize=address,undefined
VERSION := 0.1.0
CPPFLAGS += -D_GNU_SOURCE -DBIRLIK_VERSION='"$(VERSION)"' -Ifcgi $(PACKAGES_CFLAGS)
CFLAGS += -std=c11 -fno-common $(WARNINGS) $(CFLAGS_$(FLAVOUR))
LDFLAGS += $(LDFLAGS_$(FLAVOUR))
LDLIBS := $(PACKAGES_LIBS) -lgettextpo -lstemmer

SOURCES := $(sort $(wildcard fcgi/*/*.c))
OBJECTS := $(SOURCES:fcgi/%.c=$(B)/%.o)

# V=1 shows the commands.
say = $(if $(V),,@echo '  $(1)';)

.DEFAULT_GOAL := all
.PHONY: all
all: $(B)/birlik build/birlik_search.so  ## build the program, and its search for other programs of SQLite

$(B)/birlik: $(OBJECTS)
	$(call say,link $@)$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(B)/%.o: fcgi/%.c build/packages.mk Makefile
	@mkdir -p $(@D)
	$(call say,compile $<)$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

# The search as an extension that the sqlite3 shell can load.
EXTENSION := $(patsubst %,build/extension/%.o,ground/ascii ground/buffer ground/memory libraries/plain libraries/search \
	libraries/search_extension libraries/search_ranking libraries/search_words libraries/stemmer libraries/terms \
	libraries/tokenizer libraries/turkish libraries/turkish_words libraries/words)

build/birlik_search.so: $(EXTENSION)
	$(call say,link $@)$(CC) -shared $(LDFLAGS_release:-pie=) -o $@ $^ -lstemmer $(shell pkg-config --libs icu-uc)

build/extension/%.o: fcgi/%.c build/packages.mk Makefile
	@mkdir -p $(@D)
	$(call say,compile $<)$(CC) -DBIRLIK_EXTENSION $(CPPFLAGS) -std=c11 -fno-common $(WARNINGS) $(filter-out -fPIE,$(CFLAGS_release)) \
	-fPIC -fvisibility=hidden -MMD -MP -c -o $@ $<

# What pkg-config says, asked once; nothing is kept while something is missing.
build/packages.mk: Makefile
	@mkdir -p build
	@pkg-config --exists $(PACKAGES) 2>/dev/null && \
	{ echo "PACKAGES_CFLAGS := $$(pkg-config --cflags $(PACKAGES))"; \
	  echo "PACKAGES_LIBS := $$(pkg-config --libs $(PACKAGES))"; } > $@ || rm -f $@

-include $(OBJECTS:.o=.d) $(EXTENSION:.o=.d)

.PHONY: run install uninstall clean help compile-commands format check-format check-layers
# By the environment, not by the recipe's text: a folder may have a blank or a quote in its name.
run: export PORT := $(PORT)
run: export STATE := $(STATE)
run: export PROGRAM := $(B)/birlik
run:  ## show the site: installs what is missing, builds, serves on PORT (8080) until Ctrl-C
	@deploy/packages run
	@$(MAKE) --no-print-directory all
	@exec deploy/run

-include tests/tests.mk tests/search/search.mk tests/grammar/grammar.mk tests/pool/pool.mk tests/bench/bench.mk

check-layers:  ## floors, one library a room, no word of a language in C
	@tests/layers.t

format:  ## put the C sources into the house format
	@clang-format -i fcgi/*/*.[ch]
check-format:  ## is every C source in the house format?
	@clang-format --dry-run -Werror fcgi/*/*.[ch]

compile-commands:  ## compile_commands.json for editors
	@{ echo '['; for f in $(SOURCES); do \
	  echo "{\"directory\":\"$(CURDIR)\",\"file\":\"$$f\",\"command\":\"$(CC) $(subst ",\\\",$(CPPFLAGS)) -std=c11 -c $$f\"},"; \
	done; echo '{}]'; } > build/compile_commands.json

install: all  ## install into DESTDIR and PREFIX (/usr/local)
	install -D -m 755 $(B)/birlik '$(DESTDIR)$(PREFIX)/bin/birlik'
	install -d '$(DESTDIR)$(PREFIX)/share/birlik/nginx'
	install -m 644 deploy/nginx/* '$(DESTDIR)$(PREFIX)/share/birlik/nginx/'
	install -m 644 deploy/birlik.conf '$(DESTDIR)$(PREFIX)/share/birlik/birlik.conf'

uninstall:  ## remove what install has put there
	rm -f '$(DESTDIR)$(PREFIX)/bin/birlik'
	rm -rf '$(DESTDIR)$(PREFIX)/share/birlik'

clean:  ## remove all that was built, releases of `make run` too
	rm -rf build

help:  ## this list
	@sed -n 's/^\([a-z-]*\):.*  ## \(.*\)/\1|\2/p' Makefile tests/*.mk tests/*/*.mk 2>/dev/null | sort | \
	while IFS='|' read -r target what; do printf '  make %-17s %s\n' "$$target" "$$what"; done
