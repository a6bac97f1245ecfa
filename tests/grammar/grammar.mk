# The oracle of Turkish numbers, and the long form of its test. Included by the Makefile.

ORACLE := $(B)/tests/oracle

$(ORACLE): tests/grammar/oracle.c
	@mkdir -p $(@D)
	$(call say,link $@)$(CC) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -o $@ $< $$(pkg-config --libs icu-i18n icu-uc)

test-all test-render: $(ORACLE)

.PHONY: check-numbers
check-numbers: all $(ORACLE)  ## Turkish suffixes of all numbers to 999,999, five cases (minutes)
	$(call say,test)BIRLIK=$(B)/birlik UNIT=$(B)/tests NUMBERS=999999 prove -v tests/grammar-numbers.t
