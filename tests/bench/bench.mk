# Measuring. Included by the Makefile.
#
#   make bench                   four minutes; a site of ORGANISATIONS=10000
#   make bench ROUNDS=9 SECONDS=5
#   make bench-instructions      callgrind alone, which other work on the machine does not disturb
#   make bench-watch             from the save of a source to the page, 20 of each kind
#   make bench-plans             the plan of every statement alone
#   make bench-search            search beside organisations, 100,000 records: ten minutes, 4 GB of memory, 3 GB of disk

BENCH_BUILD := build/bench
BENCH_CFLAGS := -std=c11 -D_GNU_SOURCE -O2 -g $(WARNINGS)
BENCH_TOOLS := $(BENCH_BUILD)/generate $(BENCH_BUILD)/null $(BENCH_BUILD)/plans

$(BENCH_BUILD)/generate: $(wildcard tests/bench/generate*.c) tests/bench/generate.h
	@mkdir -p $(@D)
	$(CC) $(BENCH_CFLAGS) $(filter %.c,$^) -o $@

$(BENCH_BUILD)/null: tests/bench/null.c
	@mkdir -p $(@D)
	$(CC) $(BENCH_CFLAGS) $< -lfcgi -o $@

# The engine without its main.
$(BENCH_BUILD)/plans: tests/bench/plans.c $(filter-out $(B)/commands/%,$(OBJECTS))
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(BENCH_CFLAGS) $^ $(LDLIBS) -o $@

.PHONY: bench bench-all bench-instructions bench-watch bench-plans bench-search
bench:  ## measure: ratios to nginx and to an empty worker, instructions, memory, plans
	@deploy/packages bench
	@$(MAKE) --no-print-directory bench-all
bench-all: $(B)/birlik $(BENCH_TOOLS)
	@PROGRAM=$(B)/birlik TOOLS=$(BENCH_BUILD) ROUNDS='$(ROUNDS)' BENCH_SECONDS='$(SECONDS)' ORGANISATIONS='$(ORGANISATIONS)' tests/bench/run

bench-instructions: $(B)/birlik $(BENCH_TOOLS)
	@PROGRAM=$(B)/birlik TOOLS=$(BENCH_BUILD) ORGANISATIONS='$(ORGANISATIONS)' tests/bench/run instructions

bench-watch: $(B)/birlik  ## measure: from the save of a source to the page
	@PROGRAM=$(B)/birlik ROUNDS='$(ROUNDS)' tests/bench/watch

bench-plans: $(B)/birlik $(BENCH_TOOLS)
	@PROGRAM=$(B)/birlik TOOLS=$(BENCH_BUILD) ORGANISATIONS='$(ORGANISATIONS)' tests/bench/run plans

# 59,000 organisations have 11,800 articles and 29,496 publications: 100,296 records.
bench-search: all $(BENCH_TOOLS)  ## measure search at 100,000 records, beside pages of organisations
	@deploy/packages bench
	@PROGRAM=$(B)/birlik TOOLS=$(BENCH_BUILD) ROUNDS='$(ROUNDS)' BENCH_SECONDS='$(SECONDS)' ORGANISATIONS='$(or $(ORGANISATIONS),59000)' tests/bench/run search
