/*
 * What Turkish suffixes numbers take, worked out in another way than the site does it: ICU spells
 * the number in words, and the general rules of sound are applied to the last of them. Nothing
 * here knows a digit's suffix.
 *
 *     oracle CASE FROM TO     each whole number from FROM to TO with its suffix, one a line
 *     oracle CASE             each line of standard input: a number as people write it, 1.397 3,5 %45
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/unum.h>
#include <unicode/ustring.h>

enum { WORDS = 400 };

struct oracle {
	UNumberFormat *speller;
	const char *case_name;
};

static void give_up(const char *why)
{
	fprintf(stderr, "oracle: %s\n", why);
	exit(1);
}

/* The number in words, as UTF-16. */
static int32_t spell(const struct oracle *oracle, int64_t number, UChar words[WORDS])
{
	UErrorCode code = U_ZERO_ERROR;
	int32_t length = unum_formatInt64(oracle->speller, number, words, WORDS, NULL, &code);
	if (U_FAILURE(code) || length < 1)
		give_up(u_errorName(code));
	return length;
}

/* One of the letters, as code points; none of them is above U+FFFF. */
static int is_one_of(UChar letter, const UChar *letters)
{
	for (; *letters; letters++)
		if (*letters == letter)
			return 1;
	return 0;
}

/*
 * Harmony of two kinds: a suffix's wide vowel is a or e by whether the last vowel is a back one;
 * its narrow vowel agrees in roundness too. D is t behind a voiceless consonant. Between two vowels
 * stands y, or n of the genitive.
 */
static void print_suffix(const UChar *words, int32_t length, const char *case_name)
{
	UChar last = words[length - 1], vowel = 0;
	for (int32_t i = 0; i < length; i++)
		if (is_one_of(words[i], u"aeıioöuü"))
			vowel = words[i];
	int back = is_one_of(vowel, u"aıou"), round = is_one_of(vowel, u"oöuü"), open = is_one_of(last, u"aeıioöuü");
	const char *wide = back ? "a" : "e";
	const char *narrow = back ? (round ? "u" : "ı") : (round ? "ü" : "i");
	const char *stop = is_one_of(last, u"fstkçşhp") ? "t" : "d";

	if (strcmp(case_name, "abl") == 0)
		printf("%s%sn", stop, wide);
	else if (strcmp(case_name, "loc") == 0)
		printf("%s%s", stop, wide);
	else if (strcmp(case_name, "dat") == 0)
		printf("%s%s", open ? "y" : "", wide);
	else if (strcmp(case_name, "acc") == 0)
		printf("%s%s", open ? "y" : "", narrow);
	else if (strcmp(case_name, "gen") == 0)
		printf("%s%sn", open ? "n" : "", narrow);
	else
		give_up("no such case");
}

static void print_number(const struct oracle *oracle, const char *shown, int64_t spoken)
{
	UChar words[WORDS];
	printf("%s’", shown);
	print_suffix(words, spell(oracle, spoken, words), oracle->case_name);
	putchar('\n');
}

/* Of what is written, the number spoken last: behind the comma if there is one, without grouping and signs. */
static int64_t spoken_number(const char *shown)
{
	const char *comma = strchr(shown, ',');
	int64_t number = 0;
	for (const char *c = comma ? comma + 1 : shown; *c; c++)
		if (*c >= '0' && *c <= '9')
			number = number * 10 + (*c - '0');
	return number;
}

int main(int argc, char **argv)
{
	UErrorCode code = U_ZERO_ERROR;
	struct oracle oracle = {.speller = unum_open(UNUM_SPELLOUT, NULL, 0, "tr", NULL, &code)};
	char line[100];

	if (argc != 2 && argc != 4)
		give_up("CASE [FROM TO]");
	if (U_FAILURE(code))
		give_up(u_errorName(code));
	oracle.case_name = argv[1];
	if (argc == 4) {
		for (int64_t n = atoll(argv[2]); n <= atoll(argv[3]); n++) {
			snprintf(line, sizeof(line), "%lld", (long long)n);
			print_number(&oracle, line, n);
		}
	} else {
		while (fgets(line, sizeof(line), stdin)) {
			line[strcspn(line, "\n")] = '\0';
			print_number(&oracle, line, spoken_number(line));
		}
	}
	unum_close(oracle.speller);
	return fflush(stdout) == 0 ? 0 : 1;
}
