# The tests. `make test` is the front door: it ends with `N passed, N failed`.
# Included by the Makefile; what a test is made of is told in tests/README.md.

TEST_BUILD := $(B)/tests
UNIT_TESTS := $(patsubst tests/unit/%.c,$(TEST_BUILD)/%,$(wildcard tests/unit/test_*.c))
NODE_MODULES := build/node/node_modules
# What a test needs besides the program.
TEST_NEEDS := all $(UNIT_TESTS) build/tests/pool/birlik build/tests/pool/peer
RUN_TESTS = FLAVOUR=$(FLAVOUR) PROGRAM=$(B)/birlik UNIT=$(TEST_BUILD) tests/run

.PHONY: test test-all test-turkish test-unit test-build test-render test-http test-browser golden asan

test:  ## install what the tests need, and run them all
	@deploy/packages test
	@$(MAKE) --no-print-directory test-all
test-all: $(TEST_NEEDS) $(NODE_MODULES)
	@$(RUN_TESTS)

# In Turkish tolower("I") is no i, a decimal has a comma, and [a-z] is another set: nothing of it may be felt.
TURKISH := LOCPATH=$(CURDIR)/build/locales LC_ALL=tr_TR.UTF-8 LANG=tr_TR.UTF-8 LANGUAGE=tr
test-turkish: build/locales/tr_TR.UTF-8  ## run all tests on a host in Turkish
	$(call say,test)env $(TURKISH) sh -c '[ "$$(locale decimal_point)" = , ]' && env $(TURKISH) $(MAKE) --no-print-directory test-all
build/locales/tr_TR.UTF-8:
	@deploy/packages test
	@mkdir -p $(@D)
	$(call say,locale tr_TR.UTF-8)localedef -i tr_TR -f UTF-8 $@

test-unit: $(UNIT_TESTS)  ## run the tests of single rooms
	$(call say,test)$(RUN_TESTS) unit
test-build: all  ## run the tests of the build
	$(call say,test)$(RUN_TESTS) build
test-render: all  ## run the tests of rendered pages
	$(call say,test)$(RUN_TESTS) render
test-http: all  ## run the tests through nginx
	$(call say,test)$(RUN_TESTS) http

test-browser: all $(NODE_MODULES)  ## run the tests in a browser
	$(call say,test)$(RUN_TESTS) browser

golden: all  ## accept the pages as they are rendered now
	$(call say,golden)PROGRAM=$(B)/birlik GOLDEN=write perl tests/golden.t >/dev/null && git --no-pager status --short tests/golden

asan:  ## run all tests with the sanitizers
	@$(MAKE) --no-print-directory FLAVOUR=asan test

# The validator of HTML, and what drives the browser: pinned in package-lock.json, none of their install scripts are run.
$(NODE_MODULES): tests/package.json tests/package-lock.json
	@mkdir -p build/node && cp tests/package.json tests/package-lock.json build/node/
	$(call say,npm)cd build/node && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error && touch node_modules
.PHONY: test-tools
test-tools: $(NODE_MODULES)  ## install the validator of HTML, and what drives the browser (npm)

# All of the engine but main, to link a test with.
$(TEST_BUILD)/engine.a: $(filter-out $(B)/commands/main.o,$(OBJECTS))
	@mkdir -p $(@D)
	$(call say,archive $@)rm -f $@ && $(AR) rcs $@ $^

$(TEST_BUILD)/%: tests/unit/%.c tests/unit/test.h $(TEST_BUILD)/engine.a
	$(call say,link $@)$(CC) $(CPPFLAGS) -Itests/unit $(CFLAGS) -Wno-write-strings $(LDFLAGS) -MMD -MP -MF $@.d -o $@ $< $(TEST_BUILD)/engine.a $(LDLIBS) -lcmocka

-include $(UNIT_TESTS:=.d)
