# The tests of the pool: real processes, sockets and nginx, with an answer that is made up.
# Included by the Makefile; `make test-pool` runs them alone.

POOL_BUILD := build/tests/pool
POOL_CFLAGS := -std=c11 -D_GNU_SOURCE -Ifcgi -O2 -g $(WARNINGS)
POOL_SOURCES := $(wildcard fcgi/ground/*.c) fcgi/formats/config.c fcgi/formats/socket.c \
	$(wildcard fcgi/processes/*.c) fcgi/commands/command.c fcgi/commands/serve.c \
	fcgi/commands/publish.c fcgi/commands/release_list.c fcgi/site/manifest.c fcgi/libraries/digest.c \
	tests/pool/fake_answer.c tests/pool/fake_main.c
POOL_OBJECTS := $(POOL_SOURCES:%.c=$(POOL_BUILD)/%.o)

$(POOL_BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(call say,compile $<)$(CC) $(POOL_CFLAGS) -MMD -MP -c $< -o $@

$(POOL_BUILD)/birlik: $(POOL_OBJECTS)
	$(call say,link $@)$(CC) $(POOL_OBJECTS) -Wl,--wrap=fork -lfcgi -lnettle -o $@

$(POOL_BUILD)/peer: tests/pool/peer.c
	@mkdir -p $(@D)
	$(call say,link $@)$(CC) $(POOL_CFLAGS) $< -o $@

.PHONY: test-pool
test-pool: $(POOL_BUILD)/birlik $(POOL_BUILD)/peer
	prove tests/pool/*.t

-include $(POOL_OBJECTS:.o=.d)
