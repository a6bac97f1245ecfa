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
LDLIBS := $(PACKAGES_LIBS) -lgettextpo

SOURCES := $(sort $(wildcard fcgi/*/*.c))
OBJECTS := $(SOURCES:fcgi/%.c=$(B)/%.o)

# V=1 shows the commands.
say = $(if $(V),,@echo '  $(1)';)

.DEFAULT_GOAL := all
.PHONY: all
all: $(B)/birlik  ## build the program

$(B)/birlik: $(OBJECTS)
	$(call say,link $@)$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(B)/%.o: fcgi/%.c build/packages.mk Makefile
	@mkdir -p $(@D)
	$(call say,compile $<)$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

# What pkg-config says, asked once.
build/packages.mk: Makefile
	@mkdir -p build
	@{ echo "PACKAGES_CFLAGS := $$(pkg-config --cflags $(PACKAGES) 2>/dev/null)"; \
	   echo "PACKAGES_LIBS := $$(pkg-config --libs $(PACKAGES) 2>/dev/null)"; } > $@

-include $(OBJECTS:.o=.d)
