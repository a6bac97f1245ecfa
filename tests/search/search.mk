# The search under a million readers who type anything. Included by the Makefile; `make test` tries ten thousand.

.PHONY: fuzz-search
fuzz-search:  ## a million searches of broken text, under the sanitizers (two minutes)
	@$(MAKE) --no-print-directory FLAVOUR=asan build/asan/tests/test_search
	FUZZ=1000000 build/asan/tests/test_search
